import * as z from 'zod';
import { equationShape, key, text, texts } from '../data/schema-parts.js';
import { FORM_IDS } from '../data/types.js';

/** The severity of a rule in settings and configuration. */
export const severitySetting = z.enum(['error', 'warning', 'info', 'hint', 'off']);
/** The form to judge by; `auto` is that of the report's year. */
export const formSetting = z.enum(['auto', ...FORM_IDS]);

/** One finding that is silenced by its content; without a reason the entry does nothing. */
export const ignoreEntry = z
  .strictObject({
    rule: z.string().min(1).describe('规则名 · rule'),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .describe('问题的内容指纹 · fingerprint of the finding'),
    reason: z.string().trim().min(1).describe('忽略的理由 · why it is silenced'),
    file: z.string().min(1).exactOptional().describe('草稿，相对于本文件的路径 · the draft, relative to this file'),
  })
  .readonly();

const place = z.string().trim().min(1);

/** Where the reports of the units below a body are, and which draft is the body's. */
export const unitsSetting = z.union([
  place,
  z
    .strictObject({
      folder: place.describe('各单位年报所在的文件夹 · the folder of the units’ reports'),
      roster: place.exactOptional().describe('应交单位名单，每行一个 · the units that have to report, a name a line'),
      file: place.exactOptional().describe('本级年报；不写则为本文件旁边的年报 · the body’s own report; else those beside this file'),
    })
    .readonly(),
]);

/** gouji.config.json: for the drafts of its folder and of those below. */
export const configSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  form: formSetting.exactOptional().describe('按哪一代格式检查 · form to judge by'),
  previous: z
    .string()
    .trim()
    .min(1)
    .exactOptional()
    .describe('上年年报：文件或文件夹，相对于本文件的路径 · last year’s reports: a file or a folder, relative to this file'),
  formPack: z
    .string()
    .trim()
    .min(1)
    .exactOptional()
    .describe('地方格式：一个 JSON 文件，相对于本文件的路径 · a form of your own: a JSON file, relative to this file'),
  units: unitsSetting
    .exactOptional()
    .describe(
      '本级年报与各单位之和核对：各单位年报在哪里，相对于本文件 · the reports of the units that this body adds up, relative to this file',
    ),
  rules: z.record(z.string(), severitySetting).exactOptional().describe('各规则的级别 · severity of each rule'),
  ignore: z.array(ignoreEntry).readonly().exactOptional().describe('不再提示的问题 · silenced findings'),
});

const packRow = z
  .strictObject({
    table: text.describe('表：t2、t3、t4 · table'),
    after: key.describe('排在哪一行之后（行的 key） · the row that it follows'),
    key: key.describe('本行的 key，等式里用 · its key, for equations'),
    label: text.describe('行名 · its label'),
    variants: texts.exactOptional().describe('行名的其他写法 · other wordings'),
  })
  .readonly();

/** A row that a pack adds; it stands on the level of the row before it, and takes its figures in the same columns. */
export type PackRow = z.infer<typeof packRow>;

/** What extends a form: a province's own rows, and equations about them. */
export const packSchema = z.strictObject({
  $schema: z.string().exactOptional(),
  extends: z.enum(FORM_IDS).describe('以哪一代格式为底 · the form that it extends'),
  name: text.describe('名称 · name'),
  source: z.array(text).min(1).readonly().describe('依据 · what it rests on'),
  rows: z.array(packRow).readonly().exactOptional().describe('增加的行 · rows added'),
  equations: z.array(z.strictObject(equationShape).readonly()).readonly().exactOptional().describe('增加的勾稽关系 · equations added'),
});

/** A pack whose shape is right; whether its rows and cells are those of the form is another question. */
export type FormPack = z.infer<typeof packSchema>;
