import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { type Evaluation, evaluate, type Term } from '../rules/equations.js';
import type { Finding, Fix } from '../rules/rule.js';
import { type Message, say } from '../text/message.js';

/** More than these nobody weighs against each other. */
const MOST = 5;

/** One cell with another figure in it, which would mend a failed equation. */
export interface Suggestion {
  readonly cell: FilledCell;
  readonly value: number;
  /**
   * `table`: every equation of the table holds then. `cell`: every equation that the cell takes part in does. `equation`: this one does, as
   * its total is recomputed; others may not, but fewer fail than before.
   */
  readonly mends: 'table' | 'cell' | 'equation';
  /** Looks like a slip of the keyboard: one digit altered, lost or added, or two exchanged. */
  readonly slip: boolean;
}

/** The suggestions for a finding of a failed equation, best first; none for another finding. A figure is never a safe fix. */
export function suggestionsFor(report: Report, finding: Finding): Fix[] {
  const failed = failedEquation(report, finding);
  if (failed === undefined) return [];
  const suggestions = suggest(failed.table, failed.evaluation);
  const certain = suggestions.filter(({ mends }) => mends === 'table');
  return suggestions.map((suggestion) => ({
    title: titleOf(suggestion),
    safe: false,
    preferred: certain.length === 1 && suggestion === certain[0],
    edits: [{ at: suggestion.cell.at, newText: String(suggestion.value) }],
  }));
}

function failedEquation(report: Report, { equation, at }: Finding): { table: FilledTable; evaluation: Evaluation } | undefined {
  if (equation === undefined) return undefined;
  for (const table of report.tables) {
    if (at.start < table.at.start || at.end > table.at.end) continue;
    for (const evaluation of failures(table)) {
      const cells = partsOf(evaluation).map(({ cell }) => cell);
      if (evaluation.equation.id === equation && cells.some((cell) => cell.at.start === at.start && cell.at.end === at.end))
        return { table, evaluation };
    }
  }
  return undefined;
}

/** Ways to mend a failed equation by changing one cell, best first. */
export function suggest(table: FilledTable, failed: Evaluation): Suggestion[] {
  const before = failures(table);
  const found = new Map<string, Suggestion>();
  for (const { cell } of partsOf(failed)) {
    for (const value of valuesFor(cell, before)) {
      const mends = effect(table, before, failed, { cell, value });
      if (mends !== undefined) found.set(`${cell.key} ${value}`, { cell, value, mends, slip: isSlip(String(cell.value), String(value)) });
    }
  }
  const ranks = { table: 0, cell: 1, equation: 2 };
  const rank = ({ mends, slip }: Suggestion) => ranks[mends] * 2 + (slip ? 0 : 1);
  const ranked = [...found.values()].sort((a, b) => rank(a) - rank(b));
  // Where some change mends the whole table, one that leaves it unbalanced is no help.
  return ranked.filter(({ mends }) => mends !== 'cell' || ranked[0]?.mends !== 'table').slice(0, MOST);
}

/** Hints are habits rather than sums: nothing is proposed by them, and they stand in the way of nothing. */
function failures(table: FilledTable): Evaluation[] {
  return [...evaluate(table)].filter(({ status, equation }) => status === 'fails' && equation.severity !== 'hint');
}

/** The total last: where two changes do equally well, the one of a cell that was typed comes before the sum of them. */
function partsOf({ total, terms }: Evaluation): readonly Term[] {
  return total === undefined ? terms : [...terms, total];
}

/** What the cell would hold by each failed sum that it takes part in. */
function valuesFor(cell: FilledCell, failed: readonly Evaluation[]): ReadonlySet<number> {
  const values = new Set<number>();
  if (cell.value === undefined) return values;
  for (const { equation, total, terms, expected, actual } of failed) {
    if (equation.kind !== 'sum' || total === undefined) continue;
    const gap = round(actual - expected);
    const term = terms.find((one) => one.cell === cell);
    if (total.cell === cell) values.add(round(total.sign * expected));
    else if (term !== undefined && terms.every((one) => one.cell.value !== undefined)) values.add(round(cell.value + term.sign * gap));
  }
  const type = (cell.row.cell ?? cell.column.cell).type;
  return new Set([...values].filter((value) => (value >= 0 || type === 'change') && (Number.isInteger(value) || type === 'amount')));
}

function effect(
  table: FilledTable,
  before: readonly Evaluation[],
  failed: Evaluation,
  { cell, value }: Pick<Suggestion, 'cell' | 'value'>,
): Suggestion['mends'] | undefined {
  const cells = new Map(table.cells).set(cell.key, { ...cell, value, text: String(value) });
  const after = failures({ ...table, cells });
  if (after.some((one) => same(one, failed))) return undefined;
  if (after.length === 0) return 'table';
  const breaksNone = after.every((one) => before.some((other) => same(one, other)));
  if (breaksNone && !after.some((one) => partsOf(one).some((part) => part.cell.key === cell.key))) return 'cell';
  return failed.total?.cell === cell && after.length < before.length ? 'equation' : undefined;
}

function same(a: Evaluation, b: Evaluation): boolean {
  return a.equation === b.equation && a.total?.cell.key === b.total?.cell.key;
}

/** One digit altered, added or lost, or two neighbours exchanged. */
export function isSlip(written: string, meant: string): boolean {
  let start = 0;
  while (start < written.length && start < meant.length && written[start] === meant[start]) start += 1;
  let end = 0;
  const room = Math.min(written.length, meant.length) - start;
  while (end < room && written[written.length - 1 - end] === meant[meant.length - 1 - end]) end += 1;
  const wrong = written.slice(start, written.length - end);
  const right = meant.slice(start, meant.length - end);
  if (wrong.length <= 1 && right.length <= 1) return wrong !== right;
  return wrong.length === 2 && right.length === 2 && wrong[0] === right[1] && wrong[1] === right[0];
}

function titleOf({ cell, value, mends }: Suggestion): Message {
  const effects = {
    table: say('本表勾稽全部成立', 'every equation of the table holds then'),
    cell: say('与这一格有关的勾稽都成立', 'every equation of this cell holds then'),
    equation: say('按各项重算', 'recomputed from its parts'),
  };
  return say(
    `把“${cell.label}”由 ${cell.value} 改为 ${value}（${effects[mends].zh}）`,
    `Change “${cell.label}” from ${cell.value} to ${value} (${effects[mends].en})`,
  );
}

/** Amounts carry up to six decimals; sums of them must not fail on binary fractions. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
