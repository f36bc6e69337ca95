import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../server/src/report/types.js';
import { declaredReport } from '../../support/reading.js';

const LONG = '全镇各部门认真落实公开要求。'.repeat(10);

/** `notation: cell¦cell` for a row, `paragraph` for running text. */
function shown(block: Block): string {
  return block.kind === 'paragraph' ? 'paragraph' : `${block.notation}: ${block.cells.map((cell) => cell.text).join('¦')}`;
}

const cases: readonly [string, string, readonly string[]][] = [
  ['nothing', '', []],
  ['blank lines', ' \n\u3000\n\t\n', []],
  ['lines', '甲\n乙\n\n丙', ['line: 甲', 'line: 乙', 'line: 丙']],
  ['a long line', LONG, ['paragraph']],
  ['marks of headings and bold', '## 甲 \n**乙**\n#丙', ['line: 甲', 'line: 乙', 'line: #丙']],
  ['pipes', '| 甲 | | 3 |\n|---|:-:|--:|\n| 乙 | 0 |  |', ['pipe: 甲¦¦3', 'pipe: 乙¦0¦']],
  ['pipes without the outer ones', '甲 | 乙 | 丙', ['pipe: 甲¦乙¦丙']],
  ['a label and one figure without the outer pipes', '甲 | 136\n乙 | /', ['pipe: 甲¦136', 'pipe: 乙¦/']],
  ['an escaped pipe', '| 甲\\|乙 | 3 |', ['pipe: 甲\\|乙¦3']],
  ['a pipe in a sentence', '首页 | 公开', ['line: 首页 | 公开']],
  ['empty pipe rows', '| | |\n||', []],
  ['tabs', '甲\t\t3\r\n', ['tab: 甲¦¦3']],
  ['one cell and tabs', '甲\t\t', ['tab: 甲¦¦']],
  ['columns held apart by blanks', '甲  乙   3', ['aligned: 甲¦乙¦3']],
  ['a label and its figures are a line until a table takes them', '行政许可 3 0', ['line: 行政许可 3 0']],
  ['fenced code', '```text\n| 甲 | 3 |\n```\n乙', ['line: 乙']],
  ['a fence of tildes', '~~~\n甲\n```\n~~~\n乙', ['line: 乙']],
  ['code within a line is no fence', '```甲```乙\n丙', ['line: ```甲```乙', 'line: 丙']],
  ['a fence is closed by marks alone', '```\n```甲\n```\n乙', ['line: 乙']],
  ['an unclosed fence', '甲\n```\n乙', ['line: 甲']],
  ['a comment over lines', '<!-- 甲\n乙 -->\n丙', ['line: 丙']],
  ['front matter', '---\ntitle: 甲\n---\n乙', ['line: 乙']],
  ['front matter behind a BOM', '\ufeff---\r\ntitle: 甲\r\n---\r\n乙', ['line: 乙']],
  ['a rule that is no front matter', '甲\n\n---\n乙', ['line: 甲', 'line: 乙']],
  ['rules of dashes about lines that are no keys', '-----\n\n甲\n\n-----\n乙', ['line: 甲', 'line: 乙']],
  [
    'borders of a table drawn with a typewriter',
    '| 甲 | 1 |\n+---+---+\n| 乙 | 2 |\n+===+===+\n+86',
    ['pipe: 甲¦1', 'pipe: 乙¦2', 'line: +86'],
  ],
  ['rules of stars and equals signs', '甲\n***\n乙\n* * *\n====\n丙', ['line: 甲', 'line: 乙', 'line: 丙']],
  ['a blank to be filled in is no rule', '甲\n\n____', ['line: 甲', 'line: ____']],
  ['a heading with two blanks', '## 一、  甲', ['line: 一、  甲']],
  ['markup between lines', '甲\n<table><tr><td>乙<td>3</table>\n丙', ['line: 甲', 'html: 乙¦3', 'line: 丙']],
];

for (const [name, draft, blocks] of cases) test(`blocks: ${name}`, () => assert.deepEqual(declaredReport(draft).blocks.map(shown), blocks));

test('neighbouring lines share a group, a blank line ends it', () => {
  const groups = declaredReport('甲\n乙\n\n丙').blocks.map((block) => (block.kind === 'row' ? block.group : -1));
  assert.equal(groups[0], groups[1]);
  assert.notEqual(groups[1], groups[2]);
});
