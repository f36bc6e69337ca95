import * as z from 'zod';
import { formSetting, severitySetting } from '../config/schema.js';
import type { FormId } from '../data/types.js';
import type { RuleSetting } from '../rules/check.js';
import { type Message, say } from '../text/message.js';
import { property } from './capabilities.js';

/** The settings `gouji.*` as checked. */
export interface Settings {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly form: FormId | 'auto';
  /** At totals: always, only where a sum fails, or never. */
  readonly inlayHints: 'always' | 'failing' | 'never';
  readonly codeLens: boolean;
}

export const defaultSettings: Settings = { rules: {}, form: 'auto', inlayHints: 'failing', codeLens: true };

const hintSetting = z.enum(['always', 'failing', 'never']);
const ruleSettings = z.record(z.string(), z.unknown());

/** Reads settings of unknown shape key by key: a bad one is complained of and keeps its default, the others hold. */
export function parseSettings(raw: unknown, knownRules: ReadonlySet<string>, complain: (message: Message) => void): Settings {
  const parse = <K extends keyof Settings>(key: K, schema: z.ZodType<Settings[K]>, allowed: readonly string[]) =>
    parseOne({ key, raw: property(raw, key), schema, allowed }, complain);
  return {
    rules: parseRules(property(raw, 'rules'), knownRules, complain),
    form: parse('form', formSetting, formSetting.options),
    inlayHints: parse('inlayHints', hintSetting, hintSetting.options),
    codeLens: parse('codeLens', z.boolean(), ['true', 'false']),
  };
}

/** The section `gouji` of a `didChangeConfiguration`, whether the client sends the whole tree or the section alone. */
export function sectionOf(settings: unknown): unknown {
  return property(settings, 'gouji') ?? settings;
}

interface Setting<K extends keyof Settings> {
  readonly key: K;
  readonly raw: unknown;
  readonly schema: z.ZodType<Settings[K]>;
  readonly allowed: readonly string[];
}

function parseOne<K extends keyof Settings>({ key, raw, schema, allowed }: Setting<K>, complain: (message: Message) => void): Settings[K] {
  if (raw === undefined || raw === null) return defaultSettings[key];
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  complain(invalid(`gouji.${key}`, raw, allowed));
  return defaultSettings[key];
}

function parseRules(raw: unknown, known: ReadonlySet<string>, complain: (message: Message) => void): Settings['rules'] {
  if (raw === undefined || raw === null) return {};
  const entries = Array.isArray(raw) ? undefined : ruleSettings.safeParse(raw).data;
  if (entries === undefined) {
    complain(say(`设置 gouji.rules 应是“规则: 级别”的对象，已忽略。`, 'Setting gouji.rules must be an object of rule: severity; ignored.'));
    return {};
  }
  const rules: Record<string, RuleSetting> = {};
  for (const [id, value] of Object.entries(entries)) {
    const setting = severitySetting.safeParse(value);
    if (!known.has(id)) complain(say(`设置 gouji.rules：没有规则 ${id}，已忽略。`, `Setting gouji.rules: no rule ${id}; ignored.`));
    else if (setting.success) rules[id] = setting.data;
    else complain(invalid(`gouji.rules.${id}`, value, severitySetting.options));
  }
  return rules;
}

function invalid(key: string, value: unknown, allowed: readonly string[]): Message {
  const shown = JSON.stringify(value);
  return say(
    `设置 ${key} 的值 ${shown} 无效，已忽略；可用：${allowed.join('、')}。`,
    `Setting ${key}: invalid value ${shown}, ignored; allowed: ${allowed.join(', ')}.`,
  );
}
