import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rewritten } from '../../server/src/cli/fix.js';
import { decodeGb18030, encodeGb18030 } from '../../server/src/input/gb18030.js';

const encoded = (text: string) => encodeGb18030(text)?.bytes;

test('every character comes back as it was, or has no bytes at all', () => {
  let without = 0;
  const all = Array.from({ length: 0x110000 }, (_, point) => point).filter((point) => point < 0xd800 || point > 0xdfff);
  // A thousand at a time: a call for each of a million takes long.
  for (let from = 0; from < all.length; from += 1000) {
    const points = all.slice(from, from + 1000);
    const text = String.fromCodePoint(...points);
    const bytes = encoded(text);
    if (bytes !== undefined) {
      assert.equal(decodeGb18030(bytes), text, `from ${points[0]?.toString(16)}`);
      continue;
    }
    for (const point of points) {
      const character = String.fromCodePoint(point);
      const own = encoded(character);
      if (own !== undefined) {
        assert.equal(decodeGb18030(own), character, point.toString(16));
        continue;
      }
      without += 1;
      // Only some of the private ones, and the sign of what could not be read.
      assert.ok((point >= 0xe000 && point <= 0xf8ff) || point === 0xfffd, point.toString(16));
    }
  }
  assert.ok(without < 100, `${without}`);
  assert.equal(encoded('\ud800'), undefined);
});

test('every pair of bytes that can be read is written again, but for one that stands for a character twice', () => {
  const others: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Uint8Array.of(lead, trail);
      const text = decodeGb18030(bytes);
      if (text !== undefined && Buffer.compare(encoded(text) ?? new Uint8Array(), bytes) !== 0) others.push(`${text} ${lead} ${trail}`);
    }
  }
  assert.ok(others.every((other) => other.startsWith('\u3000')) && others.length <= 1, others.join());
});

test('known characters have their known bytes', () => {
  assert.equal(Buffer.from(encoded('政府（A）、𠮷') ?? []).toString('hex'), 'd5feb8aea3a841a3a9a1a29534b235');
});

test('bytes that no fix touched stay; what cannot be written exactly is refused', () => {
  const old = Buffer.from('2831c4ea29', 'hex');
  const stored = { encoding: 'gb18030', bytes: old } as const;
  assert.deepEqual(rewritten(stored, '(1年)', '（1年）'), { bytes: Uint8Array.from(Buffer.from('a3a831c4eaa3a9', 'hex')) });
  const refusal = (before: string, after: string, bytes: Uint8Array) => {
    const written = rewritten({ encoding: 'gb18030', bytes }, before, after);
    return 'failure' in written ? written.failure.zh : written.bytes;
  };
  // A wide blank that is not written as everybody writes it.
  const twice = Buffer.from('c4eaa3a0', 'hex');
  assert.equal(decodeGb18030(twice), '年\u3000');
  assert.match(`${refusal('年\u3000', '年', twice)}`, /^文件的编码不能原样写回，没有改动/);
  assert.match(`${refusal('(1年)', '(1𠮷)', old)}`, /^改后的“𠮷”在文件的 GBK 编码里没有，没有写回/);
  // A file with characters of four bytes is GB18030, whose readers know all of them.
  assert.ok(typeof refusal('年𠮷', '𠮷𠮷', Buffer.from('c4ea9534b235', 'hex')) !== 'string');
});
