import { type Address, addressOf } from '../../data/forms.js';
import type { Equation, Form } from '../../data/types.js';
import { fact } from '../../report/fact.js';
import type { FilledCell, FilledTable } from '../../report/types.js';
import { rounded } from '../../text/figure.js';

/** A cell that is added or taken away. */
export interface Term {
  readonly cell: FilledCell;
  readonly sign: 1 | -1;
}

/** One equation on one row or column. */
export interface Evaluation {
  readonly equation: Equation;
  readonly status: 'holds' | 'fails' | 'unknown';
  readonly total: Term | undefined;
  readonly terms: readonly Term[];
  /** What the total would be if the terms are right. */
  readonly expected: number;
  readonly actual: number;
}

interface Instance {
  readonly equation: Equation;
  readonly total: Address;
  readonly terms: readonly Address[];
}

/** A cell as an equation addresses it; `cell` is undefined where the draft has none that is bound for certain. */
export interface Member extends Address {
  readonly cell: FilledCell | undefined;
}

/** One equation on one row or column with all its members, whatever its status. */
export interface Explanation {
  readonly equation: Equation;
  readonly status: Evaluation['status'];
  readonly total: Member;
  readonly terms: readonly Member[];
  /** Both 0 where the status is `unknown`. */
  readonly expected: number;
  readonly actual: number;
}

/** Every equation of a table, one for each row or column it runs over; addresses resolved once a form. */
function instances(form: Form, table: string): readonly Instance[] {
  return instancesOf(form).get(table) ?? [];
}

const instancesOf = fact((form: Form): ReadonlyMap<string, readonly Instance[]> => {
  const byTable = new Map<string, Instance[]>(form.tables.map(({ id }) => [id, []]));
  for (const equation of form.equations)
    for (const key of equation.over ?? ['']) byTable.get(equation.table)?.push(instance(equation, key));
  return byTable;
});

function instance(equation: Equation, key: string): Instance {
  const address = (text: string) => addressOf(text, key);
  return { equation, total: address(equation.total), terms: equation.terms.map(address) };
}

const NO_TERMS: readonly Term[] = [];

/** Evaluates every equation of the table. A blank counts as unknown but not negative; a cell that cannot be read silences its equations. */
export const evaluate: (table: FilledTable) => readonly Evaluation[] = fact((table) => {
  if (table.cells.size === 0 && table.state !== 'read') return [];
  return instances(table.form, table.table.id).map((inst) => evaluateOne(inst, table.cells));
});

/** As `evaluate`, for those who show equations: it names the members of those that hold or cannot be judged, too. */
export function* explain(table: FilledTable): Iterable<Explanation> {
  if (table.cells.size === 0 && table.state !== 'read') return;
  const member = (address: Address): Member => ({ ...address, cell: table.cells.get(address.key) });
  for (const inst of instances(table.form, table.table.id)) {
    const { equation, status, expected, actual } = evaluateOne(inst, table.cells);
    yield { equation, status, total: member(inst.total), terms: inst.terms.map(member), expected, actual };
  }
}

/** What tells a member from the others of its equation: its column where the row is the total's, else its row. */
export function shortName(cell: FilledCell, total: FilledCell): string {
  if (cell.row !== total.row) return cell.label.split('·')[0] ?? cell.label;
  return cell.column === total.column ? cell.label : cell.column.label;
}

/**
 * What a cell must be by the equations whose total it is, whatever it holds: each of them complete, with a figure in every term, and all
 * of one mind. Undefined where that is not certain.
 */
export function computedFor(table: FilledTable, cell: FilledCell): number | undefined {
  if (table.state !== 'read') return undefined;
  const values = new Set<number>();
  for (const { equation, total, terms } of instances(table.form, table.table.id)) {
    if (equation.kind !== 'sum' || total.key !== cell.key) continue;
    const value = sumOf(terms, table.cells);
    if (value !== undefined) values.add(rounded(total.sign * value));
  }
  const [value] = values;
  return values.size === 1 && value !== undefined && value >= 0 ? value : undefined;
}

function sumOf(terms: Instance['terms'], cells: ReadonlyMap<string, FilledCell>): number | undefined {
  let sum = 0;
  for (const { key, sign } of terms) {
    const value = cells.get(key)?.value;
    if (value === undefined) return undefined;
    sum += sign * value;
  }
  return sum;
}

function evaluateOne(inst: Instance, cells: ReadonlyMap<string, FilledCell>): Evaluation {
  const totalCell = cells.get(inst.total.key);
  if (totalCell?.value === undefined) return unknown(inst);
  let sum = 0;
  let blanks = false;
  let negative = false;
  for (const { key, sign } of inst.terms) {
    const cell = cells.get(key);
    if (cell === undefined || cell.state === 'bad') return unknown(inst);
    if (sign < 0) negative = true;
    if (cell.value === undefined) blanks = true;
    else sum += sign * cell.value;
  }
  const actual = inst.total.sign * totalCell.value;
  const status = statusOf(inst.equation.kind, { sum: rounded(sum), actual, blanks, negative });
  if (status === 'unknown') return unknown(inst);
  const terms = status === 'holds' ? NO_TERMS : termsOf(inst, cells);
  return { equation: inst.equation, status, total: { cell: totalCell, sign: inst.total.sign }, terms, expected: rounded(sum), actual };
}

function unknown({ equation }: Instance): Evaluation {
  return { equation, status: 'unknown', total: undefined, terms: NO_TERMS, expected: 0, actual: 0 };
}

function statusOf(
  kind: Equation['kind'],
  {
    sum,
    actual,
    blanks,
    negative,
  }: { readonly sum: number; readonly actual: number; readonly blanks: boolean; readonly negative: boolean },
): Evaluation['status'] {
  if (!blanks) return holds(kind, sum, actual) ? 'holds' : 'fails';
  if (negative || kind !== 'sum') return 'unknown';
  // Blanks can only add: more than the total already is certainly wrong, exactly the total is right if they are zero.
  if (sum > actual) return 'fails';
  return sum === actual && sum > 0 ? 'holds' : 'unknown';
}

function holds(kind: Equation['kind'], sum: number, actual: number): boolean {
  if (kind === 'sum') return actual === sum;
  if (kind === 'atMost') return actual <= sum;
  if (kind === 'zeroIf') return actual !== 0 || sum === 0;
  return (actual === 0) === (sum === 0);
}

function termsOf(inst: Instance, cells: ReadonlyMap<string, FilledCell>): Term[] {
  const terms: Term[] = [];
  for (const { key, sign } of inst.terms) {
    const cell = cells.get(key);
    if (cell !== undefined) terms.push({ cell, sign });
  }
  return terms;
}
