import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { allFindings, applied, findings, titled } from './support.js';

const BARE = notations.filter(({ name }) => name !== 'aligned');

for (const form of ['2019', '2021'] as const) {
  test(`${form}: a caption of another item, in every notation, and put right by its fix`, () => {
    for (const { name, render, extension } of BARE) {
      const text = render(cleanDraft(form));
      const options = { html: extension === 'html' };
      for (const [wrong, rule] of [
        ['第二十条第（七）项', 'table-column'],
        ['第二十条第（二十五）项', 'article-unknown'],
      ] as const) {
        const bad = text.replace('第二十条第（六）项', wrong);
        const [finding, ...more] = allFindings(bad, options);
        assert.deepEqual([finding?.rule, more.length], [rule, 0], name);
        assert.equal(bad.slice(finding?.at.start, finding?.at.end), wrong, name);
        assert.equal(finding?.fixes?.[0]?.safe, true);
        assert.equal(applied(bad, finding?.fixes?.[0]?.edits ?? []), text, name);
      }
    }
  });
}

const table = (...lines: readonly string[]) => titled(2023, `二、主动公开政府信息情况\n\n${lines.join('\n')}\n`);
const LICENCES = ['| 信息内容 | 本年处理决定数量 |', '| 行政许可 | 0 |'];
const PENALTIES = ['| 信息内容 | 本年处理决定数量 |', '| 行政处罚 | 0 |', '| 行政强制 | 0 |'];

test('the first caption of a table, and one written otherwise', () => {
  const wrong = table('| 第二十条第（七）项 | |', '|---|---|', ...LICENCES, '| 第20条第(6)项 | |', ...PENALTIES);
  assert.deepEqual(
    findings('table-column', wrong).map(({ expected }) => expected),
    ['第二十条第（五）项'],
  );
});

test('silent where it is not certain which rows a caption stands over', () => {
  for (const lines of [
    [
      '第二十条第（六）项',
      '第二十条第（一）项',
      '第二十条第（七）项',
      '信息内容\t本年处理决定数量',
      '行政许可\t0',
      '行政处罚\t0',
      '行政强制\t0',
    ],
    ['第二十条第（七）项', '', '本镇按照上述规定办理行政许可事项，全年没有发生投诉，办事群众表示满意。', '', ...LICENCES, ...PENALTIES],
  ])
    assert.deepEqual(findings('table-column', table(...lines)), [], lines.join('\n'));
});

test('a table of the older form keeps the captions of its own', () => {
  const { render } = notations[0] ?? assert.fail();
  const text = render(cleanDraft('2019')).replaceAll('2020年', '2023年').replaceAll('2021年', '2024年');
  assert.deepEqual(findings('table-column', text), []);
  assert.deepEqual(findings('article-unknown', text), []);
});
