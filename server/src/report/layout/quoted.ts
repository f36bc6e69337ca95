import type { Replacement } from '../../text/replacement.js';

const FIRST = /^[ \t]{0,3}>/m;
const MARK = /^[ \t]{0,3}(?:>[ \t]?)+/;
const LONGEST_MARK = 40;
/** From this share of its lines on, a draft is a quotation as a whole: forwarded by mail, or put into a block. */
const MOST = 0.8;

/**
 * The marks `>` of quoted lines, which are not read. Of a draft that is quoted as a whole all of them; else those before a row of a table
 * in pipes or drawn lines alone: a quotation within a text is not what its author says, and in markup `>` may close a tag.
 */
export function quoteMarks(text: string): Replacement[] {
  if (!FIRST.test(text)) return [];
  const rows: Replacement[] = [];
  const all: Replacement[] = [];
  let written = 0;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + LONGEST_MARK));
    if (line.trim() !== '') written += 1;
    const mark = MARK.exec(line)?.[0].length ?? 0;
    if (mark > 0) {
      const replacement = { start, end: start + mark, text: '' };
      all.push(replacement);
      if (/^[ \t]*[|│┃║｜]/.test(line.slice(mark))) rows.push(replacement);
    }
    start = end + 1;
  }
  return all.length >= written * MOST ? all : rows;
}
