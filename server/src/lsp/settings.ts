import * as z from 'zod/mini';
import type { RuleSetting } from '../check/check.js';
import { formSetting, severitySetting } from '../config/schema.js';
import type { FormId } from '../data/types.js';
import { type Message, say } from '../text/message.js';
import { property } from './capabilities.js';

/** When the hint behind a total is shown. */
const INLAY_HINTS = ['always', 'failing', 'never'] as const;
/**
 * Which files of a folder are judged though they are not open. `reports`: all, where something in the folder is named as a report, or a
 * report in it has been opened.
 */
const WHOLE_FOLDER = ['reports', 'always', 'never'] as const;
/** Languages of findings; `auto` is that of the client. */
const LANGUAGES = ['auto', 'zh-cn', 'en'] as const;

/** The settings `gouji.*` as checked. */
export interface Settings {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly form: FormId | 'auto';
  /** The language of findings; `auto`: the client's. */
  readonly language: (typeof LANGUAGES)[number];
  /** Findings of what is being written wait until it is complete. */
  readonly calm: boolean;
  readonly inlayHints: (typeof INLAY_HINTS)[number];
  /** Behind each figure what it was last year. */
  readonly lastYearHints: boolean;
  /** Where last year's reports are: a file or a folder, from the folder that is open; '' where nothing is said. */
  readonly previous: string;
  readonly codeLens: boolean;
  /** Whether reports of the folder that are not open are checked too. */
  readonly wholeFolder: (typeof WHOLE_FOLDER)[number];
  /** So many reports of it at most. */
  readonly wholeFolderLimit: number;
}

const MOST_REPORTS = 10_000;

/** What holds where the user has set nothing. */
export const defaultSettings: Settings = {
  rules: {},
  form: 'auto',
  language: 'auto',
  calm: true,
  inlayHints: 'failing',
  lastYearHints: false,
  previous: '',
  codeLens: true,
  wholeFolder: 'reports',
  wholeFolderLimit: 500,
};

const ruleSettings = z.record(z.string(), z.unknown());

/** Reads settings of unknown shape key by key: a bad one is complained of and keeps its default, the others hold. */
export function parseSettings(raw: unknown, knownRules: ReadonlySet<string>, complain: (message: Message) => void): Settings {
  const one = <T extends string | boolean>(key: string, fallback: T, allowed: readonly T[]) =>
    parseOne(raw, key, fallback, allowed, complain);
  return {
    rules: parseRules(property(raw, 'rules'), knownRules, complain),
    form: one('form', defaultSettings.form, formSetting.options),
    language: one('language', defaultSettings.language, LANGUAGES),
    calm: one('calm', defaultSettings.calm, [true, false]),
    inlayHints: one('inlayHints', defaultSettings.inlayHints, INLAY_HINTS),
    lastYearHints: one('lastYearHints', defaultSettings.lastYearHints, [true, false]),
    previous: parsePath(raw, 'previous', complain),
    codeLens: one('codeLens', defaultSettings.codeLens, [true, false]),
    wholeFolder: one('wholeFolder', defaultSettings.wholeFolder, WHOLE_FOLDER),
    wholeFolderLimit: parseLimit(property(raw, 'wholeFolderLimit'), complain),
  };
}

/** The section `gouji` of a `didChangeConfiguration`, whether the client sends the whole tree or the section alone. */
export function sectionOf(settings: unknown): unknown {
  return property(settings, 'gouji') ?? settings;
}

/** One of a few values; absent or bad: the default. */
function parseOne<T extends string | boolean>(
  raw: unknown,
  key: string,
  fallback: T,
  allowed: readonly T[],
  complain: (message: Message) => void,
): T {
  const value = property(raw, key);
  if (value === undefined || value === null) return fallback;
  const found = allowed.find((one) => one === value);
  if (found === undefined) complain(invalid(`gouji.${key}`, value, allowed));
  return found ?? fallback;
}

function parseLimit(value: unknown, complain: (message: Message) => void): number {
  if (value === undefined || value === null) return defaultSettings.wholeFolderLimit;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_REPORTS) return value;
  complain(invalid('gouji.wholeFolderLimit', value, [`1–${MOST_REPORTS}`]));
  return defaultSettings.wholeFolderLimit;
}

function parsePath(raw: unknown, key: string, complain: (message: Message) => void): string {
  const value = property(raw, key);
  if (typeof value === 'string') return value.trim();
  if (value !== undefined && value !== null) {
    complain(
      say(`设置 gouji.${key} 应是文件或文件夹的路径，已忽略。`, `Setting gouji.${key} must be the path of a file or a folder; ignored.`),
    );
  }
  return '';
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

function invalid(key: string, value: unknown, allowed: readonly (string | boolean)[]): Message {
  const shown = JSON.stringify(value);
  return say(
    `设置 ${key} 的值 ${shown} 无效，已忽略；可用：${allowed.join('、')}。`,
    `Setting ${key}: invalid value ${shown}, ignored; allowed: ${allowed.join(', ')}.`,
  );
}
