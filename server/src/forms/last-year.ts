import { type Address, addressOf } from '../data/forms.js';
import type { CarryOver, Form } from '../data/types.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { rounded } from '../text/figure.js';

/** One of this year's cells that last year's report says something of. */
export interface Carried {
  readonly carry: CarryOver;
  /** Addresses in this year's table, as in an equation. */
  readonly total: string;
  readonly terms: readonly Address[];
  /** The cells of last year's table, each a figure that is bound for certain. */
  readonly previous: readonly { readonly cell: FilledCell; readonly sign: 1 | -1 }[];
  /** What they make together. */
  readonly brought: number;
}

/** The same body's report on the year before. */
export function isYearBefore(previous: Report, report: Report): boolean {
  if (previous.year === undefined || previous.year + 1 !== report.year) return false;
  return previous.issuer !== undefined && report.issuer !== undefined && isSameBody(previous.issuer, report.issuer);
}

/** One of the names may have the county in front, or leave out that it is a government. */
export function isSameBody(a: string, b: string): boolean {
  const [one = '', other = ''] = [a, b].map((name) => name.replace(/\s/g, '').replace(/(?:人民)?政府$/, ''));
  return one.endsWith(other) || other.endsWith(one);
}

/** What last year's report says of this year's tables; what it does not say for certain is left out. */
export function carriedFrom(previous: Report, form: Form): readonly Carried[] {
  return form.carries.flatMap((carry) => {
    const last = onlyTable(previous, carry.table);
    return last === undefined ? [] : carry.over.flatMap((key) => carriedAt(carry, key, last) ?? []);
  });
}

/** Of two tables of a kind nobody can tell which is meant. */
export function onlyTable({ tables }: Report, id: string): FilledTable | undefined {
  const [only, ...more] = tables.filter(({ table }) => table.id === id);
  return more.length === 0 ? only : undefined;
}

function carriedAt(carry: CarryOver, key: string, last: FilledTable): Carried | undefined {
  const previous: { readonly cell: FilledCell; readonly sign: 1 | -1 }[] = [];
  for (const text of carry.previous) {
    const address = addressOf(text, key);
    const cell = last.cells.get(address.key);
    if (cell?.state !== 'figure' || cell.value === undefined) return undefined;
    previous.push({ cell, sign: address.sign });
  }
  const brought = rounded(previous.reduce((sum, { cell, sign }) => sum + sign * (cell.value ?? 0), 0));
  return { carry, total: addressOf(carry.total, key).key, terms: carry.terms.map((text) => addressOf(text, key)), previous, brought };
}

/** Kinds of file that a report is kept in most often. */
const ENDINGS = ['.md', '.docx'];

/**
 * Where last year's report may stand, going by this year's path: every year in the file's name, in its folder's, or in both, is the one
 * before, and the ending may be another. Nothing where neither names a year: then no name is likelier than another.
 */
export function lastYearPaths(path: string): readonly string[] {
  const slashes = [...path].flatMap((char, i) => (char === '/' || char === '\\' ? [i + 1] : []));
  const from = slashes.at(-1) ?? 0;
  const folderFrom = slashes.at(-2) ?? 0;
  const [above, folder, name] = [path.slice(0, folderFrom), path.slice(folderFrom, from), path.slice(from)];
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  const before = (text: string) => text.replace(/(?<!\d)20\d{2}(?!\d)/g, (year) => String(Number(year) - 1));
  const stem = name.slice(0, name.length - ending.length);
  const places = [
    [folder, before(stem)],
    [before(folder), before(stem)],
    [before(folder), stem],
  ].map((parts) => `${above}${parts.join('')}`);
  const same = `${above}${folder}${stem}`;
  const endings = [ending, ...ENDINGS.filter((other) => other !== ending.toLowerCase())];
  return [...new Set(places)].filter((place) => place !== same).flatMap((place) => endings.map((end) => `${place}${end}`));
}
