import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/check/check.js';
import { fixAll, type Mended } from '../../../server/src/features/fixes/fix-all.js';
import { readReport } from '../../../server/src/report/read.js';
import type { Finding } from '../../../server/src/rules/shared/rule.js';
import type { Edit } from '../../../server/src/text/edits.js';
import { applied, titled } from '../../rules/support.js';
import { cleanDraft } from '../../support/draft.js';
import { readMarked } from '../../support/marked.js';
import { markdown } from '../../support/notations/pipes.js';
import { reportOf } from '../../support/reading.js';
import { assertKept, Versions } from './kept.js';

const DAMAGED = 'test/drafts/damaged';

function mended(text: string): Mended {
  return fixAll(text, (version) => check(readReport(version)));
}

/** Every run of digits outside of what is replaced; within, `keepsDigits` looks. */
function figures(text: string, edits: readonly Edit[]): string[] {
  let kept = text;
  for (const { at } of [...edits].reverse()) kept = `${kept.slice(0, at.start)}·${kept.slice(at.end)}`;
  return kept.match(/[0-9０-９]+/g) ?? [];
}

/** What is replaced keeps its digits in their order; only zeros of 06月 and 08号 may go. */
function keepsDigits(text: string, { at, newText }: Edit): boolean {
  let next = 0;
  for (const digit of text.slice(at.start, at.end).match(/[1-9１-９]/g) ?? []) {
    next = newText.indexOf(digit, next) + 1;
    if (next === 0) return false;
  }
  return true;
}

function inserted(edits: readonly Edit[]): string {
  return edits.map(({ newText }) => newText).join('·');
}

/** What holds of every draft: nothing safe is left, a second run does nothing, no edit writes a figure into a table. */
function assertMended(text: string, versions = new Versions({ name: 'a.md' })): Mended {
  const result = versions.mended(text);
  assert.equal(applied(text, result.edits), result.text);
  assert.ok(result.edits.every(({ at }, i) => at.start > (result.edits[i - 1]?.at.end ?? -1)));
  assert.deepEqual(versions.mended(result.text), { edits: [], text: result.text, count: 0 });
  for (const edit of result.edits) assert.ok(keepsDigits(text, edit), `${text.slice(edit.at.start, edit.at.end)} → ${edit.newText}`);
  assert.doesNotMatch(inserted(result.edits), /[|\t]\s*\d+\s*(?=[|\t\n]|$)/);
  return result;
}

for (const name of readdirSync(DAMAGED).sort()) {
  test(`fix-all: ${name}`, () => {
    const { text } = readMarked(readFileSync(join(DAMAGED, name), 'utf8'));
    const versions = new Versions({ name });
    const { edits, text: after } = assertMended(text, versions);
    assertKept({ name, text }, versions);
    const before = figures(text, edits);
    const digits = after.match(/[0-9０-９]+/g) ?? [];
    let at = 0;
    for (const figure of digits) if (figure === before[at]) at += 1;
    assert.equal(at, before.length, 'a figure is gone, or stands elsewhere');
    if (edits.length === 0) return;
    const crlf = text.replace(/\r?\n/g, '\r\n');
    const windows = assertMended(crlf, versions).text;
    assert.doesNotMatch(windows, /(?<!\r)\n/);
    assert.equal(windows.replaceAll('\r\n', '\n'), after.replaceAll('\r\n', '\n'));
  });
}

test('a draft made of anything is mended once and for all, and keeps its figures', () => {
  const pieces = [
    '(一)主动公开12条,平稳。。',
    '（三）、依申请公开',
    '\n\n',
    '，',
    '截止2023年06月08日',
    '《甲<乙>》',
    '一、概况\n',
    '三、收到和处理申请情况\n',
    '| 规章 | 0 | 1 | 2 |\n',
    '行政许可\t17\n',
    '云政办发[2023]第08号',
    '**一是**',
    '𠮷and好',
    '　',
    ' and ',
    '2.3',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
      const text = titled(2023, parts.join(''));
      const { edits, text: after } = assertMended(text);
      const kept = figures(text, edits);
      const left = after.match(/[0-9０-９]+/g) ?? [];
      assert.ok(kept.every((figure) => left.some((other) => other.includes(figure))));
    }),
    { numRuns: 25 },
  );
});

const at = (start: number, end: number) => ({ start, end });

function finding(...edits: Edit[]): Finding {
  const message = { zh: '', en: '' };
  return { rule: 'r', severity: 'hint', at: at(0, 1), message, fixes: [{ title: message, safe: true, edits }] };
}

test('of two that overlap the first wins; what a fix brings to light is fixed in the next round; edits are against the source', () => {
  const findingsOn = (text: string): Finding[] => {
    const a = text.indexOf('aab');
    const x = text.indexOf('x');
    return [
      ...(a < 0 ? [] : [finding({ at: at(a, a + 2), newText: 'A' }), finding({ at: at(a + 1, a + 3), newText: 'B' })]),
      ...(x < 0 ? [] : [finding({ at: at(x, x + 1), newText: '𠮷' })]),
      ...(text.includes('Ab') ? [finding({ at: at(text.indexOf('Ab') + 1, text.indexOf('Ab') + 1), newText: 'x' })] : []),
    ];
  };
  const { text, edits, count } = fixAll('-aab-x', findingsOn);
  assert.equal(text, '-Axb-𠮷'.replace('x', '𠮷'));
  assert.deepEqual(edits, [
    { at: at(1, 3), newText: 'A𠮷' },
    { at: at(5, 6), newText: '𠮷' },
  ]);
  assert.equal(count, 4);
});

test('rows put behind markup that was never closed are no rows: they are not put there again and again', () => {
  const text = markdown(cleanDraft('2021')).replace(/(?<=2\.重复申请 +\| )/, '<table><tr><td>规章</td><td>');
  assert.ok(check(readReport(text)).some(({ rule, fixes = [] }) => rule === 'table-row' && fixes.length > 0));
  assert.equal(assertMended(text).text.split('重复申请').length, 2);
  assert.equal(assertMended(text).text.split('（七）总计').length, 2);
});

test('a number that does not make a heading whole is not put before it again and again', () => {
  const text = markdown(cleanDraft('2021')).replace('## 四、政府信息公开行政复议、行政诉讼情况', '2、政府信息公开行政复议、行政诉讼情况，');
  assert.ok(!assertMended(text).text.includes('四、四、'));
});

test('a table in two pieces, as a paste in its midst leaves it, gets no rows: what one lacks stands in the other', () => {
  const lines = markdown(cleanDraft('2008')).split('\n');
  const foreign = markdown(cleanDraft('2021'))
    .split('\n')
    .filter((line) => /^\|.*(?:三安全|过程性|执法案卷|行政查询)/.test(line));
  const first = lines.findIndex((line) => line.startsWith('| 统计指标'));
  const text = [
    ...lines.slice(0, first + 12),
    ...foreign,
    ...lines.slice(first + 12, first + 40),
    foreign[0],
    '',
    ...lines.slice(first + 38),
  ].join('\n');
  assert.deepEqual(
    reportOf(text).tables.map(({ table }) => table.id),
    ['st', 't3', 'st'],
  );
  assert.equal(assertMended(text).text.split('| 四、行政复议数量').length, 2);
});

test('each text that comes up is read once, and what is known of the source is not found again', () => {
  const read: string[] = [];
  const insertion = finding({ at: at(0, 0), newText: 'A' });
  const check = (text: string): Finding[] => {
    read.push(text);
    return text.includes('x') ? [insertion, finding({ at: at(text.indexOf('x'), text.indexOf('x') + 1), newText: 'y' })] : [insertion];
  };
  const known = check('-x');
  assert.equal(fixAll('-x', check, known).text, '-y');
  assert.deepEqual(read, [...new Set(read)]);
});

test('a fix that comes back for ever ends', () => {
  let turn = 0;
  const { count } = fixAll('a', () => {
    turn += 1;
    return [finding({ at: at(0, 1), newText: turn % 2 === 0 ? 'a' : 'b' })];
  });
  assert.ok(count <= 10);
});

test('a table that stands without its heading gets the heading alone, above it', () => {
  const text = titled(
    2023,
    '一、总体情况\n\n好。\n\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 3 | 0 | 5 |\n| 行政许可 | 1 |\n| 行政处罚 | 1 |',
  );
  const { text: after } = mended(text);
  assert.equal(after.match(/\| 规章 \|/g)?.length, 1);
  assert.match(after, /二、主动公开政府信息情况\n\n\| 规章/);
});

test('a fix that its finding survives is left out; it is tried again when what stood in its way is mended', () => {
  const insertion = finding({ at: at(0, 0), newText: 'A' });
  const blocked = (text: string): Finding[] => (text.startsWith('A') && text.includes('z') ? [] : [insertion]);
  assert.equal(fixAll('-', blocked).text, '-');
  const clearing = (text: string): Finding[] => [
    ...(text.startsWith('A') && !/[xy]/.test(text) ? [] : [insertion]),
    ...[...text].flatMap((char, i) => (/[xy]/.test(char) ? [finding({ at: at(i, i + 1), newText: char === 'x' ? 'y' : '' })] : [])),
  ];
  const first = fixAll('-x', clearing);
  assert.equal(first.text, 'A-');
  assert.deepEqual(fixAll(first.text, clearing).edits, []);
});
