import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { ledgerOf, ledgerText } from '../../server/src/features/equations/ledger.js';
import { previewOf } from '../../server/src/features/preview/preview.js';
import { outlineOf } from '../../server/src/features/structure/outline.js';
import { structureOf } from '../../server/src/features/structure/structure.js';
import { formatTables, MOST_ALIGNED_ROWS, rowsTooMany } from '../../server/src/features/tables/format.js';
import { pipesByTable, pipeTableAt, pipeTables, standardTableIn } from '../../server/src/features/tables/pipes.js';
import type { Report } from '../../server/src/report/types.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { cleanDraft } from '../support/draft.js';
import { cleanFiles } from '../support/generate.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';

type Request = (report: Report, findings: readonly Finding[]) => unknown;

const requests: Readonly<Record<string, Request>> = {
  preview: (report, findings) => previewOf(report, findings, 'zh'),
  outline: outlineOf,
  structure: structureOf,
  ledger: (report) => ledgerText(ledgerOf(report), 'zh'),
  'pipe tables': (report) => pipesByTable(report),
};

/** Reports one behind the other, each with a finding or two. */
function repeated(name: string, times: number): string {
  const notation = notations.find((one) => one.name === name);
  assert.ok(notation);
  return notation.render(cleanDraft('2021')).replace('## 五、', '截止目前，好。\n\n## 五、').repeat(times);
}

const judged = new Map<string, { readonly report: Report; readonly findings: readonly Finding[] }>();

/** Each is read and checked once, whatever is asked of it. */
function judgedOf(notation: string, times: number) {
  const known = judged.get(`${notation} ${times}`);
  if (known !== undefined) return known;
  const report = reportOf(repeated(notation, times), { isReport: true });
  const made = { report, findings: check(report, {}) };
  judged.set(`${notation} ${times}`, made);
  return made;
}

/** How many items of the report's lists the request looks at: a new report each time, so that nothing is known of it from the last. */
function looks(request: Request, { report: read, findings }: ReturnType<typeof judgedOf>): number {
  let count = 0;
  const counted = <T>(items: readonly T[]): readonly T[] =>
    new Proxy(items, {
      get(target, key, receiver) {
        if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const report: Report = { ...read, tables: counted(read.tables), headings: counted(read.headings), blocks: counted(read.blocks) };
  request(report, counted(findings));
  return count;
}

for (const [name, request] of Object.entries(requests)) {
  for (const notation of ['markdown', 'tsv', 'html-tables']) {
    test(`${name}: a draft four times as long is hardly more than four times the work, ${notation}`, () => {
      const [short, long] = [6, 24].map((times) => looks(request, judgedOf(notation, times)));
      assert.ok(short !== undefined && short > 0 && long !== undefined);
      assert.ok(long < 7 * short, `${short} → ${long}`);
    });
  }
}

test('the standard table in a pipe table is the first that it overlaps', () => {
  const texts = [...cleanFiles().values(), repeated('markdown', 5)];
  let found = 0;
  for (const report of texts.map((text) => reportOf(text, { isReport: true }))) {
    for (const pipe of pipeTables(report)) {
      const { at } = pipe;
      const first = report.tables.find((table) => table.at.start < at.end && at.start < table.at.end);
      assert.equal(standardTableIn(report, pipe), first);
      if (first === undefined) continue;
      found += 1;
      assert.equal(
        pipesByTable(report).get(first)?.at.start,
        pipeTables(report).find((one) => standardTableIn(report, one) === first)?.at.start,
      );
    }
  }
  assert.ok(found > 20);
});

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';

test('a table of too many rows is not aligned, and said to be', () => {
  const long = (rows: number) => reportOf(`${TITLE}| 甲 |1|\n|---|---|\n${'| 乙 | 2|\n'.repeat(rows - 2)}`, { isReport: true });
  const fits = long(MOST_ALIGNED_ROWS);
  assert.ok(formatTables(fits).length >= MOST_ALIGNED_ROWS);
  assert.equal(rowsTooMany(fits), undefined);
  const report = long(MOST_ALIGNED_ROWS + 1);
  assert.deepEqual(formatTables(report), []);
  assert.equal(rowsTooMany(report), MOST_ALIGNED_ROWS + 1);
  assert.equal(rowsTooMany(report, { start: 0, end: 1 }), undefined);
  assert.equal(pipeTableAt(report, TITLE.length + 3)?.rows.length, MOST_ALIGNED_ROWS + 1);
});
