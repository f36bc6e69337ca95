import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksOf } from '../../../server/src/features/references/links.js';
import { referentAt } from '../../../server/src/features/references/references.js';
import { spansAround } from '../../../server/src/features/structure/selection.js';
import type { Report } from '../../../server/src/report/types.js';
import { cellOf, changed, draft2021, placeOf, read, shown } from '../support.js';

const SPOKEN = ['全年收到申请28件', '全年收到政府信息公开申请28件'] as const;

function at(report: Report, offset: number) {
  const referent = referentAt(report, offset);
  return (
    referent && {
      at: shown(report, referent.at),
      definitions: referent.definitions.map(({ start }) => start),
      mentions: referent.mentions.map(({ start }) => start),
    }
  );
}

test('a figure of the text goes to its cell, the cell to the figures that name it', () => {
  const text = draft2021(SPOKEN, ['没有其他需要报告的事项。', '本年新收政府信息公开申请28件，没有其他需要报告的事项。']);
  const report = read(text);
  const cell = cellOf(report, 'r1.tot');
  const [first, second] = [placeOf(text, '28件'), placeOf(text, '28件', 2)];
  const both = { definitions: [cell.at.start], mentions: [first.start, second.start] };
  assert.deepEqual(at(report, first.start + 1), { at: '28', ...both });
  assert.deepEqual(at(report, second.end - 1), { at: '28', ...both });
  assert.deepEqual(at(report, cell.at.end), { at: '28', ...both });
});

test('a figure that is the sum of two cells goes to both; a denial to the cell that it denies', () => {
  const sum = draft2021(['全年收到申请28件，加上上年结转的3件，', '全年收到政府信息公开申请31件，']);
  const report = read(sum);
  assert.deepEqual(
    at(report, placeOf(sum, '31件').start)?.definitions,
    ['r1.tot', 'r2.tot'].map((key) => cellOf(report, key).at.start),
  );
  const none = draft2021(['没有其他需要报告的事项。', '全年未收到政府信息公开申请。']);
  const denied = read(none);
  assert.equal(at(denied, placeOf(none, '未收到').start)?.at, '未收到政府信息公开申请');
  assert.deepEqual(at(denied, placeOf(none, '未收到').start)?.definitions, [cellOf(denied, 'r1.tot').at.start]);
});

test('a short title goes to its definition, the definition to its uses', () => {
  const text = draft2021();
  const report = read(text);
  const definition = placeOf(text, '以下简称《条例》').start;
  const use = placeOf(text, '《条例》', 2);
  assert.deepEqual(at(report, use.start + 1), { at: '《条例》', definitions: [definition], mentions: [use.start] });
  assert.deepEqual(at(report, definition + 1)?.mentions, [use.start]);
  const other = changed(text, [
    ['本年度未发出', '（以下简称《办法》）本年度未发出'],
    ['没有其他', '按《办法》，没有其他'],
  ]);
  assert.deepEqual(at(read(other), placeOf(other, '《办法》', 2).start)?.definitions, [placeOf(other, '以下简称《办法》').start]);
});

test('a figure that is bound to no cell, a title without definition and plain words refer to nothing', () => {
  const text = draft2021();
  const report = read(text);
  for (const words of ['0元', '总体情况', '《政府信息公开信息处理费管理办法》', '予以公开']) {
    assert.equal(referentAt(report, placeOf(text, words).start + 1), undefined, words);
  }
  const undefinedName = changed(text, [['（以下简称《条例》）', '']]);
  assert.equal(referentAt(read(undefinedName), placeOf(undefinedName, '《条例》').start + 1), undefined);
});

test('a selection grows from the cell to the row, the table, the section and all', () => {
  const report = read(draft2021());
  const cell = cellOf(report, 'r2.biz');
  const spans = spansAround(report, cell.at.start).map((span) => shown(report, span));
  assert.deepEqual(
    spans.map((words) => words.slice(0, 6)),
    ['1', '二、上年结转', '（本列数据的', '## 三、收', '# 云溪县青', '# 云溪县青'],
  );
  assert.equal(spans.at(-1), report.source);
  assert.match(spans[1] ?? '', /\| 3$/);
});

test('in running text: sentence, paragraph, section, all; each in the next', () => {
  const text = draft2021(['老年群众看不明白。', '老年群众𠮷看不明白。　已整改。']);
  const report = read(text);
  const spans = spansAround(report, placeOf(text, '𠮷').start);
  assert.equal(shown(report, spans[0] ?? { start: 0, end: 0 }), '二是政策解读形式单一，老年群众𠮷看不明白。');
  assert.match(shown(report, spans[1] ?? { start: 0, end: 0 }), /^一是部分站所.*已整改。$/);
  for (const [index, span] of spans.entries()) {
    const next = spans[index + 1];
    if (next !== undefined) assert.ok(next.start <= span.start && span.end <= next.end && next.end - next.start > span.end - span.start);
  }
});

test('a paragraph behind a heading in its line begins behind the heading’s stop', () => {
  const text = draft2021();
  const report = read(text);
  const spans = spansAround(report, placeOf(text, '办事指南').start).map((span) => shown(report, span));
  assert.ok(spans.some((words) => /^围绕耕地保护.*一目了然。$/.test(words)));
  assert.ok(!spans.some((words) => words.startsWith('。')));
  assert.ok(spans.every((words, i) => i === 0 || !words.trimEnd().endsWith('#')));
});

test('at every place the spans are nested, hold the place and end in the whole', () => {
  const report = read(draft2021().replaceAll('\n', '\r\n'));
  for (let offset = 0; offset <= report.source.length; offset += 7) {
    const spans = spansAround(report, offset);
    assert.deepEqual(spans.at(-1), { start: 0, end: report.source.length });
    for (const { start, end } of spans) assert.ok(start <= offset && offset <= end);
  }
});

test('links: only where an authority’s publication is on record', () => {
  const report = read(draft2021());
  assert.deepEqual(
    linksOf(report).map(({ at: span, url }) => [shown(report, span), new URL(url).hostname]),
    [['国办公开办函〔2021〕30号', 'zrzy.smx.gov.cn']],
  );
});
