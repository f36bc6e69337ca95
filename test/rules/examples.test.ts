import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index.js';
import { complaintsAbout, unwritten } from '../generate/complaints.js';
import { ruleIds } from '../generate/rule-files.js';
import { allFindings, applied, findings, marked, moved, spans } from './support.js';

/** Ids that people have in settings and in silencing comments: they stay, whatever is added. */
const PUBLISHED = [
  'title',
  'section-missing',
  'section-order',
  'section-number',
  'section-heading',
  'section-empty',
  'topic-missing',
  'fee-statement-missing',
  'table-missing',
  'table-format',
  'table-row',
  'table-column',
  'cell-blank',
  'cell-value',
  'balance',
  'not-entitled',
  'article-unknown',
  'article-purpose',
  'statute-version',
  'document-number',
  'document-mismatch',
  'document-superseded',
  'title-marks',
  'short-title',
  'report-year',
  'period',
  'prose-sum',
  'prose-table',
  'prose-repeat',
  'date-form',
  'deadline',
  'numbering-level',
  'punctuation',
  'wording',
  'leftover',
  'personal-data',
  'silence',
  'unreadable',
  'institution',
];

test('the list of rules is that of the folder, each in the file of its name; no published id is lost', () => {
  const ids = rules.map((rule) => rule.id);
  assert.deepEqual([...ids].sort(), ruleIds(), 'npm run generate writes the list');
  assert.deepEqual(complaintsAbout(rules, ruleIds()), []);
  assert.deepEqual(
    PUBLISHED.filter((id) => !ids.includes(id)),
    [],
  );
});

test('no rule still has the words of the template', () => {
  assert.deepEqual(rules.flatMap(unwritten), []);
});

test('every rule explains itself in both languages', () => {
  for (const rule of rules) {
    assert.match(rule.why.zh, /[。！]$/, rule.id);
    assert.match(rule.why.en, /[.!]$/, rule.id);
  }
});

for (const rule of rules) {
  for (const [index, example] of rule.examples.entries()) {
    const name = `${rule.id}, example ${index + 1}`;
    const { text, ranges } = marked(example.bad);
    const { previous, units } = example;

    test(`${name}: the bad text has the marked findings, and no other of the rule`, () => {
      const todo = `server/src/rules/${rule.id}.ts: check() must find what ⟦⟧ marks in the bad text, and nothing else`;
      assert.ok(ranges.length > 0, `${todo}; nothing is marked`);
      assert.deepEqual(spans(findings(rule.id, text, { previous, units })), ranges, todo);
    });

    test(`${name}: the good text has none`, () => {
      assert.equal(marked(example.good).ranges.length, 0);
      assert.deepEqual(findings(rule.id, example.good, { previous, units }), []);
    });

    test(`${name}: messages are sentences`, () => {
      for (const finding of allFindings(text, { previous, units })) {
        assert.match(finding.message.zh, /[。！]$/, `${finding.rule}: ${finding.message.zh}`);
        assert.match(finding.message.en, /[.!)]$|、$/, `${finding.rule}: ${finding.message.en}`);
        for (const part of [finding.message.zh, finding.message.en]) assert.doesNotMatch(part, /undefined|NaN|\[object/);
        for (const related of finding.related ?? []) assert.notEqual(related.message.zh, '');
      }
    });

    test(`${name}: each fix, applied, ends the finding`, () => {
      const found = allFindings(text, { previous, units });
      for (const finding of found) {
        for (const fix of finding.fixes ?? []) {
          assert.notEqual(fix.title.zh, '');
          assert.notEqual(fix.title.en, '');
          const fixed = applied(text, fix.edits);
          const at = moved(finding.at.start, fix.edits);
          const before = found.filter(({ rule: id, at }) => id === finding.rule && at.start === finding.at.start);
          const left = findings(finding.rule, fixed, { previous, units }).filter((other) => other.at.start === at);
          const told = `${finding.rule}: “${fix.title.zh}” leaves\n${fixed}`;
          assert.ok(left.length < before.length, told);
          assert.ok(!left.some((other) => other.message.zh === finding.message.zh), told);
        }
      }
    });
  }
}

test('a safe fix never writes a figure into a table', () => {
  for (const rule of rules) {
    for (const example of rule.examples) {
      for (const finding of allFindings(marked(example.bad).text, example)) {
        for (const fix of (finding.fixes ?? []).filter((f) => f.safe)) {
          for (const edit of fix.edits) assert.doesNotMatch(edit.newText, /[|\t]\s*\d+\s*(?=[|\t]|$)/m, finding.rule);
        }
      }
    }
  }
});
