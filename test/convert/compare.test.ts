import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from '../../server/src/convert/compare.js';
import { figuresOf } from '../../server/src/convert/figures.js';
import type { FormId } from '../../server/src/data/types.js';
import { read } from '../features/support.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { htmlPage } from '../support/notations/markup.js';
import { markdown } from '../support/notations/pipes.js';
import { lines } from '../support/notations/plain.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';

/** A clean draft on another year. */
function draft(id: FormId, year: number, cells: Readonly<Record<string, string>> = {}): Draft {
  const clean = cleanDraft(id);
  const on = (text: string) => text.replaceAll(String(clean.year), String(year)).replaceAll(`${clean.year + 1}年`, `${year + 1}年`);
  return {
    ...clean,
    year,
    title: on(clean.title),
    preamble: on(clean.preamble),
    sections: clean.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(on) })),
    date: on(clean.date),
    cells: new Map([...clean.cells, ...Object.entries(cells)]),
  };
}

/** The lines that are not the same on both sides, as pairs; both have as many lines. */
function differing({ last, now }: ReturnType<typeof compare>): (readonly [string, string])[] {
  const [before, after] = [last.zh.split('\n'), now.zh.split('\n')];
  assert.equal(before.length, after.length);
  return before.flatMap((line, i) => (line === after[i] ? [] : [[line, after[i] ?? ''] as const]));
}

test('only what has changed differs, whatever the two are written as', () => {
  const changed = draft('2021', 2023, { 'r1.np': '1021', 'r1.tot': '1028' });
  for (const [before, after] of [
    [markdown, markdown],
    [htmlPage, markdown],
    [lines, htmlPage],
  ] as const) {
    const page = (render: unknown) => render === htmlPage;
    const pair = compare(read(before(draft('2021', 2022)), { html: page(before) }), read(after(changed), { html: page(after) }));
    const rows = differing(pair).filter(([line]) => line.startsWith('|'));
    assert.deepEqual(
      rows.map(([a, b]) => [a, b].map((line) => line.match(/\d+/g)?.join(' '))),
      [['21 4 0 1 2 0 28', '1021 4 0 1 2 0 1028']],
    );
    // All else that differs is the year.
    const words = differing(pair).filter(([line]) => !line.startsWith('|'));
    assert.ok(words.length > 0);
    for (const [a, b] of words)
      assert.equal(a.replace(/2022/g, '2023').replace('2023年1月20日', '2024年1月20日'), b.replace('2023年1月20日', '2024年1月20日'));
  }
});

test('sections stand in the order of the form, under its headings, on both sides', () => {
  const now = draft('2021', 2023);
  const [one, two, three, four, ...others] = now.sections;
  assert.ok(one && two && three && four);
  const swapped = markdown({ ...now, sections: [one, three, two, four, ...others] }).replace('、总体情况', '、工作总体情况');
  const { last, now: shown } = compare(read(markdown(draft('2021', 2022))), read(swapped));
  const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));
  assert.deepEqual(headings(shown.zh), headings(last.zh));
  assert.deepEqual(headings(shown.zh).slice(0, 3), [
    '## 一、总体情况',
    '## 二、主动公开政府信息情况',
    '## 三、收到和处理政府信息公开申请情况',
  ]);
});

test('a report on 2020 is shown in the tables of 2021; what has no place there is listed', () => {
  const cells = { 'gfx.total': '31', 'xk.done': '130', 'r3_6.np': '2', 'r3_6.tot': '2', 'gz.total': '0', 'cf.prev': '0', 'cf.delta': '0' };
  const before = read(markdown(draft('2019', 2020, cells)));
  const { last, now } = compare(before, read(markdown(draft('2021', 2021))));
  const rows = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replace(/[\d.]+|\s+/g, ''));
  assert.deepEqual(rows(last.zh), rows(now.zh));
  assert.match(last.zh, /\| 行政许可 +\| 130 /);
  assert.match(last.zh, /（上年的格式里另有：[^）]*规范性文件·对外公开总数量 31；/);
  assert.match(last.zh, /（六）其他处理·自然人 2；/);
  assert.doesNotMatch(last.zh, /另有：[^）]*规章·对外公开总数量/);
  assert.match(last.en, /\(The form of that year also had: /);
});

test('no figure is lost on either side, in any notation and form', () => {
  for (const { name, render, extension } of notations) {
    for (const [id, year] of [
      ['2021', 2023],
      ['2019', 2020],
      ['2008', 2017],
    ] as const) {
      const html = extension === 'html';
      const [before, now] = [read(render(draft(id, year - 1)), { html }), read(render(draft(id, year)), { html })];
      const shown = compare(before, now);
      for (const [report, text] of [
        [before, shown.last.zh],
        [now, shown.now.zh],
      ] as const) {
        const again = figuresOf(reportOf(text));
        assert.deepEqual([...again.cells].sort(), [...figuresOf(report).cells].sort(), `${name} ${id}`);
      }
    }
  }
});
