import { formForYear } from '../data/forms.js';
import type { Form } from '../data/types.js';
import type { UnitSum, UnitSums } from '../rules/shared/unit-sums.js';
import { rounded } from '../text/figure.js';
import { type Message, say } from '../text/message.js';
import type { Cells } from './cells.js';
import { namesOf } from './paths.js';
import type { UnitReport } from './unit-report.js';
import { type Unit, wholeAmong } from './units.js';

/** Which reports are added up. */
export interface RollupOptions {
  readonly year: number;
  /** The form of the year as it is extended there. */
  readonly extended?: Form | undefined;
  /** Count the units whose tables do not reconcile, too. */
  readonly withFailing?: boolean | undefined;
  /** Files that may be reports, and cannot be read. */
  readonly unread?: readonly Unread[];
}

/** A file of which nobody knows whose report it is, and why it cannot be read. */
export interface Unread {
  readonly path: string;
  readonly why: Message;
}

/** The sum of the units' tables, and what whoever uses it has to know of the units. */
export interface Rollup extends UnitSums {
  /** Handed in more than once, with the same figures: counted once. */
  readonly twice: readonly Unit<UnitReport>[];
  /** The report of the body itself that stands among those of its units. */
  readonly whole: Unit<UnitReport> | undefined;
}

interface Counted {
  readonly name: string;
  readonly cells: Cells;
}

/** Adds up the tables of the units' reports of the year, cell by cell; every table as the form in force then has it. */
export function rollup(all: readonly Unit<UnitReport>[], { year, extended, withFailing = false, unread = [] }: RollupOptions): Rollup {
  const ours = formForYear(year);
  const form = extended?.id === ours.id ? extended : ours;
  const ofYear = all.filter((unit) => unit.year === year);
  const whole = wholeAmong(ofYear);
  const counted: Counted[] = [];
  const leftOut: { unit: string; why: Message }[] = all
    .filter((unit) => unit.year === undefined)
    .map(({ name }) => ({ unit: name, why: NO_YEAR }));
  const twice: Unit<UnitReport>[] = [];
  for (const unit of ofYear) {
    if (unit === whole && unit.listed !== true) continue;
    const why = reasonAgainst(unit, form, withFailing);
    const [first, ...more] = unit.reports;
    if (why !== undefined || first === undefined) {
      leftOut.push({ unit: unit.name, why: why ?? NOT_HANDED_IN });
      continue;
    }
    counted.push({ name: unit.name, cells: first.cells });
    if (more.length > 0) twice.push(unit);
  }
  leftOut.push(...unread.map(({ path, why }) => ({ unit: namesOf([path])[0] ?? path, why })));
  return { year, form, units: counted.map(({ name }) => name), leftOut, tables: sumsOf(form, counted), twice, whole };
}

/** Why the unit's figures cannot be counted; undefined where they can. */
function reasonAgainst({ reports, listed }: Unit<UnitReport>, form: Form, withFailing: boolean): Message | undefined {
  const [first, ...more] = reports;
  if (first === undefined) return NOT_HANDED_IN;
  if (listed === false) return say('不在名单上', 'not on the roster');
  if (more.some(({ cells }) => !isSame(cells, first.cells))) {
    return say(`交了 ${reports.length} 份，数不一样`, `handed in ${reports.length} times, with different figures`);
  }
  if (first.year === undefined) return NO_YEAR;
  if (first.form === undefined) return say('不按政府格式报告，或读不出', 'does not report by the form, or cannot be read');
  if (first.form !== form.id) return say(`用的是${first.form}年格式`, `uses the form of ${first.form}`);
  if (Object.keys(first.cells).length === 0) return say('读不出标准表', 'no standard table could be read');
  if (first.failing.length > 0 && !withFailing) return failingText(first, form);
  return undefined;
}

const NOT_HANDED_IN = say('没有交', 'not handed in');
const NO_YEAR = say('没有写明年度', 'names no year');

/** 表三有勾稽关系不成立. */
function failingText({ failing }: UnitReport, form: Form): Message {
  const tables = form.tables.filter(({ id }) => form.equations.some((one) => one.table === id && failing.includes(one.id)));
  const names = tables.map(({ name }) => name);
  return say(`${names.join('、')}有勾稽关系不成立`, `equations of ${names.join(', ')} fail`);
}

function isSame(a: Cells, b: Cells): boolean {
  const entries = (cells: Cells) =>
    Object.entries(cells).flatMap(([table, values]) => Object.entries(values).map(([key, value]) => [`${table} ${key}`, value] as const));
  const other = new Map(entries(b));
  const own = entries(a);
  return own.length === other.size && own.every(([key, value]) => other.get(key) === value);
}

function sumsOf({ tables }: Form, counted: readonly Counted[]): UnitSums['tables'] {
  return Object.fromEntries(
    tables.map(({ id }) => {
      const keys = new Set(counted.flatMap(({ cells }) => Object.keys(cells[id] ?? {})));
      return [id, Object.fromEntries([...keys].map((key) => [key, sumOf(id, key, counted)]))];
    }),
  );
}

function sumOf(table: string, key: string, counted: readonly Counted[]): UnitSum {
  const shares: { unit: string; value: number }[] = [];
  const lacking: string[] = [];
  for (const { name, cells } of counted) {
    const value = cells[table]?.[key];
    if (value === undefined || value === null) lacking.push(name);
    else shares.push({ unit: name, value });
  }
  return { value: rounded(shares.reduce((sum, share) => sum + share.value, 0)), shares, lacking };
}
