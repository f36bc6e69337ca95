import type { RuleSetting } from '../check/check.js';
import type { Ignore } from '../check/suppression.js';
import type { Form, FormId } from '../data/types.js';
import { type Message, say } from '../text/message.js';
import {
  type Complaint,
  type ConfigProblem,
  describe,
  isTooDeep,
  LIMIT,
  listed,
  readJson,
  shortened,
  TOO_DEEP,
  TOO_LARGE,
} from './json.js';
import { configSchema, ignoreEntry, severitySetting, unitsSetting } from './schema.js';

/** What gouji.config.json says, without what is wrong in it. */
export interface Config {
  readonly form?: FormId | 'auto';
  /** Where last year's reports are, as it stands in the file. */
  readonly previous?: string;
  /** Where the file is that extends a form, as it stands in the configuration. */
  readonly formPack?: string;
  /** The form that this file makes. */
  readonly extended?: Form;
  readonly units?: UnitsPlace;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly ignore: readonly Ignore[];
}

/** Where the reports of the units are that a body's own report is held against. */
export interface UnitsPlace {
  readonly folder: string;
  readonly roster?: string;
  /** The body's own report; where it is not named, every draft in the folder of the configuration. */
  readonly file?: string;
  /** The folder of the configuration; put in by whoever reads it from a file. */
  readonly beside?: string;
}

/** What holds of a configuration, and what is wrong in it. */
export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** What a configuration is called, in every folder. */
export const NAME = 'gouji.config.json';

const NOTHING: Config = { rules: {}, ignore: [] };
const NOT_UTF8 = say(
  '配置文件不是 UTF-8 编码：请用记事本或 VS Code 打开，另存为 UTF-8 编码',
  'the configuration is not encoded in UTF-8: open it in Notepad or VS Code and save it as UTF-8',
);

/** The text of a configuration, or why it has none. */
export function decodeConfig(bytes: Uint8Array): { readonly text: string } | { readonly failure: Message } {
  if (bytes.length > LIMIT) return { failure: TOO_LARGE };
  try {
    // The byte order mark that Notepad writes is no part of the text.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isTooDeep(text) ? { failure: TOO_DEEP } : { text };
  } catch {
    return { failure: NOT_UTF8 };
  }
}

/** Reads a configuration; each problem points at its key, and whatever is right holds all the same. */
export function parseConfig(text: string, knownRules: ReadonlySet<string>): ParsedConfig {
  const json = readJson(text);
  if ('problem' in json) return { config: NOTHING, problems: [json.problem] };
  const { tree, value: raw } = json;
  const checked = configSchema.safeParse(raw);
  const config = salvage(checked.data ?? raw);
  const complaints: Complaint[] = (checked.error?.issues ?? []).map((issue) => ({ path: issue.path, message: () => describe(issue) }));
  for (const rule of Object.keys(config.rules)) {
    if (knownRules.has(rule)) continue;
    const name = shortened(rule);
    complaints.push({ path: ['rules', rule], message: () => say(`没有规则 ${name}`, `no rule ${name}`) });
  }
  return { config, problems: listed(text, tree, complaints) };
}

/** Entry by entry, so that one bad line does not switch on everything that was silenced. */
function salvage(raw: unknown): Config {
  const { form, previous, units, formPack, rules, ignore } = (raw ?? {}) as Record<string, unknown>;
  const knownForm = configSchema.shape.form.safeParse(form).data;
  const place = configSchema.shape.previous.safeParse(previous).data;
  const pack = configSchema.shape.formPack.safeParse(formPack).data;
  const below = unitsSetting.safeParse(units).data;
  const settings = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  return {
    ...(knownForm === undefined ? {} : { form: knownForm }),
    ...(place === undefined ? {} : { previous: place }),
    ...(pack === undefined ? {} : { formPack: pack }),
    ...(below === undefined ? {} : { units: typeof below === 'string' ? { folder: below } : below }),
    rules: Object.fromEntries(settings.filter((entry): entry is [string, RuleSetting] => severitySetting.safeParse(entry[1]).success)),
    ignore: (Array.isArray(ignore) ? ignore : []).flatMap((entry) => ignoreEntry.safeParse(entry).data ?? []),
  };
}
