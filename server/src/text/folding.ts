import { matches } from './matches.js';
import type { Replacement } from './replacement.js';

/** Soft hyphens, joiners, marks of direction, variation selectors and the like: without width, and without meaning in a report. */
const INVISIBLE =
  /(?:[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u200d|\u034f|[\ufe00-\ufe0f]|\udb40[\udd00-\uddef])+/g;
const ANY_CR = /\r/g;
const LONE_CR = /\r(?!\n)/g;
/** Other ends of lines; radicals and compatibility ideographs; full-width digits and letters. */
const FOLDED = /[\v\f\u0085\u2028\u2029\u2e80-\u2fd5\uf900-\ufad9０-９Ａ-Ｚａ-ｚ]/g;
/** First and last of the codes that either of them has; a CR counts only where no LF follows. Chinese text, its marks and ASCII have none. */
const ODD: readonly (readonly [number, number])[] = [
  [0x0b, 0x0c],
  [0x85, 0x85],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0x2e80, 0x2fd5],
  [0xdb40, 0xdb40],
  [0xf900, 0xfad9],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
];
/** By UTF-16 code: 1 for a character that nobody sees, or that only looks like another. */
export const oddCodes = new Uint8Array(0x10000);
for (const [first, last] of ODD) oddCodes.fill(1, first, last + 1);
const [CR, LF] = [0x0d, 0x0a];

/** Whether a text has characters that nobody sees, or that only look like others. */
function hasOddCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (oddCodes[code] === 1 || (code === CR && text.charCodeAt(i + 1) !== LF)) return true;
  }
  return false;
}

/** Whether nothing of a text can be seen. */
export function isInvisible(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

/** Where a text holds characters that nobody sees. */
export function invisibleIn(text: string): Replacement[] {
  if (!hasOddCharacters(text)) return [];
  const found: Replacement[] = [];
  for (const { index, 0: run } of matches(text, INVISIBLE)) found.push({ start: index, end: index + run.length, text: '' });
  return found;
}

/** The text with each character that only looks like another as that other, one for one. */
export function folded(text: string): string {
  return hasOddCharacters(text) ? withLineEnds(text).replace(FOLDED, fold) : text;
}

/** With LF for each CR that is none before an LF: a character is exchanged for another without any list of the places. */
function withLineEnds(text: string): string {
  return text.replace(text.includes('\r\n') ? LONE_CR : ANY_CR, '\n');
}

/** A short text without invisible characters, folded. */
export function visibleText(text: string): string {
  return hasOddCharacters(text) ? folded(text.replace(INVISIBLE, '')) : text;
}

function fold(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff10) return String.fromCharCode(code - 0xfee0);
  if (code < 0x2e80) return '\n';
  const plain = RADICALS.get(char) ?? char.normalize('NFKC');
  return plain.length === 1 ? plain : char;
}

/** Radicals that a PDF gives for the characters that look the same, and that Unicode has no compatibility mapping for. */
const RADICALS = new Map(
  [
    '⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺕彐⺗心⺘手⺙攴⺛无⺜日⺝月⺟母⺠民⺢水⺣火⺤爪⺥爪⺦爿⺧牛⺨犬⺩王⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰纟⺱网⺲网⺳网⺵网⺶羊⺷羊⺸羊⺹老',
    '⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣',
    '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
);
