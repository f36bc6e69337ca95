import { decode } from '../input/decode.js';
import type { Encoding } from '../input/encoding.js';
import { encodeGb18030 } from '../input/gb18030.js';
import { type Message, say } from '../text/message.js';
import { systemFailure } from './input.js';
import type { Files } from './io.js';

/**
 * Writes the mended text where `before` was read, in the encoding that the file has. Gives what went wrong. Nothing is written
 * unless the text as it was gives the file's own bytes: then what no fix touched keeps them.
 */
export function writeFixed(path: string, before: string, after: string, files: Files): Message | undefined {
  try {
    const bytes = files.read(path);
    const now = decode(bytes, path);
    if (!('text' in now) || now.text !== before) return CHANGED;
    const written = rewritten({ bytes, encoding: now.encoding }, before, after);
    if ('failure' in written) return written.failure;
    files.replace(path, written.bytes);
    return undefined;
  } catch (error) {
    const { zh, en } = systemFailure(error);
    return say(`没有写回：${zh}`, `not written: ${en}`);
  }
}

const CHANGED = say('文件在检查时被改动，没有写回', 'the file was changed in the meantime; nothing was written');
const INEXACT = say(
  '文件的编码不能原样写回，没有改动：请另存为 UTF-8 编码后再试',
  'its encoding cannot be written back exactly; nothing was changed: save the file as UTF-8 and try again',
);

/** A file as it is on the disk. */
interface Stored {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
}

/** The bytes for `after`, of a file that holds `before`. */
export function rewritten({ bytes, encoding }: Stored, before: string, after: string): { readonly bytes: Uint8Array } | Refusal {
  const same = encoded(before, encoding);
  if (same === undefined || Buffer.compare(same.bytes, bytes) !== 0) return { failure: INEXACT };
  const other = encoded(after, encoding);
  if (other === undefined) return { failure: INEXACT };
  // A file without any is GBK, and its readers know no others.
  const [strange] = same.beyondGbk.size > 0 ? [] : other.beyondGbk;
  return strange === undefined ? { bytes: other.bytes } : { failure: notInGbk(strange) };
}

interface Refusal {
  readonly failure: Message;
}

function notInGbk(character: string): Message {
  return say(
    `改后的“${character}”在文件的 GBK 编码里没有，没有写回：请另存为 UTF-8 编码后再试`,
    `${character} is not in GBK, the encoding of the file; nothing was written: save the file as UTF-8 and try again`,
  );
}

interface Encoded {
  readonly bytes: Uint8Array;
  readonly beyondGbk: ReadonlySet<string>;
}

function encoded(text: string, encoding: Encoding): Encoded | undefined {
  if (encoding === 'gb18030') return encodeGb18030(text);
  return { bytes: encodedUnicode(text, encoding), beyondGbk: new Set() };
}

function encodedUnicode(text: string, encoding: Exclude<Encoding, 'gb18030'>): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-marked') return new TextEncoder().encode(`\ufeff${text}`);
  return utf16(text, encoding === 'utf-16le');
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * (i + 1), text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}
