import { placeInBlankCell } from '../report/layout/blank-cell.js';
import type { FilledCell, FilledRow, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { matches } from '../text/matches.js';
import { type Message, say } from '../text/message.js';
import { tableAnchor } from './shared/anchor.js';
import { evaluate } from './shared/equations.js';
import { lacksColumns } from './shared/headers.js';
import { commonShortage, figureRows, list } from './shared/rows.js';
import { type Fix, type Problem, rule } from './shared/rule.js';
import { hasUnreadFigures } from './shared/unread-figures.js';

const LONGEST_LINE = 2000;
/** From this share of rows on, one finding for the table says it all. */
const MOST = 0.6;

export default rule({
  id: 'cell-blank',
  severity: 'warning',
  title: say('该填数的格是空的', 'A cell without a figure'),
  why: say(
    '没有数据的格应填 0；空着、画斜线或横线，读者分不清是没有还是漏填。',
    'Where there is nothing, write 0: a blank or a dash may as well be an omission.',
  ),
  source: '各级年报编制要求；实际公布的年报',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | ⟦/⟧ | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
        | 行政许可 | 1 |
        | 行政处罚 | 1 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
        | 行政许可 | 1 |
        | 行政处罚 | 1 |
      `,
    },
  ],
  *check(report) {
    for (const table of report.tables) {
      if (table.state === 'glued' || table.state === 'local' || hasUnreadFigures(report, table)) continue;
      for (const { rows, ...problem } of blanks(table)) yield { ...problem, fixes: filled(report, table, rows) };
    }
  },
});

/** A problem, and the rows whose blanks it is about. */
type Blanks = Problem & { readonly rows: readonly FilledRow[] };

function* blanks(table: FilledTable): Iterable<Blanks> {
  const rows = figureRows(table);
  const shortage = commonShortage(table);
  const blank = rows.filter((row) => (row.state === 'empty' && table.state === 'read') || row.cells.some((cell) => cell.state === 'blank'));
  if (shortage !== undefined && lacksColumns(table, shortage)) return;
  if (shortage !== undefined) {
    yield { at: tableAnchor(table), lacks: table.at, message: wholeTable(table, rows.length, shortage, rows[0]?.wanted ?? 0), rows };
  } else if (rows.length > 3 && blank.length > rows.length * MOST) {
    yield { at: tableAnchor(table), lacks: table.at, message: severalRows(table, blank), rows: blank };
    for (const row of blank) if (lacksTotal(table, row)) yield { ...oneRow(table, row), lacks: table.at, rows: [row] };
  } else {
    for (const row of blank) yield { ...oneRow(table, row), lacks: table.at, rows: [row] };
  }
}

function wholeTable(table: FilledTable, rows: number, filled: number, wanted: number): Message {
  const name = table.table.name;
  if (filled === 0) return say(`${name}没有填数；没有数据的格应填 0。`, `“${table.table.title}” is blank; write 0 where there is nothing.`);
  return say(
    `${name}的 ${rows} 行每行只填了 ${filled} 个数（应填 ${wanted} 个），其余是空的；没有数据的格应填 0。`,
    `The ${rows} rows of “${table.table.title}” hold only ${filled} of ${wanted} figures; write 0 where there is nothing.`,
  );
}

function severalRows(table: FilledTable, blank: readonly FilledRow[]): Message {
  const cells = blank.reduce((sum, row) => sum + blankCells(row), 0);
  return say(
    `${table.table.name}有 ${blank.length} 行共 ${cells} 格没有填；没有数据的格应填 0。`,
    `${cells} cells in ${blank.length} rows of “${table.table.title}” are blank; write 0 where there is nothing.`,
  );
}

/** Where blank cells leave no trace in the notation, they are those that the figures do not fill. */
function blankCells({ state, cells, wanted, found }: FilledRow): number {
  if (state === 'empty') return wanted;
  return state === 'bound' ? cells.filter((cell) => cell.state === 'blank').length : wanted - found;
}

function oneRow(table: FilledTable, row: FilledRow): Problem {
  const empty = row.cells.filter((cell) => cell.state === 'blank');
  const only = empty.length === 1 ? empty[0] : undefined;
  const named = row.row.label !== '' && row.labelAt.end > row.labelAt.start;
  const at = only !== undefined && only.at.end > only.at.start ? only.at : named ? row.labelAt : tableAnchor(table);
  if (row.state === 'empty' || empty.length === row.cells.length) {
    return {
      at,
      message: say(`${rowName(table, row)}没有填数；没有数据应填 0。`, `${rowNamed(table, row)} is blank; write 0 where there is nothing.`),
    };
  }
  if (only !== undefined && only.text !== '') return standIn(only, at);
  const total = only === undefined ? undefined : totalFor(table, row, only);
  if (total !== undefined) return blankTotal(table, row, only ?? total.cell, total.sum);
  const lost = empty.map((cell) => totalFor(table, row, cell)).find((t) => t !== undefined && t.sum > 0);
  if (lost !== undefined) return blankTotal(table, row, lost.cell, lost.sum);
  const names = list(
    empty.map((cell) => (row.row.label === '' ? cell.label : cell.column.label)),
    4,
  );
  return {
    at,
    message: say(
      `${rowName(table, row)}的${names.zh}没有填；没有数据应填 0。`,
      `${rowNamed(table, row)}: blank are ${names.en}; write 0 where there is nothing.`,
    ),
  };
}

function standIn(cell: FilledCell, at: Problem['at']): Problem {
  return {
    at,
    message: say(
      `“${cell.label}”写的是“${cell.text}”；没有数据应填 0。`,
      `“${cell.label}” holds “${cell.text}”; write 0 where there is nothing.`,
    ),
    actual: cell.text,
  };
}

/** Figures stand in the row, but their total does not: no blank that could mean 0. */
function blankTotal(table: FilledTable, row: FilledRow, cell: FilledCell, sum: number): Problem {
  const at = cell.at.end > cell.at.start ? cell.at : row.labelAt;
  return {
    at,
    message: say(
      `${rowName(table, row)}的“${cell.column.label}”没有填，按本行各数应为 ${sum}。`,
      `${rowNamed(table, row)}: “${cell.column.label}” is blank; by the other figures it is ${sum}.`,
    ),
    expected: String(sum),
  };
}

/**
 * Blanks filled with 0, totals with their sum; none where a row has no cell of its own for every blank, or an equation would fail that
 * did not: then something else than 0 is missing.
 */
function filled(report: Report, table: FilledTable, rows: readonly FilledRow[]): Fix[] {
  const [only] = rows;
  if (rows.length === 1 && only?.state === 'empty' && only.row.key === '') return lineFilled(report, table, only);
  if (rows.some(({ state }) => state !== 'bound')) return [];
  const blank = rows.flatMap((row) => row.cells.filter(({ state }) => state === 'blank').map((cell) => ({ row, cell })));
  const values = new Map(blank.map(({ row, cell }) => [cell, totalFor(table, row, cell)?.sum ?? 0]));
  const cells = new Map(table.cells);
  for (const [cell, value] of values) cells.set(cell.key, { ...cell, value, state: 'figure' });
  const failures = (one: FilledTable) => evaluate(one).filter(({ status }) => status === 'fails').length;
  if (failures({ ...table, cells }) > failures(table)) return [];
  const edits = [...values].map(([cell, value]) => {
    const at = cell.text === '' ? (placeInBlankCell(report.source, cell.at) ?? cell.at) : cell.at;
    return { at, newText: `${report.source[at.start - 1] === '|' ? ' ' : ''}${value}` };
  });
  const title = [...values.values()].some((value) => value > 0) ? say('补上合计，其余填 0', 'Fill in the sums, and 0 elsewhere') : ZEROS;
  return edits.length === 0 ? [] : [{ title, safe: false, edits }];
}

const ZEROS = say('空格填 0', 'Fill the blanks with 0');

/** What stands between two borders of a line of blanks. */
const BLANKS = /\|([ \t]*)(?=\|)/g;

/** A blank row without labels holds no cells that could be told from the head: it is the blank line below. */
function lineFilled({ source }: Report, { at, notation }: FilledTable, { wanted }: FilledRow): Fix[] {
  const below = /^[ \t|]*\r?\n[ \t]*(\|(?:[ \t]*\|)+)[ \t]*(?:\r?\n|$)/.exec(source.slice(at.end, at.end + LONGEST_LINE));
  const [all = '', cells = ''] = below ?? [];
  if (notation !== 'pipe' || cells.split('|').length - 2 !== wanted) return [];
  const start = at.end + all.indexOf(cells, all.indexOf('\n'));
  const edits = [...matches(cells, BLANKS)].map(({ index, 1: blank = '' }) => {
    const from = start + index + 1;
    return { at: { start: from, end: from + blank.length }, newText: ` 0${' '.repeat(Math.max(1, blank.length - 2))}` };
  });
  return [{ title: ZEROS, safe: false, edits }];
}

function lacksTotal(table: FilledTable, row: FilledRow): boolean {
  return row.cells.some((cell) => cell.state === 'blank' && (totalFor(table, row, cell)?.sum ?? 0) > 0);
}

function rowName(table: FilledTable, row: FilledRow): string {
  return row.row.label === '' ? table.table.name : `“${row.row.label}”`;
}

/** The same in English, which has no name for 表四. */
function rowNamed(table: FilledTable, row: FilledRow): string {
  return `“${row.row.label === '' ? table.table.title : row.row.label}”`;
}

/** What a blank total must be by the figures of its equation, other blanks read as 0; undefined for a cell that is no total. */
function totalFor(table: FilledTable, row: FilledRow, blank: FilledCell): { readonly cell: FilledCell; readonly sum: number } | undefined {
  const over = row.row.key;
  for (const equation of table.form.equations) {
    if (equation.table !== table.table.id || equation.kind !== 'sum') continue;
    if (equation.over !== undefined && !equation.over.includes(over)) continue;
    if (equation.total.replace('*', over) !== blank.key || equation.terms.some((term) => term.startsWith('-'))) continue;
    let sum = 0;
    for (const term of equation.terms) {
      const cell = table.cells.get(term.replace('*', over));
      if (cell === undefined || cell.state === 'bad') return undefined;
      sum += cell.value ?? 0;
    }
    return { cell: blank, sum };
  }
  return undefined;
}
