const DIGITS = '〇一二三四五六七八九';
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
/** Beyond it Word itself falls back to plain digits in most of the formats. */
const MOST = 9_999;

/** A number as Word writes it in this format (ST_NumberFormat); one that is not known is written in digits, as Word does. */
export function formatNumber(format: string, value: number): string {
  if (value < 0 || value > MOST) return String(value);
  return FORMATS[format]?.(value) ?? String(value);
}

const chinese = (value: number) => counting(value, DIGITS, ['', '十', '百', '千'], '零').replace(/^一十/, '十');

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: (value) => counting(value, LEGAL, ['', '拾', '佰', '仟'], '零'),
  ideographLegalTraditional: (value) => counting(value, LEGAL, ['', '拾', '佰', '仟'], '零'),
  ideographTraditional: (value) => oneOf(STEMS, value),
  ideographZodiac: (value) => oneOf(BRANCHES, value),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, `(${value})`),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, `${value}.`),
  ideographEnclosedCircle: (value) => (value >= 1 && value <= 10 ? String.fromCharCode(0x3280 + value - 1) : chinese(value)),
  lowerLetter: (value) => letters(value, 'a'),
  upperLetter: (value) => letters(value, 'A'),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
};

function digits(value: number): string {
  return [...String(value)].map((digit) => DIGITS.charAt(Number(digit))).join('');
}

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
}

/** 一百零五, 二十, 壹佰. */
function counting(value: number, names: string, units: readonly string[], zero: string): string {
  if (value === 0) return names.charAt(0);
  const parts = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  for (const [i, digit] of parts.entries()) {
    if (digit === 0) {
      gap = true;
      continue;
    }
    if (gap) text += zero;
    gap = false;
    text += names.charAt(digit) + (units[parts.length - 1 - i] ?? '');
  }
  return text;
}

function oneOf(names: string, value: number): string {
  return value >= 1 && value <= names.length ? names.charAt(value - 1) : String(value);
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCharCode(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCharCode(0x3251 + value - 21);
  return value >= 36 && value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value);
}

function enclosed(value: number, first: number, beyond: string): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(first + value - 1) : beyond;
}

/** a … z, aa, bb …, as Word counts. */
function letters(value: number, first: string): string {
  if (value < 1 || value > 26 * 20) return String(value);
  return String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  const steps: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let text = '';
  for (const [step, sign] of steps) {
    text += sign.repeat(Math.floor(rest / step));
    rest %= step;
  }
  return text;
}
