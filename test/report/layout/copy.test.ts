import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layoutOf } from '../../../server/src/report/layout/copy.js';
import { visibleText } from '../../../server/src/text/folding.js';
import { span } from '../../../server/src/text/span.js';
import { allFindings } from '../../rules/support.js';
import { anyString, damagedReport, jumble } from '../fragments.js';

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告';

function read(source: string, html = false): string {
  return layoutOf(source, html).copy.text;
}

test('what a reader sees: without markup, comments, marks, and characters without width', () => {
  const seen = [
    ['<b>全镇</b>公开<span style="a:b">61</span>条', '全镇公开61条'],
    ['全<!-- 核 -->镇公\u200b开\u00ad⾏政６１条', '全镇公开行政61条'],
    ['**全镇**公开__61__条', '全镇公开__61__条'],
    ['## __一、总体情况__ ##', '## 一、总体情况'],
    ['## 一、总体情况 {#part}\u3000', '## 一、总体情况\u3000'],
    ['## 一\\、总体情况&nbsp; ##', '## 一、总体情况'],
    ['| __1__ | **2** | ~~29~~28 |', '| 1 | 2 | 28 |'],
    ['| 1.信<br>访 | 0 |', '| 1.信访 | 0 |'],
    ['1.信<br>访 | 0 |', '1.信访 | 0 |'],
    ['甲。<br>乙。', '甲。\n乙。'],
    ['甲\r乙\u2028丙\r\n丁', '甲\n乙\n丙\r\n丁'],
  ] as const;
  for (const [source, text] of seen) assert.equal(read(source), text);
});

test('a draft whose title alone stands in markup is no page: its lines are lines', () => {
  const text = `<p align="center">${TITLE}</p>\n\n　　全镇公开工作总体平稳。\n\n一、总体情况\n`;
  assert.equal(layoutOf(text, false).pageTitle, undefined);
  assert.match(read(text), /平稳。\n\n一、总体情况\n$/);
  assert.deepEqual(
    allFindings(text).filter(({ rule }) => rule === 'title'),
    [],
  );
  const strong = `<strong>${TITLE}</strong>\n\n索引号：1\n浏览次数：3\n\n一、总体情况\n\n正文。\n`;
  for (const draft of [strong, strong.replace(/strong/g, 'p')])
    assert.ok(
      allFindings(draft).some(({ rule }) => rule === 'leftover'),
      draft,
    );
  const page = `<div class="art">\n<p>${TITLE}</p>\n<p>全镇公开工作\n总体平稳。</p>\n</div>\n`;
  assert.notEqual(layoutOf(page, false).pageTitle, undefined);
  assert.match(read(page), /全镇公开工作 总体平稳。/);
});

test('radicals, and characters without width between words, in the cells of a page are what they look like', () => {
  const { grids } = layoutOf('<table><tr><td>⾏政处罚</td><td>万\u200b元</td><td>２８</td></tr></table>', true);
  assert.deepEqual(
    grids.flatMap(({ rows }) => rows.flatMap((cells) => cells.map(({ text }) => text))),
    ['行政处罚', '万元', '28'],
  );
});

const anyText = fc.oneof(jumble, damagedReport, anyString(80));

test('any text is read, and a stretch that the copy keeps folds to what it was', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (source, html) => {
      const { copy, grids } = layoutOf(source, html);
      for (let i = 0; i < copy.text.length; i += 1) {
        const at = copy.sourceSpan(span(i, i + 1));
        const written = copy.source.slice(at.start, at.end);
        // A mark that stands for something else: an entity, a line break of markup, a run of blanks of a page.
        if (written.length !== 1 || /[<&\s]/.test(written)) continue;
        assert.equal(copy.text[i], visibleText(written) || written, `${i} of ${JSON.stringify(source)}`);
      }
      for (const { at, rows } of grids) {
        assert.ok(0 <= at.start && at.start <= at.end && at.end <= copy.text.length);
        for (const cell of rows.flat()) assert.ok(at.start <= cell.at.start && cell.at.end <= at.end);
      }
    }),
    { numRuns: 200 },
  );
});

test('line ends make no difference to what is found: LF, CRLF and CR', () => {
  const lf = damagedReport.map((text) => text.replace(/\r\n?/g, '\n'));
  const shown = (text: string) => {
    const lines = text.split(/\r\n?|\n/);
    const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + (text.includes('\r\n') ? 2 : 1), 0));
    const place = (offset: number) => {
      const line = starts.findLastIndex((start) => start <= offset);
      return `${line}:${offset - (starts[line] ?? 0)}`;
    };
    return allFindings(text).map(({ rule, at }) => `${rule} ${place(at.start)}`);
  };
  fc.assert(
    fc.property(lf, (text) => {
      assert.deepEqual(shown(text.replaceAll('\n', '\r\n')), shown(text));
      assert.deepEqual(shown(text.replaceAll('\n', '\r')), shown(text));
    }),
    { numRuns: 60 },
  );
});
