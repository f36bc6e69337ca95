import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { check } from '../../../server/src/check/check.js';
import { type Clip, plain } from '../../../server/src/features/tables/clip.js';
import { fillFrom } from '../../../server/src/features/tables/paste.js';
import { readReport } from '../../../server/src/report/read.js';
import { applyEdits } from '../../../server/src/text/edits.js';
import { cleanDraft, type Draft } from '../../support/draft.js';
import { gridOf, rectangle } from '../../support/grid.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';
import { excel, tsv, web, word } from '../clips.js';

const draft = cleanDraft('2021');
const markdown = notations[0]?.render ?? (() => '');
const FULL = markdown(draft);
/** The same draft with nothing filled in: figures gone, padding left. */
const BLANK = markdown({ ...draft, cells: new Map() });

const CHINESE = '一二三四';

/** The place of a table's cell in a draft; without a key, in its last row. */
function inside(source: string, id: string, key?: string): number {
  const table = reportOf(source).tables.find((t) => t.table.id === id);
  assert.ok(table);
  if (key === undefined) return source.indexOf('\n\n', table.at.end) - 3;
  const cell = table.cells.get(key);
  assert.ok(cell, `${id} ${key}`);
  return cell.at.start;
}

function filled(source: string, offset: number, clip: Clip): { text: string; filled: number; replaced: number } | undefined {
  const filling = fillFrom(reportOf(source), offset, clip);
  return filling && { text: applyEdits(source, filling.edits), filled: filling.filled, replaced: filling.replaced };
}

function valuesOf(source: string): string[] {
  return reportOf(source).tables.flatMap((t) =>
    [...t.cells].filter(([, c]) => c.text !== '').map(([key, c]) => `${t.table.id}.${key} ${c.text}`),
  );
}

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
  const column = filled(BLANK, inside(BLANK, 't2', 'xk.done'), { text: '136\n8\n0\n' });
  assert.deepEqual(column && valuesOf(column.text), ['t2.xk.done 136', 't2.cf.done 8', 't2.qz.done 0']);
});

test('a blank cell of a block is left as it is, and what stands behind it goes where it stood', () => {
  const at = inside(BLANK, 't3', 'r1.np');
  for (const clip of [{ text: '1\t\t3\r\n\t5\t6\r\n' }, { html: `<table><tr><td>1<td>&nbsp;<td>3<tr><td><td>5<td>6</table>` }]) {
    const result = filled(BLANK, at, clip);
    assert.deepEqual(result && valuesOf(result.text), ['t3.r1.np 1', 't3.r1.sci 3', 't3.r2.biz 5', 't3.r2.sci 6']);
  }
  const column = inside(BLANK, 't2', 'xk.done');
  assert.equal(filled(BLANK, column, { text: '136\n\n8\n' }), undefined, 'a blank row: does the table have it too?');
  const second = filled(BLANK, at, { text: '\t1\n\t2\n' });
  assert.deepEqual(second && valuesOf(second.text), ['t3.r1.biz 1', 't3.r2.biz 2'], 'the first column is blank');
  assert.equal(filled(BLANK, at, { text: '1\t2\n3\n' }), undefined, 'no block');
});

test('running text around a table, or a count, would be lost: a plain paste keeps it; a caption may go', () => {
  const at = inside(BLANK, 't3');
  const html = web(gridOf(draft, 't3'));
  const prose = '2023年，全镇共收到政府信息公开申请，比上年有所增加，主要集中在征地补偿和农房改造两个方面。';
  assert.equal(filled(BLANK, at, { html: `<p>${prose}</p>${html}` }), undefined);
  assert.equal(filled(BLANK, at, { html: `${html}<p>另有口头咨询52件</p>` }), undefined);
  assert.equal(filled(BLANK, at, { text: `2023年申请情况表\t\t\r\n${tsv(gridOf(draft, 't3'))}` })?.filled, 175);
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

const COLUMNS = ['np', 'biz', 'sci', 'pub', 'law', 'oth', 'tot'];
const asWritten = fc.constantFrom(
  (n: number) => String(n),
  (n: number) => n.toLocaleString('en-US'),
  (n: number) => String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (n: number) => ` ${n} `,
  () => '',
);

test('any rows of table three, however their figures are written: each stands in its cell, or the paste is a plain one', () => {
  const labelled = rectangle(gridOf(draft, 't3'));
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: labelled.length - 1 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat({ max: 99_999 }), asWritten), { minLength: 56, maxLength: 56 }),
      fc.constantFrom(excel, word, web, tsv),
      (picked, figures, program) => {
        const queue = [...figures];
        const grid = [...new Set(picked)]
          .sort((a, b) => a - b)
          .map((y) =>
            (labelled[y] ?? []).map((cell) => {
              const [n, write] = (cell.kind === 'value' && queue.shift()) || [0, () => cell.text];
              return { ...cell, colspan: 1, rowspan: 1, text: write(n) };
            }),
          );
        const clip = program === tsv ? { text: tsv(grid) } : { html: program(grid) };
        const result = filled(BLANK, inside(BLANK, 't3', 'r1.np'), clip);
        if (result === undefined) return;
        const written = grid.flatMap((row) =>
          row.filter(({ kind, text }) => kind === 'value' && text !== '').map(({ text }) => plain(text)),
        );
        assert.deepEqual(
          valuesOf(result.text).map((value) => value.split(' ')[1]),
          written,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('any block of figures and blanks: each figure stands as far from the cursor as it did from the corner', () => {
  const rows = ['r1', 'r2', 'r3_1', 'r3_2', ...[1, 2, 3, 4, 5].map((n) => `r3_3_${n}`)];
  const cell = fc.tuple(fc.nat({ max: 9_999 }), asWritten).map(([n, write]) => write(n));
  fc.assert(
    fc.property(
      fc.nat({ max: 5 }),
      fc.nat({ max: 6 }),
      fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      (top, left, grid) => {
        const clip = { text: grid.map((row) => row.join('\t')).join('\r\n') };
        const result = filled(BLANK, inside(BLANK, 't3', `${rows[top]}.${COLUMNS[left]}`), clip);
        if (result === undefined) return;
        const wanted = grid.flatMap((row, y) =>
          row.flatMap((text, x) => (text === '' ? [] : [`t3.${rows[top + y]}.${COLUMNS[left + x]} ${plain(text)}`])),
        );
        assert.deepEqual(valuesOf(result.text), wanted);
      },
    ),
    { numRuns: 60 },
  );
});
