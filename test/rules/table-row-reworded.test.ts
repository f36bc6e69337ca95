import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../server/src/report/read.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { findings } from './support.js';

/** A row of the form as some write it; the cell with its figures is one of the row’s all the same. */
const REWORDED: readonly [string, string][] = [
  ['1.信访举报投诉类申请', '1.信访、举报、投诉类申请'],
  ['2.重复申请', '2.重复申请类'],
  ['5.要求行政机关确认或重新出具已获取信息', '5.要求行政机关确认或者重新出具已获取的信息'],
  ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.申请人无正当理由逾期不补正'],
  ['1.属于国家秘密', '1.涉及国家秘密'],
  ['（七）总计', '（七）办理总计'],
  ['（七）总计', '㈦总计'],
  ['3.其他', '其他'],
  ['2.重复申请', '②重复申请'],
  ['行政许可', '行政许可决定'],
  ['行政强制', '行政强制措施'],
  ['行政事业性收费', '行政性事业收费'],
];

for (const { name, render } of notations.filter((one) => ['markdown', 'tsv', 'html-tables'].includes(one.name))) {
  const text = render(cleanDraft('2021'));
  test(`${name}: a row in other words is no missing one, and its figures are read`, () => {
    const cells = cellsOf(text);
    for (const [label, written] of REWORDED) {
      assert.ok(text.includes(label), label);
      const changed = text.replace(label, () => written);
      assert.deepEqual(findings('table-row', changed), [], written);
      assert.deepEqual(cellsOf(changed), cells, written);
    }
  });
}

test('a row of the office’s own beside the form’s is no second one, and not the form’s', () => {
  const text = notations.find(({ name }) => name === 'markdown')?.render(cleanDraft('2021')) ?? '';
  const row = /^\| 行政许可 \| \d+ .*$/m.exec(text)?.[0] ?? '';
  assert.notEqual(row, '');
  for (const own of ['| 行政许可变更 | 7 |  |  |', '| 其中行政许可 | 7 |  |  |']) {
    const changed = text.replace(row, `${row}\n${own}`);
    assert.deepEqual(findings('table-row', changed), [], own);
    assert.deepEqual(cellsOf(changed), cellsOf(text), own);
  }
});

function cellsOf(text: string): readonly (readonly [string, number | undefined])[] {
  const report = readReport(text);
  assert.ok(report.kind === 'report');
  return report.tables.flatMap(({ cells }) => [...cells].map(([key, { value }]) => [key, value] as const));
}
