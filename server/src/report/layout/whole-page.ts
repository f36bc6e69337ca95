import { matches } from '../../text/matches.js';

/** What a page or a piece of one opens with. */
const OPENS = /^\ufeff?\s*<(!doctype|html|head|body|div|p|table|h1)[\s>]/i;
const SURE = /^(?:!doctype|html|head|body)$/i;
const BLOCK = /<(\/?)(?:html|body|p|div|table|center|section|article|ul|ol|h[1-6])(?=[\s>])[^<>]{0,2000}>/gi;
/** So far a draft that opens with a tag is looked at. */
const OPENING = 20_000;
const WORDS = /[\u4e00-\u9fff]{4}/;

/** A web page as a whole, not a text with a table or a title in markup: `text` is a draft without its comments. */
export function isWholePage(text: string): boolean {
  const tag = OPENS.exec(text.slice(0, 400))?.[1];
  return tag !== undefined && (SURE.test(tag) || !hasWordsOutside(text.slice(0, OPENING)));
}

/** Whether words stand outside of all elements that make paragraphs. */
function hasWordsOutside(opening: string): boolean {
  let depth = 0;
  let from = 0;
  for (const { index, 0: whole, 1: slash } of matches(opening, BLOCK)) {
    if (depth === 0 && WORDS.test(opening.slice(from, index))) return true;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    from = index + whole.length;
  }
  return depth === 0 && WORDS.test(opening.slice(from));
}
