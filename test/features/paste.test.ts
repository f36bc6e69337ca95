import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clip, fillFrom } from '../../server/src/features/paste.js';
import { readReport } from '../../server/src/report/read.js';
import { check } from '../../server/src/rules/check.js';
import { applyEdits } from '../../server/src/text/edits.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { type Grid, type GridCell, gridOf, rectangle } from '../support/grid.js';
import { notations } from '../support/notations.js';

const draft = cleanDraft('2021');
const markdown = notations[0]?.render ?? (() => '');
const FULL = markdown(draft);
/** The same draft with nothing filled in: figures gone, padding left. */
const BLANK = markdown({ ...draft, cells: new Map() });

const CHINESE = '一二三四';

/** The place of a table's cell in a draft; without a key, in its last row. */
function inside(source: string, id: string, key?: string): number {
  const table = readReport(source).tables.find((t) => t.table.id === id);
  assert.ok(table);
  if (key === undefined) return source.indexOf('\n\n', table.at.end) - 3;
  const cell = table.cells.get(key);
  assert.ok(cell, `${id} ${key}`);
  return cell.at.start;
}

function filled(source: string, offset: number, clip: Clip): { text: string; filled: number; replaced: number } | undefined {
  const filling = fillFrom(readReport(source), offset, clip);
  return filling && { text: applyEdits(source, filling.edits), filled: filling.filled, replaced: filling.replaced };
}

function valuesOf(source: string): string[] {
  return readReport(source).tables.flatMap((t) =>
    [...t.cells].filter(([, c]) => c.text !== '').map(([key, c]) => `${t.table.id}.${key} ${c.text}`),
  );
}

const spans = ({ colspan, rowspan }: GridCell) => `${colspan > 1 ? ` colspan=${colspan}` : ''}${rowspan > 1 ? ` rowspan=${rowspan}` : ''}`;

/** What Excel puts on the clipboard. */
function excel(grid: Grid): string {
  const rows = grid.map((row) => {
    const cells = row.map(
      (cell) =>
        `  <td${spans(cell)} class=xl65 width=72 style='border-left:none;width:54pt'${cell.kind === 'value' ? ' x:num align=right' : ''}>${cell.text}</td>`,
    );
    return ` <tr height=18 style='mso-height-source:userset;height:13.8pt'>\r\n${cells.join('\r\n')}\r\n </tr>`;
  });
  return `<html xmlns:v="urn:schemas-microsoft-com:vml"\r\nxmlns:x="urn:schemas-microsoft-com:office:excel"\r\nxmlns="http://www.w3.org/TR/REC-html40">\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r\n<meta name=Generator content="Microsoft Excel 15">\r\n<style>\r\n<!--table\r\n	{mso-displayed-decimal-separator:"\\.";}\r\n.xl65\r\n	{mso-number-format:0;}\r\n-->\r\n</style>\r\n</head>\r\n<body link="#0563C1" vlink="#954F72">\r\n<table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:\r\n collapse;width:540pt'>\r\n<!--StartFragment-->\r\n <col width=72 span=10 style='width:54pt'>\r\n${rows.join('\r\n')}\r\n<!--EndFragment-->\r\n</table>\r\n</body>\r\n</html>`;
}

/** What Word puts on the clipboard. */
function word(grid: Grid): string {
  const rows = grid.map((row) => {
    const cells = row.map(
      (cell) =>
        `<td width=66${spans(cell)} valign=top style='width:49.7pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n  <p class=MsoNormal align=center style='text-align:center'><span lang=EN-US\n  style='font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>${cell.text}<o:p></o:p></span></p>\n  </td>`,
    );
    return `<tr style='mso-yfti-irow:0'>\n  ${cells.join('\n  ')}\n </tr>`;
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>\n<body lang=ZH-CN>\n<!--StartFragment-->\n<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>\n ${rows.join('\n ')}\n</table>\n<!--EndFragment-->\n</body>\n</html>`;
}

/** What a browser puts on the clipboard for a table of a government site. */
function web(grid: Grid): string {
  const rows = grid.map(
    (row) =>
      `<tr>${row.map((cell) => `<td${spans(cell).replace(/=(\d+)/g, '="$1"')} style="text-align: center;"><p style="margin: 0px;"><span>&nbsp;${cell.text}&nbsp;</span></p></td>`).join('')}</tr>`,
  );
  return `<meta charset='utf-8'><div class="TRS_Editor"><table border="1" style="border-collapse: collapse;"><tbody>${rows.join('')}</tbody></table></div>`;
}

const tsv = (grid: Grid) =>
  `${rectangle(grid)
    .map((row) => row.map(({ text }) => text).join('\t'))
    .join('\r\n')}\r\n`;

/** Grids of figures as they stand, with no label. */
const block = (...rows: string[]) => rows.map((row) => row.replaceAll(' ', '\t')).join('\r\n');

test('a copied table goes to its cells by label, whatever program it comes from', () => {
  for (const id of ['t2', 't3', 't4']) {
    const grid = gridOf(draft, id);
    for (const [name, clip] of Object.entries({
      excel: { html: excel(grid), text: tsv(grid) },
      word: { html: word(grid) },
      web: { html: web(grid) },
      tsv: { text: tsv(grid) },
    })) {
      const result = filled(BLANK, inside(BLANK, id), clip);
      const wanted = valuesOf(FULL).filter((value) => value.startsWith(`${id}.`));
      assert.deepEqual(result && valuesOf(result.text), wanted, `${name} ${id}`);
      assert.deepEqual([result?.filled, result?.replaced], [wanted.length, 0], `${name} ${id}`);
      assert.equal(result?.text.replace(/[\d. ]/g, ''), BLANK.replace(/[\d. ]/g, ''), 'nothing but figures is written');
    }
  }
});

test('one after the other, a blank draft is the clean one', () => {
  const text = ['t2', 't3', 't4'].reduce(
    (source, id) => filled(source, inside(source, id), { html: excel(gridOf(draft, id)) })?.text ?? '',
    BLANK,
  );
  assert.deepEqual(check(readReport(text)), []);
});

test('some rows of a table go to theirs, wherever the cursor is in it', () => {
  const rows = rectangle(gridOf(draft, 't3')).filter((row) =>
    row.some(({ text }) => /^(?:2\.重复申请|四、结转下年度继续办理)$/.test(text)),
  );
  const clip = rows.map((row) => row.map(({ text }) => text.replace('0', '5')).join('\t')).join('\n');
  const result = filled(BLANK, inside(BLANK, 't3', 'r1.np'), { text: clip });
  assert.deepEqual(
    result && valuesOf(result.text),
    ['np', 'biz', 'sci', 'pub', 'law', 'oth', 'tot']
      .map((column) => `t3.r3_5_2.${column} 5`)
      .concat(
        valuesOf(FULL)
          .filter((value) => value.startsWith('t3.r4.'))
          .map((value) => value.replace(/ 0$/, ' 5')),
      ),
  );
});

test('what stands there already is written over only when asked; equal figures are no change', () => {
  const changed = (from: Draft): Draft => ({ ...from, cells: new Map([...from.cells, ['r1.np', '99'], ['r4.tot', '98']]) });
  const clip = { html: word(gridOf(changed(draft), 't3')) };
  const result = filled(FULL, inside(FULL, 't3'), clip);
  assert.deepEqual([result?.filled, result?.replaced], [2, 2]);
  assert.equal(filled(FULL, inside(FULL, 't3'), { html: word(gridOf(draft, 't3')) }), undefined);
});

test('a bare block of figures goes to the right and down from the cursor, if each has a cell', () => {
  const clip = { text: block('1 2 3 4 5 6 21', '7 8 9 10 11 12 57') };
  const at = inside(BLANK, 't3', 'r1.np');
  const result = filled(BLANK, at, clip);
  assert.deepEqual(result && valuesOf(result.text).map((value) => value.split(' ')[1]), [
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '21',
    '7',
    '8',
    '9',
    '10',
    '11',
    '12',
    '57',
  ]);
  assert.equal(filled(BLANK, at + 1, clip)?.text, result?.text, 'in the padding of the cell');
  assert.equal(filled(BLANK, inside(BLANK, 't3', 'r1.biz'), clip), undefined, 'a column too wide');
  assert.equal(filled(BLANK, inside(BLANK, 't3', 'r4.np'), clip), undefined, 'a row too high');
  assert.equal(filled(BLANK, inside(BLANK, 't3', 'r1.np'), { text: block('1 2', '3 ') }), undefined, 'a gap');
  const column = filled(BLANK, inside(BLANK, 't2', 'xk.done'), { text: '136\n8\n0\n' });
  assert.deepEqual(column && valuesOf(column.text), ['t2.xk.done 136', 't2.cf.done 8', 't2.qz.done 0']);
});

test('separators and full-width digits of a spreadsheet are written as plain figures', () => {
  const result = filled(BLANK, inside(BLANK, 't2', 'xk.done'), { text: '1,234\n８\n' });
  assert.deepEqual(result && valuesOf(result.text), ['t2.xk.done 1234', 't2.cf.done 8']);
});

test('no guess: a clip with anything that has no certain cell is pasted plainly', () => {
  const at = inside(BLANK, 't3');
  const t3 = gridOf(draft, 't3');
  assert.equal(filled(BLANK, at, { html: excel(gridOf(draft, 't2')) }), undefined, 'another table');
  assert.equal(filled(BLANK, at, { html: excel(gridOf(cleanDraft('2019'), 't3')) }), undefined, 'of another form');
  assert.equal(filled(BLANK, at, { text: tsv(t3).replace('2.重复申请', '2.不知何物') }), undefined, 'a row that nobody knows');
  assert.equal(filled(BLANK, at, { text: tsv(t3).replace('\t28\r', '\t28\t5\r') }), undefined, 'a figure too many');
  assert.equal(filled(BLANK, at, { text: tsv(t3).replace('\t28\r', '\t28件左右\r') }), undefined, 'words in a cell');
  assert.equal(filled(BLANK, at, { text: '12' }), undefined, 'a single figure');
  assert.equal(filled(BLANK, at, { text: `第${CHINESE}条\n不是表格` }), undefined, 'prose');
  assert.equal(filled(BLANK, 3, { html: excel(t3) }), undefined, 'outside a table');
  assert.equal(fillFrom(readReport('| a | b |\n| --- | --- |\n|  |  |'), 30, { text: block('1 2') }), undefined, 'no report');
});

test('a table that was aligned is aligned again; one that was not stays as it was written', () => {
  const row = '| 二、上年结转政府信息公开申请数量 |  |  |  |  |  |  |  |  |  |';
  const result = filled(BLANK, inside(BLANK, 't3', 'r2.np'), { text: block('1 2 3 4 5 6 21') });
  assert.ok(result?.text.includes(row.replace(/(?: {2}\|){7}$/, ' 1 | 2 | 3 | 4 | 5 | 6 | 21 |')));
});

test('tables in markup are filled too', () => {
  const html = notations.find(({ name }) => name === 'html-tables')?.render({ ...draft, cells: new Map() }) ?? '';
  const result = filled(html, inside(html, 't3', 'r1.np'), { text: tsv(gridOf(draft, 't3')) });
  assert.deepEqual(
    result && valuesOf(result.text),
    valuesOf(FULL).filter((value) => value.startsWith('t3.')),
  );
});
