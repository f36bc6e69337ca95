/**
 * Text in GBK or GB18030. The platform reads both and writes neither, so the encoder is the decoder turned round. Where two codes
 * stand for one character (A1A1 and A3A0 for a wide blank) the first is taken; who writes a file back compares, see fix.ts.
 */

/** Undefined where the bytes are none, or where this platform has no decoder (a Node without the data of all languages). */
export function decodeGb18030(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A text in GB18030. */
export interface Encoded {
  readonly bytes: Uint8Array;
  /** Characters of four bytes, which GB18030 has and GBK has not. */
  readonly beyondGbk: ReadonlySet<string>;
}

/** Each character by itself, so an unchanged one keeps its bytes. Undefined for a character that has none. */
export function encodeGb18030(text: string): Encoded | undefined {
  const codes = codesOfCharacters();
  const bytes = new Uint8Array(text.length * 4);
  const beyondGbk = new Set<string>();
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point < 0x80 ? point : (codes.get(point) ?? (point > 0xffff ? ofFourBytes(point - 0x10000, 0x90) : undefined));
    if (code === undefined) return undefined;
    const size = code < 0x80 ? 1 : code <= 0xffff ? 2 : 4;
    if (size === 4) beyondGbk.add(character);
    for (let i = size - 1; i >= 0; i -= 1, length += 1) bytes[length] = (code >>> (8 * i)) & 0xff;
  }
  return { bytes: bytes.subarray(0, length), beyondGbk };
}

let known: ReadonlyMap<number, number> | undefined;

/** From the character to its bytes as one number; made on first use, for most files are UTF-8. */
function codesOfCharacters(): ReadonlyMap<number, number> {
  if (known !== undefined) return known;
  const codes = new Map<number, number>();
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push(lead * 0x100 + trail);
  }
  // Four bytes count from 81 30 81 30 through the characters of sixteen bits that have no pair.
  const quads = Array.from({ length: 39_420 }, (_, i) => ofFourBytes(i, 0x81));
  for (const [code, point] of [...read(pairs, 2), ...read(quads, 4)]) if (!codes.has(point)) codes.set(point, code);
  known = codes;
  return codes;
}

/** What the platform makes of each code: all at once, with line ends between them, for 60,000 calls would take long. */
function* read(codes: readonly number[], size: 2 | 4): Generator<readonly [code: number, point: number]> {
  const bytes = new Uint8Array(codes.length * (size + 1)).fill(0x0a);
  const view = new DataView(bytes.buffer);
  for (const [i, code] of codes.entries()) {
    if (size === 2) view.setUint16(i * 3, code);
    else view.setUint32(i * 5, code);
  }
  const characters = new TextDecoder('gb18030').decode(bytes).split('\n');
  for (const [i, code] of codes.entries()) {
    const character = characters[i] ?? '';
    const point = character.codePointAt(0);
    if (point !== undefined && point !== 0xfffd && character.length === String.fromCodePoint(point).length) yield [code, point];
  }
}

/** The digits of these numbers have 10, 126, 10 and, above, the leads from `lead` on. */
function ofFourBytes(index: number, lead: number): number {
  const last = 0x30 + (index % 10);
  const third = 0x81 + (Math.floor(index / 10) % 126);
  const second = 0x30 + (Math.floor(index / 1260) % 10);
  const first = lead + Math.floor(index / 12_600);
  return ((first << 24) | (second << 16) | (third << 8) | last) >>> 0;
}
