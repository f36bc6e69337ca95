import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Heading } from '../../../server/src/report/types.js';
import { declaredReport } from '../../support/reading.js';

/** `level number text`, with `…` where the heading runs on into its paragraph. */
const shown = (heading: Heading) => `${heading.level} ${heading.number ?? '?'} ${heading.text}${heading.runIn ? '…' : ''}`;

const cases: readonly [string, readonly string[]][] = [
  ['一、总体情况', ['1 1 总体情况']],
  ['　　一、总体情况　', ['1 1 总体情况']],
  ['一.总体情况', ['1 1 总体情况']],
  ['## 一、总体情况', ['1 1 总体情况']],
  ['**一、总体情况**', ['1 1 总体情况']],
  ['十二、附则', ['1 12 附则']],
  ['第三部分 收到和处理政府信息公开申请情况', ['1 3 收到和处理政府信息公开申请情况']],
  ['、总体情况', ['1 ? 总体情况']],
  ['# 总体情况', ['1 ? 总体情况']],
  ['## 2. 主动公开', ['1 2 主动公开']],
  ['2. 主动公开', []],
  ['## 一、总体情况\n\n### 1. 主动公开\n\n## 二、其他', ['1 1 总体情况', '1 2 其他']],
  ['## 一、总体情况\n\n## 2. 主动公开', ['1 1 总体情况', '1 2 主动公开']],
  ['一、  总体情况', ['1 1 总体情况']],
  ['一、\t总体情况', ['1 1 总体情况']],
  ['（四）监督保障情况。镇纪委  每季度抽查一次。', ['2 4 监督保障情况…']],
  ['一、行政许可  136', []],
  ['（一）主动公开情况', ['2 1 主动公开情况']],
  ['(二)依申请公开。全年收到申请3件，均已办结。', ['2 2 依申请公开…']],
  ['（三）平台建设：办好专栏。', ['2 3 平台建设…']],
  ['一、全镇上下认真落实，公开各项政府信息。', []],
  ['一是认真落实', []],
  ['总体情况', []],
  ['```\n一、总体情况\n```', []],
  ['<!-- 一、总体情况 -->', []],
  ['一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0', []],
];

for (const [draft, headings] of cases) {
  test(`headings of ${JSON.stringify(draft.slice(0, 40))}`, () => {
    const found = declaredReport(draft).headings;
    assert.deepEqual(found.map(shown), headings);
    for (const { at, numberAt, textAt, text } of found) {
      assert.equal(draft.slice(textAt.start, textAt.end), text);
      assert.ok(at.start <= numberAt.start && numberAt.end <= textAt.start && textAt.end <= at.end);
    }
  });
}

test('the prefix is what a new heading beside it needs', () => {
  assert.deepEqual(
    declaredReport('## 一、总体情况\n\n### （一）概况\n\n二、附则\n').headings.map((heading) => heading.prefix),
    ['## ', '### ', ''],
  );
});
