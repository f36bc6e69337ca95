import { codesOf, isDigit, isHan, lastCode } from '../../text/chars.js';
import { parseChineseNumeral } from '../../text/numerals.js';

/**
 * How a line that may open a section is numbered. `section`: 一、 as the form has it, or 第一部分. `bare`: not at all. `blank`: 一 and a
 * blank, `glued`: 一 and no mark at all, `stray`: something that does not belong there before it or in its place, `bracket`: （一）, `arabic`: 1、.
 */
export type OrdinalStyle = 'section' | 'bare' | 'blank' | 'glued' | 'stray' | 'bracket' | 'arabic';

/** The number that a heading opens with. */
export interface Ordinal {
  readonly style: OrdinalStyle;
  readonly number: number | undefined;
  /** Characters that it takes up, blanks behind it included. */
  readonly length: number;
}

const HAN = '[一二三四五六七八九十]{1,3}';
/** The numerals that stand on cheques; an input method offers them for the plain ones. */
const FORMAL = '壹贰叁肆伍陆柒捌玖拾';
/** With these begin 一、, 第一部分, 伍、 and 丶、. */
const NUMERAL_LIKE = codesOf(`一二三四五六七八九十第丶${FORMAL}`);
/** What stands behind the numeral, or is typed for 、: a dot stroke (丶) and the half-width 、 look the same. */
export const NUMERAL_MARKS = '、.．，,:：､丶';
const MARK = `[${NUMERAL_MARKS}]`;
/** The first style that fits is the one meant, so the order matters. */
const STYLES: readonly (readonly [OrdinalStyle, RegExp])[] = [
  ['section', new RegExp(`^(${HAN})\\s*${MARK}\\s*\\1\\s*${MARK}\\s*`)],
  ['section', new RegExp(`^(${HAN})\\s*${MARK}\\s*`)],
  ['section', new RegExp(`^第(${HAN})部分\\s*[:：、]?\\s*`)],
  ['stray', new RegExp(`^第(${HAN})(?:[章节]\\s*[:：、]?|[、.．])\\s*`)],
  ['bracket', new RegExp(`^[（(〔【]?\\s*(${HAN})\\s*[）)〕】]\\s*、?\\s*`)],
  ['blank', new RegExp(`^(${HAN})\\s+`)],
  ['arabic', /^(\d{1,2})\s*(?:[、.．:：]\s*(?!\d)|[）)]\s*|\s+)/],
  ['bracket', /^([㈠-㈩①-⑩])\s*[、.．]?\s*/],
  ['stray', /^([Ⅰ-Ⅹ])\s*[、.．]?\s*/],
  ['stray', /^([IVX]{1,4})\s*[、.．]\s*(?=[\u4e00-\u9fff])/],
  ['stray', new RegExp(`^([${FORMAL}])\\s*${MARK}\\s*`)],
  ['stray', new RegExp(`^[^\\u4e00-\\u9fff（(\\d#\\s]{1,3}\\s?(${HAN})\\s*${MARK}\\s*`)],
  ['stray', new RegExp(`^([-—–－_ー丶一=＝≡]{1,2})\\s*${MARK}\\s*`)],
  ['section', /^part\s*(?:\.\s*)?0?(\d)\s*(?:[|｜、.．:：·—-]{1,2}\s*)?/i],
  // The number is lost, its mark is left.
  ['bare', /^[、．]\s*(?=[\u4e00-\u9fff])/],
  ['glued', new RegExp(`^(${HAN})(?=[\\u4e00-\\u9fff])`)],
];

/** How a line begins. */
export function ordinalOf(line: string): Ordinal {
  // Most lines begin with a character that no number is written with.
  const first = line.charCodeAt(0);
  if (isHan(first) && !NUMERAL_LIKE.has(first)) return { style: 'bare', number: undefined, length: 0 };
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(line);
    if (match !== null) return { style, number: numberOf(match[1] ?? ''), length: match[0].length };
  }
  return { style: 'bare', number: undefined, length: 0 };
}

function numberOf(written: string): number | undefined {
  if (isDigit(written.charCodeAt(0))) return Number(written);
  const single = ['㈠', '①', 'Ⅰ'].map((first) => written.charCodeAt(0) - first.charCodeAt(0)).find((i) => i >= 0 && i < 10);
  if (single !== undefined) return single + 1;
  if (written.length === 1 && FORMAL.includes(written)) return FORMAL.indexOf(written) + 1;
  return parseChineseNumeral(written) ?? ROMAN[written] ?? LOOKALIKES[written.charAt(0)];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10 };
/** What is typed, or read off a scan, for a numeral. */
const LOOKALIKES: Readonly<Record<string, number>> = { '=': 2, '＝': 2, '≡': 3, '-': 1, '—': 1, '–': 1, '－': 1, _: 1, ー: 1, 丶: 1 };

/** A line that ends so is a sentence or a part of one, and no heading. */
export function endsInSentence(line: string): boolean {
  return SENTENCE_ENDS.has(lastCode(line));
}

const SENTENCE_ENDS = codesOf('。；;？！，,');
