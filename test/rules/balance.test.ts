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
  assert.equal(finding?.message.zh, '表四“行政复议·总计”应为 12（结果维持 3＋其他结果 9），现为 13，多了 1。');
  assert.match(finding?.message.en ?? '', /should be 12 .* but is 13, 1 too many\.$/);
});
