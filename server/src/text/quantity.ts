const DIGITS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 十二 → 12, 两百三十五 → 235, 一百零三 → 103, 二万三千 → 23000, below 亿; undefined where it is no well-formed numeral (三四, 一百二). */
export function parseChineseNumber(text: string): number | undefined {
  const [high, low, ...more] = text.split('万');
  if (high === undefined || more.length > 0) return undefined;
  if (low === undefined) return belowTenThousand(high, false);
  const tenThousands = belowTenThousand(high, false);
  const rest = low === '' ? 0 : belowTenThousand(low, true);
  return tenThousands === undefined || rest === undefined ? undefined : tenThousands * 10_000 + rest;
}

/** `after`: something greater stands before it, so that 五 alone would be short for 五千. */
function belowTenThousand(text: string, after: boolean): number | undefined {
  let value = 0;
  let scale = after ? 10_000 : Number.POSITIVE_INFINITY;
  let zero = false;
  let digit: number | undefined;
  for (const char of text) {
    const unit = SCALES[char];
    if (unit === undefined) {
      const next = char === '两' ? 2 : DIGITS.indexOf(char === '〇' ? '零' : char);
      if (next < 0 || digit !== undefined) return undefined;
      if (next === 0) zero = true;
      else digit = next;
      continue;
    }
    if (unit >= scale || (digit === undefined && unit !== 10)) return undefined;
    value += (digit ?? 1) * unit;
    scale = unit;
    zero = false;
    digit = undefined;
  }
  if (digit === undefined) return zero && text.length > 1 ? undefined : text === '' ? undefined : value;
  const short = Number.isFinite(scale) && scale > 10 && !zero;
  return short ? undefined : value + digit;
}
