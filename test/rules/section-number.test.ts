import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { tsv } from '../support/notations/plain.js';
import { allFindings, applied, findings } from './support.js';

const RULE = 'section-number';
const FREE = markdown(cleanDraft('2008'));
const FIXED = tsv(cleanDraft('2021'));

/** The draft after all safe fixes of the rule, as far as headings of parts go. */
function ordinalsAfter(text: string): string {
  const edits = findings(RULE, text).flatMap(({ fixes = [] }) => fixes.filter(({ safe }) => safe).flatMap((fix) => fix.edits));
  const parts =
    /^(?:## )?([一二三四五六七八]?)、(?=总体|概述|主动公开政|收到和|依申请公开政|收费及|政府信息公开行|行政复议、|存在的|其他需)/gm;
  return [...applied(text, edits).matchAll(parts)].map(([, number]) => number).join('');
}

test('free parts: one odd number in a run is mended and the right ones behind it stay', () => {
  const renumbered = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((text, [from, to]) => text.replace(`## ${from}、`, `## ${to}、`), FREE);
  assert.equal(ordinalsAfter(FREE), '一二三四五六七');
  assert.equal(ordinalsAfter(renumbered(['二', '一'])), '一二三四五六七');
  assert.equal(findings(RULE, renumbered(['二', '一'])).length, 1);
  assert.equal(ordinalsAfter(renumbered(['四', '五'])), '一二三四五六七');
  assert.equal(ordinalsAfter(renumbered(['七', '六'])), '一二三四五六七');
  assert.equal(ordinalsAfter(renumbered(['七', '八'], ['六', '七'], ['五', '六'])), '一二三四六七八');
  assert.equal(ordinalsAfter(renumbered(['二', '一'], ['四', '三'])), '一一三三五六七');
});

test('free parts: a number is not taken up where the part that it skips may stand, with a blank for its mark', () => {
  assert.equal(ordinalsAfter(FREE.replace('## 六、', '六　')), '一二三四五七');
});

test('fixed parts: a lost or odd number between right ones is mended, and so are all when all are lost', () => {
  assert.equal(ordinalsAfter(FIXED.replace('\n三、收到', '\n、收到')), '一二三四五六');
  assert.equal(ordinalsAfter(FIXED.replace('\n三、收到', '\n四、收到')), '一二三四五六');
  assert.equal(ordinalsAfter(FIXED.replace(/^[一二三四五六]、(?=总|主|收到和|政府|存在|其他需)/gm, '')), '一二三四五六');
});

test('fixed parts: numbers that are all shifted are told, and left to the author', () => {
  const shifted = FIXED.replace(
    /^([一二三四五六])、(?=总|主|收到和|政府|存在|其他需)/gm,
    (_, number: string) => `${'二三四五六七'['一二三四五六'.indexOf(number)]}、`,
  );
  assert.equal(findings(RULE, shifted).length, 6);
  assert.equal(ordinalsAfter(shifted), '二三四五六七');
});

test('a sub-heading becomes no part, and an ordinal in markup is not put in a second time', () => {
  const item = FIXED.replace('二、主动公开政府信息情况', '二、主动公布').replace('（一）主动公开情况。', '（一）主动公开政府信息情况\n\n');
  const bold = FIXED.replace(/^([一二三四五六]、(?:总|主|收到和|政府|存在|其他需).*)$/gm, '__$1__');
  for (const text of [item, bold]) assert.equal(safely(text), text);
});

test('a heading with marks about its words is not rewritten unasked', () => {
  for (const text of [FIXED.replace('一、总体情况', '## 一、总体情况 ##'), FIXED.replace('总体情况', '总体\u200d情况')])
    assert.equal(safely(text), text);
});

/** All safe fixes of all rules, made at once. */
function safely(text: string): string {
  const fixes = allFindings(text).flatMap((finding) => finding.fixes?.filter(({ safe }) => safe).slice(0, 1) ?? []);
  return applied(
    text,
    fixes.flatMap(({ edits }) => edits),
  );
}

test('a blank between the number and its mark is a hint, and goes', () => {
  const [found] = findings(RULE, FIXED.replace('五、存在', '五 、存在'));
  assert.equal(found?.severity, 'hint');
  assert.equal(applied(FIXED.replace('五、存在', '五 、存在'), found.fixes?.[0]?.edits ?? []), FIXED);
});

test('a number that a line break cut off its heading is not put in a second time', () => {
  for (const [text, cut] of [
    [FIXED, FIXED.replace('\n三、收到', '\n三\n、收到')],
    [FREE, FREE.replace('## 三、', '## 三\n、')],
    [markdown(cleanDraft('2021')), markdown(cleanDraft('2021')).replace('## 一、', '## 一\n\n、')],
  ] as const) {
    assert.notEqual(cut, text);
    const fixes = findings(RULE, cut).flatMap(({ fixes = [] }) => fixes);
    assert.ok(
      fixes.every(({ safe }) => !safe),
      cut.slice(0, 40),
    );
  }
});

test('第一部分 and PART 01 are numbers of their own kind', () => {
  const names = ['总体情况', '主动公开', '收到和', '政府信息公开行政', '存在的', '其他需'];
  const parts = (mark: (i: number) => string) =>
    names.reduce((text, name, i) => text.replace(new RegExp(`^[一二三四五六]、(?=${name})`, 'm'), mark(i + 1)), FIXED);
  for (const mark of [(i: number) => `PART 0${i} `, (i: number) => `Part.${i}｜`]) assert.deepEqual(allFindings(parts(mark)), [], mark(1));
  assert.match(
    findings(
      'section-number',
      parts((i) => (i === 3 ? 'PART 04 ' : `PART 0${i} `)),
    )[0]?.message.zh ?? '',
    /应为“三、”/,
  );
});
