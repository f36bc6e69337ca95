import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type CheckOptions, check } from '../../server/src/check/check.js';
import { insertionsAt } from '../../server/src/features/structure/insert.js';
import { suggestionsFor } from '../../server/src/features/suggest/suggest.js';
import { rewritingsAt } from '../../server/src/features/tables/rewrite-table.js';
import { readReport } from '../../server/src/report/read.js';
import { type Report, reportIn } from '../../server/src/report/types.js';
import { rules } from '../../server/src/rules/index.js';
import type { Example, Finding, Fix } from '../../server/src/rules/shared/rule.js';
import type { Edit } from '../../server/src/text/edits.js';
import { cleanDraft } from '../support/draft.js';
import { readMarked } from '../support/marked.js';
import { markdown } from '../support/notations/pipes.js';
import { sumOf } from '../support/units.js';
import { applied, marked, moved } from './support.js';

const DAMAGED = 'test/drafts/damaged';

/** What a fix leaves to be filled in by hand is a finding by design. */
const TO_FILL_IN = new Set(['cell-blank', 'section-empty', 'fee-statement-missing', 'topic-missing']);
interface Draft {
  readonly name: string;
  readonly text: string;
  readonly html: boolean;
  /** Last year's report, and those of the units. */
  readonly others: CheckOptions;
  /** Undefined where the draft is a report that is not judged. */
  readonly report: Report | undefined;
  readonly before: readonly Finding[];
}

const drafts: readonly Draft[] = [
  ...readdirSync(DAMAGED)
    .sort()
    .map((name) => draftOf(name, readMarked(readFileSync(join(DAMAGED, name), 'utf8')).text, name.endsWith('.html'))),
  ...rules.flatMap(({ id, examples }) =>
    examples.map((example, i) => draftOf(`${id}, example ${i + 1}`, marked(example.bad).text, false, beside(example))),
  ),
];

/** Read and checked once for all tests. */
function draftOf(name: string, text: string, html: boolean, others: CheckOptions = {}): Draft {
  const reading = readReport(text, { html });
  return { name, text, html, others, report: reportIn(reading), before: check(reading, others) };
}

function beside({ previous, units }: Example): CheckOptions {
  return { ...(previous !== undefined && { previous: readReport(previous) }), ...(units !== undefined && { units: sumOf(units) }) };
}

const fixesOf = (report: Report | undefined, finding: Finding): Fix[] => [
  ...(finding.fixes ?? []),
  ...(report === undefined ? [] : suggestionsFor(report, finding)),
];

for (const { name, text, html, others, report, before } of drafts) {
  test(`every fix mends: ${name}`, () => {
    const grave = count(before.filter(isGrave));
    for (const finding of before) {
      const fixes = fixesOf(report, finding);
      assert.ok(fixes.filter(({ preferred }) => preferred === true).length <= 1);
      for (const fix of fixes) {
        const after = check(readReport(applied(text, fix.edits), { html }), others);
        const told = `${finding.rule}: “${fix.title.zh}”`;
        const at = moved(finding.at.start, fix.edits);
        assert.ok(!after.some((one) => same(one, finding) && one.at.start === at), `${told} leaves the finding`);
        assert.ok(
          of(after, finding).length < of(before, finding).length || finding.equation !== undefined,
          `${told} leaves as many of its kind: ${of(after, finding).map(({ message }) => message.zh)}`,
        );
        const fresh = count(after.filter(isGrave)).filter(([rule, times]) => times > (grave.find(([other]) => other === rule)?.[1] ?? 0));
        assert.deepEqual(
          fresh.map(([rule]) => `${told} brings ${rule}`),
          [],
          after
            .filter(({ rule }) => fresh.some(([one]) => one === rule))
            .map(({ message }) => message.zh)
            .join('\n'),
        );
      }
    }
  });
}

/** What the editor offers beyond the fixes of the rules: title, edits, and the rules of which it mends a finding. */
function* reworked({ text, report }: Draft): Iterable<{ title: string; edits: readonly Edit[]; mends: readonly string[] }> {
  if (report === undefined) return;
  for (const table of report.tables) {
    for (const { kind, title, edit } of rewritingsAt(report, table.at.start))
      yield { title: title.zh, edits: [edit], mends: { markdown: [], form: ['table-format', 'table-row'], order: ['table-row'] }[kind] };
  }
  const seen = new Set<string>();
  for (const { index } of text.matchAll(/^/gm)) {
    for (const { title, edits } of insertionsAt(report, index)) {
      if (seen.has(title.zh)) continue;
      seen.add(title.zh);
      yield {
        title: title.zh,
        edits,
        mends: [/插入空的/.test(title.zh) ? 'table-missing' : /行：/.test(title.zh) ? 'table-row' : 'section-missing'],
      };
    }
  }
}

test('every table that is rewritten and everything that is inserted mends what it is offered for, and spoils nothing', () => {
  const mended = new Map<string, number>();
  for (const draft of drafts) {
    const { before } = draft;
    const many = (findings: readonly Finding[], ids: readonly string[]) => findings.filter(({ rule }) => ids.includes(rule)).length;
    for (const { title, edits, mends } of reworked(draft)) {
      // In a mere beginning nothing is missing yet.
      if (mends.length > 0 && many(before, mends) === 0) continue;
      const after = check(readReport(applied(draft.text, edits), { html: draft.html }));
      const told = `${draft.name}: ${title}`;
      if (mends.length > 0) assert.ok(many(after, mends) < many(before, mends), `${told} mends nothing`);
      for (const [rule, times] of count(after.filter(isGrave))) assert.ok(times <= many(before, [rule]), `${told} brings ${rule}`);
      for (const id of mends) if (many(after, [id]) < many(before, [id])) mended.set(id, (mended.get(id) ?? 0) + 1);
    }
  }
  for (const id of ['table-format', 'table-row', 'section-missing', 'table-missing']) assert.ok(mended.has(id), `nothing mends ${id}`);
});

function isGrave({ severity, rule }: Finding): boolean {
  return (severity === 'error' || severity === 'warning') && !TO_FILL_IN.has(rule);
}

/** Equations are told apart; a change that mends one of them may leave another. */
function of(findings: readonly Finding[], { rule, equation, message }: Finding): Finding[] {
  return findings.filter(
    (one) => one.rule === rule && one.equation === equation && (equation === undefined || one.message.zh === message.zh),
  );
}

function same(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.message.zh === b.message.zh;
}

function count(findings: readonly Finding[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts];
}

test('every rule offers a fix somewhere, or says why it cannot', () => {
  const fixing = new Set(drafts.flatMap(({ before }) => before.filter(({ fixes = [] }) => fixes.length > 0).map(({ rule }) => rule)));
  const wrong = rules.filter(({ id, withoutFix }) => fixing.has(id) === (withoutFix !== undefined)).map(({ id }) => id);
  assert.deepEqual(wrong, [], 'yield fixes with the problems, or say withoutFix: why there are none');
});

test('what would double words that stand right behind, or drop a line that was glued on, is offered alone', () => {
  const clean = markdown(cleanDraft('2021'));
  for (const [rule, from, to] of [
    ['table-column', '| 第二十条第（五）项 |', '| 第二十条 |\n| 第（五）项 |'],
    ['table-column', /(\| 行政规范性文件[^\n]*\n)(\| 第二十条第（五）项[^\n]*\n)/, '$2$1'],
    ['section-heading', '四、政府信息公开行政复议、行政诉讼情况', '四、政府信息公开行政复议、行政诉讼情况行政复议'],
    ['section-heading', '五、存在的主要问题及改进情况', '五、存在的\n\n主要问题及改进情况'],
  ] as const) {
    const text = clean.replace(from, to);
    assert.notEqual(text, clean, to);
    const fixes = check(readReport(text))
      .filter((one) => one.rule === rule)
      .flatMap((one) => one.fixes ?? []);
    assert.deepEqual(
      fixes.filter(({ safe }) => safe),
      [],
      to,
    );
  }
});
