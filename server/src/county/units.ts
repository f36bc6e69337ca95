import { isWithin, NameIndex, nameKey, nameKeys } from './names.js';

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
 * other. With a roster, units that have not handed in are among them, for each year that there is any report on. A report that names no year
 * may be of any: it stands alone at the end, whichever year is wanted.
 */
export function unitsOf<T extends HandedIn>(reports: readonly T[], { year, roster }: UnitsOptions = {}): readonly Unit<T>[] {
  const years = year === undefined ? yearsOf(reports) : [year];
  const units = years.flatMap((one) => {
    const ofYear = reports.filter((report) => report.year === one);
    return grouped(ofYear, roster).map((group) => ({ ...group, year: one }));
  });
  const undated = reports.filter((report) => report.year === undefined);
  return [
    ...units,
    ...undated.map((report) => ({ name: report.body ?? report.path, year: undefined, reports: [report], listed: undefined })),
  ];
}

/** The body that others stand under, which adds them up and is no unit itself: 云溪县 of 云溪县青禾镇 and 云溪县水利局. */
export function wholeAmong<T extends HandedIn>(units: readonly Unit<T>[]): Unit<T> | undefined {
  const keyed = units.map((unit) => ({ unit, keys: [unit.name, ...unit.reports.map(({ body = '' }) => body)].map(nameKey) }));
  const short = keyed.filter(({ keys }) => keys.some((key) => /[省市县区州盟旗]$/.test(key)));
  return short.find(({ unit, keys }) =>
    keys.some((whole) => keyed.some((other) => other.unit !== unit && other.keys.some((key) => isWithin(whole, key)))),
  )?.unit;
}

function yearsOf(reports: readonly HandedIn[]): number[] {
  const years = reports.flatMap(({ year }) => year ?? []);
  return [...new Set(years)].sort((a, b) => a - b);
}

interface Group<T> {
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
    const [home, ...more] = report.body === undefined ? [] : index.find(nameKeys(report.body));
    // Of two nobody knows which: 财政局 beside those of two counties stands alone.
    const group = home !== undefined && more.length === 0 ? home : begun<T>(index, report.body ?? report.path, roster && false);
    groups.set(report, group);
  }
  for (const report of reports) groups.get(report)?.reports.push(report);
  return [...new Set([...listed, ...reports.flatMap((report) => groups.get(report) ?? [])])];
}

function begun<T>(index: NameIndex<Group<T>>, name: string, listed: boolean | undefined): Group<T> {
  const group: Group<T> = { name, reports: [], listed };
  index.add(nameKeys(name), group);
  return group;
}
