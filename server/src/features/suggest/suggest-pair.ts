import { fact } from '../../report/fact.js';
import type { FilledCell, FilledTable } from '../../report/types.js';
import { explain } from '../../rules/shared/equations.js';
import { rounded } from '../../text/figure.js';
import { type Change, failures, isSlip, partsOf, withChanges } from './what-if.js';

const MOST = 3;

/** How two figures come to be wrong together, the likeliest first. */
const KINDS = [
  /** The figures of two cells of a row or a column were exchanged; with a nought, one stands in the wrong cell. */
  'exchanged',
  /** Between neighbours a digit went astray: 1 | 23 for 12 | 3. */
  'digits',
  /** Two totals were not made of their parts. */
  'totals',
  /** A figure is wrong, and the total that was made of it. */
  'carried',
  /** What belongs to one cell of a row or a column was counted in another. */
  'moved',
] as const;

/** Two cells with other figures in them, in the order of the draft: every equation of the table holds then. */
export interface Pair {
  readonly kind: (typeof KINDS)[number];
  readonly changes: readonly [Change, Change];
}

/**
 * Ways to mend all that fails in a table by changing two cells, best first. The sums that the cells are part of leave no choice
 * of figures: each pair is one solution, not one of many. No work for a table that fails in more places than two cells have sums.
 */
export const pairsOf = fact((table: FilledTable): readonly Pair[] => {
  const system = systemOf(table);
  const found = new Map<string, Pair>();
  for (const [a, b] of candidates(table, system)) {
    const [first, second] = a.at.start < b.at.start ? [a, b] : [b, a];
    const key = `${first.key} ${second.key}`;
    const changes = found.has(key) ? undefined : solved(system, first, second);
    const kind = changes && kindOf(table, system, changes);
    if (changes === undefined || kind === undefined || failures(withChanges(table, changes)).length > 0) continue;
    found.set(key, { kind, changes });
  }
  const slips = ({ changes }: Pair) => changes.filter(({ cell, value }) => isSlip(String(cell.value), String(value))).length;
  const rank = (pair: Pair) => KINDS.indexOf(pair.kind) * 3 - slips(pair);
  return [...found.values()].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
});

/** A sum of which every member has its figure. */
interface Sum {
  readonly total: FilledCell;
  readonly members: ReadonlyMap<FilledCell, 1 | -1>;
  /** What changes of the members, each with its sign, must come to for the sum to hold; 0 where it does. */
  readonly gap: number;
}

type System = ReadonlyMap<FilledCell, readonly Sum[]>;

/** The sums of each cell. */
function systemOf(table: FilledTable): System {
  const system = new Map<FilledCell, Sum[]>();
  for (const { equation, total, terms, expected, actual, status } of explain(table)) {
    if (equation.kind !== 'sum' || equation.severity === 'hint' || status === 'unknown' || total.cell === undefined) continue;
    const members = new Map<FilledCell, 1 | -1>([[total.cell, total.sign]]);
    for (const { cell, sign } of terms) if (cell?.value !== undefined) members.set(cell, sign === 1 ? -1 : 1);
    if (members.size <= terms.length) continue;
    const sum = { total: total.cell, members, gap: rounded(expected - actual) };
    for (const cell of members.keys()) system.set(cell, [...(system.get(cell) ?? []), sum]);
  }
  return system;
}

/** Pairs of cells one of which is in each equation that fails. */
function* candidates(table: FilledTable, system: System): Iterable<readonly [FilledCell, FilledCell]> {
  const wrong = failures(table).map((one) => new Set(partsOf(one).map(({ cell }) => cell)));
  const [one = []] = wrong;
  const degree = Math.max(0, ...[...system.values()].map(({ length }) => length));
  if (wrong.length > 2 * degree) return;
  for (const first of one) {
    const [rest, ...more] = wrong.filter((cells) => !cells.has(first));
    const near = rest ?? new Set((system.get(first) ?? []).flatMap(({ members }) => [...members.keys()]));
    for (const second of near) if (second !== first && more.every((cells) => cells.has(second))) yield [first, second];
  }
}

/** The only two figures with which every sum of the two cells holds; undefined where there are none, or more. */
function solved(system: System, a: FilledCell, b: FilledCell): Pair['changes'] | undefined {
  const sums = [...new Set([...(system.get(a) ?? []), ...(system.get(b) ?? [])])];
  const lines = sums.map(({ members, gap }) => ({ a: members.get(a) ?? 0, b: members.get(b) ?? 0, gap }));
  const [one] = lines;
  const other = one && lines.find((line) => one.a * line.b !== line.a * one.b);
  if (one === undefined || other === undefined) return undefined;
  const determinant = one.a * other.b - other.a * one.b;
  const byA = (one.gap * other.b - other.gap * one.b) / determinant;
  const byB = (one.a * other.gap - other.a * one.gap) / determinant;
  if (byA === 0 || byB === 0 || lines.some((line) => rounded(line.a * byA + line.b * byB) !== line.gap)) return undefined;
  const changes = [changed(a, byA), changed(b, byB)] as const;
  return changes.every(isCount) ? changes : undefined;
}

function changed(cell: FilledCell, by: number): Change {
  return { cell, value: rounded((cell.value ?? 0) + by) };
}

function isCount({ cell, value }: Change): boolean {
  return (cell.row.cell ?? cell.column.cell).type === 'count' && Number.isInteger(value) && value >= 0;
}

/** Undefined where no likely mistake makes these two figures of those. */
function kindOf(table: FilledTable, system: System, [a, b]: Pair['changes']): Pair['kind'] | undefined {
  const inLine = a.cell.row === b.cell.row || a.cell.column === b.cell.column;
  const makes = (total: FilledCell, part: FilledCell) =>
    system.get(part)?.some((sum) => sum.total === total && sum.gap === 0 && sum.members.get(part) === -1) === true;
  const isTotal = ({ cell }: Change) => system.get(cell)?.some(({ total }) => total === cell) === true;
  if (inLine && a.value === b.cell.value && b.value === a.cell.value) return 'exchanged';
  if (areNeighbours(table, a.cell, b.cell) && digitsOf(a.value, b.value) === digitsOf(a.cell.value, b.cell.value)) return 'digits';
  if (isTotal(a) && isTotal(b)) return 'totals';
  if (makes(a.cell, b.cell) || makes(b.cell, a.cell)) return 'carried';
  const before = (a.cell.value ?? 0) + (b.cell.value ?? 0);
  return inLine && a.value + b.value === before ? 'moved' : undefined;
}

function areNeighbours({ table }: FilledTable, a: FilledCell, b: FilledCell): boolean {
  const block = table.blocks.find(({ rows }) => rows.includes(a.row));
  const rows = block?.rows.filter(({ figures }) => figures) ?? [];
  const across = (block?.columns.indexOf(a.column) ?? 0) - (block?.columns.indexOf(b.column) ?? 0);
  return Math.abs(rows.indexOf(a.row) - rows.indexOf(b.row)) + Math.abs(across) === 1;
}

function digitsOf(...values: readonly (number | undefined)[]): string {
  return [...values.join('')].sort().join('');
}
