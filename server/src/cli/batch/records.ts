import { isUtf8 } from 'node:buffer';
import { LONGEST_DRAFT } from '../../report/structure/unreadable.js';
import { type Message, say } from '../../text/message.js';
import type { Item } from './item.js';

/** Bytes of a line, where JSON may write each character of a draft with six. What is longer is no draft, and is passed over. */
const LONGEST_LINE = 4 * LONGEST_DRAFT;
const LINE_FEED = 0x0a;

/** The items of --stdin-files: a path a line, or a JSON record with `path` and `text`. Each line gives one item, whatever is in it. */
export async function* recordsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Item> {
  let number = 0;
  for await (const line of linesOf(chunks, LONGEST_LINE)) {
    number += 1;
    yield line === undefined ? refused(number, TOO_LONG) : itemOf(line, number);
  }
}

/** Lines without their ends; undefined for one that is too long. What comes behind the last end is a line if there is anything. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const line = () => (length > longest ? undefined : parts.length === 1 ? parts[0] : Buffer.concat(parts));
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      parts.push(chunk.subarray(from, end));
      length += end - from;
      yield line();
      parts = [];
      length = 0;
      from = end + 1;
    }
    length += chunk.length - from;
    if (length > longest) parts = [];
    else if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (length > 0) yield line();
}

const TOO_LONG = say('这一行太长，没有读', 'the line is too long; it was not read');
const EMPTY = say('空行：每行应是一个文件名，或一条 JSON 记录', 'an empty line: each should be a path or a JSON record');
const NOT_UTF8 = say('这一行不是有效的 UTF-8 文本', 'the line is not valid UTF-8');
const NO_RECORD = say(
  'JSON 记录应为 {"path": "文件名", "text": "全文"}（不写 text 时读这个文件）',
  'a JSON record should be {"path": "name", "text": "the draft"} (without text the file is read)',
);

function itemOf(bytes: Uint8Array, number: number): Item {
  if (!isUtf8(bytes)) return refused(number, NOT_UTF8);
  const line = new TextDecoder().decode(bytes).replace(/\r$/, '');
  if (line.trim() === '') return refused(number, EMPTY);
  if (!/^\s*\{/.test(line)) return { path: line, named: true };
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return refused(number, say('这一行以 { 开头，却不是有效的 JSON', 'the line begins with { but is not valid JSON'));
  }
  const { path, text } = record as { readonly path?: unknown; readonly text?: unknown };
  if (typeof path !== 'string' || path.trim() === '' || !(text === undefined || typeof text === 'string'))
    return refused(number, NO_RECORD);
  return { path, named: true, ...(text === undefined ? {} : { content: text }) };
}

/** Named by its line, for it has no name of its own. */
function refused(number: number, failure: Message): Item {
  return { path: `<stdin>:${number}`, failure };
}
