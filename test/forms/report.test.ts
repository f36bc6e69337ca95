import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formForYear, forms } from '../../server/src/data/forms.js';
import { type Piece, snippetOf, textOf } from '../../server/src/forms/pieces.js';
import { composeReport, type Wanted } from '../../server/src/forms/report.js';
import { composeTable } from '../../server/src/forms/table.js';
import { readReport } from '../../server/src/report/read.js';
import { displayWidth } from '../../server/src/text/width.js';
import { allFindings, applied } from '../rules/support.js';
import { cellKeys } from '../rules/tables.js';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { markdown } from '../support/notations/pipes.js';
import { reportOf } from '../support/reading.js';

const ISSUER = '云溪县青禾镇人民政府';
const YEARS = [2008, 2013, 2014, 2018, 2019, 2020, 2021, 2023, 2025];
/** Rules that say no more than: this is yet to be filled in. */
const ASKING = new Set(['cell-blank', 'section-empty', 'leftover']);

function composed(wanted: Partial<Wanted> = {}): readonly Piece[] {
  const made = composeReport({ year: 2023, issuer: ISSUER, ...wanted });
  if ('refusal' in made) assert.fail(made.refusal.zh);
  return made.pieces;
}

for (const year of YEARS) {
  test(`a new report on ${year} has no finding except those that ask to be filled in`, () => {
    const found = allFindings(textOf(composed({ year })));
    assert.deepEqual(
      found.filter(({ rule }) => !ASKING.has(rule)).map(({ rule, message }) => `${rule} ${message.zh}`),
      [],
    );
    assert.ok(found.length > 0);
  });

  test(`the report on ${year}, filled in, has no finding`, () => {
    const text = textOf(composed({ year }).map((piece) => (typeof piece === 'string' ? piece : filled(piece.prompt, year))));
    assert.deepEqual(
      allFindings(text).map(({ rule, message }) => `${rule} ${message.zh}`),
      [],
    );
  });
}

test('the usual sentences contradict no table of zeros', () => {
  for (const year of YEARS) {
    const { phrases } = formForYear(year);
    assert.ok(phrases.length > 3);
    const usual = phrases.map(({ text }) => text).join('');
    const pieces = composed({ year }).map((piece) => (typeof piece === 'string' ? piece : filled(piece.prompt, year)));
    const text = textOf(pieces).replace(/(其他需要报告的事项)(，没有的写明没有)?，按要求办理。/, usual);
    assert.ok(text.includes(usual));
    assert.deepEqual(
      allFindings(text).map(({ rule, message }) => `${rule} ${message.zh}`),
      [],
    );
  }
});

function filled(prompt: string, year: number): string {
  if (prompt === '') return '0';
  if (prompt.includes('日期')) return `${year + 1}年1月20日`;
  return `${prompt.replace(/^（请填写|）$/g, '')}，按要求办理。`;
}

test('a new report: every blank table can be filled with 0 at once, and stays aligned', () => {
  for (const id of FORM_IDS) {
    const text = textOf(composed({ year: cleanDraft(id).year }));
    const blank = allFindings(text).filter(({ rule }) => rule === 'cell-blank');
    assert.equal(blank.length, id === '2008' ? 1 : 3);
    const filledIn = blank.reduceRight((before, { fixes = [] }) => applied(before, fixes[0]?.edits ?? []), text);
    assert.deepEqual(
      allFindings(filledIn).filter(({ rule }) => rule !== 'leftover'),
      [],
    );
    const last = filledIn.split('\n\n').findLast((part) => part.startsWith('|')) ?? '';
    assert.equal(
      reportOf(filledIn).tables.every(({ rows }) => rows.every(({ row, state }) => !row.figures || state === 'bound')),
      true,
    );
    if (id !== '2008') assert.equal(new Set(last.split('\n').map(displayWidth)).size, 1, last);
  }
});

test('tables are aligned: their borders stand below each other, but where a long label or head runs on', () => {
  for (const year of [2017, 2020, 2023]) {
    const tables = textOf(composed({ year }))
      .split(/\n\n/)
      .filter((part) => part.startsWith('|'));
    assert.ok(tables.length > 0);
    for (const table of tables) {
      const lines = table.split('\n');
      const bars = (line: string) => [...line.matchAll(/\|/g)].map(({ index }) => displayWidth(line.slice(0, index)));
      const usual = bars(lines[1] ?? '').join();
      assert.ok(lines.filter((line) => bars(line).join() === usual).length >= Math.min(lines.length - 3, 19), table);
      const most = displayWidth(lines[1] ?? '');
      assert.ok(most <= 125 || lines.length < 6, `${most} columns\n${table}`);
    }
  }
});

test('every cell of the form has its place, and is found there again', () => {
  for (const id of FORM_IDS) {
    const { year, form, cells } = cleanDraft(id);
    const pieces = composed({ year });
    let next = 0;
    const values: string[] = [];
    const text = textOf(
      pieces.map((piece) => {
        if (typeof piece === 'string' || piece.prompt !== '') return piece;
        next += 1;
        values.push(String(next));
        return String(next);
      }),
    );
    const read = reportOf(text).tables.flatMap((table) => [...table.cells]);
    assert.deepEqual(
      read.map(([, cell]) => cell.text),
      values,
      form.id,
    );
    assert.deepEqual(
      read.map(([key]) => key),
      [...cells.keys()],
    );
  }
});

test('a snippet: places numbered in reading order, marks of its own escaped', () => {
  const pieces = ['a$b}c\\', { prompt: '（请填写甲}）' }, '|', { prompt: '' }, '|'];
  assert.equal(snippetOf(pieces), ['a\\$b\\}c\\\\$', '{1:（请填写甲\\}）}||$0'].join(''));
  assert.equal(textOf(pieces), 'a$b}c\\（请填写甲}）||');
});

test('last year’s 结转 becomes 上年结转; nothing else is filled in', () => {
  for (const [id, year] of [
    ['2021', 2024],
    ['2019', 2021],
  ] as const) {
    const draft = cleanDraft(id);
    const previous = reportOf(markdown(draft));
    const report = reportOf(textOf(composed({ year, previous })));
    const written = report.tables.flatMap(({ cells }) => [...cells.values()]).filter(({ state }) => state === 'figure');
    const wanted = [...draft.cells].filter(([key]) => key.startsWith('r4.')).map(([key, value]) => [key.replace('r4', 'r2'), value]);
    assert.deepEqual(
      written.map(({ key, text }) => [key, text]),
      wanted,
    );
  }
});

test('a cell of last year’s report that is not certain carries nothing over', () => {
  const text = markdown(cleanDraft('2021')).replace(/(四、结转下年度继续办理 \| {2}\| {2}\|) 2 \| 1/, '$1 / | 若干');
  const pieces = composed({ year: 2024, previous: readReport(text) });
  const row = textOf(pieces)
    .split('\n')
    .find((line) => line.includes('二、上年结转'));
  const [, , , , np, biz, sci] = row?.split('|').map((cell) => cell.trim()) ?? [];
  assert.deepEqual([np, biz, sci], ['', '', '0']);
  const unbound = markdown(cleanDraft('2021')).replace(/(四、结转下年度继续办理 \| {2}\| {2}\| 2 \| 1) \| 0/, '$1');
  assert.doesNotMatch(textOf(composed({ year: 2024, previous: readReport(unbound) })), /二、上年结转.*\d/);
});

test('last year’s texts come as comments when asked for, and are no part of the report', () => {
  const previous = readReport(markdown(cleanDraft('2021')).replace('一是部分站所', '<script> --> 一是部分站所'));
  const plain = textOf(composed({ year: 2024, previous }));
  const text = textOf(composed({ year: 2024, previous, withPreviousText: true }));
  assert.doesNotMatch(plain, /<!--/);
  assert.equal(text.match(/<!-- 2023年年报这一部分：/g)?.length, 3);
  assert.match(text, /<!-- 2023年年报这一部分：\n<script> --＞ 一是部分站所[\s\S]*?\n-->/);
  assert.doesNotMatch(text, /2024年1月20日/);
  const rulesOf = (source: string) => allFindings(source).map(({ rule, message }) => `${rule} ${message.zh}`);
  assert.deepEqual(rulesOf(text), rulesOf(plain));
});

test('texts of a form that prescribes no headings come too; what the new form has no heading for, under its first', () => {
  const last = markdown(cleanDraft('2008'));
  const texts = (year: number) => {
    const previous = readReport(last.replace(/201[78](?=年)/g, (written) => String(Number(written) + year - 2017)));
    const text = textOf(composed({ year: year + 1, previous, withPreviousText: true }));
    return [...text.matchAll(/^## (.*)\n\n<!-- \d{4}年年报这一部分：\n([\s\S]*?)\n-->$/gm)].map(([, heading, comment = '']) => [
      heading,
      comment,
    ]);
  };
  const same = new Map(texts(2017).map(([heading, comment]) => [heading, comment]));
  assert.equal(same.size, 6);
  assert.match(same.get('三、政府信息公开的收费及减免情况') ?? '', /^收费及减免情况\n依申请提供档案复制件[^\n]*$/);
  const changed = texts(2018);
  assert.deepEqual(
    changed.map(([heading]) => heading),
    ['一、总体情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项'],
  );
  assert.match(changed[0]?.[1] ?? '', /^概述\n[\s\S]*\n主动公开政府信息情况\n[\s\S]*\n行政复议、行政诉讼情况\n[^\n]*$/);
  assert.equal(changed[2]?.[1], '没有其他需要报告的事项。');
});

test('what last year’s report does not say for certain is told', () => {
  const last = markdown(cleanDraft('2021'));
  const notes = (text: string, issuer = ISSUER) => {
    const made = composeReport({ year: 2024, issuer, previous: readReport(text) });
    return 'refusal' in made ? [made.refusal.zh] : made.notes.map(({ zh }) => zh);
  };
  for (const issuer of [ISSUER, '青禾镇人民政府', '青禾镇', `东山省${ISSUER}`]) assert.deepEqual(notes(last, issuer), [], issuer);
  for (const issuer of ['云溪县石桥乡人民政府', '云溪县人民政府'])
    assert.match(notes(last, issuer).join(), new RegExp(`^上年年报是“${ISSUER}”的，新建的是“${issuer}”的，[^，]*$|拿错了文件`));
  const row = '“二、上年结转政府信息公开申请数量”';
  const blank = last.replace(/(四、结转下年度继续办理 \| {2}\| {2}\|) 2 \| 1/, '$1 / | 若干');
  assert.deepEqual(notes(blank), [`从上年年报里读不出${row}的数，这一行有2格没有填，请自己填写`]);
  const lost = last.replace(/(四、结转下年度继续办理 \| {2}\| {2}\| 2 \| 1) \| 0/, '$1');
  assert.deepEqual(notes(lost), [`从上年年报里读不出${row}的数，这一行没有填，请自己填写`]);
});

test('what cannot be composed is refused in plain words', () => {
  const previous = readReport(markdown(cleanDraft('2021')));
  const cases: readonly [Partial<Wanted>, RegExp][] = [
    [{ year: 2007 }, /2007 年没有年报格式/],
    [{ year: 20235 }, /没有年报格式/],
    [{ issuer: '　' }, /请写明机关名称/],
    [{ issuer: '甲\n乙' }, /机关名称里不能有/],
    [{ year: 2023, previous }, /上年年报应是2022年的，这份是2023年的/],
    [{ previous: readReport('购物单') }, /不像政府信息公开工作年度报告/],
  ];
  for (const [wanted, message] of cases) {
    const made = composeReport({ year: 2023, issuer: ISSUER, ...wanted });
    assert.match('refusal' in made ? made.refusal.zh : '', message);
  }
});

test('a blank table is composed once, and not given to a report that has figures', () => {
  for (const table of forms.flatMap(({ tables }) => tables)) {
    const blank = composeTable(table);
    assert.equal(composeTable(table), blank);
    const [key = ''] = cellKeys(table);
    assert.notDeepEqual(composeTable(table, new Map([[key, '7']])), blank);
    assert.equal(composeTable(table, new Map()), blank);
  }
});
