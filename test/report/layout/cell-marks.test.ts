import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOf } from '../../../server/src/report/layout/copy.js';
import { assertFinds, assertSilent, findings, titled } from '../../rules/support.js';

const read = (source: string) => layoutOf(source, false).copy.text;

test('drawn lines, and marks between figures, hold cells apart', () => {
  const rows = [
    ['│0│0│0│1│1│', ' 0\t0\t0\t1\t1 '],
    ['| a │ b |', '| a │ b |'],
    [
      '┌──┬──┐\n│规章 │ 0 │ 1 │ 2 │\n├──┼──┤\n│行政许可│136│ │ │\n│行政处罚│8│ │ │\n└──┴──┘',
      '-------\n 规章 \t 0 \t 1 \t 2  \n-------\n 行政许可\t136\t \t  \n 行政处罚\t8\t \t  \n-------',
    ],
    ['信息内容；件数\n规章；0；0；0\n\n行政许可；136\n行政处罚；8', '信息内容\t件数\n规章\t0\t0\t0\n\n行政许可\t136\n行政处罚\t8'],
    ['部分公开（区分处理的，只计这一情形），0，1，2\n总计，0，1，2', '部分公开（区分处理的，只计这一情形）\t0\t1\t2\n总计\t0\t1\t2'],
    ['新收申请：21，0，0，1，0，0，22\n结转：2，0，0，0，0，0，2', '新收申请\t21\t0\t0\t1\t0\t0\t22\n结转\t2\t0\t0\t0\t0\t0\t2'],
    [
      '（四）无法提供\t"1.本机关不\r\n掌握"\t4\t0\r\n"三、办理\n结果"\t（一）',
      '（四）无法提供\t 1.本机关不  掌握 \t4\t0\r\n 三、办理 结果 \t（一）',
    ],
  ] as const;
  for (const [source, text] of rows) assert.equal(read(source), text);
});

test('in running text they are what they are', () => {
  const texts = [
    '公开规章；0件规范性文件；0件；\n其他；0件；',
    '新收；0；结转；0；办结；0。',
    '首页｜政务公开｜互动交流',
    '政务公开──让权力在阳光下运行',
    '一是主动公开；二是依申请公开；三是监督保障；0；',
    '申请数量,1,234,0,56\n办结数量,1,200,0,44\n',
    '第1、2、0、4、5、6项由办公室负责\n新增、0项',
    '1,234\n0\n2,345\n,0,\n3,456\n4,567\n',
    '"甲\n乙"，一句\t话。\n甲\t"一"\t"二"\n丙\t"没有\n收尾\t3',
    '上年为│，本年为│0│',
  ];
  for (const text of texts) assert.equal(read(text), text);
});

const HEAD = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const lawsuits = (figures: string) =>
  `四、政府信息公开行政复议、行政诉讼情况\n\n行政复议 行政诉讼\n${HEAD.join(' ')} 未经复议直接起诉 复议后起诉\n${[...HEAD, ...HEAD].join(' ')}\n${figures}`;

test('a table of which only the figures are drawn is filled; without them it is blank, and a wrong sum is found', () => {
  assertSilent('cell-blank', [lawsuits('│ 2 │ 1 │ 0 │ 1 │ 4 │ 1 │ 0 │ 1 │ 0 │ 2 │ 0 │ 0 │ 0 │ 1 │ 1 │')]);
  assertFinds('balance', lawsuits('│ 2 │ 1 │ 0 │ 1 │ ⟦5⟧ │ 1 │ 0 │ 1 │ 0 │ 2 │ 0 │ 0 │ 0 │ 1 │ 1 │'));
  assert.equal(findings('cell-blank', titled(2023, lawsuits(''))).length, 1);
});

test('a table of other marks is there, and what is missing in it is said without an edit in tabs', () => {
  const table = (rows: readonly string[]) =>
    `二、主动公开政府信息情况\n\n信息内容；本年制发件数；本年废止件数；现行有效件数\n${rows.join('\n')}`;
  const rows = ['规章；0；0；0', '行政规范性文件；4；1；12', '行政许可；136', '行政处罚；8', '行政强制；0', '行政事业性收费；0.35'];
  assertSilent('table-missing', [table(rows)]);
  assertSilent('table-row', [table(rows)]);
  const [missing] = findings('table-row', titled(2023, table(rows.filter((row) => !row.startsWith('行政强制')))));
  assert.match(missing?.message.zh ?? '', /缺 1 行：“行政强制”/);
  assert.deepEqual(missing?.fixes, []);
});

test('a table four that is written as a list of names and figures is not blank: it was not read', () => {
  const listed = HEAD.map((name, i) => `${name}：${i}`).join('\n');
  const draft = `四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\n${listed}\n行政诉讼（未经复议直接起诉）\n${listed}`;
  assertSilent('cell-blank', [draft]);
  assert.deepEqual(
    findings('table-row', titled(2023, draft)).map(({ severity }) => severity),
    ['info'],
  );
});
