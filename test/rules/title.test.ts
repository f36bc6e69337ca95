import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';
import { applied, marked } from './support.js';

const BODY = '统计期限自2023年1月1日起至2023年12月31日止。\n\n一、总体情况\n\n正文。\n';
const NAME = '云溪县青禾镇人民政府';

/** The first line, ⟦marked⟧ where the rule speaks, and as it reads with all that is offered done; the same for a title that is right. */
const titles: readonly (readonly [string, string?])[] = [
  [`${NAME}2023年政府信息公开工作年度报告`],
  [`${NAME}2023年度政府信息公开工作年度报告`],
  [`${NAME}  2023年政府信息公开工作年度报告`],
  [`${NAME}2023年政府信息\n公开工作年度报告`],
  [`${NAME}\n\n2023年政府信息公开\n工作年度报告`],
  [`云溪县国资委\n2023年政府信息公开工作年度报告`],
  [`云溪县供销社\n\n2023年政府信息公开工作年度报告`],
  [`${NAME}政府信息公开工作年度报告（2023年）`],
  [`${NAME}2023年政府信息公开工作年度报告\n\n⟦${NAME}\n2023年政府信息公开工作年度报告⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`⟦${NAME}2023年政府信息工作公开年度报告⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`⟦${NAME}政府信息公开工作2023年度报告⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`⟦${NAME}政府信息公开2023年年度报告⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`⟦${NAME}2023年政府信息公开年报⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`⟦【年报】⟧${NAME}2023年政府信息公开工作年度报告`, `${NAME}2023年政府信息公开工作年度报告`],
  [`${NAME}2023年政府信息公开工作年度报告 ⟦- 云溪县人民政府网⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`${NAME}2023年政府信息公开工作年度报告⟦_乡镇年报_云溪县政府网⟧`, `${NAME}2023年政府信息公开工作年度报告`],
  [`${NAME}2023年政府信息公开工作年度报告⟦|云溪县人民政府门户网站⟧`, `${NAME}2023年政府信息公开工作年度报告`],
];

for (const [written, mended] of titles) {
  test(`title: ${written.replaceAll('\n', '⏎')}`, () => {
    const { text, ranges } = marked(`${written}\n\n${BODY}`);
    const found = check(readReport(text)).filter(({ rule }) => rule === 'title');
    const show = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    assert.deepEqual(
      found.map(({ at }) => show(at)),
      ranges.map(show),
    );
    if (mended === undefined) return;
    const edits = found.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
    assert.equal(applied(text, edits).split('\n')[0], mended);
  });
}

test('the title once more, the name on a line of its own, is removed with the name', () => {
  const text = `${NAME}2023年政府信息公开工作年度报告\n${NAME}\n2023年政府信息公开工作年度报告\n${BODY}`;
  const [found] = check(readReport(text)).filter(({ rule }) => rule === 'title');
  assert.equal(applied(text, found?.fixes?.[0]?.edits ?? []), `${NAME}2023年政府信息公开工作年度报告\n${BODY}`);
});

test('the title as a value among the labels of the page is told of with them', () => {
  const title = `${NAME}2023年政府信息公开工作年度报告`;
  const text = `• 信息索引号：\n\n11330/2024-3\n\n• 信息名称：\n\n${title}\n\n• 发布机构：\n\n镇政府\n\n${title}\n\n${BODY}`;
  const found = check(readReport(text)).filter(({ rule }) => rule === 'title' || rule === 'leftover');
  assert.deepEqual(
    found.map(({ rule, at }) => [rule, text.slice(at.start, at.start + 8)]),
    [['leftover', '• 信息索引号：']],
  );
});

test('各 in the name of a town, and before towns', () => {
  const titleOf = (name: string) => readReport(`${name}2023年政府信息公开工作年度报告\n\n${BODY}`);
  assert.deepEqual([titleOf('云溪县下各镇').issuer, titleOf('以下各镇').issuer], ['云溪县下各镇', undefined]);
});

test('the value of a label of the page is no title', () => {
  const text = `索引号 014349/2024-3\n组配分类 政府信息公开年报\n\n2023年青禾镇政府信息公开工作年度报告\n\n${BODY}`;
  const report = readReport(text);
  assert.deepEqual([report.issuer, report.year], ['青禾镇', 2023]);
  assert.deepEqual(
    check(report).filter(({ rule }) => rule === 'title'),
    [],
  );
});

test('a page that is saved as such has the labels of its site by right', () => {
  const page = `<html><body><h1>${NAME}2023年政府信息公开工作年度报告 - 云溪县人民政府网</h1><p>统计期限自2023年1月1日起至2023年12月31日止。</p></body></html>`;
  const report = readReport(page, { html: true });
  assert.deepEqual([report.issuer, report.year], [NAME, 2023]);
  assert.deepEqual(
    check(report).filter(({ rule }) => rule === 'title'),
    [],
  );
});
