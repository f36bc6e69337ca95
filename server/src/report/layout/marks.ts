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
  /** What stands for bytes of another encoding. */
  lost: '\ufffd',
} as const;

type Kind = keyof typeof KINDS;

const ODD = 1;

/** The bit of each kind of mark; `odd` are characters without width, and those that only look like others. */
export const mark = {
  ...(Object.fromEntries(Object.keys(KINDS).map((kind, i) => [kind, 2 << i])) as Readonly<Record<Kind, number>>),
  odd: ODD,
};

const BY_CODE = new Uint16Array(oddCodes);
for (const [kind, char] of Object.entries(KINDS)) BY_CODE[char.charCodeAt(0)] = mark[kind as Kind];
const [CR, LF] = [0x0d, 0x0a];

/** The kinds of marks that stand in a text, noted in one look at it. */
export function marksIn(text: string): number {
  let marks = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    marks |= BY_CODE[code] ?? 0;
    if (code === CR && text.charCodeAt(i + 1) !== LF) marks |= ODD;
  }
  return marks;
}
