import type { Message } from '../text/message.js';
import { say } from '../text/message.js';
import { decode, systemFailure } from './input.js';
import type { Files } from './io.js';

/** Writes the mended text where `before` was read, in the same encoding and with the same byte order mark. Gives what went wrong. */
export async function writeFixed(path: string, before: string, after: string, files: Files): Promise<Message | undefined> {
  try {
    const bytes = await files.read(path);
    const now = decode(bytes, path);
    if (!('text' in now) || now.text !== before) {
      return say('文件在检查时被改动，没有写回', 'the file was changed in the meantime; nothing was written');
    }
    await files.replace(path, encodedLike(bytes, after));
    return undefined;
  } catch (error) {
    return systemFailure(error);
  }
}

/** The text in the encoding of `bytes`. */
export function encodedLike(bytes: Uint8Array, text: string): Uint8Array {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(text, true);
  if (first === 0xfe && second === 0xff) return utf16(text, false);
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return new TextEncoder().encode(marked ? `\ufeff${text}` : text);
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * (i + 1), text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}
