import * as z from 'zod/mini';
import { equationShape, key, text, texts } from '../data/schema-parts.js';
import { FORM_IDS } from '../data/types.js';

/** The severity of a rule in settings and configuration. */
export const severitySetting = z.enum(['error', 'warning', 'info', 'hint', 'off']);
/** The form to judge by; `auto` is that of the report's year. */
export const formSetting = z.enum(['auto', ...FORM_IDS]);

/** One finding that is silenced by its content; without a reason the entry does nothing. */
export const ignoreEntry = z.readonly(
  z.strictObject({
    rule: z.string().check(z.minLength(1), z.describe('规则名 · rule')),
    fingerprint: z.string().check(z.regex(/^[0-9a-f]{12}$/), z.describe('问题的内容指纹 · fingerprint of the finding')),
    reason: z.string().check(z.trim(), z.minLength(1), z.describe('忽略的理由 · why it is silenced')),
    file: z
      .exactOptional(z.string().check(z.minLength(1)))
      .check(z.describe('草稿，相对于本文件的路径 · the draft, relative to this file')),
  }),
);

const place = z.string().check(z.trim(), z.minLength(1));

/** Where the reports of the units below a body are, and which draft is the body's. */
export const unitsSetting = z.union([
  place,
  z.readonly(
    z.strictObject({
      folder: place.check(z.describe('各单位年报所在的文件夹 · the folder of the units’ reports')),
      roster: z.exactOptional(place).check(z.describe('应交单位名单，每行一个 · the units that have to report, a name a line')),
      file: z
        .exactOptional(place)
        .check(z.describe('本级年报；不写则为本文件旁边的年报 · the body’s own report; else those beside this file')),
    }),
  ),
]);

/** gouji.config.json: for the drafts of its folder and of those below. */
export const configSchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  form: z.exactOptional(formSetting).check(z.describe('按哪一代格式检查 · form to judge by')),
  previous: z
    .exactOptional(z.string().check(z.trim(), z.minLength(1)))
    .check(z.describe('上年年报：文件或文件夹，相对于本文件的路径 · last year’s reports: a file or a folder, relative to this file')),
  formPack: z
    .exactOptional(z.string().check(z.trim(), z.minLength(1)))
    .check(z.describe('地方格式：一个 JSON 文件，相对于本文件的路径 · a form of your own: a JSON file, relative to this file')),
  units: z
    .exactOptional(unitsSetting)
    .check(
      z.describe(
        '本级年报与各单位之和核对：各单位年报在哪里，相对于本文件 · the reports of the units that this body adds up, relative to this file',
      ),
    ),
  rules: z.exactOptional(z.record(z.string(), severitySetting)).check(z.describe('各规则的级别 · severity of each rule')),
  ignore: z.exactOptional(z.readonly(z.array(ignoreEntry))).check(z.describe('不再提示的问题 · silenced findings')),
});

const packRow = z.readonly(
  z.strictObject({
    table: text.check(z.describe('表：t2、t3、t4 · table')),
    after: key.check(z.describe('排在哪一行之后（行的 key） · the row that it follows')),
    key: key.check(z.describe('本行的 key，等式里用 · its key, for equations')),
    label: text.check(z.describe('行名 · its label')),
    variants: z.exactOptional(texts).check(z.describe('行名的其他写法 · other wordings')),
  }),
);

/** A row that a pack adds; it stands on the level of the row before it, and takes its figures in the same columns. */
export type PackRow = z.infer<typeof packRow>;

/** What extends a form: a province's own rows, and equations about them. */
export const packSchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  extends: z.enum(FORM_IDS).check(z.describe('以哪一代格式为底 · the form that it extends')),
  name: text.check(z.describe('名称 · name')),
  source: z.readonly(z.array(text).check(z.minLength(1))).check(z.describe('依据 · what it rests on')),
  rows: z.exactOptional(z.readonly(z.array(packRow))).check(z.describe('增加的行 · rows added')),
  equations: z
    .exactOptional(z.readonly(z.array(z.readonly(z.strictObject(equationShape)))))
    .check(z.describe('增加的勾稽关系 · equations added')),
});

/** A pack whose shape is right; whether its rows and cells are those of the form is another question. */
export type FormPack = z.infer<typeof packSchema>;
