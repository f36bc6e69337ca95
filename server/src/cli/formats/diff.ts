import type { Edit } from '../../text/edits.js';
import { type Locale, type Message, say } from '../../text/message.js';
import type { Fixed } from '../batch/item.js';
import type { Formatter } from '../engine.js';
import { printable, printableLines } from '../paint.js';

const CONTEXT = 3;

/** Lines of the text as it was, and what comes in their place. Line ends belong to their lines. */
interface Change {
  /** Half-open, zero-based. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * For --fix-dry-run: what would become of each file; the last line is none of a diff, and `patch` passes it over. A line with
 * marks that a terminal would obey shows their numbers, so `patch` refuses it: safety of the reader goes first.
 */
export function diffFormatter(locale: Locale): Formatter {
  return {
    begin: () => '',
    file: ({ path, fixed }) => (fixed === undefined ? '' : printableLines(unifiedDiff(printable(path), fixed.source, fixed.edits))),
    failed: () => '',
    between: '',
    end: ({ summary: { fixed = { places: 0, files: 0, unwritten: 0 } } }) => `${fixedText(fixed, false)[locale]}\n`,
  };
}

/** How much `--fix` has written, or `--fix-dry-run` would, in one sentence. */
export function fixedText({ places, files, unwritten }: Fixed, written: boolean): Message {
  if (!written && places > 0)
    return say(`可以改正 ${places} 处，涉及 ${files} 个文件；没有写入`, `${places} fixes for ${files} files; nothing written`);
  const done = say(`已改正 ${places} 处，写回 ${files} 个文件`, `${places} fixes applied in ${files} files`);
  const failed = say(`有 ${unwritten} 处可以改，但没有写成`, `${unwritten} fixes could not be written`);
  if (places > 0 && unwritten > 0) return say(`${done.zh}；另${failed.zh}`, `${done.en}; ${failed.en}`);
  if (places > 0) return done;
  return unwritten > 0 ? failed : say('没有可以放心改的地方', 'nothing that could be fixed safely');
}

/** What edits (in order, against `before`) do to a file, as `diff -u` writes it and `patch` reads it. Nothing for no edits. */
export function unifiedDiff(path: string, before: string, edits: readonly Edit[]): string {
  const lines = linesOf(before);
  const hunks = groups(changesOf(before, lines, edits));
  if (hunks.length === 0) return '';
  let shift = 0;
  const parts = hunks.map((hunk) => {
    const text = hunkText(lines, hunk, shift);
    for (const { from, to, lines: added } of hunk) shift += added.length - (to - from);
    return text;
  });
  return `--- ${path}\n+++ ${path}\n${parts.join('')}`;
}

/** Edits that meet on a line make one change; lines that come out as they were are no part of it. */
function changesOf(before: string, lines: readonly string[], edits: readonly Edit[]): Change[] {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  const startOf = (line: number) => starts[line] ?? before.length;
  const changes: Change[] = [];
  let next = 0;
  let line = 0;
  while (next < edits.length) {
    const first = edits[next];
    if (first === undefined) break;
    while (line + 1 < lines.length && startOf(line + 1) <= first.at.start) line += 1;
    const from = line;
    let to = Math.min(from + 1, lines.length);
    let text = '';
    let done = startOf(from);
    for (let edit = edits[next]; edit !== undefined && (edit.at.start < startOf(to) || to === lines.length); edit = edits[next]) {
      text += before.slice(done, edit.at.start) + edit.newText;
      done = edit.at.end;
      // Where the end of a line is taken away, the next line joins it.
      const joins = edit.at.end > edit.at.start && !edit.newText.endsWith('\n');
      while (to < lines.length && (startOf(to) < done || (joins && startOf(to) === done))) to += 1;
      next += 1;
    }
    text += before.slice(done, startOf(to));
    changes.push(shortest(lines, { from, to, lines: linesOf(text) }));
  }
  return changes.filter(({ from, to, lines: added }) => to > from || added.length > 0);
}

function shortest(lines: readonly string[], { from, to, lines: added }: Change): Change {
  let head = 0;
  while (from + head < to && head < added.length && lines[from + head] === added[head]) head += 1;
  let tail = 0;
  while (to - tail > from + head && added.length - tail > head && lines[to - 1 - tail] === added[added.length - 1 - tail]) tail += 1;
  return { from: from + head, to: to - tail, lines: added.slice(head, added.length - tail) };
}

/** Changes whose surroundings meet stand in one hunk. */
function groups(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.from - last.to <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkText(lines: readonly string[], hunk: readonly Change[], shift: number): string {
  const start = Math.max(0, (hunk[0]?.from ?? 0) - CONTEXT);
  const end = Math.min(lines.length, (hunk.at(-1)?.to ?? 0) + CONTEXT);
  const body: string[] = [];
  let at = start;
  let grown = 0;
  for (const { from, to, lines: added } of hunk) {
    body.push(...marked(' ', lines.slice(at, from)), ...marked('-', lines.slice(from, to)), ...marked('+', added));
    grown += added.length - (to - from);
    at = to;
  }
  body.push(...marked(' ', lines.slice(at, end)));
  return `@@ -${rangeOf(start, end - start)} +${rangeOf(start + shift, end - start + grown)} @@\n${body.join('')}`;
}

function rangeOf(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.map((line) => mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}
