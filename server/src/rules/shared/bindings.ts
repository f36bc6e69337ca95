import { fact } from '../../report/fact.js';
import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import type { Span } from '../../text/span.js';
import { stated } from './stated.js';
import { type Statement, statementsOf } from './statements.js';

/** A figure in the text, or a denial, with the cells that it certainly speaks of. */
export interface Binding {
  readonly statement: Statement;
  /** Where the number stands, or the words of denial. */
  readonly at: Span;
  readonly table: FilledTable;
  /** Of the meaning that agrees; where none does, of the plain one. */
  readonly cells: readonly FilledCell[];
  /** Their sum, in the unit of the text. */
  readonly value: number;
  readonly agrees: boolean;
}

/** What the running text says of cells of tables two to four, in the order of the text. */
export const bindingsOf: (report: Report) => readonly Binding[] = fact((report) =>
  statementsOf(report).flatMap((statement) => bind(report, statement) ?? []),
);

function bind(report: Report, statement: Statement): Binding | undefined {
  const found = stated(report, statement.indicators);
  if (found === undefined) return undefined;
  const agreeing = found.readings.find(({ value }) => Math.abs(value - statement.value) <= statement.tolerance + 1e-6);
  const { cells, value } = agreeing ?? found.first;
  const at = statement.passage.at(statement.at.start, statement.at.end);
  return { statement, at, table: found.table, cells, value, agrees: agreeing !== undefined };
}
