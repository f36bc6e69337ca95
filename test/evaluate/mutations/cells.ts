import type { Equation } from '../../../server/src/data/types.js';
import type { Draft } from '../../support/draft.js';
import type { Damaged, Mutation } from '../mutation.js';
import type { Random } from '../random.js';
import { figureOf, withCells } from './edit.js';

/** Rules that may speak of any changed figure: the prose names some of them too. */
const FIGURES = ['balance', 'prose-table', 'prose-sum', 'prose-repeat'];

/** An equation on one row or column, addresses spelled out. */
interface Sum {
  readonly kind: Equation['kind'];
  readonly total: string;
  readonly negated: boolean;
  readonly terms: readonly string[];
}

function sums(draft: Draft, kinds: readonly Equation['kind'][]): Sum[] {
  return draft.form.equations
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ kind, total, terms, over }) =>
      (over ?? ['']).map((key) => {
        const plain = (address: string): string => address.replace('*', key);
        return { kind, total: plain(total.replace(/^-/, '')), negated: total.startsWith('-'), terms: terms.map(plain) };
      }),
    );
}

function sumOf(draft: Draft, terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + (term.startsWith('-') ? -1 : 1) * figureOf(draft, term.replace(/^-/, '')), 0);
}

/** The totals that a cell is part of, and the cell: one of them must stand out. */
function tiedTo(draft: Draft, key: string): string[] {
  const tied = sums(draft, ['sum', 'atMost']).filter(
    (sum) => sum.total === key || sum.terms.some((term) => term.replace(/^-/, '') === key),
  );
  return [
    ...new Set([key, ...tied.flatMap(({ total, terms }) => [total, ...terms.filter((t) => t.startsWith('-')).map((t) => t.slice(1))])]),
  ];
}

/** Changes the figure of a cell out of `keys` to what `change` says, where that is another one. */
function changed(
  draft: Draft,
  random: Random,
  keys: readonly string[],
  change: (value: number, text: string) => string,
): Damaged | undefined {
  const fit = keys.filter((key) => change(figureOf(draft, key), draft.cells.get(key) ?? '') !== draft.cells.get(key));
  const key = random.pick([...new Set(fit)]);
  if (key === undefined) return undefined;
  const before = draft.cells.get(key) ?? '';
  const after = change(Number(before), before);
  return { draft: withCells(draft, { [key]: after }, tiedTo(draft, key)), what: `${key} ${before} → ${after}` };
}

function totals(draft: Draft): string[] {
  return sums(draft, ['sum']).map(({ total }) => total);
}

function addends(draft: Draft): string[] {
  const all = sums(draft, ['sum']);
  const isTotal = new Set(all.map(({ total }) => total));
  return all.flatMap(({ terms }) => terms.map((term) => term.replace(/^-/, ''))).filter((key) => !isTotal.has(key));
}

/** A cell of a count with the text in it. */
function written(draft: Draft, random: Random, keys: readonly string[], text: (value: number) => string): Damaged | undefined {
  const key = random.pick(keys);
  if (key === undefined) return undefined;
  const after = text(figureOf(draft, key));
  return { draft: withCells(draft, { [key]: after }), what: `${key} ${draft.cells.get(key)} → ${after}` };
}

/** Keys of cells that hold a count: no amounts, no changes with a sign. */
function counts(draft: Draft): string[] {
  return draft.form.tables
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ columns, rows }) =>
      rows
        .filter(({ figures }) => figures)
        .flatMap((row) =>
          columns
            .filter((column) => (row.cell ?? column.cell).type === 'count')
            .map((column) => (row.key === '' ? column.key : `${row.key}.${column.key}`)),
        ),
    );
}

function limit(draft: Draft, random: Random): Damaged | undefined {
  const sum = random.pick(sums(draft, ['atMost']));
  if (sum === undefined) return undefined;
  const most = sumOf(draft, sum.terms) + random.integer(1, 9);
  const text = String(sum.negated ? -most : most);
  return {
    draft: withCells(draft, { [sum.total]: text }, [sum.total]),
    what: `${sum.total} ${draft.cells.get(sum.total)} → ${text}, at most ${sum.terms.join('+')}`,
  };
}

/** Nothing counted, and yet an amount of it. */
function contradicted(draft: Draft, random: Random): Damaged | undefined {
  const sum = random.pick(sums(draft, ['zeroIf', 'zeroIff']));
  const term = random.pick(sum?.terms ?? []);
  if (sum === undefined || term === undefined) return undefined;
  return {
    draft: withCells(draft, { [sum.total]: '0', [term]: String(random.integer(2, 9)) }, [sum.total, term]),
    what: `${sum.total} 0, ${term} > 0`,
  };
}

function swapped(draft: Draft, random: Random): Damaged | undefined {
  const rows = ['r1', 'r2', 'r3_1', 'r3_2', 'r3_4_1'].filter((row) => draft.cells.has(`${row}.np`));
  const row = random.pick(rows);
  const other = random.pick(['biz', 'sci', 'pub', 'law', 'oth']);
  if (row === undefined || other === undefined) return undefined;
  const [a, b] = [`${row}.np`, `${row}.${other}`];
  const values = { [a]: draft.cells.get(b) ?? '', [b]: draft.cells.get(a) ?? '' };
  if (values[a] === values[b]) return undefined;
  return { draft: withCells(draft, values, [...tiedTo(draft, a), ...tiedTo(draft, b)]), what: `${a} and ${b} swapped` };
}

function regulation(draft: Draft, random: Random): Damaged | undefined {
  const keys = [...draft.cells.keys()].filter((key) => key.startsWith('gz.'));
  const value = String(random.integer(1, 5));
  return keys.length === 0
    ? undefined
    : { draft: withCells(draft, Object.fromEntries(keys.map((key) => [key, value]))), what: `gz.* ${value}` };
}

const ALSO_BAD = ['balance', 'prose-table'];

/** Faults of single figures. */
export const cellMutations: readonly Mutation[] = [
  {
    id: 'total-changed',
    rules: ['balance'],
    also: FIGURES,
    damage: (draft, random) => {
      const by = random.integer(1, 9);
      return changed(draft, random, totals(draft), (value) => String(value + by));
    },
  },
  {
    id: 'total-zero',
    rules: ['balance'],
    also: FIGURES,
    damage: (draft, random) => changed(draft, random, totals(draft), () => '0'),
  },
  {
    id: 'addend-changed',
    rules: ['balance'],
    also: FIGURES,
    damage: (draft, random) => {
      const by = random.integer(1, 9);
      return changed(draft, random, addends(draft), (value) => String(value + by));
    },
  },
  {
    id: 'digits-transposed',
    rules: ['balance'],
    also: FIGURES,
    damage: (draft, random) =>
      changed(draft, random, totals(draft), (_, text) => (text.endsWith('0') ? text : text.replace(/^(\d)(\d)/, '$2$1'))),
  },
  {
    id: 'digit-lost',
    rules: ['balance'],
    also: FIGURES,
    damage: (draft, random) => changed(draft, random, totals(draft), (_, text) => (text.length < 2 ? text : text.slice(0, -1))),
  },
  { id: 'columns-swapped', rules: ['balance'], also: FIGURES, damage: swapped },
  { id: 'limit-exceeded', rules: ['balance'], also: [...FIGURES, 'not-entitled'], damage: limit },
  { id: 'zero-contradicted', rules: ['balance'], also: FIGURES, damage: contradicted },
  {
    id: 'cell-unit',
    rules: ['cell-value'],
    also: ALSO_BAD,
    damage: (draft, random) => written(draft, random, counts(draft), (value) => `${value}件`),
  },
  {
    id: 'cell-decimal',
    rules: ['cell-value'],
    also: ALSO_BAD,
    damage: (draft, random) => written(draft, random, counts(draft), (value) => `${value}.5`),
  },
  {
    id: 'cell-negative',
    rules: ['cell-value'],
    also: ALSO_BAD,
    damage: (draft, random) => written(draft, random, counts(draft), (value) => `-${value + 1}`),
  },
  {
    id: 'cell-separator',
    rules: ['cell-value'],
    also: ALSO_BAD,
    damage: (draft, random) => written(draft, random, counts(draft), (value) => `${value + 1},${random.integer(100, 999)}`),
  },
  { id: 'regulation-of-township', rules: ['not-entitled'], also: ['balance'], damage: regulation },
];
