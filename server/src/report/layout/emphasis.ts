import { matches } from '../../text/matches.js';
import type { Replacement } from '../../text/replacement.js';
import type { Span } from '../../text/span.js';
import { mark } from './marks.js';

/** Marks of Markdown that a reader does not see, as pairs; offsets are into the text that was looked at. */
export interface Marked {
  readonly replacements: readonly Replacement[];
  /** `**` before and behind emphasised words: in plain text they are left over. */
  readonly stars: readonly (readonly [Span, Span])[];
}

/** `**词**`; not 5*3*2, not across cells. */
const STARS = /(?<![\\*])(\*{1,3})(?=[^\s*|])([^*|\n\t]{1,400})\1(?!\*)/g;
/** `__词__`; a run of underscores between words is a blank to be filled in. */
const UNDERSCORES = /(?<![\p{L}\p{N}_\\])(_{2,3})(?=[\p{L}\p{N}（《“])([^_|\n\t]{1,400})\1(?![\p{L}\p{N}_])/gu;
/** `~~词~~` was struck out. */
const STRUCK = /~~(?=[^\s~|])[^~|\n\t]{1,400}~~/g;
/** `\*`, `1\.` and `一\、`; `\|` is for the one who reads the cells. */
const ESCAPED = /\\(?=[!-/:-@[-`{}~、。，：；（）．])/g;
/** `## 一、总体情况 ##` and `## 一、总体情况 {#zongti}` */
const HEADING_END = /^[ \t]{0,3}#{1,6}[ \t][^\n]*?\S([^\S\n]+#+|[^\S\n]*\{[#.][^{}\n]{1,60}\})[^\S\n]*$/gm;
/** `[词](地址)` */
const LINK = /(?<![!\\])(\[)[^[\]\n|]{1,200}(\]\([^()\s]{0,200}[/.#:][^()\s]{0,500}\))/g;

/** Where a text holds marks of emphasis, escapes, links and ends of headings; `marks` are the kinds of marks that may stand in it. */
export function emphasisIn(text: string, marks: number): Marked {
  const has = (kind: number) => (marks & kind) !== 0;
  const found: Replacement[] = [];
  const stars: [Span, Span][] = [];
  const out = (start: number, end: number) => found.push({ start, end, text: '' });
  if (has(mark.star)) {
    for (const { index, 0: whole, 1: run = '', 2: words = '' } of matches(text, STARS)) {
      const end = index + whole.length;
      if (/\s$/.test(words) || (run.length === 1 && /[\dA-Za-z]/.test(`${text[index - 1] ?? ''}${text[end] ?? ''}`))) continue;
      const pair: [Span, Span] = [
        { start: index, end: index + run.length },
        { start: end - run.length, end },
      ];
      for (const { start, end: to } of pair) out(start, to);
      if (run.length > 1) stars.push(pair);
    }
  }
  if (has(mark.underscore) && text.includes('__')) {
    for (const { index, 0: whole, 1: run = '', 2: words = '' } of matches(text, UNDERSCORES)) {
      if (/[\s，、：]$/.test(words)) continue;
      out(index, index + run.length);
      out(index + whole.length - run.length, index + whole.length);
    }
  }
  if (has(mark.tilde)) for (const { index, 0: whole } of matches(text, STRUCK)) out(index, index + whole.length);
  if (has(mark.backslash)) for (const { index } of matches(text, ESCAPED)) out(index, index + 1);
  if (has(mark.link) && text.includes('](')) {
    for (const { index, 0: whole, 2: target = '' } of matches(text, LINK)) {
      out(index, index + 1);
      out(index + whole.length - target.length, index + whole.length);
    }
  }
  if (has(mark.hash | mark.brace) && /[#}][^\S\n]*$/m.test(text)) {
    for (const { index, 0: line, 1: end = '' } of matches(text, HEADING_END)) {
      const start = index + line.lastIndexOf(end);
      out(start, start + end.length);
    }
  }
  return { replacements: apart(found), stars };
}

/** In order, and none that begins within another. */
function apart(found: readonly Replacement[]): Replacement[] {
  const kept: Replacement[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
}
