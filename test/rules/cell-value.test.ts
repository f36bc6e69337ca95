import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { applyEdits } from '../../server/src/text/edits.js';
import { cleanDraft } from '../support/draft.js';
import { htmlTables } from '../support/notations/markup.js';
import { markdown } from '../support/notations/pipes.js';
import { lines } from '../support/notations/plain.js';
import { reportOf } from '../support/reading.js';

const DRAFT = markdown(cleanDraft('2021'));
const found = (text: string) => check(reportOf(text)).filter(({ rule }) => rule === 'cell-value');
/** With something behind the figures of the rows that the pattern finds. */
const behind = (rows: RegExp, unit: string, text = DRAFT) => text.replace(rows, (row) => row.replace(/\d+(?= *\|)/g, `$&${unit}`));

test('the same unit in cell after cell of a table is one finding, with one fix for all of them', () => {
  const text = behind(/^\|.*/gm, '件');
  const findings = found(text);
  assert.deepEqual(
    findings.map(({ message }) => message.zh),
    ['表二有 10', '表三有 175', '表四有 15'].map((table) => `${table} 格的数后面写了“件”，单元格里只填数字，不带单位。`),
  );
  const [fix, ...more] = findings[1]?.fixes ?? [];
  assert.deepEqual([fix?.title.zh, fix?.safe, fix?.preferred, more], ['改正全部175处', false, true, []]);
  const edits = findings.flatMap(({ fixes = [] }) => fixes.flatMap((one) => one.edits)).sort((a, b) => a.at.start - b.at.start);
  // An amount of so many 件 may be anything.
  assert.deepEqual(
    found(applyEdits(text, edits)).map(({ actual }) => actual),
    ['0.35件'],
  );
});

test('in markup as in pipes; two kinds of slips are two findings', () => {
  const page = htmlTables(cleanDraft('2021')).replace(/(一、本年新收[\s\S]*?<\/tr>)/, (row) => row.replace(/(\d+)&nbsp;/g, '$1件&nbsp;'));
  assert.deepEqual(
    found(page).map(({ message, related }) => [message.zh, related?.length]),
    [['表三有 7 格的数后面写了“件”，单元格里只填数字，不带单位。', 6]],
  );
  const both = behind(/^\| 二、上年结转.*/m, '项', behind(/^\| 一、本年新收.*/m, '件'));
  assert.deepEqual(
    found(both).map(({ message }) => message.zh.slice(0, 16)),
    ['表三有 7 格的数后面写了“件”', '表三有 7 格的数后面写了“项”'],
  );
});

test('separators, words for figures, and the same word over and over', () => {
  const row = (...cells: readonly string[]) => DRAFT.replace(/^(\| 一、本年新收[^\d\n]*?)\| \d.*$/m, `$1| ${cells.join(' | ')} |`);
  const said = (...cells: readonly string[]) => found(row(...cells)).map(({ message }) => message.zh);
  assert.deepEqual(said('1,021', '1,004', '0', '1,001', '1,002', '0', '4,028'), ['表三有 5 格的数带千分位逗号，应去掉逗号。']);
  assert.deepEqual(said('三', '四', '0', '一', '二', '0', '十'), ['表三有 5 格的数用汉字书写，应填阿拉伯数字。']);
  assert.deepEqual(said('若干', '若干', '0', '若干', '0', '0', '若干'), ['表三有 4 格填的是“若干”，不是数字，应填阿拉伯数字。']);
});

test('figures with units or separators are read, and all sums are checked with them; separators alone are no error', () => {
  const row = (...cells: readonly string[]) => DRAFT.replace(/^(\| 一、本年新收[^\d\n]*?)\| \d.*$/m, `$1| ${cells.join(' | ')} |`);
  const all = (text: string) => check(reportOf(text)).filter(({ rule }) => rule === 'cell-value' || rule === 'balance');
  const told = (...cells: readonly string[]) => all(row(...cells)).map(({ rule, severity, expected }) => `${rule} ${severity} ${expected}`);
  const wrong = 'balance error 1028';
  assert.deepEqual(told('1,021', '4', '0', '1', '2', '0', '1029').slice(0, 2), ['cell-value info 1021', wrong]);
  assert.deepEqual(told('1,021件', '4', '0', '1', '2', '0', '1029').slice(0, 2), ['cell-value error 1021', wrong]);
  assert.deepEqual(told('1,02', '4', '0', '1', '2', '0', '1029')[0], 'cell-value error undefined');
  assert.deepEqual(told('21元', '4', '0', '1', '2', '0', '28')[0], 'cell-value error undefined');
});

test('one or two cells, and figures that are wrong by themselves, are told one by one', () => {
  const row = (...cells: readonly string[]) => DRAFT.replace(/^(\| 一、本年新收[^\d\n]*?)\| \d.*$/m, `$1| ${cells.join(' | ')} |`);
  assert.equal(found(row('21件', '4件', '0', '1', '2', '0', '28')).length, 2);
  assert.equal(found(row('-1', '-2', '-3', '1.5', '2.5', '0', '28')).length, 5);
  assert.equal(found(row('若干', '许多', '少量', '不详', '2', '0', '28')).length, 4);
});

test('letters for digits: in the row, and on a line of its own', () => {
  const inPipes = DRAFT.replace(/(一、本年新收政府信息公开申请数量 *\|[ |]*)\d+/, '$1O');
  assert.deepEqual(
    found(inPipes).map(({ actual, expected, message }) => [actual, expected, message.zh.includes('把字母当作数字')]),
    [['O', '0', true]],
  );
  const byLines = lines(cleanDraft('2021')).replace(/(一、本年新收政府信息公开申请数量\s+\d+\s+)\d+/, '$1l');
  assert.deepEqual(
    found(byLines).map(({ actual, expected }) => [actual, expected]),
    [['l', '1']],
  );
});
