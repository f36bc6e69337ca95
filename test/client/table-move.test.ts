import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lines } from '../../client/pipe-table.js';
import { type Direction, type Move, moveIn, type Place } from '../../client/table-move.js';
import { isFigureAt, labelsFrom } from '../../client/table-stops.js';
import { standardLabels } from '../../server/src/features/standard-labels.js';
import { textOf } from '../../server/src/forms/pieces.js';
import { composeTable } from '../../server/src/forms/table.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { reportOf } from '../support/reading.js';

const isLabel = labelsFrom(standardLabels());
const lines = (...all: string[]) => all.join('\n');

let latest: { readonly source: string; readonly lines: Lines } | undefined;

/** Of the same text many keys are pressed in turn. */
function linesOf(source: string): Lines {
  if (latest?.source !== source) {
    const all = source.split(/\r?\n/);
    latest = { source, lines: { count: all.length, text: (line) => all[line] ?? '' } };
  }
  return latest.lines;
}

function offsetAt(source: string, { line, character }: Place): number {
  return source.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
}

function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function written(source: string, { write }: Move): string {
  if (write === undefined) return source;
  return source.slice(0, offsetAt(source, write.from)) + write.text + source.slice(offsetAt(source, write.to));
}

/** ‸ is the cursor. The text after the key with ⟦…⟧ around what is selected; undefined where the key keeps its meaning. */
function after(marked: string, direction: Direction): string | undefined {
  const source = marked.replace('‸', '');
  const move = moveIn(linesOf(source), placeAt(source, marked.indexOf('‸')), direction, isLabel);
  if (move === undefined) return undefined;
  const text = written(source, move);
  const [start, end] = [offsetAt(text, move.select.start), offsetAt(text, move.select.end)];
  return `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`;
}

test('Tab selects the next cell, Shift+Tab the one before; nothing else changes', () => {
  const table = (header: string, row: string) => lines(header, '| --- | --- |', row);
  assert.equal(after(table('| 事 | 数 |', '|𠮷许可‸|7|'), 'nextCell'), table('| 事 | 数 |', '|𠮷许可|⟦7⟧|'));
  assert.equal(after(table('| 事 | 数‸ |', '|许可|7|'), 'nextCell'), table('| 事 | 数 |', '|⟦许可⟧|7|'));
  assert.equal(after(table('| 事 | 数 |', '|‸许可|7|'), 'previousCell'), table('| 事 | ⟦数⟧ |', '|许可|7|'));
  assert.equal(after(table('| ‸事 | 数 |', '|许可|7|'), 'previousCell'), table('| ⟦事⟧ | 数 |', '|许可|7|'));
});

test('a blank cell: the cursor stands where the text will', () => {
  assert.equal(after(lines('| a‸ |    |', '| --- | --- |'), 'nextCell'), lines('| a | ⟦⟧   |', '| --- | --- |'));
  assert.equal(after(lines('| a‸ || b |', '| --- | --- |'), 'nextCell'), lines('| a |⟦⟧| b |', '| --- | --- |'));
  assert.equal(after(lines('| 数‸ |     |', '| --- | --: |'), 'nextCell'), lines('| 数 |    ⟦⟧ |', '| --- | --: |'));
});

test('Enter goes to the same column of the next row, past the ruler', () => {
  const table = (header: string, row: string) => lines(header, '| --- | --- |', row);
  assert.equal(after(table('| a | b‸ |', '| c | d |'), 'nextRow'), table('| a | b |', '| c | ⟦d⟧ |'));
});

test('behind the last cell a new row; a blank one ends the table', () => {
  const table = lines('| a   | b   |', '| --- | --- |', '| c   | d‸   |');
  const added = lines('| a   | b   |', '| --- | --- |', '| c   | d   |', '| ⟦⟧    |     |');
  assert.equal(after(table, 'nextRow'), added);
  assert.equal(after(table, 'nextCell'), added);
  assert.equal(after(added.replace('⟦⟧', '‸'), 'nextRow'), lines('| a   | b   |', '| --- | --- |', '| c   | d   |', '⟦⟧'));
});

test('below a header that stands alone comes the ruler', () => {
  assert.equal(after(lines('  | 事项 | b‸', '', '尾'), 'nextRow'), lines('  | 事项 | b', '  | --- | --- |', '  | ⟦⟧    |     |', '', '尾'));
});

test('outside a table, and behind a row, keys keep their meaning', () => {
  assert.equal(after(lines('| a | b |‸', '| --- | --- |', '| c | d |'), 'nextRow'), undefined);
  assert.equal(after('字‸', 'nextCell'), undefined);
  assert.equal(after(lines('| a |', '', '‸'), 'nextRow'), undefined);
});

test('neither an escaped border nor one in a comment is a border', () => {
  assert.equal(after('| ‸甲\\|乙 | <!-- 甲|乙 --> 3 |', 'nextCell'), '| 甲\\|乙 | ⟦<!-- 甲|乙 --> 3⟧ |');
  assert.equal(
    after('| 甲 | 3‸ | <!-- gouji-disable-line balance 甲|乙 -->', 'previousCell'),
    '| ⟦甲⟧ | 3 | <!-- gouji-disable-line balance 甲|乙 -->',
  );
});

/** What the reader says is a figure of each table, in the order of the text, against the places that Tab goes to. */
function assertWalk(source: string, name: string): void {
  const { tables } = reportOf(source);
  assert.ok(tables.length > 0, name);
  for (const { table, cells } of tables) {
    const figures = [...cells.values()].map(({ at }) => at).sort((a, b) => a.start - b.start);
    const first = figures[0];
    assert.ok(first);
    const seen: number[] = [];
    let place = placeAt(source, first.start);
    for (let step = 0; step <= figures.length; step += 1) {
      const figure = figures[step];
      const offset = offsetAt(source, place);
      if (figure !== undefined && figure.start <= offset && offset <= figure.end) seen.push(step);
      const move = moveIn(linesOf(source), place, 'nextCell', isLabel);
      if (move === undefined) break;
      if (step === figures.length - 1)
        assert.ok(isBelow(source, move.select.start), `${name} ${table.id}: behind the last figure comes the line below`);
      place = move.select.start;
    }
    assert.deepEqual(seen, [...figures.keys()], `${name} ${table.id}`);
  }
}

/** On a line that is none of a table. */
function isBelow(source: string, { line }: Place): boolean {
  return !linesOf(source).text(line).trimStart().startsWith('|');
}

test('in the standard tables of every form Tab goes from figure to figure, and then below', () => {
  for (const form of ['2008', '2019', '2021'] as const) {
    for (const { name, render } of notations.filter(({ name }) =>
      ['markdown', 'pipes-bare', 'pipes-ruled', 'pipes-extra'].includes(name),
    )) {
      assertWalk(render(cleanDraft(form)), `${form} ${name}`);
    }
  }
});

test('the blank tables of every form have the same stops as the filled ones, and Enter goes down them', () => {
  for (const id of ['2008', '2019', '2021'] as const) {
    const { form, cells } = cleanDraft(id);
    for (const table of form.tables) {
      const stops = (source: string) => {
        const found: string[] = [];
        let place: Place | undefined = { line: 0, character: 0 };
        for (
          let move = moveIn(linesOf(source), place, 'nextCell', isLabel);
          move;
          move = moveIn(linesOf(source), place, 'nextCell', isLabel)
        ) {
          place = move.select.start;
          if (isBelow(source, place)) break;
          found.push(`${place.line}:${linesOf(source).text(place.line).slice(0, place.character).split('|').length}`);
        }
        return found;
      };
      const blank = textOf(composeTable(table));
      const found = stops(blank);
      assert.deepEqual(found, stops(textOf(composeTable(table, cells))), `${id} ${table.id}`);
      const [first = ''] = found;
      const [line = 0, column = 0] = first.split(':').map(Number);
      const start = {
        line,
        character:
          blank
            .split('\n')
            [line]?.split('|')
            .slice(0, column - 1)
            .join('|').length ?? 0,
      };
      const below = moveIn(linesOf(blank), { ...start, character: start.character + 2 }, 'nextRow', isLabel);
      const rows = new Set(found.map((stop) => Number(stop.split(':')[0])));
      assert.equal(below?.select.start.line ?? -1, [...rows][1] ?? blank.split('\n').length, `${id} ${table.id}`);
    }
  }
});

test('a very long table: the keys look at the rows around the cursor alone', () => {
  let looked = 0;
  const all: Lines = {
    count: 100_000,
    text: (line) => {
      looked += 1;
      return line === 1 ? '| --- | --- |' : `| 第${line}行 | ${line} |`;
    },
  };
  assert.deepEqual(moveIn(all, { line: 50_000, character: 3 }, 'nextCell', isLabel)?.select.start, { line: 50_000, character: 12 });
  // Once each to see whether a fence is open there, besides the rows around.
  assert.ok(looked < 52_000, String(looked));
});

test('a figure is told from words and blanks', () => {
  const row = '| 规章 | 1,234 |  | 12件 |';
  assert.deepEqual(
    [3, 8, 13, 15, 18].map((character) => isFigureAt(row, character)),
    [false, true, true, false, false],
  );
  assert.equal(isFigureAt('', 0), false);
});
