import { commentsIn } from '../../text/comments.js';
import type { ReadingCopy } from '../../text/reading-copy.js';

/** What a page or a piece of one opens with. */
const OPENS = /^\ufeff?\s*<(!doctype|html|head|body|div|p|table|h1)[\s>]/i;
const SURE = /^(?:!doctype|html|head|body)$/i;
const BLOCK = /<(\/?)(?:html|body|p|div|table|center|section|article|ul|ol|h[1-6])(?=[\s>])[^<>]{0,2000}>/gi;
/** So far a draft that opens with a tag is looked at. */
const OPENING = 20_000;
const WORDS = /[\u4e00-\u9fff]{4}/;

/** Markup from front to back; a draft whose title alone stands in `<p>` is none. Comments are left out already. */
export function isWholePage(text: string): boolean {
  const tag = OPENS.exec(text.slice(0, 400))?.[1];
  return tag !== undefined && (SURE.test(tag) || !hasWordsOutside(text.slice(0, OPENING)));
}

/** The draft is a web page as a whole, not a text with a table in markup, or with a title in it. */
export function isPage({ copy }: { readonly copy: ReadingCopy }): boolean {
  const { source } = copy;
  const opens = source.search(/\S/);
  if (opens < 0 || source[opens] !== '<' || copy.text.trimStart()[0] === '<') return false;
  const text = withoutComments(source.slice(0, OPENING));
  return SURE.test(OPENS.exec(text)?.[1] ?? '') || !hasWordsOutside(text);
}

function withoutComments(text: string): string {
  return commentsIn(text).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** Whether words stand outside of all elements that make paragraphs. */
function hasWordsOutside(opening: string): boolean {
  let depth = 0;
  let from = 0;
  for (const { index, 0: whole, 1: slash } of opening.matchAll(BLOCK)) {
    if (depth === 0 && WORDS.test(opening.slice(from, index))) return true;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    from = index + whole.length;
  }
  return depth === 0 && WORDS.test(opening.slice(from));
}
