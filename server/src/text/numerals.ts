const DIGITS = '〇一二三四五六七八九';
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 → 一, 12 → 十二; for 1 to 99, as section numbers need. */
export function chineseNumeral(value: number): string {
  if (value <= 10) return NUMERALS[value - 1] ?? '';
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? NUMERALS[tens - 1] : ''}十${ones > 0 ? NUMERALS[ones - 1] : ''}`;
}

/** 三 → 3, 十二 → 12, 二十 → 20; undefined for anything that is not a numeral from 1 to 99. */
export function parseChineseNumeral(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return undefined;
  const tens = text.includes('十') ? (match[1] === undefined ? 1 : DIGITS.indexOf(match[1])) : 0;
  const ones = match[2] === undefined ? 0 : DIGITS.indexOf(match[2]);
  return tens * 10 + ones;
}

/** 二〇二三 → 2023, also with ○ or 零 for zero; undefined unless every character is a digit. */
export function parseChineseDigits(text: string): number | undefined {
  let value = 0;
  for (const char of text) {
    const digit = DIGITS.indexOf(char === '○' || char === '零' || char === 'O' || char === 'Ｏ' ? '〇' : char);
    if (digit < 0) return undefined;
    value = value * 10 + digit;
  }
  return text === '' ? undefined : value;
}
