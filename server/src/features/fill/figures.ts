import { cellKey } from '../../data/forms.js';
import { lastYearsCells } from '../../forms/last-year.js';
import { carriedFigures } from '../../forms/previous.js';
import { labelOf } from '../../report/tables/cells.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import { computedFor, type Explanation, explain } from '../../rules/shared/equations.js';
import type { Finding } from '../../rules/shared/rule.js';
import { lookOf } from '../../text/figure.js';
import { type Message, say } from '../../text/message.js';
import { MARKS, spelled } from '../equations/explained.js';
import { pathOf } from '../places.js';
import { homesOf } from './homes.js';
import { keysOf, markFor } from './layout.js';
import { type Note, notesAt } from './notes.js';

/** A figure of the fill-in view, in both languages where it has words. */
export interface Figure {
  readonly text: string;
  readonly label: string;
  readonly state: FilledCell['state'] | 'locked';
  readonly isTotal: boolean;
  readonly expected: string | undefined;
  readonly previous: string | undefined;
  readonly notes: readonly Note[];
}

/** What the fill-in view says of a row or column. */
export interface Mark {
  readonly status: Explanation['status'];
  readonly words: Message;
  /** Blanks of the row that have a place. */
  readonly blanks: readonly string[];
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** What stands at each figure of the form, by its key. */
export function figuresOf(
  report: Report,
  table: FilledTable,
  { findings, previous }: { readonly findings: readonly Finding[]; readonly previous: Report | undefined },
): ReadonlyMap<string, Figure> {
  const homes = homesOf(report, table);
  const totals = totalsIn(table);
  const last = previous && lastYearsCells(previous, table);
  const carried = previous === undefined ? NOTHING : carriedFigures(report.form, previous);
  const figures = new Map<string, Figure>();
  for (const cell of formCells(table)) {
    const { key } = cell;
    const home = homes.get(key);
    const expected = totals.has(key) ? computedFor(table, table.cells.get(key) ?? cell) : undefined;
    figures.set(key, {
      text: home === undefined || lookOf(home.text) === 'standIn' ? '' : home.text,
      label: nameOf(table, cell),
      state: home?.state ?? 'locked',
      isTotal: totals.has(key),
      expected: expected === undefined ? undefined : String(expected),
      previous: carried.get(key) ?? textAt(last, key),
      notes: home === undefined ? [] : notesAt(report, table, findings, home),
    });
  }
  return figures;
}

/** The cells of the form, blank. */
function formCells({ table }: FilledTable): FilledCell[] {
  const at = { start: 0, end: 0 };
  return table.blocks.flatMap((block) =>
    block.rows
      .filter(({ figures }) => figures)
      .flatMap((row) =>
        block.columns.map((column): FilledCell => {
          const key = cellKey(row, column);
          return { key, row, column, label: labelOf(table, key) ?? key, at, text: '', state: 'blank', value: undefined };
        }),
      ),
  );
}

function nameOf(table: FilledTable, cell: FilledCell): string {
  const { rows, columns } = pathOf(table, cell);
  return [...rows, ...columns].join('，');
}

/** Of a cell that nothing is carried over to: what last year's report has there. */
function textAt(last: ReadonlyMap<string, FilledCell> | undefined, key: string): string | undefined {
  const text = last?.get(key)?.text;
  return text === '' ? undefined : text;
}

function totalsIn(table: FilledTable): ReadonlySet<string> {
  const sums = [...explain(table)].filter(({ equation }) => equation.kind === 'sum');
  return new Set(sums.map(({ total }) => total.key));
}

/** How the equations of each row and column stand, by the name of its mark. */
export function marksOf(report: Report, table: FilledTable): ReadonlyMap<string, Mark> {
  const homes = homesOf(report, table);
  const byMark = new Map<string, Explanation[]>();
  for (const explanation of explain(table)) {
    const { total, terms } = explanation;
    const mark = markFor(
      table.table,
      total.key,
      terms.map(({ key }) => key),
    );
    byMark.set(mark, [...(byMark.get(mark) ?? []), explanation]);
  }
  const rows = table.table.blocks.flatMap((block) =>
    block.rows.filter(({ figures, key }) => figures && key !== '').map(({ key }) => `row ${key}`),
  );
  const marks = new Map<string, Mark>();
  for (const mark of new Set([...rows, ...byMark.keys()])) {
    const explanations = byMark.get(mark) ?? [];
    const blanks = keysOf(table.table, mark).filter(
      (key) => homes.get(key)?.state === 'blank' || (mark.startsWith('row') && isEmptyRow(table, key)),
    );
    marks.set(mark, { status: statusOf(explanations), words: wordsOf(explanations, table), blanks });
  }
  return marks;
}

function isEmptyRow({ rows }: FilledTable, key: string): boolean {
  return rows.some(
    ({ row, state, notation }) => state === 'empty' && row.key !== '' && key.startsWith(`${row.key}.`) && notation !== 'pipe',
  );
}

function statusOf(explanations: readonly Explanation[]): Mark['status'] {
  if (explanations.some(({ status }) => status === 'fails')) return 'fails';
  return explanations.length > 0 && explanations.every(({ status }) => status === 'holds') ? 'holds' : 'unknown';
}

function wordsOf(explanations: readonly Explanation[], table: FilledTable): Message {
  const lines = explanations.map((explanation) => ({ mark: MARKS[explanation.status], ...spelled(explanation, table) }));
  return say(lines.map(({ mark, zh }) => `${mark} ${zh}`).join('\n'), lines.map(({ mark, en }) => `${mark} ${en}`).join('\n'));
}
