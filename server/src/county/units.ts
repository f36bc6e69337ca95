import { isWithin, NameIndex, nameKey, nameKeys } from './names.js';
import { namesOf } from './paths.js';

/** A report that a unit has handed in; whoever groups reports may know more of them. */
export interface HandedIn {
  readonly path: string;
  /** Undefined where the report does not say whose it is, or on which year. */
  readonly body: string | undefined;
  readonly year: number | undefined;
}

/** A body that reports, and what it has handed in for the year. */
export interface Unit<T extends HandedIn> {
  /** As the roster has it, else its fullest name; the path of a report that names no body. */
  readonly name: string;
  readonly year: number | undefined;
  /** None: it has not handed in. Several: it has more than once. */
  readonly reports: readonly T[];
  /** Undefined where there is no roster. */
  readonly listed: boolean | undefined;
}

/** Which reports are wanted, and who should have sent one. */
export interface UnitsOptions {
  /** This year's alone. */
  readonly year?: number | undefined;
  /** Names of the units that have to report. */
  readonly roster?: readonly string[] | undefined;
}

/**
 * Reports by their bodies and years: units of the roster in its order, then the others in the order of their reports; years one after the
 * other. With a roster, units that have not handed in are among them, for each year that there is any report on. A report that does not say
 * whose it is, or on which year, is taken for what its path says, lest its unit be called missing; if that says nothing either, it stands
 * alone, one without a year at the end, whichever year is wanted.
 */
export function unitsOf<T extends HandedIn>(reports: readonly T[], { year, roster }: UnitsOptions = {}): readonly Unit<T>[] {
  const years = year === undefined ? yearsOf(reports) : [year];
  const units = years.flatMap((one) => {
    const ofYear = reports.filter((report) => yearOf(report) === one);
    return grouped(ofYear, roster).map((group) => ({ ...group, year: one }));
  });
  const undated = reports.filter((report) => yearOf(report) === undefined);
  return [
    ...units,
    ...undated.map((report) => ({ name: report.body ?? report.path, year: undefined, reports: [report], listed: undefined })),
  ];
}

/** The body that most others stand under, which adds them up and is no unit itself: 云溪县 of 云溪县青禾镇 and 云溪县水利局. */
export function wholeAmong<T extends HandedIn>(units: readonly Unit<T>[]): Unit<T> | undefined {
  const keyed = units.map((unit) => ({ unit, keys: [unit.name, ...unit.reports.map(({ body = '' }) => body)].map(nameKey) }));
  const below = (whole: string) => keyed.filter(({ keys }) => keys.some((key) => isWithin(whole, key))).length;
  const short = keyed.filter(({ keys }) => keys.some((key) => /[省市县区州盟旗]$/.test(key)));
  return short.find(({ keys }) => keys.some((whole) => below(whole) > 0 && 2 * below(whole) >= units.length - 1))?.unit;
}

/**
 * Whether the body may be the one that adds up these units: a county by its name, or one that most of them have in theirs. A bureau whose
 * draft lies beside the county's is none.
 */
export function mayAddUp(body: string | undefined, units: readonly HandedIn[]): boolean {
  if (body === undefined) return false;
  const whole = nameKey(body);
  if (/[省市县区州盟旗]$/.test(whole)) return true;
  const below = units.filter((unit) => unit.body !== undefined && isWithin(whole, nameKey(unit.body)));
  return below.length > 0 && 2 * below.length >= units.length;
}

function yearsOf(reports: readonly HandedIn[]): number[] {
  const years = reports.flatMap((report) => yearOf(report) ?? []);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** As the report says, else as the last year in its path does. */
function yearOf({ year, path }: HandedIn): number | undefined {
  if (year !== undefined) return year;
  const last = path.match(/(?<!\d)20\d{2}(?!\d)/g)?.at(-1);
  return last === undefined ? undefined : Number(last);
}

interface Group<T> {
  readonly keys: readonly string[];
  readonly name: string;
  readonly reports: T[];
  readonly listed: boolean | undefined;
}

function grouped<T extends HandedIn>(reports: readonly T[], roster: readonly string[] | undefined): readonly Group<T>[] {
  const index = new NameIndex<Group<T>>();
  const listed = (roster ?? []).map((name) => begun<T>(index, name, true));
  const groups = new Map<T, Group<T>>();
  // The fullest name first: what leaves the county out is then held against all that have it.
  for (const report of [...reports].sort((a, b) => (b.body ?? '').length - (a.body ?? '').length)) {
    const named = report.body === undefined ? namedIn(report.path, new Set([...listed, ...groups.values()])) : undefined;
    const [home, ...more] = named ?? index.find(nameKeys(report.body ?? ''));
    // Of two nobody knows which: 财政局 beside those of two counties stands alone.
    const group = home !== undefined && more.length === 0 ? home : begun<T>(index, report.body ?? report.path, roster && false);
    groups.set(report, group);
  }
  for (const report of reports) groups.get(report)?.reports.push(report);
  return [...new Set([...listed, ...reports.flatMap((report) => groups.get(report) ?? [])])];
}

/** The units that the file is named after: of several the one with the longest name. */
function namedIn<T>(path: string, groups: Iterable<Group<T>>): readonly Group<T>[] {
  const [name = ''] = namesOf([path]);
  const longest = ({ keys }: Group<T>) => Math.max(0, ...keys.map((key) => (key.length > 1 && name.includes(key) ? key.length : 0)));
  const named = [...groups].map((group) => ({ group, length: longest(group) })).filter(({ length }) => length > 0);
  const most = Math.max(0, ...named.map(({ length }) => length));
  return named.filter(({ length }) => length === most).map(({ group }) => group);
}

function begun<T>(index: NameIndex<Group<T>>, name: string, listed: boolean | undefined): Group<T> {
  const keys = nameKeys(name);
  const group: Group<T> = { name, keys, reports: [], listed };
  index.add(keys, group);
  return group;
}
