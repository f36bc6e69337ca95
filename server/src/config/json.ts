import { createScanner, findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type * as z from 'zod/mini';
import { type LineIndex, lineIndex } from '../text/lines.js';
import { type Message, say } from '../text/message.js';
import { type Span, span } from '../text/span.js';

/** What is wrong in a configuration, and where. */
export interface ConfigProblem {
  readonly at: Span;
  /** `3:12`, counted from one. */
  readonly place: string;
  readonly message: Message;
}

/** Characters, or bytes before they are read: room for ten thousand entries and more. What is larger is something else. */
export const LIMIT = 2_000_000;
/** Said of a file larger than `LIMIT`, which is not read. */
export const TOO_LARGE = say('配置文件太大，须小于 2 MB', 'the configuration is too large; it must be below 2 MB');

/** A configuration nests three levels deep; far deeper ones would exhaust the stack of the parser. */
const MOST_LEVELS = 30;
/** More are counted, not listed: nobody reads them, and each costs a walk through the file. */
const MOST_PROBLEMS = 20;
/** Of settings, or of silenced findings: room for every draft of a province. Each bad one costs the check some microseconds, at every reading. */
const MOST_ENTRIES = 25_000;
const TOO_MANY = say(`一项之下超过 ${MOST_ENTRIES} 条，没有采用`, `more than ${MOST_ENTRIES} entries under one name; none of them applies`);
const LONGEST_QUOTE = 60;
/** Said of a file that no configuration can be, for its brackets. */
export const TOO_DEEP = say(`括号套了 ${MOST_LEVELS} 层以上，不是配置文件`, `brackets more than ${MOST_LEVELS} deep: no configuration`);

/** A file as a tree, so that a problem can be shown at its place, and as the value that it stands for. */
export interface Json {
  readonly tree: Node;
  readonly value: unknown;
}

/** Reads JSON, with comments and commas too many; where it is none, or such as would keep its reader for long, the one problem. */
export function readJson(text: string): Json | { readonly problem: ConfigProblem } {
  if (text.length > LIMIT) return refused(text, span(0, 0), TOO_LARGE);
  if (isTooDeep(text)) return refused(text, span(0, 0), TOO_DEEP);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [broken] = errors;
  if (broken !== undefined || tree === undefined) {
    return refused(text, span(broken?.offset ?? 0, (broken?.offset ?? 0) + (broken?.length ?? 0)), notJson(broken));
  }
  const crowded = tree.children?.find((property) => (property.children?.[1]?.children?.length ?? 0) > MOST_ENTRIES);
  if (crowded !== undefined) return refused(text, span(crowded.offset, crowded.offset + crowded.length), TOO_MANY);
  return { tree, value: getNodeValue(tree) };
}

/** The file is refused as a whole: nothing of it applies. */
function refused(text: string, at: Span, message: Message): { readonly problem: ConfigProblem } {
  return { problem: problemAt(lineIndex(text), at, message) };
}

/** What to say of a syntax error, by the name that the parser gives it. */
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

/** Whether the parser, which calls itself for each bracket, would be led too deep: asked before anything parses the text. */
export function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let level = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length && level <= MOST_LEVELS; scanner.scan()) {
    const mark = text[scanner.getTokenOffset()];
    if (mark === '{' || mark === '[') level += 1;
    else if (mark === '}' || mark === ']') level -= 1;
  }
  return level > MOST_LEVELS;
}

/** What is said of the value at a path of the file. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: () => Message;
}

/** The first ones; where there are more, their number stands at the place of the next. */
export function listed(text: string, tree: Node, complaints: readonly Complaint[]): ConfigProblem[] {
  const lines = lineIndex(text);
  const problems = complaints.slice(0, MOST_PROBLEMS).map(({ path, message }) => problemAt(lines, placeOf(tree, path), message()));
  const next = complaints[MOST_PROBLEMS];
  if (next !== undefined) {
    const left = complaints.length - MOST_PROBLEMS;
    const more = say(`还有 ${left} 处不对，没有一一列出`, `${left} more problems, not listed`);
    problems.push(problemAt(lines, placeOf(tree, next.path), more));
  }
  return problems;
}

function problemAt(lines: LineIndex, at: Span, message: Message): ConfigProblem {
  const { line, character } = lines.positionAt(at.start);
  return { at, place: `${line + 1}:${character + 1}`, message };
}

function placeOf(root: Node, path: readonly PropertyKey[]): Span {
  const node = findNodeAtLocation(root, path.filter((key) => typeof key !== 'symbol') as (string | number)[]);
  const named = node?.parent?.type === 'property' ? node.parent : (node ?? root);
  return span(named.offset, named.offset + named.length);
}

/** What zod has to say of a value, in words for those who have never heard of it. */
export function describe(issue: z.core.$ZodIssue): Message {
  const path = shortened(issue.path.join('.')) || '内容';
  if (issue.code === 'unrecognized_keys') {
    const keys = shortened(issue.keys.slice(0, MOST_PROBLEMS).join('、'));
    return say(`${path}：没有 ${keys} 这一项`, `${path}: there is no ${keys}`);
  }
  if (issue.path.at(-1) === 'reason')
    return say(`${path}：请写明忽略的理由，否则这一条不起作用`, `${path}: give the reason; without one the entry does nothing`);
  const { zh, en } = wrongValue(issue);
  return say(`${path}：${zh}`, `${path}: ${en}`);
}

function wrongValue(issue: z.core.$ZodIssue): Message {
  if (issue.code === 'invalid_value') return say(`应为 ${issue.values.join('、')} 之一`, `must be one of ${issue.values.join(', ')}`);
  if (issue.code === 'invalid_type') return say('缺少，或类型不对', 'missing, or of the wrong type');
  return say('写法不对', 'not written as it should be');
}

/** A name as long as a book does not become a message as long. */
export function shortened(name: string): string {
  return name.length > LONGEST_QUOTE ? `${name.slice(0, LONGEST_QUOTE)}…` : name;
}
