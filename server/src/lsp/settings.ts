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
}

export const defaultSettings: Settings = { rules: {}, form: 'auto' };

const ruleSettings = z.record(z.string(), z.unknown());

/** Reads settings of unknown shape key by key: a bad one is complained of and keeps its default, the others hold. */
export function parseSettings(raw: unknown, knownRules: ReadonlySet<string>, complain: (message: Message) => void): Settings {
  return { rules: parseRules(property(raw, 'rules'), knownRules, complain), form: parseForm(property(raw, 'form'), complain) };
}

/** The section `gouji` of a `didChangeConfiguration`, whether the client sends the whole tree or the section alone. */
export function sectionOf(settings: unknown): unknown {
  return property(settings, 'gouji') ?? settings;
}

function parseForm(raw: unknown, complain: (message: Message) => void): Settings['form'] {
  if (raw === undefined || raw === null) return defaultSettings.form;
  const form = formSetting.safeParse(raw);
  if (form.success) return form.data;
  complain(invalid('gouji.form', raw, formSetting.options));
  return defaultSettings.form;
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
