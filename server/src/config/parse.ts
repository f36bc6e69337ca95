import { findNodeAtLocation, getNodeValue, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type * as z from 'zod';
import type { FormId } from '../data/types.js';
import type { RuleSetting } from '../rules/check.js';
import type { Ignore } from '../rules/silencing.js';
import { lineIndex } from '../text/lines.js';
import { type Message, say } from '../text/message.js';
import { type Span, span } from '../text/span.js';
import { configSchema, ignoreEntry, severitySetting } from './schema.js';

/** What gouji.config.json says, without what is wrong in it. */
export interface Config {
  readonly form?: FormId | 'auto';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly ignore: readonly Ignore[];
}

export interface ConfigProblem {
  readonly at: Span;
  /** `3:12`, counted from one. */
  readonly place: string;
  readonly message: Message;
}

export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export const NAME = 'gouji.config.json';
const NOTHING: Config = { rules: {}, ignore: [] };

/** By the names of the parser. */
const NOT_JSON: Readonly<Record<string, Message>> = {
  PropertyNameExpected: say('这里应是加了双引号的名称', 'a name in double quotes is expected here'),
  ValueExpected: say('这里缺少内容', 'a value is missing here'),
  ColonExpected: say('这里缺少冒号', 'a colon is missing here'),
  CommaExpected: say('这里缺少逗号', 'a comma is missing here'),
  CloseBraceExpected: say('这里缺少右花括号 }', 'a closing } is missing here'),
  CloseBracketExpected: say('这里缺少右方括号 ]', 'a closing ] is missing here'),
  UnexpectedEndOfString: say('双引号没有成对', 'a double quote is not closed'),
  EndOfFileExpected: say('后面还有多余的内容', 'something is left over behind the end'),
};

function notJson(error: ParseError | undefined): Message {
  const what = NOT_JSON[error === undefined ? 'ValueExpected' : printParseErrorCode(error.error)];
  return say(`不是完整的 JSON${what === undefined ? '' : `：${what.zh}`}`, `not valid JSON${what === undefined ? '' : `: ${what.en}`}`);
}

/** Reads a configuration; each problem points at its key, and whatever is right holds all the same. */
export function parseConfig(text: string, knownRules: ReadonlySet<string>): ParsedConfig {
  const lines = lineIndex(text);
  const problem = (at: Span, message: Message): ConfigProblem => {
    const { line, character } = lines.positionAt(at.start);
    return { at, place: `${line + 1}:${character + 1}`, message };
  };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [broken] = errors;
  if (broken !== undefined || tree === undefined) {
    const at = span(broken?.offset ?? 0, (broken?.offset ?? 0) + (broken?.length ?? 0));
    return { config: NOTHING, problems: [problem(at, notJson(broken))] };
  }
  const raw: unknown = getNodeValue(tree);
  const checked = configSchema.safeParse(raw);
  const problems = (checked.error?.issues ?? []).map((issue) => problem(placeOf(tree, issue.path), told(issue)));
  const config = salvage(raw);
  for (const rule of Object.keys(config.rules)) {
    if (knownRules.has(rule)) continue;
    problems.push(problem(placeOf(tree, ['rules', rule]), say(`没有规则 ${rule}`, `no rule ${rule}`)));
  }
  return { config, problems };

  function placeOf(root: typeof tree, path: readonly PropertyKey[]): Span {
    const node = root && findNodeAtLocation(root, path.filter((key) => typeof key !== 'symbol') as (string | number)[]);
    const named = node?.parent?.type === 'property' ? node.parent : (node ?? root);
    return span(named?.offset ?? 0, (named?.offset ?? 0) + (named?.length ?? 0));
  }
}

function told(issue: z.core.$ZodIssue): Message {
  const path = issue.path.join('.') || '内容';
  const zh = () => {
    if (issue.code === 'invalid_value') return `应为 ${issue.values.join('、')} 之一`;
    if (issue.code === 'unrecognized_keys') return `没有 ${issue.keys.join('、')} 这一项`;
    return issue.code === 'invalid_type' ? '缺少，或类型不对' : '写法不对';
  };
  return say(`${path}：${zh()}`, `${path}: ${issue.message}`);
}

/** Entry by entry, so that one bad line does not switch on everything that was silenced. */
function salvage(raw: unknown): Config {
  const whole = configSchema.safeParse(raw);
  const { form, rules, ignore } = (whole.data ?? raw ?? {}) as Record<string, unknown>;
  const knownForm = configSchema.shape.form.safeParse(form).data;
  const settings = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  return {
    ...(knownForm === undefined ? {} : { form: knownForm }),
    rules: Object.fromEntries(settings.filter((entry): entry is [string, RuleSetting] => severitySetting.safeParse(entry[1]).success)),
    ignore: (Array.isArray(ignore) ? ignore : []).flatMap((entry) => ignoreEntry.safeParse(entry).data ?? []),
  };
}
