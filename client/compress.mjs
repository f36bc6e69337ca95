// A package of an extension, written again as small as its format allows. For client/pack.mjs.
import { crc32 } from 'node:zlib';
import zopfli from '@gfx/zopfli';
import { unzipSync, Zip } from 'fflate';

/** What a reader of such packages looks for first; the others follow by name. */
const FIRST = ['[Content_Types].xml', 'extension.vsixmanifest'];
/** More rounds would take twice the time for a thousandth of a percent. */
const ROUNDS = 5;
/** The same for all: the same files make the same package, whenever and by whomever. The earliest that a zip can say. */
const DATE = new Date(1980, 0, 1);
const FILE = 0o100644;
const PROGRAM = 0o100755;
const [UNIX, STORED, DEFLATED] = [3, 0, 8];

/** The same entries in a zip that every reader of zips knows, found by a search that takes seconds where the usual one takes a moment. */
export async function compressed(zip) {
  const parts = [];
  const writer = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  const entries = Object.entries(unzipSync(zip)).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  for (const [filename, content] of entries) {
    const deflated = await zopfli.deflateAsync(content, { numiterations: ROUNDS });
    const smaller = deflated.length < content.length;
    const about = { filename, mtime: DATE, os: UNIX, attrs: (isProgram(content) ? PROGRAM : FILE) << 16 };
    const entry = { ...about, compression: smaller ? DEFLATED : STORED, crc: crc32(content), size: content.length };
    writer.add(entry);
    entry.ondata(null, smaller ? deflated : content, true);
  }
  writer.end();
  return Buffer.concat(parts);
}

function rankOf(name) {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
}

/** Its first line says what runs it: #!. */
function isProgram(content) {
  return content[0] === 0x23 && content[1] === 0x21;
}
