import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineAround, lineEndOf, lineIndex, nextLineStart, withLineEndsOf } from '../../server/src/text/lines.js';

const pieces = fc.constantFrom('\n', '\r', '\r\n', '年', '𠮷', '　', '|', '👨‍👩‍👧', '\ufeff', 'a', '\u2028');
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

test('a line ends at LF, CRLF or a lone CR', () => {
  const lines = lineIndex('一\n二\r\n三\r四');
  assert.equal(lines.count, 4);
  assert.deepEqual([0, 1, 2, 3].map(lines.spanOf), [
    { start: 0, end: 1 },
    { start: 2, end: 3 },
    { start: 5, end: 6 },
    { start: 7, end: 8 },
  ]);
});

test('positions are UTF-16, and none stands between CR and LF', () => {
  const lines = lineIndex('𠮷错\r\n');
  assert.deepEqual(lines.positionAt(2), { line: 0, character: 2 });
  assert.deepEqual(lines.positionAt(4), { line: 0, character: 3 });
  assert.deepEqual(lines.positionAt(5), { line: 1, character: 0 });
});

test('offsets and positions beyond the text are clamped', () => {
  const lines = lineIndex('甲\n乙');
  assert.deepEqual(lines.positionAt(-1), { line: 0, character: 0 });
  assert.deepEqual(lines.positionAt(99), { line: 1, character: 1 });
  assert.equal(lines.offsetAt({ line: 0, character: 9 }), 1);
  assert.equal(lines.offsetAt({ line: 0, character: -9 }), 0);
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 3);
  assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
  assert.deepEqual(lineIndex('').positionAt(0), { line: 0, character: 0 });
});

test('any text: the same positions as the editors count, and back', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = lineIndex(text);
      const oracle = TextDocument.create('untitled:a', 'plaintext', 1, text);
      assert.equal(lines.count, oracle.lineCount);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const position = lines.positionAt(offset);
        assert.deepEqual(position, oracle.positionAt(offset));
        assert.equal(lines.offsetAt(position), oracle.offsetAt(position));
      }
    }),
  );
});

test('any text: the line around an offset, and the start of the next, are those of the index', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = lineIndex(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const { line } = lines.positionAt(offset);
        assert.deepEqual(lineAround(text, offset), lines.spanOf(line));
        assert.equal(nextLineStart(text, offset), lines.spanOf(line + 1).start);
      }
    }),
  );
});

test('words take on the line ends of the text; lone CR only where there is nothing else', () => {
  assert.deepEqual(['', '一\n二', '一\r\n二\n', '一\r二', '一\r二\n'].map(lineEndOf), ['\n', '\n', '\r\n', '\r', '\n']);
  assert.equal(withLineEndsOf('一\r二', '三\n\n四'), '三\r\r四');
});
