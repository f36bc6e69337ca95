import { oddCodes } from '../../text/folding.js';

/** Characters for which a draft may have to be read in another way than it stands there. */
const KINDS = {
  tag: '<',
  entity: '&',
  quote: '>',
  star: '*',
  underscore: '_',
  tilde: '~',
  backslash: '\\',
  link: ']',
  hash: '#',
  brace: '}',
  /** Opens a line that speaks to this tool. */
  percent: '%',
  /** Lines of a table: │ and ｜; with it go all that boxes are drawn with. */
  drawn: '｜',
  /** What stands for bytes of another encoding. */
  lost: '\ufffd',
} as const;

type Kind = keyof typeof KINDS;

const ODD = 1;
const CR = 1 << 15;

/** The bit of each kind of mark; `odd` are characters without width, those that only look like others, and a CR without LF. */
export const mark = {
  ...(Object.fromEntries(Object.keys(KINDS).map((kind, i) => [kind, 2 << i])) as Readonly<Record<Kind, number>>),
  odd: ODD,
};

const BY_CODE = new Uint16Array(oddCodes);
for (const [kind, char] of Object.entries(KINDS)) BY_CODE[char.charCodeAt(0)] = mark[kind as Kind];
BY_CODE.fill(mark.drawn, 0x2500, 0x2580);
BY_CODE[0x0d] = CR;

/** The kinds of marks that stand in a text, noted in one look at it. */
export function marksIn(text: string): number {
  let marks = 0;
  for (let start = 0; start < text.length; start += STRETCH) marks |= marksBetween(text, start, Math.min(text.length, start + STRETCH));
  return (marks & CR) !== 0 && /\r(?!\n)/.test(text) ? marks | ODD : marks;
}

/**
 * Engines compile for good what is called often. A single long loop a draft they compile while it runs, without what stands behind it, and
 * throw that away at its end, draft after draft.
 */
const STRETCH = 512;

function marksBetween(text: string, start: number, end: number): number {
  let marks = 0;
  for (let i = start; i < end; i += 1) marks |= BY_CODE[text.charCodeAt(i)] ?? 0;
  return marks;
}
