import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/check/check.js';
import { formOf } from '../../../server/src/data/forms.js';
import { fixAll } from '../../../server/src/features/fixes/fix-all.js';
import { suggestionsFor } from '../../../server/src/features/suggest/suggest.js';
import { readReport } from '../../../server/src/report/read.js';
import type { Finding } from '../../../server/src/rules/shared/rule.js';
import { applied } from '../../rules/support.js';
import { cellKeys, tableDraft } from '../../rules/tables.js';
import { figures } from '../../support/figures.js';
import { reportOf } from '../../support/reading.js';

type Figures = Readonly<Record<string, string>>;

/** Every equation of the table holds. */
function balanced(formId: '2019' | '2021', tableId: string): Figures {
  const form = formOf(formId);
  const table = form.tables.find(({ id }) => id === tableId);
  assert.ok(table);
  const all = figures(form);
  return Object.fromEntries(cellKeys(table).map((key) => [key, all.get(key) ?? '0']));
}

const T3 = balanced('2021', 't3');

function broken(text: string): Finding[] {
  return check(readReport(text)).filter(({ rule, severity }) => rule === 'balance' && severity !== 'hint');
}

/** What is proposed for each failed equation of the table; every change of two cells mends all of the table. */
function proposed(values: Figures, formId: '2019' | '2021' = '2021', tableId = 't3'): string[][] {
  const { text } = tableDraft(formId, tableId, values);
  const report = reportOf(text);
  return broken(text).map((finding) => {
    const fixes = suggestionsFor(report, finding);
    const pairs = fixes.filter(({ edits }) => edits.length > 1);
    assert.ok(pairs.length <= 3);
    for (const { edits, safe, preferred, title } of pairs) {
      assert.ok(!safe && preferred !== true);
      assert.ok(
        edits.every(({ newText }) => /^\d+$/.test(newText)),
        title.zh,
      );
      assert.deepEqual(broken(applied(text, edits)), [], title.zh);
    }
    return fixes.map(({ title }) => title.zh);
  });
}

/** Each failed equation has the same first proposal. */
function assertFirst(values: Figures, title: string, formId: '2019' | '2021' = '2021'): void {
  const all = proposed(values, formId);
  assert.ok(all.length > 1, 'two equations fail');
  for (const [first] of all) assert.equal(first, title);
}

test('two figures of a row in each other’s column', () => {
  assertFirst(
    { ...T3, 'r3_1.np': '2', 'r3_1.biz': '9' },
    '对调“（一）予以公开·自然人”的 2 与“（一）予以公开·商业企业”的 9（改后本表勾稽全部成立）',
  );
});

test('a figure in the cell beside its own', () => {
  assertFirst(
    { ...T3, 'r3_2.np': '0', 'r3_2.sci': '3' },
    '可能填串了格：把“（二）部分公开·科研机构”的 3 移到“自然人”（改后本表勾稽全部成立）',
  );
});

test('a figure in the row below its own', () => {
  assertFirst(
    { ...T3, 'r3_4_1.np': '0', 'r3_4_3.np': '4' },
    '可能填串了格：把“3.补正后申请内容仍不明确·自然人”的 4 移到“1.本机关不掌握相关政府信息·自然人”（改后本表勾稽全部成立）',
  );
});

test('a digit on the wrong side of a border', () => {
  const more = { 'r1.np': '24', 'r1.tot': '31', 'r3_1.np': '12', 'r3_1.tot': '15', 'r3_7.np': '24', 'r3_7.tot': '30' };
  assert.deepEqual(proposed({ ...T3, ...more }), []);
  assertFirst(
    { ...T3, ...more, 'r3_1.np': '1', 'r3_1.biz': '22' },
    '把“（一）予以公开·自然人”由 1 改为 12，“（一）予以公开·商业企业”由 22 改为 2（改后本表勾稽全部成立）',
  );
});

test('two totals, each to be made of its parts', () => {
  assertFirst(
    { ...T3, 'r1.tot': '30', 'r3_7.tot': '25' },
    '把“一、本年新收政府信息公开申请数量·总计”由 30 改为 28，“（七）总计·总计”由 25 改为 27（改后本表勾稽全部成立）',
  );
});

test('a figure with the total that was made of it; what looks like a slip comes first', () => {
  assertFirst(
    { ...T3, 'r3_1.np': '90', 'r3_1.tot': '93' },
    '把“（一）予以公开·自然人”由 90 改为 9，“（一）予以公开·总计”由 93 改为 12（改后本表勾稽全部成立）',
  );
});

test('one counted in another column: the totals come first, then the cells between which it may belong', () => {
  for (const titles of proposed({ ...T3, 'r2.np': '3', 'r2.biz': '0' })) {
    assert.deepEqual(titles, [
      '把“四、结转下年度继续办理·自然人”由 2 改为 3，“四、结转下年度继续办理·商业企业”由 1 改为 0（改后本表勾稽全部成立）',
      '把“一、本年新收政府信息公开申请数量·自然人”由 21 改为 20，“一、本年新收政府信息公开申请数量·商业企业”由 4 改为 5（改后本表勾稽全部成立）',
      '把“二、上年结转政府信息公开申请数量·自然人”由 3 改为 2，“二、上年结转政府信息公开申请数量·商业企业”由 0 改为 1（改后本表勾稽全部成立）',
    ]);
  }
});

test('no pair where one cell is enough, nor for faults that have nothing to do with each other', () => {
  const single = proposed({ ...T3, 'r3_1.np': '10' });
  const apart = proposed({ ...balanced('2021', 't4'), 'rev.tot': '9', 'aft.tot': '9' }, '2021', 't4');
  for (const titles of [...single, ...apart]) assert.ok(titles.length > 0 && titles.every((title) => !title.includes('，')));
});

test('no pair where three cells are wrong, or where a blank leaves the choice', () => {
  for (const values of [
    { 'r3_1.np': '2', 'r3_1.biz': '9', 'r3_2.law': '6' },
    { 'r3_1.np': '', 'r3_1.biz': '11' },
  ])
    for (const titles of proposed({ ...T3, ...values }))
      assert.ok(
        titles.every((title) => !/，“|对调|移到/.test(title)),
        titles.join(),
      );
});

test('fix-all writes none of them', () => {
  const { text } = tableDraft('2021', 't3', { ...T3, 'r3_1.np': '2', 'r3_1.biz': '9' });
  assert.equal(broken(fixAll(text, (version) => check(readReport(version))).text).length, broken(text).length);
});

test('any two figures exchanged in a row or a column of a standard table are found', () => {
  for (const formId of ['2019', '2021'] as const) {
    const values = balanced(formId, 't3');
    const cells = Object.keys(values).filter((key) => !/^r3_7\.|\.tot$/.test(key));
    const pairs = fc.tuple(fc.constantFrom(...cells), fc.constantFrom(...cells)).filter(([a, b]) => {
      const [[rowA, columnA], [rowB, columnB]] = [a.split('.'), b.split('.')];
      return values[a] !== values[b] && (rowA === rowB || columnA === columnB);
    });
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const all = proposed({ ...values, [a]: values[b] ?? '', [b]: values[a] ?? '' }, formId);
        for (const titles of all) assert.ok(titles.length > 0 && titles.length <= 5);
      }),
      { numRuns: 40 },
    );
  }
});

test('whatever two cells hold, a proposal for both leaves nothing that fails', () => {
  const cells = fc.constantFrom(...Object.keys(T3));
  const figure = fc.nat(40).map(String);
  fc.assert(
    fc.property(cells, cells, figure, figure, (a, b, first, second) => {
      proposed({ ...T3, [a]: first, [b]: second });
    }),
    { numRuns: 60 },
  );
});
