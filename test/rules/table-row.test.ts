import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { lines, linesPipe, linesTight } from '../support/notations/plain.js';
import { applied, findings, marked, spans } from './support.js';
import { tableDraft } from './tables.js';

test('a row that is there twice goes where both say the same; else the author decides', () => {
  const { text } = tableDraft('2021', 't2', { 'gz.made': '1' });
  const row = /^\| 规章 .*\n/m.exec(text)?.[0] ?? '';
  const [twice] = findings('table-row', text.replace(row, row + row));
  assert.match(twice?.message.zh ?? '', /“规章”一行重复/);
  assert.equal(applied(text.replace(row, row + row), twice?.fixes?.[0]?.edits ?? []), text);
  const [other] = findings('table-row', text.replace(row, row + row.replace('1', '2')));
  assert.deepEqual(other?.fixes ?? [], []);
});

test('a table that is there twice is one finding, which takes nothing out; two or three rows are told one by one', () => {
  const clean = markdown(cleanDraft('2021'));
  const table = /(?:^\|.*\n)*^\| 一、本年新收.*\n(?:^\|.*\n)*/m.exec(clean)?.[0] ?? '';
  const [twice, ...more] = findings('table-row', clean.replace(table, `${table}\n${table}`));
  assert.equal(twice?.message.zh, '表三从这里起有 25 行重复，像是同一张表放了两次；请只留一张。');
  assert.deepEqual([twice?.related?.length, twice?.fixes ?? [], more], [24, [], []]);
  const rows = table.split('\n').slice(5, 8).join('\n');
  assert.equal(
    findings('table-row', clean.replace(`${rows}\n`, `${rows}\n${rows}\n`)).filter(({ fixes }) => fixes?.length === 1).length,
    3,
  );
});

const DUMP = linesTight(cleanDraft('2021'));

test('a label of which the number alone is left, with a cell on each line, is found and put right', () => {
  for (const render of [lines, linesTight, linesPipe]) {
    const clean = render(cleanDraft('2021'));
    for (const [label, number] of [
      ['三、本年度办理结果', '三、'],
      ['（三）不予公开', '(三)'],
      ['（五）不予处理', '（五）'],
      ['（六）其他处理', '（六）'],
    ] as const) {
      const { text, ranges } = marked(clean.replace(label, `⟦${number}⟧`));
      const [found, ...more] = findings('table-row', text);
      assert.deepEqual([spans(found === undefined ? [] : [found]), more], [ranges, []], label);
      assert.equal(applied(text, found?.fixes?.[0]?.edits ?? []), clean, label);
    }
  }
});

test('such a label is found whatever ends the lines', () => {
  for (const end of ['\r\n', '\r', '\u2028']) {
    const { text, ranges } = marked(DUMP.replace('（四）无法提供', '⟦（四）⟧').replaceAll('\n', end));
    const found = findings('table-row', text);
    assert.deepEqual(spans(found), ranges, JSON.stringify(end));
  }
});

const NEAR_MISSES = {
  'the rest on the next line': '三、\n本年度办理结果',
  'the rest in pieces': '三、\n本年度办\n理结果',
  'the label upright': [...'三、本年度办理结果'].join('\n'),
  'the number twice': '三、\n三、',
};
for (const [name, words] of Object.entries(NEAR_MISSES)) {
  test(`no label is called lost: ${name}`, () => {
    const all = findings('table-row', DUMP.replace('三、本年度办理结果', words));
    assert.deepEqual(
      all.filter(({ message }) => message.zh.includes('后面的')),
      [],
    );
  });
}

test('nor where the rest of it stands further down', () => {
  const text = DUMP.replace('三、本年度办理结果', '三、').replace('（三）不予公开', '（三）不予公开\n办理结果');
  assert.deepEqual(
    findings('table-row', text).filter(({ message }) => message.zh.includes('后面的')),
    [],
  );
});

test('of a table that is there a hundred times the first places are named, and all are counted', () => {
  const all = findings('table-row', `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n${'行政许可\n0\n'.repeat(102)}`);
  const found = all.find(({ message }) => message.zh.includes('有 101 行重复'));
  assert.equal(found?.related?.length, 50);
});
