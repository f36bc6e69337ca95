import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { check } from '../../../server/src/check/check.js';
import { previewOf } from '../../../server/src/features/preview/preview.js';
import { readPage } from '../../../server/src/report/layout/page.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { gridOf } from '../../support/grid.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const DRAFT = notations[0]?.render(cleanDraft('2021')) ?? '';

function preview(source: string, html = false) {
  const report = reportOf(source, { html });
  const found = previewOf(report, check(report), 'zh');
  return found && { ...found, tables: found.replaced.filter(({ html }) => html.startsWith('<table')) };
}

test('every table of every form, and in every notation, as the official form prints it', () => {
  for (const form of FORM_IDS) {
    const draft = cleanDraft(form);
    const wanted = draft.form.tables.map(({ id }) => gridOf(draft, id).map((row) => row.map(({ text }) => text)));
    for (const { name, extension, render } of form === '2021' ? notations : notations.slice(0, 1)) {
      const tables = preview(render(draft), extension === 'html')?.tables ?? [];
      const shown = tables.map(({ html }) => readPage(html).grids[0]?.rows.map((row) => row.map(({ text }) => text)));
      // A dump of a page layout tears labels apart: what is not whole is shown as it is written.
      const complete = name === 'aligned' ? wanted.filter((table) => shown.some((other) => isDeepStrictEqual(table, other))) : wanted;
      assert.deepEqual(shown, complete, `${form} ${name}`);
    }
  }
});

test('headers and labels are merged as in the form', () => {
  const html = preview(DRAFT)?.tables[1]?.html ?? '';
  for (const cell of [
    '<th colspan="3" rowspan="3" class="gouji-head">（本列数据',
    '<th colspan="5" class="gouji-head">法人或其他组织</th>',
    '<td rowspan="22" class="gouji-label">三、本年度办理结果</td>',
  ])
    assert.ok(html.includes(cell), cell);
  assert.ok(!html.includes('gouji-mark'));
});

test('a failing cell carries its message and a mark', () => {
  const [before, after] = ['| 21 | 4 | 0 | 1 | 2 | 0 | 28 |', '| 21 | 4 | 0 | 1 | 2 | 0 | 29 |'];
  const tables = preview(DRAFT.replace(before, after))?.tables ?? [];
  const [cell] = /<td[^>]*gouji-error[^>]*>29.*?<\/td>/s.exec(tables[1]?.html ?? '') ?? [];
  assert.match(cell ?? '', /title="表三.*应为 28.*">29<sup class="gouji-mark"/s);
  assert.ok(!tables[0]?.html.includes('gouji-mark'));
});

test('what is said of a row stands at its label', () => {
  const html = preview(DRAFT.replace('| 9 | 2 | 0 | 0 | 1 | 0 | 12 |', '|  |  |  |  |  |  | 12 |'))?.tables[1]?.html ?? '';
  const [label] = /<td[^>]*gouji-warning[^>]*>（一）予以公开.*?<\/td>/s.exec(html) ?? [];
  assert.match(label ?? '', /title="[^"]*应填 0[^"]*">（一）予以公开<sup class="gouji-mark"/);
  assert.equal(html.match(/gouji-mark/g)?.length, 1);
});

test('what is said of a cell stands below the table under its number, each sign of a shape of its own', () => {
  const html = preview(
    DRAFT.replace('| 21 | 4 | 0 | 1 | 2 | 0 | 28 |', '|  |  |  |  |  |  |  |').replace(
      '| 9 | 2 | 0 | 0 | 1 | 0 | 12 |',
      '| 9 | 2 | 0 | 0 | 1 | 0 | 13 |',
    ),
  )?.tables[1]?.html;
  const marks = [...(html ?? '').matchAll(/<sup class="gouji-mark"[^>]*>(.*?)<\/sup>/g)].map(([, mark]) => mark);
  const notes = [...(html ?? '').matchAll(/<span class="gouji-sign"[^>]*aria-label="(.*?)">(.*?)<\/span>/g)].map(([, , sign]) => sign);
  assert.deepEqual(marks.slice(0, 2), ['⚠\ufe0e1', '✗2']);
  assert.deepEqual(notes, marks);
  assert.match(html ?? '', /<\/table>\n<div class="gouji-notes">\n<div class="gouji-note gouji-warning" title="/);
});

test('what is said of a table as a whole stands above it', () => {
  const blank = preview(DRAFT.replace(/\| 2 \| 1 \| 0 \| 1 \| 4 [^\n]*/, `${'|  '.repeat(15)}|`))?.tables[2]?.html ?? '';
  assert.match(
    blank,
    /<caption class="gouji-notes"><div class="gouji-note gouji-warning" title="表四没有填数[^"]*"><span[^>]*>⚠\ufe0e<\/span> 表四没有填数/,
  );
  assert.ok(!blank.includes('gouji-mark'));
});

test('what is said of a table that is not shown officially, or is missing, stands in its place', () => {
  const more = DRAFT.replace('| 行政处罚 | 8 |', '| 行政检查 | 5 |  |  |\n| 行政处罚 |  |');
  const [note] = preview(more)?.notes ?? [];
  assert.match(note?.html ?? '', /行政处罚”没有填数/);
  assert.equal(more.slice(note?.at.start).slice(0, 6), '| 第二十条');
  const without = DRAFT.replace(/\n\n\| 行政复议[\s\S]*?\n\n/, '\n\n无。\n\n');
  const [missing] = preview(without)?.notes ?? [];
  assert.match(missing?.html ?? '', /<div class="gouji-note gouji-error" title="缺少表四/);
  assert.equal(without.slice(0, missing?.at.start).trimEnd().split('\n').at(-1), '## 四、政府信息公开行政复议、行政诉讼情况');
});

test('every row with figures knows its line; the header is told apart where there is but one', () => {
  const tables = preview(DRAFT)?.tables ?? [];
  for (const { html } of tables) {
    for (const [, line, row] of html.matchAll(/<tr class="code-line" data-line="(\d+)">(.*?)<\/tr>/g)) {
      const figures = [...(row ?? '').matchAll(/gouji-value">([^<]*)/g)].map(([, figure]) => figure);
      const written = (DRAFT.split('\n')[Number(line)] ?? '').split('|').map((cell) => cell.trim());
      assert.deepEqual(
        written.filter((cell) => /^[\d.]+$/.test(cell)),
        figures,
      );
    }
  }
  assert.deepEqual(
    tables.map(({ html }) => [html.split('data-line').length - 1, html.includes('<thead>')]),
    [
      [6, false],
      [25, true],
      [1, true],
    ],
  );
});

test('an attachment begins with its label and its title', () => {
  const source = `${DRAFT.trimEnd()}\n\n附件：1.说明<b>\n\n附件1：情况说明\n\n本年申请涉及土地。\n\n附件2：**台账**\n\n无。\n`;
  const { passages = [], replaced = [] } = preview(source) ?? {};
  const last = replaced.at(-1);
  assert.equal(source.slice(last?.at.start, last?.at.end), '附件1：情况说明');
  assert.equal(last?.html, '<p class="gouji-attachment">附件1</p>\n<p class="gouji-attachment-title">情况说明</p>\n');
  assert.deepEqual(
    passages.slice(-2).map(({ kind, at }) => `${kind} ${source.slice(at.start, at.end)}`),
    ['attachment-list 附件：1.说明', 'attachment 附件2：**台账'],
  );
});

test('a table in markup takes up its whole element, which is what the preview replaces', () => {
  const source = notations.find(({ name }) => name === 'html-tables')?.render(cleanDraft('2021')) ?? '';
  const tables = preview(source)?.tables ?? [];
  assert.equal(tables.length, 3);
  for (const { at } of tables) assert.match(source.slice(at.start, at.end), /^<table[\s\S]*<\/table>$/);
});

test('what stands in the draft is text, never markup', () => {
  const html = preview(DRAFT.replace('| 行政许可 | 136 |', '| 行政许可 | <img onerror="a(\'&\')"> |'))?.tables[0]?.html ?? '';
  assert.ok(html.includes('&#60;img onerror=&#34;a(&#39;&#38;&#39;)&#34;&#62;'));
  assert.ok(!html.includes('<img'));
});

test('a table that holds more than the form is shown as it is written', () => {
  const count = (source: string) => preview(source)?.tables.length;
  assert.equal(count(DRAFT), 3);
  assert.equal(count(DRAFT.replace('| 行政处罚 | 8 |', '| 行政检查 | 5 |  |  |\n| 行政处罚 | 8 |')), 2, 'a row of its own');
  assert.equal(count(DRAFT.replace('| 行政强制 | 0 |', '| 行政强制 | 0 | 5 |')), 2, 'a figure of its own');
  assert.equal(count(DRAFT.replace('|  |  | 2.重复申请 |', '\n注：与上年相同。\n\n|  |  | 2.重复申请 |')), 2, 'a note in between');
});

test('a table with nothing filled in is shown, with its blank rows', () => {
  const source = (notations[0]?.render({ ...cleanDraft('2021'), cells: new Map() }) ?? '').replaceAll('\n', '\r\n');
  const tables = preview(source)?.tables ?? [];
  assert.equal(tables.length, 3);
  for (const { at } of tables) assert.equal(source.slice(at.end).trimStart().slice(0, 2), '##');
});

test('title, headings and sign-off, with 𠮷, U+3000 and CRLF', () => {
  const source = DRAFT.replaceAll('青禾镇', '𠮷禾镇').replace('## 一、', '　　一、').replaceAll('\n', '\r\n');
  const passages = preview(source)?.passages ?? [];
  const texts = passages.map(({ at, kind }) => `${kind} ${source.slice(at.start, at.end).replaceAll('\r\n', '↵')}`);
  assert.deepEqual(texts, [
    'title 云溪县𠮷禾镇人民政府2023年政府信息公开工作年度报告',
    'section 一、总体情况',
    'section 二、主动公开政府信息情况',
    'section 三、收到和处理政府信息公开申请情况',
    'section 四、政府信息公开行政复议、行政诉讼情况',
    'section 五、存在的主要问题及改进情况',
    'section 六、其他需要报告的事项',
    'signoff 云溪县𠮷禾镇人民政府↵↵2024年1月20日',
  ]);
});

test('the title breaks behind the name of the body', () => {
  const [title] = preview(DRAFT)?.replaced ?? [];
  assert.match(
    title?.html ?? '',
    /^<h1 class="gouji-title code-line" data-line="0"><span>云溪县青禾镇人民政府<\/span><wbr><span>2023年政府信息公开工作年度报告<\/span><\/h1>\n$/,
  );
  assert.ok(!preview(DRAFT.replace('# 云溪县青禾镇', '# **云溪县**青禾镇'))?.replaced.some(({ html }) => html.includes('<h1')));
});
