import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { forms } from '../../server/src/data/forms.js';
import type { Equation, FormId } from '../../server/src/data/types.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { findings, spans } from './support.js';
import { tableDraft } from './tables.js';

/** One figure that breaks the equation in a table of zeros, and the cell where that shows. */
function violation(equation: Equation, over: string): { readonly total: string; readonly changed: string; readonly value: string } {
  const key = (address: string) => address.replace(/^-/, '').replace('*', over);
  const total = key(equation.total);
  const first = key(equation.terms[0] ?? '');
  if (equation.kind === 'zeroIf' || equation.kind === 'zeroIff') return { total, changed: first, value: '5' };
  return { total, changed: total, value: equation.total.startsWith('-') ? '-5' : '5' };
}

for (const form of forms) {
  for (const equation of form.equations) {
    for (const over of equation.over ?? ['']) {
      const { total, changed, value } = violation(equation, over);
      const name = `${form.id} ${equation.id}${over === '' ? '' : ` ${over}`}: ${changed} = ${value}`;
      test(`${name} is found`, () => {
        const { text, at } = tableDraft(form.id, equation.table, { [changed]: value });
        const places = equation.terms.map((term) => at.get(term.replace(/^-/, '').replace('*', over)));
        const found = findings('balance', text).find(
          (f) => f.equation === equation.id && f.at.start === at.get(total)?.start && isDeepStrictEqual(spans(f.related ?? []), places),
        );
        assert.ok(found !== undefined, `not found, or not with every figure of the equation, in\n${text}`);
        assert.equal(found.severity, equation.severity);
        assert.equal(found.actual, changed === total ? value : '0');
        assert.equal(found.expected, equation.kind === 'sum' ? '0' : undefined);
      });
    }
  }
}

test('tables of zeros balance', () => {
  for (const form of forms)
    for (const table of form.tables)
      assert.deepEqual(findings('balance', tableDraft(form.id, table.id).text), [], `${form.id} ${table.id}`);
});

interface Case {
  readonly name: string;
  readonly form: FormId;
  readonly table: string;
  readonly values: Readonly<Record<string, string>>;
  /** `equation@cell actual→expected`, in the order of the draft. */
  readonly found: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'one column counted wrongly',
    form: '2021',
    table: 't3',
    values: {
      'r1.np': '7',
      'r1.biz': '2',
      'r1.tot': '10',
      'r3_1.np': '7',
      'r3_1.biz': '2',
      'r3_1.tot': '9',
      'r3_7.np': '7',
      'r3_7.biz': '2',
      'r3_7.tot': '9',
    },
    found: ['T3-ROW@r1.tot 10→9', 'T3-BAL@r4.tot 0→1'],
  },
  {
    name: 'blank addends, the total is too small for what is known',
    form: '2021',
    table: 't4',
    values: { 'rev.keep': '4', 'rev.fix': '', 'rev.tot': '3' },
    found: ['T4-rev@rev.tot 3→4'],
  },
  {
    name: 'blank addends that may hold the rest',
    form: '2021',
    table: 't4',
    values: { 'rev.keep': '2', 'rev.fix': '', 'rev.tot': '3' },
    found: [],
  },
  {
    name: 'blank addends and nothing left for them',
    form: '2021',
    table: 't4',
    values: { 'rev.keep': '3', 'rev.fix': '', 'rev.tot': '3' },
    found: [],
  },
  { name: 'a blank total', form: '2021', table: 't4', values: { 'rev.keep': '3', 'rev.tot': '' }, found: [] },
  { name: 'an addend that is no figure', form: '2021', table: 't4', values: { 'rev.keep': '三', 'rev.tot': '9' }, found: [] },
  { name: 'stand-ins count as blank', form: '2021', table: 't4', values: { 'rev.keep': '——', 'rev.fix': '/', 'rev.tot': '9' }, found: [] },
  {
    name: 'full-width digits',
    form: '2021',
    table: 't4',
    values: { 'rev.keep': '１２', 'rev.tot': '１３' },
    found: ['T4-rev@rev.tot 13→12'],
  },
  {
    name: 'figures of twelve digits',
    form: '2021',
    table: 't4',
    values: { 'dir.keep': '400000000001', 'dir.open': '500000000002', 'dir.tot': '900000000004' },
    found: ['T4-dir@dir.tot 900000000004→900000000003'],
  },
  {
    name: 'a column that would need a negative figure points at what is subtracted',
    form: '2021',
    table: 't3',
    values: { 'r1.np': '1', 'r1.tot': '1', 'r3_1.np': '3', 'r3_1.tot': '3', 'r3_7.np': '3', 'r3_7.tot': '3' },
    found: ['T3-BAL@r3_7.np 3→1', 'T3-BAL@r3_7.tot 3→1'],
  },
  {
    name: 'blanks in a column with a difference',
    form: '2021',
    table: 't3',
    values: { 'r1.np': '5', 'r1.tot': '5', 'r2.np': '', 'r2.tot': '' },
    found: [],
  },
  {
    name: 'more repealed than were ever there',
    form: '2021',
    table: 't2',
    values: { 'gfx.made': '9', 'gfx.repealed': '1', 'gfx.valid': '7' },
    found: ['T2-GE@gfx.made 9→'],
  },
  {
    name: 'changes in words',
    form: '2019',
    table: 't2',
    values: { 'xk.prev': '3', 'xk.delta': '减4' },
    found: ['T2-NEG@xk.delta -4→'],
  },
  { name: 'a purchase with its own unit', form: '2019', table: 't2', values: { 'cg.n': '2', 'cg.amount': '251000元' }, found: [] },
  { name: 'fees of a report without applications', form: '2008', table: 'st', values: { 's7.n': '0.35' }, found: ['ST-7@s3_1.n 0→'] },
];

for (const { name, form, table, values, found } of cases) {
  test(name, () => {
    const { text, at } = tableDraft(form, table, values);
    const cellAt = (finding: Finding) => [...at].find(([, place]) => place.start === finding.at.start)?.[0];
    assert.deepEqual(
      findings('balance', text).map((f) => `${f.equation}@${cellAt(f)} ${f.actual}→${f.expected ?? ''}`),
      found,
    );
  });
}

test('the message counts up what was added', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '3', 'rev.oth': '9', 'rev.tot': '13' });
  const [finding] = findings('balance', text);
  assert.equal(finding?.message.zh, '表四“行政复议·总计”应为 12，现为 13，多 1（结果维持 3＋其他结果 9）。');
  assert.match(finding?.message.en ?? '', /should be 12 but is 13, 1 too many \(.*\)\.$/);
});

const said = (form: FormId, table: string, values: Readonly<Record<string, string>>): readonly string[] =>
  findings('balance', tableDraft(form, table, values).text).map(({ message }) => message.zh);

test('relations are told in the row’s own name and figures', () => {
  assert.deepEqual(said('2019', 't2', { 'gfx.opened': '13', 'gfx.total': '11' }), [
    '表二“规范性文件”一行：本年新公开数量 13 件，不应多于对外公开总数量 11 件。',
  ]);
  assert.deepEqual(said('2021', 't2', { 'gfx.made': '14', 'gfx.repealed': '1', 'gfx.valid': '12' }), [
    '表二“行政规范性文件”一行：现行有效件数 12 件，少于本年制发件数 14 件减去本年废止件数 1 件得到的 13，请核对。',
  ]);
  assert.deepEqual(said('2019', 't2', { 'xk.prev': '12', 'xk.delta': '-13' }), [
    '表二“行政许可”一行：上一年项目数量 12 项，本年却减了 13 项，请核对。',
  ]);
  assert.deepEqual(said('2019', 't2', { 'cg.n': '5', 'cg.amount': '0' }), [
    '表二“政府集中采购”一行：采购项目数量 5 项，采购总金额却是 0，请核对。',
  ]);
  assert.deepEqual(said('2008', 'st', { 's9_2.n': '2', 's9_3.n': '0' }), [
    '统计表：“（二）举办各类培训班数” 2 次，“（三）接受培训人员数”却是 0，请核对。',
  ]);
});

test('a column that does not come out names no zeros beside its figures', () => {
  const values = { 'r1.np': '3', 'r1.tot': '3', 'r3_1.np': '2', 'r3_1.tot': '2', 'r3_7.np': '2', 'r3_7.tot': '2' };
  const finding = findings('balance', tableDraft('2021', 't3', values).text).find(({ equation }) => equation === 'T3-BAL');
  assert.deepEqual(
    finding?.related?.map(({ message }) => message.zh),
    ['一、本年新收政府信息公开申请数量·自然人：3', '（七）总计·自然人：2'],
  );
});

test('blank addends leave a least figure, zeros are left out of the related places', () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '4', 'rev.fix': '', 'rev.tot': '3' });
  const [finding] = findings('balance', text);
  assert.equal(finding?.message.zh, '表四“行政复议·总计”至少应为 4，现为 3，少 1（结果维持 4，另有 1 格空白）。');
  assert.deepEqual(
    finding?.related?.map(({ message }) => message.zh),
    ['行政复议·结果维持：4', '行政复议·结果纠正：空白'],
  );
});
