import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import type { Evaluation } from '../../rules/shared/equations.js';
import type { Finding, Fix } from '../../rules/shared/rule.js';
import type { Edit } from '../../text/edits.js';
import { rounded } from '../../text/figure.js';
import { type Message, say } from '../../text/message.js';
import { type Pair, pairsOf } from './suggest-pair.js';
import { type Change, failures, hasUnjudged, isSlip, partsOf, withChanges } from './what-if.js';

/** More than these nobody weighs against each other. */
const MOST = 5;

/** One cell with another figure in it, which would mend a failed equation. */
export interface Suggestion extends Change {
  /**
   * `table`: none of the table fails then. `cell`: none that the cell takes part in does. `equation`: this one holds, as its total is
   * recomputed; others may not, but fewer fail than before.
   */
  readonly resolves: 'table' | 'cell' | 'equation';
  /** How many of the equations that fail hold then. */
  readonly resolved: number;
  /** Equations remain that cannot be judged: somewhere in the table, or, where it mends its cell alone, on this cell. */
  readonly unjudged: boolean;
  /** Looks like a slip of the keyboard: one digit altered, lost or added, or two exchanged. */
  readonly slip: boolean;
}

/** The suggestions for a finding of a failed equation, best first; none for another finding. A figure is never a safe fix. */
export function suggestionsFor(report: Report, finding: Finding): Fix[] {
  const failed = failedEquation(report, finding);
  if (failed === undefined) return [];
  const { table, evaluation, under } = failed;
  const suggestions = suggest(table, evaluation, under);
  const certain = suggestions.filter(({ resolves }) => resolves === 'table');
  const singles = suggestions.map((suggestion) => ({
    title: titleOf(suggestion),
    safe: false,
    preferred: certain.length === 1 && suggestion === certain[0] && !suggestion.unjudged,
    edits: editsOf([suggestion]),
  }));
  const isResolved = suggestions.some(({ resolves }) => resolves !== 'equation');
  const pairs = (isResolved ? [] : pairsOf(table)).map((pair) => ({
    title: titleOfPair(pair, claim({ resolved: failures(table).length, unjudged: hasUnjudged(withChanges(table, pair.changes)) })),
    safe: false,
    edits: editsOf(pair.changes),
  }));
  return [...pairs, ...singles].slice(0, MOST);
}

function editsOf(changes: readonly Change[]): Edit[] {
  return changes.map(({ cell, value }) => ({ at: cell.at, newText: String(value) }));
}

interface Failed {
  readonly table: FilledTable;
  readonly evaluation: Evaluation;
  /** The cell that the finding shows: the total, unless that cannot be it. */
  readonly under: FilledCell;
}

function failedEquation(report: Report, { equation, at }: Finding): Failed | undefined {
  if (equation === undefined) return undefined;
  for (const table of report.tables) {
    if (at.start < table.at.start || at.end > table.at.end) continue;
    for (const evaluation of failures(table)) {
      if (evaluation.equation.id !== equation) continue;
      const under = partsOf(evaluation).find(({ cell }) => cell.at.start === at.start && cell.at.end === at.end)?.cell;
      if (under !== undefined) return { table, evaluation, under };
    }
  }
  return undefined;
}

/**
 * Ways to mend a failed equation by changing one cell, best first. What mends more comes first; among equals the cell that the finding
 * shows, for nothing speaks against the total when all that is known of its parts is that they are there; then slips of the keyboard.
 */
function suggest(table: FilledTable, failed: Evaluation, under = failed.total?.cell): Suggestion[] {
  const before = failures(table);
  const found = new Map<string, Suggestion>();
  for (const { cell } of partsOf(failed)) {
    for (const value of valuesFor(cell, before)) {
      const effect = effectOf(table, before, failed, { cell, value });
      if (effect !== undefined)
        found.set(`${cell.key} ${value}`, { cell, value, ...effect, slip: isSlip(String(cell.value), String(value)) });
    }
  }
  const ranks = { table: 0, cell: 1, equation: 2 };
  const rank = ({ cell, resolves, slip }: Suggestion) => ranks[resolves] * 3 + (cell === under ? 0 : slip ? 1 : 2);
  const ranked = [...found.values()].sort((a, b) => rank(a) - rank(b));
  // Where some change mends the whole table, one that leaves it unbalanced is no help.
  return ranked.filter(({ resolves }) => resolves !== 'cell' || ranked[0]?.resolves !== 'table').slice(0, MOST);
}

/** What the cell would hold by each failed sum that it takes part in. */
function valuesFor(cell: FilledCell, failed: readonly Evaluation[]): ReadonlySet<number> {
  const values = new Set<number>();
  if (cell.value === undefined) return values;
  for (const { equation, total, terms, expected, actual } of failed) {
    if (equation.kind !== 'sum' || total === undefined) continue;
    const gap = rounded(actual - expected);
    const term = terms.find((one) => one.cell === cell);
    if (total.cell === cell) values.add(rounded(total.sign * expected));
    else if (term !== undefined && terms.every((one) => one.cell.value !== undefined)) values.add(rounded(cell.value + term.sign * gap));
  }
  const type = (cell.row.cell ?? cell.column.cell).type;
  return new Set([...values].filter((value) => (value >= 0 || type === 'change') && (Number.isInteger(value) || type === 'amount')));
}

type Effect = Pick<Suggestion, 'resolves' | 'resolved' | 'unjudged'>;

function effectOf(table: FilledTable, before: readonly Evaluation[], failed: Evaluation, change: Change): Effect | undefined {
  const { cell } = change;
  const changed = withChanges(table, [change]);
  const after = failures(changed);
  if (after.some((one) => same(one, failed))) return undefined;
  const resolved = before.filter((one) => !after.some((other) => same(one, other))).length;
  if (after.length === 0) return { resolves: 'table', resolved, unjudged: hasUnjudged(changed) };
  const breaksNone = after.every((one) => before.some((other) => same(one, other)));
  if (breaksNone && !after.some((one) => partsOf(one).some((part) => part.cell.key === cell.key)))
    return { resolves: 'cell', resolved, unjudged: hasUnjudged(changed, cell.key) };
  return failed.total?.cell === cell && after.length < before.length ? { resolves: 'equation', resolved, unjudged: true } : undefined;
}

function same(a: Evaluation, b: Evaluation): boolean {
  return a.equation === b.equation && a.total?.cell.key === b.total?.cell.key;
}

function titleOf(suggestion: Suggestion): Message {
  const { cell, value, resolves } = suggestion;
  const effects = {
    table: claim(suggestion),
    cell: claim(suggestion, say('改后与这一格有关的勾稽都成立', 'every equation of this cell holds then')),
    equation: say('按各项重算', 'recomputed from its parts'),
  };
  return say(
    `把“${cell.label}”由 ${cell.value} 改为 ${value}（${effects[resolves].zh}）`,
    `Change “${cell.label}” from ${cell.value} to ${value} (${effects[resolves].en})`,
  );
}

/** All of them only where all were checked: while others wait for figures, those that hold then are counted. */
function claim(
  { resolved, unjudged }: Pick<Suggestion, 'resolved' | 'unjudged'>,
  whole: Message = say('改后本表勾稽全部成立', 'every equation of the table holds then'),
): Message {
  if (!unjudged) return whole;
  if (resolved === 1) return say('改后这一条成立', 'this equation holds then');
  return say(`改后这${resolved === 2 ? '两' : ` ${resolved} `}条成立`, `these ${resolved === 2 ? 'two' : resolved} equations hold then`);
}

/** A figure exchanged with a nought stands in the wrong cell. */
function titleOfPair({ kind, changes: [a, b] }: Pair, { zh, en }: Message): Message {
  const [from, to] = a.cell.value === 0 ? [b.cell, a.cell] : [a.cell, b.cell];
  if (kind === 'exchanged' && to.value === 0) {
    const there = from.row === to.row ? to.column.label : to.label;
    return say(
      `可能填串了格：把“${from.label}”的 ${from.value} 移到“${there}”（${zh}）`,
      `Perhaps in the wrong cell: move ${from.value} from “${from.label}” to “${there}” (${en})`,
    );
  }
  if (kind === 'exchanged')
    return say(
      `对调“${from.label}”的 ${from.value} 与“${to.label}”的 ${to.value}（${zh}）`,
      `Exchange ${from.value} in “${from.label}” and ${to.value} in “${to.label}” (${en})`,
    );
  return say(
    `把“${a.cell.label}”由 ${a.cell.value} 改为 ${a.value}，“${b.cell.label}”由 ${b.cell.value} 改为 ${b.value}（${zh}）`,
    `Change “${a.cell.label}” from ${a.cell.value} to ${a.value} and “${b.cell.label}” from ${b.cell.value} to ${b.value} (${en})`,
  );
}
