import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { writeDocument } from '../../../server/src/convert/docx/write.js';
import { parseXml } from '../../../server/src/convert/docx/xml.js';
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
const filesOf = (parts: readonly Part[], landscape = false) =>
  Object.fromEntries(Object.entries(unzipSync(writeDocument(parts, { landscape }))).map(([name, bytes]) => [name, strFromU8(bytes)]));
const bodyOf = (parts: readonly Part[]) => filesOf(parts)['word/document.xml'] ?? '';
const paragraph = (text: string): Part => ({ kind: 'paragraph', text });

test('every part is named, whole, and no other is there', () => {
  const files = filesOf([{ kind: 'title', text: '报告' }, TABLE]);
  const types = files['[Content_Types].xml'] ?? '';
  const typed = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
  const relations = ['_rels/.rels', 'word/_rels/document.xml.rels'];
  assert.deepEqual(Object.keys(files).sort(), ['[Content_Types].xml', ...relations, ...typed].sort());
  const related = [...(files['word/_rels/document.xml.rels'] ?? '').matchAll(/Id="([^"]+)"[^>]* Target="([^"]+)"/g)];
  for (const [, id, target] of related) assert.ok(files[`word/${target}`] !== undefined, `${id} ${target}`);
  const used = [...(files['word/document.xml'] ?? '').matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(
    used.sort(),
    related.filter(([, , target]) => target?.startsWith('footer')).map(([, id]) => id),
  );
  for (const [name, bytes] of Object.entries(unzipSync(writeDocument([TABLE])))) assert.doesNotThrow(() => parseXml(bytes), name);
});

test('the same report is the same file, and names nobody', () => {
  const [one, other] = [writeDocument([TABLE]), writeDocument([TABLE])];
  assert.deepEqual(one, other);
  assert.ok(!Object.keys(filesOf([TABLE])).some((name) => name.startsWith('docProps')));
});

test('marks of XML are written as such; what XML does not know is left out, so that Word opens the file', () => {
  const file = writeDocument([paragraph('甲<乙>&"丙"\u0001\u000b\ud800丁\ufffe𠮷\t戊')]);
  const read = readWord(file);
  assert.equal('text' in read ? read.text.trim() : read.failure.zh, '甲<乙>&"丙"丁𠮷\t戊');
});

test('merged cells: over columns once, over rows in each of them', () => {
  const rows = bodyOf([TABLE]).match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  const merges = rows.map((row) =>
    (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((one) => /<w:(?:gridSpan|vMerge) w:val="(\w+)"/.exec(one)?.[1]),
  );
  assert.deepEqual(merges, [
    ['restart', '2'],
    ['continue', undefined, undefined],
    [undefined, undefined, undefined],
  ]);
  assert.deepEqual(
    rows.map((row) => row.includes('<w:tblHeader/>')),
    [true, true, false],
  );
  const widths = [...bodyOf([TABLE]).matchAll(/<w:gridCol w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0);
  assert.match(bodyOf([TABLE]), new RegExp(`<w:tblW w:type="dxa" w:w="${widths}"/>`));
});

/** As the schemas of ISO/IEC 29500 have them, of what is written here. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  pPr: ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'snapToGrid', 'spacing', 'ind', 'jc', 'outlineLvl'],
  rPr: ['rFonts', 'b', 'bCs', 'color', 'spacing', 'sz', 'szCs', 'lang'],
  tcPr: ['tcW', 'gridSpan', 'vMerge', 'shd', 'vAlign'],
  tblPr: ['tblW', 'tblInd', 'tblBorders', 'tblLayout', 'tblCellMar'],
  sectPr: ['footerReference', 'pgSz', 'pgMar', 'docGrid'],
};

test('properties stand in the order of the standard: Word refuses another', () => {
  const files = filesOf([{ kind: 'attachment', text: '附件' }, { kind: 'signOff', text: '某局' }, TABLE]);
  const text = Object.values(files).join('');
  for (const [name, order] of Object.entries(ORDER)) {
    const found = text.match(new RegExp(`<w:${name}>.*?</w:${name}>`, 'gs')) ?? [];
    assert.ok(found.length > 0, name);
    for (const one of found) {
      const inner = one.slice(0, -1).replace(/<w:(tblBorders|tblCellMar)>.*?<\/w:\1>/gs, '<w:$1/>');
      const places = [...inner.matchAll(/<w:(\w+)/g)].slice(1).map(([, child]) => order.indexOf(child ?? ''));
      assert.deepEqual(
        places,
        [...places].sort((a, b) => a - b),
        one,
      );
      assert.ok(!places.includes(-1), one);
    }
  }
});

test('a page of a wide list is turned; its sides and its table change with it', () => {
  const [upright, turned] = [filesOf([TABLE])['word/document.xml'] ?? '', filesOf([TABLE], true)['word/document.xml'] ?? ''];
  assert.match(upright, /<w:pgSz w:w="11905" w:h="16837" w:orient="portrait"\/>/);
  assert.match(turned, /<w:pgSz w:w="16837" w:h="11905" w:orient="landscape"\/>/);
});
