import { Inflate, inflateSync } from 'fflate';
import { say } from '../../text/message.js';
import { DocumentFailure } from '../failure.js';

/** A zip file whose parts are unpacked one by one, each with an end: what a part says of its length is not believed. */
export interface Zip {
  readonly names: readonly string[];
  /** Undefined where there is no such part. Names are compared without regard to case, as Word does. */
  read(name: string): Uint8Array | undefined;
}

/** Parts of one file; a report with all its pictures has some hundred. */
export const MOST_PARTS = 10_000;
/** Of one part, unpacked; a report of a hundred pages has a tenth of it. */
const LONGEST_PART = 40_000_000;
const PIECE = 65_536;
/** Such a part is unpacked at once: even if it lies about its length it is done in a second. */
const SHORT = 1_000_000;

/**
 * Reads the directory of a zip; parts are unpacked when asked for, up to `longest` bytes each. Throws a `DocumentFailure` where it is
 * damaged.
 */
export function openZip(bytes: Uint8Array, longest = LONGEST_PART): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  const named = new Map([...entries].map(([name, entry]) => [name.toLowerCase(), entry]));
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = named.get(name.toLowerCase());
      return entry && unpack(packedBytes(bytes, view, entry), entry, longest);
    },
  };
}

interface Entry {
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  /** Unpacked, by its own account. */
  readonly length: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;

function directory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_PARTS) throw new DocumentFailure(TOO_MANY);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_LENGTH > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new DocumentFailure(BROKEN);
    if ((view.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new DocumentFailure(LOCKED);
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const entry = {
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      length: view.getUint32(at + 24, true),
    };
    const from = at + CENTRAL_LENGTH;
    entries.set(new TextDecoder().decode(bytes.subarray(from, from + name)).replaceAll('\\', '/'), entry);
    at = from + name + extra + comment;
  }
  return entries;
}

/** Found from the back: a comment of the file may stand behind it. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at;
  throw new DocumentFailure(BROKEN);
}

function packedBytes(bytes: Uint8Array, view: DataView, { at, packed }: Entry): Uint8Array {
  if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL) throw new DocumentFailure(BROKEN);
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw new DocumentFailure(BROKEN);
  return bytes.subarray(start, start + packed);
}

function unpack(packed: Uint8Array, { method, length: said }: Entry, longest: number): Uint8Array {
  if (method === 0) {
    if (packed.length > longest) throw new DocumentFailure(TOO_LONG);
    return packed;
  }
  if (method !== 8) throw new DocumentFailure(BROKEN);
  return said < SHORT && said <= longest && packed.length < SHORT ? unpackShort(packed, said) : unpackLong(packed, longest);
}

/** Into a buffer as long as it says it is; what is longer is cut off there, so that it costs time, and no memory. */
function unpackShort(packed: Uint8Array, said: number): Uint8Array {
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { out: new Uint8Array(said) });
  } catch {
    throw new DocumentFailure(BROKEN);
  }
  if (unpacked.length !== said) throw new DocumentFailure(BROKEN);
  return unpacked;
}

function unpackLong(packed: Uint8Array, longest: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  const inflate = new Inflate((chunk, isLast) => {
    length += chunk.length;
    if (length > longest) throw new DocumentFailure(TOO_LONG);
    chunks.push(chunk);
    whole ||= isLast;
  });
  try {
    for (let from = 0; from < packed.length; from += PIECE)
      inflate.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
  } catch (error) {
    throw error instanceof DocumentFailure ? error : new DocumentFailure(BROKEN);
  }
  if (!whole) throw new DocumentFailure(BROKEN);
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Said of a Word file that cannot be unpacked. */
export const BROKEN = say(
  'Word 文件已损坏，读不出来：请用 Word 或 WPS 打开并修复，另存后再检查',
  'the Word file is damaged and cannot be read: open and repair it in Word or WPS, save it anew and check again',
);
const LOCKED = say(
  '文件加了密码，读不出来：请去掉密码，另存后再检查',
  'the file is locked by a password: save it without one and check again',
);
const TOO_MANY = say(
  `Word 文件里的部件超过 ${MOST_PARTS} 个，不像是一份年报，没有读`,
  `the Word file has more than ${MOST_PARTS} parts, which is no report; it was not read`,
);
/** Said of a Word file whose parts unpack to more than any report has. */
export const TOO_LONG = say(
  'Word 文件解开后大得不像一份年报，没有读',
  'the Word file is far too large for a report when it is unpacked; it was not read',
);
