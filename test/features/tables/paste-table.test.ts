import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import type { FormId } from '../../../server/src/data/types.js';
import type { Clip } from '../../../server/src/features/tables/clip.js';
import { tablesFrom } from '../../../server/src/features/tables/paste-table.js';
import { rewritingsAt } from '../../../server/src/features/tables/rewrite-table.js';
import { readReport } from '../../../server/src/report/read.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { gridOf, rectangle } from '../../support/grid.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';
import { excel, tsv, web, word } from '../clips.js';

const draft = cleanDraft('2021');
const FULL = notations[0]?.render(draft) ?? '';
/** The draft without table three, and where it goes. */
const [WITHOUT, PLACE] = without(FULL, 't3');

function without(source: string, id: string): readonly [text: string, place: number] {
  const table = reportOf(source).tables.find((one) => one.table.id === id);
  assert.ok(table);
  const start = source.lastIndexOf('\n', table.at.start) + 1;
  return [source.slice(0, start) + source.slice(source.indexOf('\n', table.at.end) + 1), start];
}

function pasted(source: string, offset: number, clip: Clip): string | undefined {
  const [first, ...others] = tablesFrom(reportOf(source), offset, clip);
  assert.deepEqual(others, [], 'one way only');
  return first && applyEdits(source, [first.edit]);
}

test('a standard table copied from anywhere becomes a Markdown table, with the labels of the form', () => {
  for (const form of FORM_IDS) {
    const source = notations[0]?.render(cleanDraft(form)) ?? '';
    for (const { table } of reportOf(source).tables) {
      const [rest, place] = without(source, table.id);
      const grid = gridOf(cleanDraft(form), table.id);
      for (const [name, clip] of Object.entries({
        excel: { html: excel(grid), text: tsv(grid) },
        word: { html: word(grid) },
        web: { html: web(grid) },
        tsv: { text: tsv(grid) },
      })) {
        const text = pasted(rest, place, clip) ?? '';
        assert.equal(text.replace(/\n{3,}/g, '\n\n'), source, `${form} ${table.id} ${name}`);
        assert.deepEqual(check(readReport(text)), [], `${form} ${table.id} ${name}`);
      }
    }
  }
});

test('several tables copied at once are all written, apart from each other and from the text around', () => {
  const [, place] = without(FULL, 't2');
  const bare = ['t2', 't3', 't4'].reduce((text, id) => without(text, id)[0], FULL);
  const before = bare.slice(0, place).replaceAll('\n', '\r\n');
  const text =
    pasted(before + bare.slice(place).replaceAll('\n', '\r\n'), before.length, {
      html: ['t2', 't3', 't4'].map((id) => web(gridOf(draft, id))).join('<p></p>'),
    }) ?? '';
  assert.deepEqual(
    reportOf(text).tables.map(({ cells }) => [...cells.values()].map((cell) => cell.text)),
    reportOf(FULL).tables.map(({ cells }) => [...cells.values()].map((cell) => cell.text)),
  );
  assert.ok(!/[^\r]\n/.test(text));
  const inLine = pasted(WITHOUT, WITHOUT.indexOf('全年收到申请'), { text: tsv(gridOf(draft, 't3')) }) ?? '';
  assert.match(inLine, /审核文书。\n\n\| （本列数据[^\n]*\n[\s\S]*\| 4 \|\n\n全年收到申请/);
});

test('figures are written plainly, other cells word for word', () => {
  const changed = { ...draft, cells: new Map([...draft.cells, ['r1.np', '1,021'], ['r1.tot', '１028'], ['r4.oth', '/']]) };
  const text = pasted(WITHOUT, PLACE, { html: excel(gridOf(changed, 't3')) }) ?? '';
  assert.ok(text.includes('|  |  | 1021 | 4 | 0 | 1 | 2 | 0 | 1028 |'));
  assert.ok(text.includes('|  |  | 2 | 1 | 0 | 0 | 1 | / | 4 |'));
});

test('no guess: part of a table, more than tables, or a place where a table is already', () => {
  const grid = gridOf(draft, 't3');
  const clip = { html: web(grid) };
  assert.equal(pasted(WITHOUT, PLACE, { text: tsv(grid.slice(0, 9)) }), undefined, 'the first rows');
  assert.equal(pasted(WITHOUT, PLACE, { html: `${clip.html}<p>注：与上年相同。</p>` }), undefined, 'a note');
  assert.equal(pasted(WITHOUT, PLACE, { text: tsv(grid).replace('2.重复申请', '2.不知何物') }), undefined, 'a row that nobody knows');
  assert.equal(pasted(WITHOUT, PLACE, { text: '甲\t1\n乙\t2\n' }), undefined, 'another table');
  assert.equal(
    pasted(WITHOUT, PLACE, {
      text: rectangle(grid)
        .map((row) => row[0]?.text)
        .join('\n'),
    }),
    undefined,
    'labels alone',
  );
  assert.equal(pasted(FULL, FULL.indexOf('| 28 |'), clip), undefined, 'in a table');
  assert.equal(pasted(`${WITHOUT}\n<!-- 上年\n\n -->\n`, WITHOUT.length + 10, clip), undefined, 'in a comment');
  const page = notations.find(({ name }) => name === 'html-page')?.render(draft) ?? '';
  assert.deepEqual(tablesFrom(reportOf(page, { html: true }), page.indexOf('<p>'), clip), [], 'in a page');
});

/** The ways to paste tables of a draft of the form into the draft of 2023 in place of its own ones. */
function ways(from: FormId, ids: readonly string[], cells: Readonly<Record<string, string>> = {}) {
  const older = cleanDraft(from);
  const copied = { ...older, cells: new Map([...older.cells, ...Object.entries(cells)]) };
  const place = Math.min(...ids.map((id) => without(FULL, id)[1]));
  const bare = ids.reduce((text, id) => without(text, id)[0], FULL);
  const report = reportOf(bare);
  return Object.entries({ word, web, excel }).map(([name, copy]) => {
    const found = tablesFrom(report, place, { html: ids.map((id) => copy(gridOf(copied, id))).join('<p></p>') });
    return { name, found: found.map(({ form, converted, edit }) => ({ form: form.id, converted, text: applyEdits(bare, [edit]) })) };
  });
}

/** Figures by key, of the table as the form reads it. */
function cellsOf(text: string, form: FormId, id: string): ReadonlyMap<string, string> {
  const table = reportOf(text, { form, isReport: true }).tables.find((one) => one.table.id === id);
  assert.equal(table?.form.id, form);
  return new Map([...table.cells].map(([key, cell]) => [key, cell.text]));
}

test('a table of 2019 in a draft on 2023: as it is; in the form of 2021 only where every figure has a certain place', () => {
  const nothing = Object.fromEntries(['np', 'biz', 'sci', 'pub', 'law', 'oth', 'tot'].map((key) => [`r3_6.${key}`, '0']));
  for (const { name, found } of ways('2019', ['t3'])) {
    assert.deepEqual(
      found.map(({ form, converted }) => [form, converted]),
      [['2019', false]],
      name,
    );
    assert.equal(cellsOf(found[0]?.text ?? '', '2019', 't3').get('r3_6.np'), '1');
    const offset = (found[0]?.text ?? '').indexOf('（一）予以公开');
    assert.ok(
      rewritingsAt(reportOf(found[0]?.text ?? ''), offset).some(({ kind }) => kind === 'form'),
      'can be converted afterwards',
    );
  }
  for (const { name, found } of ways('2019', ['t3'], nothing)) {
    assert.deepEqual(
      found.map(({ form, converted }) => [form, converted]),
      [
        ['2019', false],
        ['2021', true],
      ],
      name,
    );
    const [own, other] = [cellsOf(found[0]?.text ?? '', '2019', 't3'), cellsOf(found[1]?.text ?? '', '2021', 't3')];
    for (const [key, text] of own) assert.equal(other.get(key.replace('r3_6.', 'r3_6_3.')), text, key);
  }
});

test('several tables of 2019 at once; table two has figures without a place; one of 2008 has no newer form', () => {
  const ids = ['t2', 't3', 't4'];
  for (const { name, found } of ways('2019', ids)) {
    assert.deepEqual(
      found.map(({ converted }) => converted),
      [false],
      name,
    );
    for (const id of ids) assert.ok(cellsOf(found[0]?.text ?? '', '2019', id).size > 0);
  }
  const source = notations[0]?.render(cleanDraft('2008')) ?? '';
  const { table } = reportOf(source).tables[0] ?? {};
  const found = tablesFrom(reportOf(WITHOUT), PLACE, { html: word(gridOf(cleanDraft('2008'), table?.id ?? '')) });
  assert.deepEqual(
    found.map(({ form, converted }) => [form.id, converted]),
    [['2008', false]],
  );
});
