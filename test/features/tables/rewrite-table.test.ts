import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { conversions } from '../../../server/src/data/conversions.js';
import { formOf } from '../../../server/src/data/forms.js';
import { type Rewriting, rewritingsAt } from '../../../server/src/features/tables/rewrite-table.js';
import { readReport } from '../../../server/src/report/read.js';
import { applied, titled } from '../../rules/support.js';
import { tableDraft } from '../../rules/tables.js';
import { cleanDraft } from '../../support/draft.js';
import { cellKeys } from '../../support/figures.js';
import { FORM_IDS } from '../../support/generate.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const PASTED = new Set(['html-tables', 'tsv', 'lines', 'lines-tight', 'aligned']);

function rewritten(text: string, table: string, kind: Rewriting['kind']): string | undefined {
  const report = reportOf(text);
  const at = report.tables.find((one) => one.table.id === table)?.at.start;
  const found = at === undefined ? undefined : rewritingsAt(report, at).find((one) => one.kind === kind);
  return found && applied(text, [found.edit]);
}

const cellsOf = (text: string) => reportOf(text).tables.flatMap(({ cells }) => [...cells].map(([key, cell]) => `${key}=${cell.text}`));

for (const id of FORM_IDS) {
  for (const notation of notations.filter(({ name }) => PASTED.has(name))) {
    test(`${id} ${notation.name}: every pasted table becomes Markdown with the same figures, and no finding is new`, () => {
      let text = notation.render(cleanDraft(id));
      const before = cellsOf(text);
      for (const { table } of reportOf(text).tables) {
        const next = rewritten(text, table.id, 'markdown');
        assert.ok(next !== undefined, `${table.id} is not offered`);
        text = next;
      }
      assert.deepEqual(cellsOf(text), before);
      const report = reportOf(text);
      assert.ok(report.tables.every((table) => table.notation === 'pipe'));
      assert.deepEqual(
        check(report).map(({ rule, message }) => `${rule} ${message.zh}`),
        [],
      );
    });
  }
}

test('a table of 2019 in a report on 2023: figures carried over, the others listed, nothing lost', () => {
  for (const notation of notations.filter(({ name }) => PASTED.has(name) || name === 'markdown' || name === 'crlf')) {
    const text = notation.render(cleanDraft('2019')).replaceAll('2021', '2024').replaceAll('2020年', '2023年');
    const figures = reportOf(text).tables.flatMap(({ cells }) => [...cells.values()].map((cell) => cell.text));
    let after = text;
    for (const id of ['t2', 't3']) {
      const next = rewritten(after, id, 'form');
      assert.ok(next !== undefined, `${notation.name} ${id}`);
      after = next;
    }
    const report = reportOf(after);
    assert.ok(report.tables.every(({ form }) => form.id === '2021'));
    assert.equal(report.tables.find(({ table }) => table.id === 't2')?.cells.get('xk.done')?.text, '96');
    assert.equal(report.tables.find(({ table }) => table.id === 't3')?.cells.get('r3_6_3.np')?.text, '1');
    for (const figure of figures.filter((one) => one !== '0')) assert.ok(after.includes(figure), `${notation.name}: ${figure} is lost`);
    assert.match(after, /<!-- 以下各数在2021年格式中没有位置，核对后请删去：\r?\n/);
    assert.match(after, /对外公开总数量：11/);
    assert.deepEqual(
      check(report).filter(({ rule }) => !['cell-blank', 'document-superseded', 'fee-statement-missing'].includes(rule)),
      [],
    );
  }
});

test('every figure of the older table is in the new text, whatever it is', () => {
  for (const table of ['t2', 't3']) {
    const form = formOf('2019');
    const keys = cellKeys({ ...form, tables: form.tables.filter(({ id }) => id === table) });
    const values = Object.fromEntries(keys.map((key, i) => [key, String(1001 + i)]));
    const { text } = tableDraft('2019', table, values);
    const after = rewritten(text.replaceAll(/20\d\d(?=年)/g, '2023'), table, 'form') ?? '';
    for (const value of Object.values(values)) assert.ok(after.includes(value), `${table}: ${value}`);
  }
});

test('not offered where something would be lost', () => {
  const note = ['| 规章 | 1 | 2 | 3 |', '| 规范性文件 | 1 | 2 | 3 |', '| 本镇另加的一行 | 7 | 8 | 9 |'];
  const table = [
    '| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |',
    '|---|---|---|---|',
    ...note,
    '| 行政许可 | 1 | 2 | 3 |',
  ];
  assert.equal(rewritten(titled(2023, table.join('\n')), 't2', 'form'), undefined);
  const comment = [...table.slice(0, 3), '<!-- 待核 -->', ...table.slice(3, 4)];
  assert.equal(rewritten(titled(2023, comment.join('\n')), 't2', 'form'), undefined);
  assert.ok(rewritten(titled(2023, table.slice(0, 4).join('\n')), 't2', 'form') !== undefined);
});

test('a table of 2019 in a report on 2020 is in its place', () => {
  const { text } = tableDraft('2019', 't2');
  assert.equal(reportOf(text).form.id, '2019');
  assert.equal(rewritten(text, 't2', 'form'), undefined);
});

test('rows out of order are put in order, with their figures; one that is there twice is left to the author', () => {
  const { text } = tableDraft('2021', 't2', { 'gz.made': '1', 'gfx.made': '2', 'xk.done': '3' });
  const line = (label: string) => new RegExp(`^\\| ${label} .*\\n`, 'm').exec(text)?.[0] ?? '';
  const swapped = text.replace(line('规章'), '').replace(line('行政规范性文件'), (row) => `${row}${line('规章')}`);
  assert.notEqual(swapped, text);
  assert.equal(check(readReport(swapped)).filter(({ rule }) => rule === 'table-row').length, 1);
  const after = rewritten(swapped, 't2', 'order') ?? '';
  assert.deepEqual(cellsOf(after), cellsOf(text));
  assert.equal(rewritten(text, 't2', 'order'), undefined);
  assert.equal(
    rewritten(
      swapped.replace(line('规章'), (row) => `${row}${row}`),
      't2',
      'order',
    ),
    undefined,
  );
});

test('a table in its own notation and generation is left alone', () => {
  const { text } = tableDraft('2021', 't4');
  assert.deepEqual(rewritingsAt(reportOf(text), text.length - 10), []);
});

test('conversions name cells that both forms have, and their source', () => {
  for (const { from, to, source, tables } of conversions) {
    assert.ok(source.length > 0);
    for (const { table, carried } of tables) {
      const keys = (id: typeof from) => cellKeys({ ...formOf(id), tables: formOf(id).tables.filter((one) => one.id === table) });
      const has = (id: typeof from, key: string) =>
        keys(id).some((one) => one === key || (key.endsWith('*') && one.startsWith(key.slice(0, -1))));
      for (const one of carried) assert.ok(has(from, one.from) && has(to, one.to), `${one.from} → ${one.to}`);
    }
  }
});
