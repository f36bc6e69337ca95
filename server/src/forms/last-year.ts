import { carriedTo, conversions } from '../data/conversions.js';
import { type Address, addressOf } from '../data/forms.js';
import type { CarryOver, Form } from '../data/types.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { rounded } from '../text/figure.js';
import { remembered } from '../text/remembered.js';

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
  return isOf(previous, report, isSameBody);
}

/** The same, where somebody has named just this report: then the body may have another name by now. */
export function mayBeYearBefore(previous: Report, report: Report): boolean {
  return isOf(previous, report, (a, b) => isSameBody(a, b) || isRenamedBody(a, b));
}

function isOf(previous: Report, report: Report, isBody: (a: string, b: string) => boolean): boolean {
  if (previous.year === undefined || previous.year + 1 !== report.year) return false;
  return previous.issuer !== undefined && report.issuer !== undefined && isBody(previous.issuer, report.issuer);
}

/** One of the names may have the county in front, or leave out that it is a government or an office. */
export function isSameBody(a: string, b: string): boolean {
  return isSamePlace(bodyName(a), bodyName(b));
}

/**
 * 青禾镇 that has become 青禾街道, or the like. Some counties have both: so it takes someone who says that the one report is the other's
 * predecessor.
 */
function isRenamedBody(a: string, b: string): boolean {
  const [one, other] = [townshipOf(a), townshipOf(b)];
  if (one === undefined || other === undefined || one.name !== other.name) return false;
  return one.place === '' || other.place === '' || isSamePlace(one.place, other.place);
}

const TOWNSHIP = /(?:民族乡|镇|乡|街道|苏木)$/;

/** 云溪县青禾镇 as 云溪县 and 青禾. */
function townshipOf(body: string): { readonly place: string; readonly name: string } | undefined {
  const whole = bodyName(body);
  const stem = whole.replace(TOWNSHIP, '');
  if (stem === whole || stem === '') return undefined;
  const end = Math.max(...[...'省市县区旗州盟'].map((mark) => stem.lastIndexOf(mark))) + 1;
  return end === stem.length ? { place: '', name: stem } : { place: stem.slice(0, end), name: stem.slice(end) };
}

/** What may stand before the name of a body: the place that it belongs to; 县财政局 has left out the name of that. */
const PLACE = /[省市县区旗州盟镇乡]$/;

function bodyName(name: string): string {
  const plain = name.replace(/\s/g, '').replace(/(?<=街道)办事处$/, '');
  return plain.replace(/(?<=[省市县区旗州盟镇乡])(?:人民)?政府(?=$|[^办])/g, '');
}

function isSamePlace(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === '' || !long.endsWith(short)) return false;
  return short.length === long.length || PLACE.test(long.slice(0, long.length - short.length)) || /^[省市县区州盟旗]./.test(short);
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

/**
 * Last year's cells by the keys of this year's table: where the form has changed, those alone of which it is on record that they mean the
 * same.
 */
export function lastYearsCells(previous: Report, { form, table }: Pick<FilledTable, 'form' | 'table'>): ReadonlyMap<string, FilledCell> {
  const last = onlyTable(previous, table.id);
  if (last === undefined || last.form.id === form.id) return last?.cells ?? NO_CELLS;
  const conversion = conversions.find(({ from, to }) => from === last.form.id && to === form.id);
  const carried = conversion?.tables.find((one) => one.table === table.id)?.carried ?? [];
  const cells = new Map<string, FilledCell>();
  for (const cell of last.cells.values()) {
    const place = carriedTo(cell.key, carried);
    if (place !== undefined && !place.doubtful) cells.set(place.key, cell);
  }
  return cells;
}

const NO_CELLS: ReadonlyMap<string, FilledCell> = new Map();

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
const ENDINGS = ['.md', '.docx', '.html', '.txt'];

/**
 * Where last year's report may stand, going by this year's path: every year in the file's name, in its folder's, or in both, is the one
 * before, and the ending may be another. Nothing where neither names a year: then no name is likelier than another. An open draft is asked
 * of at each of its versions.
 */
export const lastYearPaths = remembered(pathsOfYearBefore, { longest: 500, most: 200 });

function pathsOfYearBefore(path: string): readonly string[] {
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
