import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { figuresOf, marksOf } from '../../../server/src/features/fill/figures.js';
import { draft2021, read } from '../support.js';

const R1 = '| 21 | 4 | 0 | 1 | 2 | 0 | 28 |';

function view(...changes: readonly (readonly [string, string])[]) {
  const report = read(draft2021(...changes));
  const table = report.tables.find((one) => one.table.id === 't3');
  assert.ok(table);
  const figures = figuresOf(report, table, { findings: check(report), previous: undefined });
  const marks = marksOf(report, table);
  return { figure: (key: string) => figures.get(key), mark: (name: string) => marks.get(name), figures, marks };
}

test('a cell says what stands in it and what it is called; a total what it should be', () => {
  const { figure, figures } = view([R1, '| 21 | 4 | 0 | 1 | / | 0 |  |']);
  assert.equal(figures.size, 25 * 7);
  assert.equal(figure('r3_4_1.np')?.label, '三、本年度办理结果，（四）无法提供，1.本机关不掌握相关政府信息，自然人');
  assert.deepEqual([figure('r1.np')?.state, figure('r1.np')?.isTotal], ['figure', false]);
  // A stroke for nothing is written over as if nothing stood there.
  assert.deepEqual([figure('r1.law')?.state, figure('r1.law')?.text], ['blank', '']);
  assert.deepEqual([figure('r1.tot')?.isTotal, figure('r1.tot')?.expected], [true, undefined]);
  assert.equal(view([R1, '| 21 | 4 | 0 | 1 | 2 | 0 |  |']).figure('r1.tot')?.expected, '28');
});

test('a failing cell carries its finding with the changes that would mend it', () => {
  const { figure } = view([R1, '| 21 | 4 | 0 | 1 | 2 | 0 | 29 |']);
  const [note] = figure('r1.tot')?.notes ?? [];
  assert.equal(note?.finding.equation, 'T3-ROW');
  assert.match(note?.repairs[0]?.title.zh ?? '', /由 29 改为 28/);
  assert.deepEqual(figure('r1.np')?.notes, []);
});

test('an equation is told at the end of its row, or of its column', () => {
  const { mark } = view([R1, '| 22 | 4 | 0 | 1 | 2 | 0 | 28 |']);
  assert.equal(mark('row r1')?.status, 'fails');
  assert.match(mark('row r1')?.words.zh ?? '', /^✗ 总计 28 ≠ /);
  assert.equal(mark('column np')?.status, 'fails');
  assert.equal(mark('column tot')?.status, 'holds');
  assert.equal(mark('row r2')?.status, 'holds');
  assert.equal(mark('column tot')?.words.zh.split('\n').length, 2);
});

test('the blanks of a row are counted, and no others', () => {
  const { mark } = view([R1, '| 21 |  |  | 1 | 2 | 0 |  |']);
  assert.deepEqual(mark('row r1')?.blanks, ['r1.biz', 'r1.sci', 'r1.tot']);
  assert.deepEqual(mark('row r2')?.blanks, []);
  assert.equal(mark('row r1')?.status, 'unknown');
});

test('a row of which nothing is certain is locked', () => {
  const { figure } = view([R1, '| 21 | 4 | 0 | 1 | 2 | 0 | 28 | 3 |']);
  assert.equal(figure('r1.np')?.state, 'locked');
  assert.equal(figure('r2.np')?.state, 'figure');
});

test('a slip that many cells have is said at each of them, with the one repair for all', () => {
  const { figure } = view([R1, '| 21件 | 4件 | 0件 | 1件 | 2件 | 0件 | 28 |']);
  for (const key of ['r1.np', 'r1.biz', 'r1.oth']) {
    const [note, ...more] = figure(key)?.notes ?? [];
    assert.deepEqual([note?.finding.message.zh.slice(0, 8), note?.repairs[0]?.edits.length, more], ['表三有 6 格的', 6, []], key);
  }
  assert.deepEqual(figure('r1.tot')?.notes, []);
  assert.deepEqual(figure('r2.np')?.notes, []);
});

test('a cell looks at the findings that begin where it stands, not at all of the draft', () => {
  const report = read(draft2021([R1, '| 21 | 4 | 0 | 1 | 2 | 0 | 29 |']));
  let looks = 0;
  const findings = Array.from({ length: 500 }, (_, i) => {
    const at = { start: i, end: i + 1 };
    return {
      rule: 'balance',
      severity: 'error' as const,
      message: { zh: '', en: '' },
      get at() {
        looks += 1;
        return at;
      },
    };
  });
  for (const table of report.tables) figuresOf(report, table, { findings, previous: undefined });
  assert.ok(looks < 4 * findings.length, `${looks} looks at ${findings.length} findings`);
});
