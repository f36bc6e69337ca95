import { Tokenizer } from 'htmlparser2';
import { apart, trimmed } from '../../text/chars.js';
import { matches } from '../../text/matches.js';
import type { Replacement } from '../../text/replacement.js';
import { isNote } from './unseen.js';

/** Tags that a draft in Markdown or plain text has from a web page or an editor, outside its tables. */
const TAG =
  /<(\/?)(a|b|strong|i|em|u|s|del|ins|strike|span|font|sub|sup|mark|small|big|br|p|div|center|section|article|h[1-6]|hr|o:p)(?=[\s/>])[^<>\n]{0,2000}>/gi;
const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;
const BLOCKS = new Set(['br', 'p', 'div', 'center', 'section', 'article', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const STRUCK = new Set(['s', 'del', 'strike']);
/** What is struck out, or the mark of a note, ends within so many characters on its line. */
const REACH = 500;

/** Where tags and entities stand within [from, to), in order; within a row of pipes a line break is none. */
export function inlineMarkup(text: string, from: number, to: number): Replacement[] {
  const part = text.slice(from, to);
  const found: Replacement[] = [];
  if (part.includes('<')) {
    let done = 0;
    const isPipeRow = pipeRows(part);
    for (const match of matches(part, TAG)) {
      const { index, 0: tag, 1: slash, 2: written = '' } = match;
      if (index < done) continue;
      const name = written.toLowerCase();
      const end = index + tag.length;
      done = slash === '' ? endOfUnseen(part, name, end) : end;
      found.push({ start: from + index, end: from + done, text: BLOCKS.has(name) && !isPipeRow(index) ? '\n' : '' });
    }
  }
  if (!part.includes('&')) return found;
  for (const { index, 0: entity } of matches(part, ENTITY)) {
    const character = decoded(entity);
    if (character !== undefined) found.push({ start: from + index, end: from + index + entity.length, text: character });
  }
  return found.sort((a, b) => a.start - b.start).filter((one, i, all) => one.start >= (all[i - 1]?.end ?? 0));
}

/** The end of struck-out words and marks of notes, tags included; of any other tag its own end. */
function endOfUnseen(part: string, name: string, end: number): number {
  if (!STRUCK.has(name) && !(name === 'sup' && isNote(part, end))) return end;
  const behind = part.slice(end, end + REACH);
  const close = new RegExp(`^[^\\n|]*?</${name}\\s*>`, 'i').exec(behind);
  return close === null ? end : end + close[0].length;
}

/** Whether the line at an index is a row of a pipe table; asked from the front to the back, so no line is gone through twice. */
function pipeRows(part: string): (index: number) => boolean {
  let start = 0;
  let end = -1;
  let isRow = false;
  return (index) => {
    if (index <= end) return isRow;
    while (end < index && end < part.length) {
      start = end + 1;
      end = part.indexOf('\n', start);
      if (end < 0) end = part.length;
    }
    isRow = isPipeRow(part, start, end);
    return isRow;
  };
}

/** It begins or ends with a pipe. */
function isPipeRow(part: string, start: number, end: number): boolean {
  const { start: from, end: to } = trimmed(part, start, end);
  return part[from] === '|' || (part[to - 1] === '|' && part[to - 2] !== '\\');
}

const known = new Map<string, string | undefined>();
const MOST_KNOWN = 500;

/** The character of an entity, nothing where there is no such; those that would make lines or cells are blanks. */
function decoded(entity: string): string | undefined {
  if (known.has(entity)) return known.get(entity);
  let text = '';
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontextentity: (code) => {
        text += String.fromCodePoint(code);
      },
      ontext: ignore,
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(entity);
  tokenizer.end();
  const character = text === '' ? undefined : text.replace(/[\n\r\t]/g, ' ').replaceAll('|', '｜');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(apart(entity), character);
  return character;
}
