import { keyFigures } from '../data/key-figures.js';
import { type Message, say } from '../text/message.js';
import { figureText } from './key-figures.js';
import { namesOf } from './paths.js';
import { NOTHING, type Sheet, type SheetColumn, type SheetRow } from './sheet.js';
import type { UnitReport } from './unit-report.js';
import { type Unit, wholeAmong } from './units.js';

/** How many units have handed in, have not, have twice. */
export interface Tally {
  readonly units: number;
  readonly handedIn: number;
  readonly missing: number;
  readonly repeated: number;
  /** Not on the roster, where there is one. */
  readonly unlisted: number;
}

type Row = Unit<UnitReport>;

/** One line a unit: whether it has handed in, what is wrong with it, its key figures. */
export function summarySheet(units: readonly Row[]): Sheet {
  const years = [...new Set(units.map(({ year }) => year))];
  const [year, ...more] = years;
  const isOneYear = year !== undefined && more.length === 0;
  const wholes = new Set(years.flatMap((one) => wholeAmong(units.filter((unit) => unit.year === one)) ?? []));
  return {
    title: isOneYear
      ? say(`${year}年政府信息公开工作年度报告汇总表`, `Disclosure reports of ${year}: summary`)
      : say('政府信息公开工作年度报告汇总表', 'Disclosure reports: summary'),
    columns: columnsFor(isOneYear),
    rows: units.map((unit) => rowOf(unit, wholes.has(unit))),
    notes: years.flatMap((one) => [
      ...notesOn(
        units.filter((unit) => unit.year === one),
        { year: isOneYear ? undefined : one, wholes },
      ),
    ]),
  };
}

/** The body that the others stand under is none of the units. */
export function tallyOf(units: readonly Row[]): Tally {
  const whole = wholeAmong(units);
  const own = units.filter((unit) => unit !== whole || unit.listed === true);
  const count = (is: (unit: Row) => boolean) => own.filter(is).length;
  return {
    units: own.length,
    handedIn: count(({ reports }) => reports.length > 0),
    missing: count(({ reports }) => reports.length === 0),
    repeated: count(({ reports }) => reports.length > 1),
    unlisted: count(({ listed }) => listed === false),
  };
}

/** The year stands in the title where all are of one. */
function columnsFor(isOneYear: boolean): readonly SheetColumn[] {
  return [
    { name: say('单位', 'unit') },
    { name: say('年度', 'year'), ...(isOneYear && { only: ['data'] }) },
    { name: say('报送', 'handed in') },
    { name: say('格式', 'form') },
    { name: say('错误', 'errors'), figure: true },
    { name: say('警告', 'warnings'), figure: true },
    { name: say('提示', 'infos'), figure: true },
    { name: say('勾稽', 'equations'), figure: true, only: ['screen', 'paper'] },
    // Excel would read 7/12 as a day of July.
    { name: say('勾稽成立', 'equations holding'), figure: true, only: ['data'] },
    { name: say('勾稽总数', 'equations judged'), figure: true, only: ['data'] },
    ...keyFigures.map(({ name }) => ({ name, figure: true })),
    { name: say('文件', 'file'), only: ['screen', 'data'] },
  ];
}

function rowOf({ name, year, reports, listed }: Row, isWhole: boolean): SheetRow {
  const each = (text: (report: UnitReport) => string): string | undefined => {
    // Of what was handed in twice both, where they differ: nobody knows which is meant.
    const texts = [...new Set(reports.map(text))];
    return texts.length === 0 ? undefined : texts.join('、');
  };
  const cells = [
    name,
    year,
    stateOf(reports.length, isWhole ? 'whole' : listed),
    each(({ form }) => form ?? NOTHING),
    each(({ errors }) => String(errors)),
    each(({ warnings }) => String(warnings)),
    each(({ infos }) => String(infos)),
    each(({ equations }) => (equations === undefined ? NOTHING : `${equations.holding}/${equations.judged}`)),
    each(({ equations }) => String(equations?.holding ?? NOTHING)),
    each(({ equations }) => String(equations?.judged ?? NOTHING)),
    ...keyFigures.map((figure) => each(({ keyFigures: values }) => figureText(figure, values[figure.id]))),
    reports.map(({ path }) => path).join('；') || undefined,
  ];
  return { cells, marked: reports.length !== 1 || reports.some(({ errors }) => errors > 0) };
}

function stateOf(count: number, listed: boolean | 'whole' | undefined): Message {
  if (count === 0) return say('未交', 'missing');
  const often = count === 1 ? say('已交', 'yes') : say(`交了 ${count} 份`, `${count} times`);
  if (listed === 'whole') return say(`${often.zh}（本级）`, `${often.en} (the body above)`);
  return listed === false ? say(`${often.zh}（名单外）`, `${often.en} (not listed)`) : often;
}

interface About {
  /** Where the list is of several. */
  readonly year: number | undefined;
  readonly wholes: ReadonlySet<Row>;
}

function* notesOn(units: readonly Row[], { year, wholes }: About): Iterable<Message> {
  const { units: all, handedIn, missing, repeated, unlisted } = tallyOf(units);
  const of = year === undefined ? say('', '') : say(`${year}年：`, `${year}: `);
  if (units.some(({ listed }) => listed !== undefined)) {
    const others = unlisted > 0 ? say(`；名单外 ${unlisted} 个`, `; ${unlisted} not on the roster`) : say('', '');
    yield say(
      `${of.zh}应交 ${all - unlisted} 个单位，已交 ${handedIn - unlisted} 个，未交 ${missing} 个${others.zh}。`,
      `${of.en}${all - unlisted} units to report: ${handedIn - unlisted} have, ${missing} have not${others.en}.`,
    );
  } else yield say(`${of.zh}${handedIn} 个单位交了年报。`, `${of.en}${handedIn} units have handed in.`);
  if (missing > 0) {
    const names = units.filter(({ reports }) => reports.length === 0).map(({ name }) => name);
    yield say(`未交：${names.join('、')}。`, `Not handed in: ${names.join(', ')}.`);
  }
  if (repeated > 0) for (const unit of units.filter(({ reports }) => reports.length > 1)) yield repeatedText(unit);
  for (const { name } of units.filter((unit) => wholes.has(unit))) {
    yield say(`${name}是其他单位的上级，不计在内。`, `${name} stands above the others and is not counted.`);
  }
}

function repeatedText({ name, reports }: Row): Message {
  const files = namesOf(reports.map(({ path }) => path));
  return say(`重复：${name}交了 ${reports.length} 份，${files.join('、')}。`, `More than once: ${name}, ${files.join(', ')}.`);
}
