import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { writeDocument } from '../../../server/src/convert/docx/write.js';
import type { Part, PartCell, TablePart } from '../../../server/src/convert/outline.js';
import { readWord } from '../../../server/src/convert/word.js';

const cell = (text: string, more: Partial<PartCell> = {}): PartCell => ({ kind: 'value', text, colspan: 1, rowspan: 1, ...more });
const head = (text: string, more: Partial<PartCell> = {}) => cell(text, { kind: 'head', ...more });
/** 合计 over two columns, 项目 over two rows. */
const TABLE: TablePart = {
  kind: 'table',
  heads: 2,
  rows: [
    [head('项目', { rowspan: 2 }), head('合计', { colspan: 2 })],
    [head('甲'), head('乙')],
    [cell('丙', { kind: 'label' }), cell('1', { marked: true }), cell('2')],
  ],
};
async function filesOf(parts: readonly Part[], landscape = false): Promise<Record<string, string>> {
  const files = Object.entries(unzipSync(await writeDocument(parts, { landscape })));
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const bodyOf = async (parts: readonly Part[], landscape = false) => (await filesOf(parts, landscape))['word/document.xml'] ?? '';
const paragraph = (text: string): Part => ({ kind: 'paragraph', text });

test('marks of XML are written as such; what XML does not know is left out, so that Word opens the file', async () => {
  const file = await writeDocument([paragraph('甲<乙>&"丙"\u0001\u000b\ud800丁\ufffe𠮷\t戊')]);
  const read = readWord(file);
  assert.equal('text' in read ? read.text.trim() : read.failure.zh, '甲<乙>&"丙"丁𠮷\t戊');
});

test('a page of a wide list is turned; its sides and its table change with it', async () => {
  const [upright, turned] = [await bodyOf([TABLE]), await bodyOf([TABLE], true)];
  assert.match(upright, /<w:pgSz w:w="11905" w:h="16837" w:orient="portrait"\/>/);
  assert.match(turned, /<w:pgSz w:w="16837" w:h="11905" w:orient="landscape"\/>/);
});
