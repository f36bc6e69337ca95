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
  const ten = text.indexOf('十');
  const tens = ten < 0 ? 0 : ten === 0 ? 1 : digitOf(text.slice(0, ten));
  const ones = ten >= 0 && ten === text.length - 1 ? 0 : digitOf(text.slice(ten + 1));
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones;
}

/** From 一 to 九. */
function digitOf(char: string): number | undefined {
  const digit = DIGITS.indexOf(char);
  return char.length === 1 && digit > 0 ? digit : undefined;
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
