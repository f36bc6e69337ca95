import { fact } from '../report/fact.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';

/** What a sentence can say in words that stands in a cell of tables two to four. */
export interface Indicator {
  /** As it stands before its figure. */
  readonly words: RegExp;
  /** As it stands after 未收到, 未发生, 无. */
  readonly none?: RegExp;
  /** What must be spoken of shortly before, where the words alone could mean something else. */
  readonly context?: RegExp;
  /** Without a verb of its own: after another figure it takes the verb of that one. */
  readonly noun?: boolean;
  /** Counts only right behind a figure for one of these cells: 上年结转的 3 件，共办结 27 件. */
  readonly behind?: readonly string[];
  /** As it stands after its figure: 另有 3 件结转下年度办理. */
  readonly after?: RegExp;
  /** Names no request of its own: they must be the last matter named before, and no other noun may stand behind the figure. */
  readonly bare?: boolean;
  /** The cells whose sum it is; a row of headings stands for the rows under it. */
  readonly cells: readonly string[];
  /** Other sums that the same words can mean. */
  readonly or?: readonly (readonly string[])[];
  /** Differences that the same words can mean: answered of those received this year. */
  readonly less?: readonly { readonly of: readonly string[]; readonly by: readonly string[] }[];
  /** Said behind it in the sentence, it means its own cells and nothing else. */
  readonly apart?: RegExp;
  /** What one in the cell is worth in the text: a cell in 万元 is read as 元. */
  readonly worth?: number;
}

const REQUEST = '(?:(?:政府)?信息公开(?:的)?申请(?:案件|事项)?|依申请公开(?:政府信息)?(?:的)?(?:申请|事项|案件|件)?)';
const RECEIVE = '(?:新收|收到|接收|接到|受理)(?:到|了)?';

/** 收到 28 件，加上上年结转的 3 件 */
const CARRIED_APART = /加上上(?:一)?年度?结转/;

const ON_REQUEST = /依申请公开|信息公开(?:的)?申请/;
const DISCLOSURE = /信息公开|政务公开|依申请/;

/** What is not finished at the end of the year. */
export const CARRIED_OVER: Indicator = {
  words: /结?转(?:至|到|入)?下一?年度?(?:继续)?(?:办理)?(?:答复)?/y,
  after:
    /(?:政府信息公开)?(?:申请)?(?:案件|事项)?(?:[按依因根][^，,。；;]{0,12})?(?:顺延|延续|结转|转)(?:至|到|入)(?:下一?|次|20\d\d)年度?(?:继续)?(?:办理|答复|处理)?(?=[，,。；;）)、]|$)/y,
  context: ON_REQUEST,
  cells: ['r4.tot'],
};

/** Words → cells. Every pattern is sticky: it is tried at one place. */
export const INDICATORS: readonly Indicator[] = [
  {
    words: new RegExp(`(?:本年)?${RECEIVE}(?:的)?${REQUEST}`, 'y'),
    none: new RegExp(`${REQUEST}|依申请公开(?:政府信息)?(?:的)?申请|公开政府信息的?申请`, 'y'),
    cells: ['r1.tot'],
    or: [['r1.tot', 'r2.tot']],
    apart: CARRIED_APART,
  },
  {
    words: new RegExp(`(?:本年)?(?:新收申请|${RECEIVE}申请)|(?:本年)?新收`, 'y'),
    context: ON_REQUEST,
    cells: ['r1.tot'],
    or: [['r1.tot', 'r2.tot']],
    apart: CARRIED_APART,
  },
  {
    words: new RegExp(`${RECEIVE}(?=共?$)`, 'y'),
    bare: true,
    cells: ['r1.tot'],
    or: [['r1.tot', 'r2.tot']],
    apart: CARRIED_APART,
  },
  {
    words: new RegExp(`(?:上(?:一)?年度?结转|结转上(?:一)?年度?)(?:的)?(?:${REQUEST}|申请)?`, 'y'),
    context: ON_REQUEST,
    cells: ['r2.tot'],
  },
  { words: /(?:予以|同意)公开/y, context: ON_REQUEST, cells: ['r3_1.tot'] },
  { words: /(?:予以)?部分公开/y, context: ON_REQUEST, cells: ['r3_2.tot'] },
  { words: /不予公开/y, context: ON_REQUEST, cells: ['r3_3.tot'] },
  { words: /无法提供/y, context: ON_REQUEST, cells: ['r3_4.tot'] },
  { words: /不予处理/y, context: ON_REQUEST, cells: ['r3_5.tot'] },
  { words: /(?:作)?其[他它]处理(?=[的答有为共]|$)/y, context: ON_REQUEST, cells: ['r3_6.tot'] },
  {
    words: new RegExp(`答复${REQUEST}`, 'y'),
    cells: ['r3_7.tot'],
    or: [['r3_1.tot', 'r3_2.tot', 'r3_3.tot', 'r3_4.tot', 'r3_5.tot']],
  },
  {
    words: new RegExp(`(?:全部)?(?:办结|办复|答复)了?(?:${REQUEST}|申请)?(?=共?$)`, 'y'),
    context: ON_REQUEST,
    bare: true,
    behind: ['r1.tot', 'r2.tot'],
    cells: ['r3_7.tot'],
    or: [
      ['r3_1.tot', 'r3_2.tot', 'r3_3.tot', 'r3_4.tot', 'r3_5.tot'],
      ['r3_1.tot', 'r3_2.tot', 'r3_3.tot', 'r3_4.tot', 'r3_6.tot'],
      ['r3_1.tot', 'r3_2.tot', 'r3_3.tot', 'r3_4.tot'],
    ],
    less: [
      { of: ['r1.tot'], by: ['r4.tot'] },
      { of: ['r1.tot', 'r2.tot'], by: ['r4.tot'] },
    ],
  },
  CARRIED_OVER,
  { words: /行政复议(?:案件|申请)?/y, none: /行政复议(?:案件|申请|事项|案)?/y, context: DISCLOSURE, noun: true, cells: ['rev.tot'] },
  { words: /行政诉讼(?:案件)?/y, none: /行政诉讼(?:案件|事项|案)?/y, context: DISCLOSURE, noun: true, cells: ['dir.tot', 'aft.tot'] },
  {
    words: /(?:新?制发|制定|制订|出台|制作)了?(?:行政)?规范性文件/y,
    none: /(?:新?制发|制定|制订|出台)过?(?:新的)?(?:行政)?规范性文件/y,
    cells: ['gfx.made'],
  },
  { words: /废止了?(?:行政)?规范性文件/y, cells: ['gfx.repealed'] },
  {
    words:
      /(?:(?:清理|梳理|整理|汇编|集中|统一|发布|公布|公开|保留|共有|现有|并)了?){0,5}(?:现行有效(?:的)?(?:行政)?规范性文件|(?:行政)?规范性文件现行有效)/y,
    cells: ['gfx.valid'],
  },
  { words: /现行有效/y, behind: ['gfx.made', 'gfx.repealed'], cells: ['gfx.valid'] },
  { words: /作出行政许可(?:处理)?决定/y, cells: ['xk.done'] },
  { words: /作出行政处罚(?:处理)?决定/y, cells: ['cf.done'] },
  { words: /作出行政强制(?:处理)?决定/y, cells: ['qz.done'] },
  { words: /(?:本年)?行政事业性收费(?:金额)?/y, noun: true, cells: ['sf.amount'], worth: 10_000 },
];

/** What words can mean: cells, and what their sum is worth in the text. */
export interface Reading {
  readonly cells: readonly FilledCell[];
  readonly value: number;
}

export interface Stated {
  readonly table: FilledTable;
  /** The plain meaning. */
  readonly first: Reading;
  /** Every meaning, the plain one in front. */
  readonly readings: readonly Reading[];
}

/** Resolves indicators said together (予以公开及部分公开); undefined unless all their cells are there, once, and are figures. */
export function stated(report: Report, indicators: readonly Indicator[]): Stated | undefined {
  const [table, second] = new Set(indicators.flatMap((indicator) => tablesOf(report, indicator)));
  if (table === undefined || second !== undefined) return undefined;
  const cells = cellsAt(
    table,
    indicators.flatMap((indicator) => indicator.cells),
  );
  if (cells === undefined) return undefined;
  const worth = indicators[0]?.worth ?? 1;
  const reading = (found: readonly FilledCell[]): Reading => ({ cells: found, value: total(found) * worth });
  const first = reading(cells);
  const readings = [first];
  const [only, another] = indicators;
  for (const addresses of another === undefined ? (only?.or ?? []) : []) {
    const other = cellsAt(table, addresses);
    if (other === undefined) return undefined;
    readings.push(reading(other));
  }
  for (const { of, by } of another === undefined ? (only?.less ?? []) : []) {
    const whole = cellsAt(table, of);
    const without = cellsAt(table, by);
    if (whole === undefined || without === undefined) return undefined;
    readings.push({ cells: [...whole, ...without], value: (total(whole) - total(without)) * worth });
  }
  return { table, first, readings };
}

/** The tables that hold all cells of an indicator; of many the first two, for then none is certain. */
function tablesOf(report: Report, indicator: Indicator): readonly FilledTable[] {
  const known = tablesByIndicator(report);
  let tables = known.get(indicator);
  if (tables === undefined) {
    tables = [];
    for (const table of report.tables) if (tables.length < 2 && cellsAt(table, indicator.cells) !== undefined) tables.push(table);
    known.set(indicator, tables);
  }
  return tables;
}

/** Looked up once for each, and not for every sentence that says it. */
const tablesByIndicator = fact((_: Report) => new Map<Indicator, FilledTable[]>());

function total(cells: readonly FilledCell[]): number {
  return cells.reduce((sum, cell) => sum + (cell.value ?? 0), 0);
}

function cellsAt(table: FilledTable, addresses: readonly string[]): readonly FilledCell[] | undefined {
  const keys = addresses.flatMap((address) => keysOf(table, address));
  const cells = keys.map((key) => table.cells.get(key)).filter((cell) => cell?.value !== undefined);
  return cells.length === keys.length ? cells.filter((cell) => cell !== undefined) : undefined;
}

function keysOf(table: FilledTable, address: string): string[] {
  const [row = '', column = ''] = address.split('.');
  const rows = table.table.blocks.flatMap((block) => block.rows);
  if (rows.find(({ key }) => key === row)?.figures !== false) return [address];
  return rows.filter(({ parent }) => parent === row).map(({ key }) => `${key}.${column}`);
}
