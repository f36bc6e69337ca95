import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { suggestionsFor } from '../../server/src/features/suggest.js';
import { readReport } from '../../server/src/report/read.js';
import type { Report } from '../../server/src/report/types.js';
import { check } from '../../server/src/rules/check.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding, Fix } from '../../server/src/rules/rule.js';
import { readMarked } from '../support/marked.js';
import { applied, marked, moved } from './support.js';

const DAMAGED = 'test/drafts/damaged';

/** What a fix leaves to be filled in by hand is a finding by design. */
const TO_FILL_IN = new Set(['cell-blank', 'section-empty', 'fee-statement-missing', 'topic-missing']);
/** No machine knows what is meant: rule → why. */
const WITHOUT_REMEDY: Readonly<Record<string, string>> = {
  'section-empty': 'only the author knows what to report',
  'topic-missing': 'only the author knows what to report',
  'table-format': 'converted by features/rewrite-table.ts, which rules do not know',
  balance: 'suggested by features/suggest.ts, which rules do not know',
  'not-entitled': 'a figure in the wrong row may belong to the next one or to none',
  'article-unknown': 'which article is meant nobody can tell from one that does not exist',
  deadline: 'the date is what it is',
  unreadable: 'there is no text to mend',
};

interface Draft {
  readonly name: string;
  readonly text: string;
  readonly html: boolean;
}

const drafts: readonly Draft[] = [
  ...readdirSync(DAMAGED)
    .sort()
    .map((name) => ({ name, text: readMarked(readFileSync(join(DAMAGED, name), 'utf8')).text, html: name.endsWith('.html') })),
  ...rules.flatMap(({ id, examples }) =>
    examples.map(({ bad }, i) => ({ name: `${id}, example ${i + 1}`, text: marked(bad).text, html: false })),
  ),
];

const fixesOf = (report: Report, finding: Finding): Fix[] => [...(finding.fixes ?? []), ...suggestionsFor(report, finding)];

for (const { name, text, html } of drafts) {
  test(`every fix mends: ${name}`, () => {
    const report = readReport(text, { html });
    const before = check(report);
    const grave = count(before.filter(isGrave));
    for (const finding of before) {
      const fixes = fixesOf(report, finding);
      assert.ok(fixes.filter(({ preferred }) => preferred === true).length <= 1);
      for (const fix of fixes) {
        const after = check(readReport(applied(text, fix.edits), { html }));
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
  const fixing = new Set(
    drafts.flatMap(({ text, html }) =>
      check(readReport(text, { html }))
        .filter(({ fixes = [] }) => fixes.length > 0)
        .map(({ rule }) => rule),
    ),
  );
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => fixing.has(id) === (WITHOUT_REMEDY[id] !== undefined)),
    [],
  );
});
