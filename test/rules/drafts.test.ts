import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import type { FormId } from '../../server/src/data/types.js';
import { readReport } from '../../server/src/report/read.js';
import type { Reading, Report } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import { evaluate } from '../../server/src/rules/shared/equations.js';
import { cleanDraft } from '../support/draft.js';
import { cleanFiles, cleanPath, FORM_IDS } from '../support/generate.js';
import { readMarked } from '../support/marked.js';
import { markdown } from '../support/notations/pipes.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';
import { sumOf } from '../support/units.js';

const DAMAGED = 'test/drafts/damaged';
const PREVIOUS = 'test/drafts/previous';
const CLEAN = 'test/drafts/clean';
const SAMPLES = 'test/drafts/samples';

/** What the reader or a rule does not do right yet: file → why. */
const knownGaps: Readonly<Record<string, string>> = {};

test('generated drafts are up to date', () => {
  const stale: string[] = [];
  for (const [path, text] of cleanFiles()) {
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    stale.push(path);
  }
  assert.deepEqual(stale, [], 'rewritten; look at the difference and run again');
});

for (const id of FORM_IDS) {
  test(`the figures of ${id} satisfy every equation`, () => {
    const draft = cleanDraft(id);
    const report = reportOf(markdown(draft));
    const evaluations = report.tables.flatMap((table) => [...evaluate(table)]);
    assert.deepEqual(
      evaluations.filter(({ status }) => status !== 'holds').map(({ equation }) => equation.id),
      [],
    );
    assert.equal(
      evaluations.length,
      draft.form.equations.reduce((sum, { over }) => sum + (over?.length ?? 1), 0),
    );
  });

  for (const notation of notations) {
    const path = cleanPath(id, notation);
    test(`clean: ${path}`, (t) => {
      const gap = knownGaps[path];
      if (gap !== undefined) return t.skip(gap);
      checkClean(id, notation.render(cleanDraft(id)), notation.extension === 'html');
    });
  }
}

function checkClean(id: FormId, text: string, html: boolean): void {
  const draft = cleanDraft(id);
  const report = reportOf(text, { html });
  assert.deepEqual(
    { kind: report.kind, form: report.form.id, year: report.year, issuer: report.issuer, signed: report.signOff?.date?.year },
    { kind: 'report', form: id, year: draft.year, issuer: draft.issuer, signed: draft.year + 1 },
  );
  assert.deepEqual(sorted(boundCells(report)), sorted([...draft.cells].map(([key, value]) => [key, Number(value)])));
  assert.deepEqual(listed(report), []);
}

function boundCells(report: Report): [string, number | undefined][] {
  return report.tables.flatMap((table) => [...table.cells].map(([key, cell]): [string, number | undefined] => [key, cell.value]));
}

function sorted<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Findings as a reader of a failed test wants them: rule, what is underlined, what is said. */
function listed(report: Reading): string[] {
  return check(report, { onError: (_, error) => assert.fail(String(error)) }).map(
    ({ rule, at, message }) => `${rule} ⟦${report.source.slice(at.start, at.end)}⟧ ${message.zh}`,
  );
}

const damaged = readdirSync(DAMAGED).sort();

for (const name of damaged) {
  const path = join(DAMAGED, name);
  test(`damaged: ${name}`, (t) => {
    const gap = knownGaps[path];
    if (gap !== undefined) return t.skip(gap);
    const { text, expected, previous, units } = readMarked(readFileSync(path, 'utf8'));
    const report = readReport(text, { html: name.endsWith('.html') });
    const last = previous === undefined ? {} : { previous: readReport(readFileSync(join(PREVIOUS, previous), 'utf8')) };
    const below = units === undefined ? {} : { units: sumOf(units.map((file) => readFileSync(join(CLEAN, file), 'utf8'))) };
    const found = check(report, { ...last, ...below, onError: (_, error) => assert.fail(String(error)) }).map(({ rule, at }) => ({
      rule,
      ...at,
    }));
    const show = ({ rule, start, end }: { readonly rule: string; readonly start: number; readonly end: number }): string =>
      `${rule} ${start}–${end} ⟦${text.slice(start, end)}⟧`;
    assert.deepEqual(found.map(show), expected.map(show), listed(report).join('\n'));
  });
}

test('every rule has a damaged draft', () => {
  const covered = new Set(
    damaged.flatMap((name) => readMarked(readFileSync(join(DAMAGED, name), 'utf8')).expected.map(({ rule }) => rule)),
  );
  const without = rules.map(({ id }) => id).filter((id) => !covered.has(id));
  assert.deepEqual(without, [], `write ${DAMAGED}/ID.md: a whole report with the fault in ⟦⟧ and “%% expect: ID” above it`);
});

test('samples: two with faults, one without', () => {
  const files = readdirSync(SAMPLES).sort();
  const counts = files.map((name) => listed(reportOf(readFileSync(join(SAMPLES, name), 'utf8'))).length > 0);
  assert.deepEqual(counts, [true, true, false]);
});
