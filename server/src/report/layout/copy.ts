import { commentsIn } from '../../text/comments.js';
import { folded, invisibleIn, visibleText } from '../../text/folding.js';
import { matches } from '../../text/matches.js';
import { ReadingCopy } from '../../text/reading-copy.js';
import type { Replacement } from '../../text/replacement.js';
import type { Span } from '../../text/span.js';
import { withTabs } from './cell-marks.js';
import { embeddedTables } from './embedded-tables.js';
import { emphasisIn } from './emphasis.js';
import { inlineMarkup } from './inline-markup.js';
import { hasLostCharacters } from './lost-characters.js';
import { mark, marksIn } from './marks.js';
import { type HtmlGrid, readPage } from './page.js';
import { quoteMarks } from './quoted.js';
import { isWholePage } from './whole-page.js';

/** A draft as it is read. Spans of tables in markup are in the copy, those of stars in the source. */
export interface Layout {
  readonly copy: ReadingCopy;
  readonly grids: readonly HtmlGrid[];
  /** What stands in `<title>`; undefined where the draft is no page. */
  readonly pageTitle: string | undefined;
  /** A web page as a whole; a text that is read as one because its name says so may be none. */
  readonly isPage: boolean;
  /** Pairs of `**` that were left out. */
  readonly stars: readonly (readonly [Span, Span])[];
  /** Characters of an encoding that was read as another stand in the source. */
  readonly isDamaged: boolean;
}

const MARKUP = mark.tag | mark.entity;
const EMPHASIS = mark.star | mark.underscore | mark.tilde | mark.backslash | mark.link | mark.hash | mark.brace;
const ANYTHING = MARKUP | EMPHASIS | mark.quote | mark.percent;

/** Takes away what is not read, step by step; the map from the copy to the source is kept up at each. */
export function layoutOf(source: string, html: boolean): Layout {
  const marks = marksIn(source);
  const isDamaged = (marks & mark.lost) !== 0 && hasLostCharacters(source);
  const plain = (marks & mark.odd) !== 0 ? ReadingCopy.of(source).withText(folded(source)) : ReadingCopy.of(source);
  const unread = { copy: plain, grids: NO_GRIDS, pageTitle: undefined, isPage: false, stars: NO_STARS, isDamaged };
  if (!html && (marks & ANYTHING) === 0) return asSeen(unread, marks);
  const uncommented = (marks & (mark.tag | mark.percent)) === 0 ? plain : plain.edited(comments(plain.text));
  const { text } = uncommented;
  const isPage = (marks & mark.tag) !== 0 && isWholePage(text);
  if (html || isPage) {
    const { replacements, grids, pageTitle } = readPage(text);
    return asSeen({ ...unread, copy: uncommented.edited(replacements), grids, pageTitle, isPage }, marks);
  }
  const unquoted = (marks & mark.quote) === 0 ? uncommented : uncommented.edited(quoteMarks(text));
  const markup = (marks & MARKUP) === 0 ? undefined : mixedMarkup(unquoted.text);
  const unmarked = markup === undefined ? unquoted : unquoted.edited(markup.replacements);
  // Entities may stand for any mark.
  const { replacements, stars } = emphasisIn(unmarked.text, (marks & mark.entity) === 0 ? marks : marksIn(unmarked.text));
  const grids = move(markup?.grids ?? NO_GRIDS, replacements);
  const inSource = stars.map(([a, b]) => [unmarked.sourceSpan(a), unmarked.sourceSpan(b)] as const);
  return asSeen({ ...unread, copy: unmarked.edited(replacements), grids, stars: inSource }, marks);
}

const NO_GRIDS: readonly HtmlGrid[] = [];
const NO_STARS: Layout['stars'] = [];

/** What is left to be done to the characters of a draft once its markup is gone. */
function asSeen(layout: Layout, marks: number): Layout {
  const visible = withoutInvisible(layout, (marks & mark.odd) !== 0);
  const { copy } = visible;
  const text = withTabs(copy.text, marks);
  return text === copy.text ? visible : { ...visible, copy: copy.withText(text) };
}

/** Last of all, for entities may stand for such characters; a draft without any, and without entities, is not looked at again. */
function withoutInvisible(layout: Layout, odd: boolean): Layout {
  const { copy, grids } = layout;
  if (!odd && copy.isIdentity) return layout;
  const invisible = invisibleIn(copy.text);
  const visible = copy.edited(invisible);
  // What stood in the source is folded already; what entities stand for is not.
  const seen = visible.isIdentity ? visible : visible.withText(folded(visible.text));
  const places = move(grids, invisible);
  return { ...layout, copy: seen, grids: seen === copy ? places : places.map(readAsSeen) };
}

/** Comments are no part of what is published; nor are lines with `%%` that speak to this tool. */
function comments(source: string): Replacement[] {
  const own =
    source.includes('%%') && source.includes('gouji-')
      ? [...matches(source, OWN_COMMENT)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }))
      : [];
  const all = [...own, ...commentsIn(source)].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Replacement[] = [];
  for (const { start, end } of all) if (start >= (found.at(-1)?.end ?? 0)) found.push({ start, end, text: '' });
  return found;
}

const OWN_COMMENT = /^[ \t]*%%[ \t]*gouji-(?:disable|enable)[^\r\n]*$/gm;

/** Tables in markup are read as such; outside of them only tags and entities that authors use within lines. */
function mixedMarkup(text: string): { readonly replacements: readonly Replacement[]; readonly grids: readonly HtmlGrid[] } {
  const replacements: Replacement[] = [];
  const grids: HtmlGrid[] = [];
  let from = 0;
  let shift = 0;
  const take = (found: readonly Replacement[], by: number) => {
    for (const { start, end, text: words } of found) {
      replacements.push({ start: start + by, end: end + by, text: words });
      shift += words.length - (end - start);
    }
  };
  for (const at of /<table\b/i.test(text) ? embeddedTables(text) : []) {
    take(inlineMarkup(text, from, at.start), 0);
    const page = readPage(text.slice(at.start, at.end));
    for (const grid of page.grids) grids.push(moved(grid, (offset) => offset + at.start + shift));
    take(page.replacements, at.start);
    from = at.end;
  }
  take(inlineMarkup(text, from, text.length), 0);
  return { replacements, grids };
}

/** Grids after replacements in the text that they stand in. */
function move(grids: readonly HtmlGrid[], replacements: readonly Replacement[]): readonly HtmlGrid[] {
  if (grids.length === 0 || replacements.length === 0) return grids;
  const place = placesAfter(replacements);
  return grids.map((grid) => moved(grid, place));
}

/** Where an offset of the text before the replacements is after them. */
function placesAfter(replacements: readonly Replacement[]): (offset: number) => number {
  const shifts: number[] = [0];
  for (const { start, end, text } of replacements) shifts.push((shifts.at(-1) ?? 0) + text.length - (end - start));
  return (offset) => {
    let low = 0;
    for (let high = replacements.length + 1; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if ((replacements[middle - 1]?.start ?? 0) < offset) low = middle;
      else high = middle;
    }
    const last = replacements[low - 1];
    const by = shifts[low] ?? 0;
    return last !== undefined && offset < last.end ? last.end + by : offset + by;
  };
}

function moved(grid: HtmlGrid, place: (offset: number) => number): HtmlGrid {
  const move = ({ start, end }: Span) => ({ start: place(start), end: place(end) });
  return { at: move(grid.at), rows: grid.rows.map((cells) => cells.map(({ at, text }) => ({ at: move(at), text }))) };
}

function readAsSeen({ at, rows }: HtmlGrid): HtmlGrid {
  return { at, rows: rows.map((cells) => cells.map((cell) => ({ at: cell.at, text: visibleText(cell.text) }))) };
}
