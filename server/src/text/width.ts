import { eastAsianWidth } from 'get-east-asian-width';

/** One character as a reader sees it, with the columns it takes. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
}

/** Made when it is first wanted: it takes as long as all the rest of the program takes to start, and most drafts never want it. */
let segmenter: Intl.Segmenter | undefined;
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\u2028\u2029]+$/u;
const PLAIN = /^[\x20-\x7e]*$/;
/** Chinese characters and full-width marks between plain letters: nothing here joins with its neighbour. */
const CHINESE = /^[\x20-\x7e\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;
const NARROW = /[\x20-\x7e]/g;
const EMOJI_STYLE = '\ufe0f';

/** The text in user-perceived characters: 👨‍👩‍👧 is one, so is a letter with its accents. */
export function* glyphs(text: string): Generator<Glyph> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield { text: segment, width: glyphWidth(segment) };
}

/**
 * Columns that the text takes where Chinese is set: a Chinese character or full-width mark takes two, and so do the
 * marks of ambiguous width (“ ” — … ·) that Chinese fonts draw wide. Invisible characters take none.
 */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  // Cutting a text into graphemes is slow, and nearly all texts are of these characters.
  if (CHINESE.test(text)) return text.length * 2 - (text.match(NARROW)?.length ?? 0);
  let width = 0;
  for (const glyph of glyphs(text)) width += glyph.width;
  return width;
}

/** The text with spaces behind it, to fill the width. A wider text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function glyphWidth(segment: string): number {
  if (INVISIBLE.test(segment)) return 0;
  if (segment.includes(EMOJI_STYLE)) return 2;
  const code = segment.codePointAt(0);
  return code === undefined ? 0 : eastAsianWidth(code, { ambiguousAsWide: true });
}
