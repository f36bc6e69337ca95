import { cellKey, rowsOf } from '../../data/forms.js';
import type { Indicator } from '../../data/indicators.js';
import type { FormTable } from '../../data/types.js';
import { fact } from '../../report/fact.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';

/** What words can mean: cells, and what their sum is worth in the text. */
export interface Reading {
  readonly cells: readonly FilledCell[];
  readonly value: number;
}

/** A statement of the text on a table, by what it may mean. */
export interface Stated {
  readonly table: FilledTable;
  /** The plain meaning. */
  readonly first: Reading;
  /** Every meaning, the plain one in front. */
  readonly readings: readonly Reading[];
}

/** Resolves indicators said together (予以公开及部分公开); undefined unless all their cells are there, once, and are figures. */
export function stated(report: Report, indicators: readonly Indicator[]): Stated | undefined {
  const [table, second] = new Set(indicators.flatMap((indicator) => tablesOf(report, indicator)));
  if (table === undefined || second !== undefined) return undefined;
  const cells = cellsAt(
    table,
    indicators.flatMap((indicator) => indicator.cells),
  );
  if (cells === undefined) return undefined;
  const worth = indicators[0]?.worth ?? 1;
  const reading = (found: readonly FilledCell[]): Reading => ({ cells: found, value: total(found) * worth });
  const first = reading(cells);
  const readings = [first];
  const [only, another] = indicators;
  for (const addresses of another === undefined ? (only?.or ?? []) : []) {
    const other = cellsAt(table, addresses);
    if (other === undefined) return undefined;
    readings.push(reading(other));
  }
  for (const { of, by } of another === undefined ? (only?.less ?? []) : []) {
    const whole = cellsAt(table, of);
    const without = cellsAt(table, by);
    if (whole === undefined || without === undefined) return undefined;
    readings.push({ cells: [...whole, ...without], value: (total(whole) - total(without)) * worth });
  }
  return { table, first, readings };
}

/** The tables that hold all cells of an indicator; of many the first two, for then none is certain. */
function tablesOf(report: Report, indicator: Indicator): readonly FilledTable[] {
  const known = tablesByIndicator(report);
  let tables = known.get(indicator);
  if (tables === undefined) {
    tables = [];
    for (const table of report.tables) if (tables.length < 2 && cellsAt(table, indicator.cells) !== undefined) tables.push(table);
    known.set(indicator, tables);
  }
  return tables;
}

/** Looked up once for each, and not for every sentence that says it. */
const tablesByIndicator = fact((_: Report) => new Map<Indicator, FilledTable[]>());

function total(cells: readonly FilledCell[]): number {
  return cells.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
}

function cellsAt(table: FilledTable, addresses: readonly string[]): readonly FilledCell[] | undefined {
  const keys = addresses.flatMap((address) => keysOf(table, address));
  const cells = keys.map((key) => table.cells.get(key)).filter((cell) => cell?.value !== undefined);
  return cells.length === keys.length ? cells.filter((cell) => cell !== undefined) : undefined;
}

/** The cells that an address stands for: a row of headings has none, and those of the rows under it count. */
function keysOf(table: FilledTable, address: string): readonly string[] {
  const known = keysByAddress(table.table);
  let keys = known.get(address);
  if (keys === undefined) {
    const [row = '', column = ''] = address.split('.');
    const rows = rowsOf(table.table);
    const isHeading = rows.find(({ key }) => key === row)?.figures === false;
    keys = isHeading ? rows.filter(({ parent }) => parent === row).map((one) => cellKey(one, { key: column })) : [address];
    known.set(address, keys);
  }
  return keys;
}

const keysByAddress = fact((_: FormTable) => new Map<string, readonly string[]>());
