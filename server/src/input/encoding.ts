/** How a file writes its text. `utf-8-marked`: with a byte order mark, which the two of UTF-16 have always. */
export type Encoding = 'utf-8' | 'utf-8-marked' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Offset of the first byte that UTF-8 does not allow; -1 where there is none. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return -1;
}

/** Length of the well-formed sequence at `i` (Unicode, table 3-7); 0 where there is none. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let k = 1; k < length; k += 1) {
    const low = k > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = k > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    const byte = bytes[i + k] ?? 0;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/**
 * Whether bytes that are no UTF-8 are Chinese in GBK or GB18030: by far most of its pairs then are common characters
 * (GB 2312 level one, rows 16 to 55) or Chinese marks (rows 1 to 3). Damaged UTF-8 read in pairs gives a third of that.
 */
export function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1;
    i += 1;
  }
  return pairs > 0 && common / pairs >= 0.8;
}

/** Characters of Chinese text. */
const CHINESE = /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2030\x20-\x7e\t\r\n]/g;

/** Whether bytes without a byte order mark are Chinese in UTF-16 of either order; the beginning is looked at. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, 2_000);
  if (bytes.length % 2 === 1) return false;
  return ['utf-16le', 'utf-16be'].some((encoding) => {
    const text = new TextDecoder(encoding).decode(beginning);
    return (text.match(CHINESE)?.length ?? 0) >= text.length * 0.95;
  });
}
