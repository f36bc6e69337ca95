import type { FillFigure, FillMark, FillTable } from '../../../server/src/lsp/protocol.js';
import type { Words } from '../talk.js';
import { type Grid, gridOf, type Placed } from './grid.js';
import { make } from './make.js';

/** A table on the page. */
export interface Drawn {
  readonly section: HTMLElement;
  readonly grid: Grid;
  readonly inputs: ReadonlyMap<string, HTMLInputElement>;
  /** What it was drawn for: another layout is another table. */
  readonly layout: string;
  table: FillTable;
}

/** The rows that are drawn in the room there is. */
function rowsFor(table: FillTable, isNarrow: boolean): FillTable['rows'] {
  return isNarrow && table.folded !== undefined ? table.folded : table.rows;
}

export function layoutFor(table: FillTable, isNarrow: boolean): string {
  return `${table.index} ${table.id} ${JSON.stringify(rowsFor(table, isNarrow))}`;
}

/** The table with nothing filled in; `refresh` does that. */
export function draw(table: FillTable, isNarrow: boolean, words: Words): Drawn {
  const rows = rowsFor(table, isNarrow);
  const grid = gridOf(rows);
  const inputs = new Map<string, HTMLInputElement>();
  const element = make('table', { role: 'grid', 'aria-labelledby': `title${table.index}`, class: table.id });
  element.setAttribute('aria-rowcount', String(grid.height));
  element.setAttribute('aria-colcount', String(grid.width));
  const headed = headRows(grid.placed);
  const [head, body] = [make('thead', { role: 'rowgroup' }), make('tbody', { role: 'rowgroup' })];
  element.append(head, body);
  let row = -1;
  let line: HTMLElement | undefined;
  for (const [i, place] of grid.placed.entries()) {
    if (place.row !== row) {
      row = place.row;
      line = make('tr', { role: 'row', 'aria-rowindex': String(row + 1) });
      (row < headed ? head : body).append(line);
    }
    line?.append(cellOf(place, i, { table, inputs, words }));
  }
  const title = make('h2', { id: `title${table.index}` }, `${table.name}　${table.title}`);
  const tally = make('span', { class: 'tally' });
  const toText = make('button', { class: 'link', type: 'button', 'data-line': String(table.range.start.line) }, words.toText);
  const top = make('header', {}, title, tally, toText);
  const section = make(
    'section',
    { 'data-table': String(table.index) },
    top,
    make('ul', { class: 'notes' }),
    make('div', { class: headed > 0 ? 'scroll headed' : 'scroll' }, element),
  );
  return { section, grid, inputs, layout: layoutFor(table, isNarrow), table };
}

/** The rows that head the whole table, which stay in sight; none where it has heads further down as well. */
function headRows(placed: readonly Placed[]): number {
  const rows = new Set(placed.map(({ row }) => row));
  const heads = [...rows].filter((row) => placed.some((place) => place.row === row && place.cell.kind === 'head'));
  return heads.every((row, index) => row === index) && heads.length < rows.size - 1 ? heads.length : 0;
}

interface Drawing {
  readonly table: FillTable;
  readonly inputs: Map<string, HTMLInputElement>;
  readonly words: Words;
}

function cellOf({ cell, column, headers }: Placed, index: number, { table, inputs, words }: Drawing): HTMLElement {
  const id = (i: number) => `cell${table.index}-${i}`;
  const isHead = cell.kind === 'head' || cell.kind === 'label';
  const element = make(isHead ? 'th' : 'td', { id: id(index), class: cell.kind, 'aria-colindex': String(column + 1) });
  if (cell.colspan > 1) element.setAttribute('colspan', String(cell.colspan));
  if (cell.rowspan > 1) element.setAttribute('rowspan', String(cell.rowspan));
  element.setAttribute('role', cell.kind === 'head' ? 'columnheader' : cell.kind === 'label' ? 'rowheader' : 'gridcell');
  if (headers.length > 0) element.setAttribute('headers', headers.map(id).join(' '));
  if (cell.kind === 'figure' && cell.key !== undefined) {
    const input = make('input', {
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      spellcheck: 'false',
      tabindex: '-1',
      'data-key': cell.key,
    });
    inputs.set(cell.key, input);
    const adopt = make('button', { class: 'adopt', type: 'button', tabindex: '-1', 'data-adopt': cell.key });
    element.append(input, make('span', { class: 'previous' }), adopt);
  } else if (cell.kind === 'mark' && cell.mark !== undefined) {
    const sign = make('span', { class: 'sign', role: 'img' });
    element.dataset.mark = cell.mark;
    element.append(
      sign,
      make('button', { class: 'noted', type: 'button', tabindex: '-1', 'data-noted': cell.mark }, '!'),
      make('button', { class: 'zeros', type: 'button', tabindex: '-1', 'data-zeros': cell.mark, title: words.zeros }, words.zero),
    );
  } else element.append(cell.text);
  return element;
}

/** What is shown of a cell that nobody writes in. */
export function refreshFigure(input: HTMLInputElement, figure: FillFigure, words: Words): void {
  const cell = input.closest('td');
  if (cell === null) return;
  const wrong = figure.notes.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const isOff = figure.isTotal && figure.expected !== undefined && figure.expected !== figure.text;
  input.readOnly = figure.state === 'locked';
  input.setAttribute('aria-readonly', String(input.readOnly));
  input.setAttribute('aria-invalid', String(wrong.length > 0 || figure.state === 'bad'));
  const parts = [
    figure.label,
    ...(figure.state === 'locked' ? [words.locked] : figure.text === '' ? [words.blank] : []),
    ...(isOff ? [words.shouldBe(figure.expected ?? ''), words.adoptHint] : []),
    ...(figure.previous === undefined ? [] : [words.previous(figure.previous)]),
    ...figure.notes.map(({ message }) => message),
  ];
  input.setAttribute('aria-label', parts.join('，'));
  input.title = figure.notes.map(({ message }) => message).join('\n') || (figure.state === 'locked' ? words.locked : '');
  cell.classList.toggle('total', figure.isTotal);
  cell.classList.toggle('locked', figure.state === 'locked');
  cell.classList.toggle('wrong', wrong.length > 0 || figure.state === 'bad');
  cell.classList.toggle('warned', wrong.length > 0 && wrong.every(({ severity }) => severity === 'warning'));
  const previous = cell.querySelector('.previous');
  if (previous !== null) previous.textContent = figure.previous ?? '';
  const adopt = cell.querySelector<HTMLButtonElement>('.adopt');
  if (adopt === null) return;
  adopt.hidden = !isOff || figure.state === 'locked';
  adopt.textContent = isOff ? words.adopt(figure.expected ?? '') : '';
}

/** What is said of the table above it. */
export function refreshAbove({ section, table }: Drawn, notes: readonly HTMLElement[]): void {
  const tally = section.querySelector('.tally');
  if (tally !== null) tally.textContent = table.tally;
  const toText = section.querySelector<HTMLElement>('[data-line]');
  if (toText !== null) toText.dataset.line = String(table.range.start.line);
  section.querySelector('.notes')?.replaceChildren(...notes);
}

const SIGNS: Readonly<Record<FillMark['status'], string>> = { holds: '✓', fails: '✗', unknown: '' };

export function refreshMark(cell: HTMLElement, mark: FillMark | undefined, words: Words): void {
  const sign = cell.querySelector<HTMLElement>('.sign');
  const zeros = cell.querySelector<HTMLButtonElement>('.zeros');
  const status = mark?.status ?? 'unknown';
  cell.dataset.status = status;
  if (sign !== null) {
    sign.textContent = SIGNS[status];
    sign.title = mark?.words ?? '';
    sign.setAttribute('aria-label', mark === undefined || mark.words === '' ? '' : `${words.status[status]}：${mark.words}`);
  }
  if (zeros !== null) zeros.hidden = mark?.zeros === undefined;
  const noted = cell.querySelector<HTMLButtonElement>('.noted');
  const notes = mark?.notes ?? [];
  if (noted === null) return;
  noted.hidden = notes.length === 0;
  noted.title = notes.map(({ message }) => message).join('\n');
  noted.setAttribute('aria-label', notes.map(({ message }) => message).join('，'));
  noted.dataset.severity = notes[0]?.severity ?? '';
}
