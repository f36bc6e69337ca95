import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { suppressionEdit } from '../../../server/src/features/fixes/suppression-comment.js';
import { type ReadOptions, readReport } from '../../../server/src/report/read.js';
import { type Report, reportIn } from '../../../server/src/report/types.js';
import { rules } from '../../../server/src/rules/index.js';
import type { Finding } from '../../../server/src/rules/shared/rule.js';
import { allFindings, applied, marked, titled } from '../../rules/support.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';

import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const known = new Set(rules.map(({ id }) => id));

/** The draft with the finding silenced. */
function silenced(report: Report, finding: Finding, reason = '原文如此'): string {
  const edit = suppressionEdit(report, finding, { reason, known });
  assert.ok(edit, `${finding.rule} cannot be silenced`);
  return applied(report.source, [edit]);
}

const SENTENCE = '截止目前，我镇办理申请时一律在15个工作日内答复,按期办结。';
const RULES = ['wording', 'statute-version', 'punctuation'];

/** One rule after the other, as with the light bulb. */
function inTurn(text: string, order: readonly string[], reasons: readonly string[] = []): string {
  let draft = text;
  for (const [index, rule] of order.entries()) {
    const finding = allFindings(draft).find((one) => one.rule === rule);
    assert.ok(finding, rule);
    draft = silenced(reportOf(draft), finding, reasons[index]);
  }
  return draft;
}

const left = (text: string) =>
  allFindings(text)
    .map(({ rule }) => rule)
    .filter((rule) => rule === 'silence' || RULES.includes(rule));

test('one rule after the other, in any order: one comment, and all of them stay silent', () => {
  const text = titled(2023, `一、总体情况\n\n${SENTENCE}`);
  for (const [a, b, c] of [
    ['wording', 'punctuation', 'statute-version'],
    ['statute-version', 'wording', 'punctuation'],
    ['punctuation', 'statute-version', 'wording'],
  ] as const) {
    const draft = inTurn(text, [a, b, c]);
    assert.deepEqual(left(draft), []);
    assert.match(draft, new RegExp(`\\n<!-- gouji-disable-next-line ${a} ${b} ${c} 原文如此 -->\\n截止`));
  }
});

test('a rule is added to the comment that is there, whatever it looks like', () => {
  const comments = [
    '<!-- gouji-disable-next-line wording 原文如此 -->\n⟦⟧',
    '%% gouji-disable-next-line wording 原文如此\n⟦⟧',
    '%% gouji-disable-next-line wording，punctuation 原文如此\r\n\r\n⟦⟧',
    '⟦⟧<!-- gouji-disable-line wording、punctuation：原文如此 -->',
    '⟦⟧ <!-- gouji-disable-line wording -->',
    '<!-- gouji-disable-next-line -->\n⟦⟧',
    '%% gouji-disable-next-line\n⟦⟧',
    '<!-- gouji-disable-next-line wording 甲 -->\n<!-- gouji-disable-next-line punctuation 乙 -->\n⟦⟧',
  ];
  for (const comment of comments) {
    const text = titled(2023, `一、总体情况\n\n${comment.replace('⟦⟧', SENTENCE)}`);
    const order = RULES.filter((rule) => left(text).includes(rule));
    assert.ok(order.length > 0, comment);
    const draft = inTurn(text, order);
    assert.deepEqual(left(draft), [], draft);
    assert.equal(draft.split(/\r?\n/).length, text.split(/\r?\n/).length, draft);
  }
});

test('the reasons are kept, each once; one still to be written gives way', () => {
  const text = titled(2023, `一、总体情况\n\n${SENTENCE}`);
  const order = ['wording', 'punctuation', 'statute-version'];
  assert.match(inTurn(text, order, ['甲', '乙', '甲']), /wording punctuation statute-version 甲；乙 -->/);
  assert.match(inTurn(text, order, ['理由', '乙', '理由']), /wording punctuation statute-version 乙 -->/);
  assert.match(
    inTurn(text, order, ['title as printed', 'title as printed', 'ok']),
    /wording punctuation statute-version: title as printed；ok -->/,
  );
  assert.deepEqual(left(inTurn(text, order, ['title as printed', 'title as printed', 'ok'])), []);
});

test('a comment for another line, or for a stretch, is left alone', () => {
  const other = '<!-- gouji-disable-next-line wording 原文如此 -->\n截止年底，已办结。';
  for (const above of [`${other}\n`, '<!-- gouji-disable wording 原文如此 -->\n\n']) {
    const text = titled(2023, `一、总体情况\n\n${above}${SENTENCE}`);
    const draft = inTurn(text, ['punctuation', 'statute-version']);
    assert.ok(draft.includes(above) && draft.includes('<!-- gouji-disable-next-line punctuation statute-version 原文如此 -->\n截止目前'));
  }
});

test('no comment is written into a tag', () => {
  const text = titled(2023, `一、总体情况\n\n<p class="a"\n title="截止目前">正文。</p>`);
  const at = { start: text.indexOf('截止'), end: text.indexOf('截止') + 2 };
  assert.equal(suppressionEdit(reportOf(text), { rule: 'wording', at }, { reason: '甲', known }), undefined);
});

/** Silences each finding in turn: the others are what they were. */
function assertAlone(text: string, options: ReadOptions, what: string): number {
  const report = reportIn(readReport(text, options));
  if (report === undefined) return 0;
  const found = check(report).filter(({ rule }) => rule !== 'silence');
  const shown = (findings: readonly Finding[]) => findings.map(({ rule, message }) => `${rule} ${message.zh}`).sort();
  for (const finding of found) {
    const silent = (one: Finding) => one === finding || (one.rule === finding.rule && onOneLine(text, one, finding));
    const after = check(readReport(silenced(report, finding), options));
    assert.deepEqual(shown(after), shown(found.filter((one) => !silent(one))), `${what}: ${finding.rule} ${finding.message.zh}`);
  }
  return found.length;
}

function onOneLine(text: string, a: Finding, b: Finding): boolean {
  const [from, to] = [Math.min(a.at.start, b.at.start), Math.max(a.at.start, b.at.start)];
  return !/[\r\n]/.test(text.slice(from, to));
}

test('in every notation of every form the comment takes out its finding and nothing else', () => {
  for (const form of FORM_IDS)
    for (const notation of notations) {
      const draft = cleanDraft(form);
      const [key = ''] = [...draft.cells.keys()].filter((one) => /^(?:r3_1\.tot|s3_1\.n)$/.test(one));
      const cells = new Map(draft.cells).set(key, '77');
      const text = notation.render({ ...draft, cells });
      assert.ok(assertAlone(text, { html: notation.extension === 'html' }, `${form} ${notation.name}`) > 0);
    }
});

test('so it does in damaged drafts', () => {
  const folder = 'test/drafts/damaged';
  let silencedOnes = 0;
  for (const name of readdirSync(folder)) {
    const { text } = marked(readFileSync(`${folder}/${name}`, 'utf8'));
    silencedOnes += assertAlone(text, { html: name.endsWith('.html') }, name);
  }
  assert.ok(silencedOnes > 40);
});
