import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddedTables } from '../../../server/src/report/layout/embedded-tables.js';
import { readPage } from '../../../server/src/report/layout/page.js';
import { ReadingCopy } from '../../../server/src/text/reading-copy.js';
import { declaredReport } from '../../support/reading.js';

const rowsOf = (html: string) =>
  readPage(html).grids.map((grid) =>
    grid.rows.filter((cells) => cells.length > 0).map((cells) => cells.map((cell) => cell.text).join('¦')),
  );

const cases: readonly [string, string, readonly (readonly string[])[]][] = [
  ['cells in order', '<table><tr><th>甲</th><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>', [['甲¦1', '乙¦2']]],
  ['nothing closed', '<table><tr><td>甲<td>1<tr><td>乙<td>2', [['甲¦1', '乙¦2']]],
  ['a cell without its row', '<table><td>甲<td>1</table>', [['甲¦1']]],
  ['blanks and markup inside a cell', '<table><tr><td> <p><b>甲</b>\n 乙&nbsp;</p></td><td>&nbsp;</td></tr></table>', [['甲 乙¦']]],
  ['entities', '<table><tr><td>&lt;&#65297;&amp;&#x20bb7;</table>', [['<１&𠮷']]],
  ['a table that lays out the page', '<table><tr><td><table><tr><td>甲</table></table>', [['甲']]],
  ['a cell with an article', `<table><tr><td>${'正文。'.repeat(200)}</table>`, []],
  ['hidden rows and cells', '<table><tr hidden><td>旧<td>9</tr><tr><td>甲<td style="display: none">8</td><td>1</table>', [['甲¦1']]],
  ['a hidden row that nobody closes', '<table><tr style="display:none"><td>旧<td>9<tr><td>甲<td>1</table>', [['甲¦1']]],
  ['the mark of a note', '<table><tr><td>甲<td>18<sup>1</sup><td>5<sup>[2]</sup><td>100m<sup>2</sup></table>', [['甲¦18¦5¦100m2']]],
  ['what was struck out', '<table><tr><td>甲<td><del>12</del>11<td><s>1</s><ins>2</ins></table>', [['甲¦11¦2']]],
  ['a lost end tag, and paragraphs behind', '<table><tr><td>甲<td>1</td></tr><p>五、乙</p><p>丙</p>', [['甲¦1']]],
  ['lost end tags of the cell too', '<table><tr><td>甲<td>1<p>五、乙</p><p>丙</p>', [['甲¦1']]],
  ['paragraphs in a cell', '<table><tr><td><p>甲</p><p>乙</p><td>1</table>', [['甲乙¦1']]],
  ['hidden text', '<table><tr><td>甲<script>1</script><style>2</style></table>', [['甲']]],
];

for (const [name, html, rows] of cases) test(`page: ${name}`, () => assert.deepEqual(rowsOf(html), rows));

test('the text of a page keeps its places', () => {
  const html = '<title>年报</title><p>一、总体&nbsp;情况</p><div>甲</div>';
  const { replacements, pageTitle } = readPage(html);
  const copy = ReadingCopy.of(html).edited(replacements);
  const { text } = copy;
  assert.equal(copy.sourceSpan({ start: text.indexOf('一、总体'), end: text.indexOf('一、总体') + 3 }).start, html.indexOf('一、总体'));
  assert.equal(pageTitle, '年报');
  assert.doesNotMatch(text, /年报|</);
  assert.match(text, /\n\s*一、总体\s+情况\s*\n\s*甲/);
});

test('a page that breaks off within a tag keeps its places', () => {
  for (const html of ['甲乙\n\n<td</', '<td</', '甲<table><tr><td>1</td</'])
    for (const { start, end } of readPage(html).replacements) assert.ok(0 <= start && start < end && end <= html.length, html);
});

test('cells point at their text in the source', () => {
  const html = '<table><tr><td class="x"> <b>规章</b> </td><td>&nbsp;</td><td></td></tr></table>';
  const { replacements, grids } = readPage(html);
  const copy = ReadingCopy.of(html).edited(replacements);
  const places = grids[0]?.rows[0]?.map(({ at }) => copy.sourceSpan(at)).map(({ start, end }) => html.slice(start, end));
  assert.deepEqual(places, ['规章', '&nbsp;', '']);
});

test('tables inside a draft', () => {
  const found = (source: string) => embeddedTables(source).map(({ start, end }) => source.slice(start, end));
  const drafts: readonly [string, readonly string[]][] = [
    ['甲\n<table><tr></table>\n乙', ['<table><tr></table>']],
    ['<table>1<table>2</table>3</table>', ['<table>1<table>2</table>3</table>']],
    ['<table><tr><td>1\n\n三、收到和处理\n\n甲', ['<table><tr><td>1\n\n']],
    ['<table><tr><td>1\n## 三\n甲', ['<table><tr><td>1\n']],
    ['<table>1<table>2', ['<table>1', '<table>2']],
    ['</table>甲<TABLE border=0>乙</TABLE >', ['<TABLE border=0>乙</TABLE >']],
    ['甲 <tablet> 乙', []],
  ];
  for (const [source, tables] of drafts) assert.deepEqual(found(source), tables, source);
});

test('an unclosed table leaves the next section alone', () => {
  const report = declaredReport('青禾镇2023年政府信息公开工作年度报告\n\n<table><tr><td>规章<td>0\n\n六、其他需要报告的事项\n\n无。\n');
  assert.deepEqual(
    report.sections.map((section) => section.form.id),
    ['s6'],
  );
});
