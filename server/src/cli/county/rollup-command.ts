import { officialPart, type Part } from '../../convert/outline.js';
import { writeMarkdown } from '../../convert/write-markdown.js';
import { comparisonSheet, differencesOf, notesOn } from '../../county/comparison.js';
import { type Rollup, rollup, type Unread } from '../../county/rollup.js';
import type { UnitReport } from '../../county/unit-report.js';
import { unitsOf } from '../../county/units.js';
import { labelOf } from '../../report/tables/cells.js';
import { type Message, say } from '../../text/message.js';
import { type Context, complain } from '../context.js';
import { record } from '../formats/csv.js';
import { printableJson } from '../paint.js';
import { UsageError } from '../usage.js';
import { Gathering, type GatherOptions } from './gather.js';
import { paintFor, readRoster, requireOutput, writeResult } from './result.js';
import { paper, type SheetFormat, sheetFile } from './sheet-files.js';

/** Options of `gouji rollup`, as commander hands them over. */
export interface RollupOptions extends GatherOptions {
  readonly year: number;
  readonly format?: SheetFormat | 'json';
  readonly roster?: string;
  /** The body's own report, to be held against the sum. */
  readonly check?: string;
  /** Count units whose tables do not reconcile, too. */
  readonly withFailing?: boolean;
  readonly color?: boolean;
}

/** The tables of a body as the sum of its units', or its own report beside that. Gives the exit status: 1 where they differ for certain. */
export async function rollupCommand(paths: readonly string[], options: RollupOptions, context: Context): Promise<0 | 1 | 2> {
  const { format = 'pretty', year, output, check } = options;
  requireOutput(format, output);
  const roster = await readRoster(options.roster, context);
  if (roster === 'failed') return 2;
  const gathering = new Gathering(context, options, 'sums');
  const { files } = context.io;
  const reports: UnitReport[] = [];
  const unread: Unread[] = [];
  for await (const { unit, path, failure } of gathering.outcomes(paths)) {
    if (failure !== undefined) unread.push({ path, why: failure });
    if (unit !== undefined && (check === undefined || !files.isSame(unit.path, check))) reports.push(unit);
  }
  const extended = await gathering.extendedAt(check ?? paths[0] ?? '.');
  const sums = rollup(unitsOf(reports, { year, roster }), { year, extended, withFailing: options.withFailing, unread });
  if (sums.units.length === 0) await complain(context, '', NONE);
  const result =
    check === undefined
      ? await sumFile(sums, { ...options, format }, context)
      : await checkFile(check, sums, { ...options, format }, context);
  if (result === undefined) return 2;
  const written = await writeResult({ content: result.content, told: countedIn(sums) }, output, context);
  if (!written || gathering.incomplete > 0 || sums.units.length === 0) return 2;
  return result.differs ? 1 : 0;
}

function countedIn({ units, leftOut }: Rollup): Message {
  return say(`计入 ${units.length} 个单位，${leftOut.length} 个没有计入`, `units counted: ${units.length}, left out: ${leftOut.length}`);
}

const NONE = say('没有可以计入的单位年报', 'there is no report of a unit that can be counted');

interface Result {
  readonly content: string | Uint8Array;
  readonly differs: boolean;
}

type Wanted = RollupOptions & { readonly format: SheetFormat | 'json' };

async function sumFile(sums: Rollup, { format }: Wanted, { locale }: Context): Promise<Result> {
  const { form } = sums;
  const title = say(`${sums.year}年政府信息公开工作年度报告各单位之和`, `Disclosure reports of ${sums.year}: sum of the units`);
  const parts: Part[] = [
    { kind: 'title', text: title[locale] },
    ...notesOn(sums).map((note): Part => ({ kind: 'paragraph', text: note[locale] })),
    ...form.tables.flatMap((table): Part[] => {
      const cells = new Map(Object.entries(sums.tables[table.id] ?? {}).map(([key, { value }]) => [key, { text: String(value) }]));
      if (cells.size === 0) return [];
      return [{ kind: 'heading', text: `${table.name} ${table.title}` }, officialPart({ table, cells })];
    }),
  ];
  const content = await sumContent(sums, parts, { format, locale });
  return { content, differs: false };
}

function sumContent(sums: Rollup, parts: readonly Part[], { format, locale }: { format: Wanted['format']; locale: Context['locale'] }) {
  if (format === 'json') return jsonOf(sums, locale);
  if (format === 'csv') return csvOf(sums, locale);
  if (format === 'html' || format === 'docx') return paper(parts, format, locale, false);
  return writeMarkdown(parts);
}

/** A cell a row; a column a unit would be as wide as the county has units: whoever wants them takes `gouji figures`. */
function csvOf({ year, form, tables, units }: Rollup, locale: Context['locale']): string {
  const head: Message = say('年度,格式,表,栏目,合计,计入单位数,编号', 'year,form,table,cell,sum,units counted,key');
  const rows = form.tables.flatMap((table) =>
    Object.entries(tables[table.id] ?? {}).map(([key, { value, lacking }]) => [
      year,
      form.id,
      table.name,
      labelOf(table, key) ?? key,
      value,
      units.length - lacking.length,
      `${table.id}.${key}`,
    ]),
  );
  return `\ufeff${head[locale]}\r\n${rows.map(record).join('')}`;
}

function jsonOf({ year, form, units, leftOut, twice, tables }: Rollup, locale: Context['locale']): string {
  const whole = {
    version: 1,
    year,
    form: form.id,
    units,
    leftOut: leftOut.map(({ unit, why }) => ({ unit, why: why[locale] })),
    twice: twice.map(({ name, reports }) => ({ unit: name, paths: reports.map(({ path }) => path) })),
    tables,
  };
  return `${printableJson(JSON.stringify(whole))}\n`;
}

/** Undefined where the body's report cannot be held against anything; that is told. */
async function checkFile(path: string, sums: Rollup, options: Wanted, context: Context): Promise<Result | undefined> {
  const own = await ownReport(path, options, context);
  if (own === undefined) return undefined;
  const differences = differencesOf(own.cells, sums, sums.form);
  const { locale } = context;
  const { format } = options;
  const content =
    format === 'json'
      ? `${printableJson(JSON.stringify({ version: 1, path, differences: differences.map(({ table, ...rest }) => ({ table: table.id, ...rest })) }))}\n`
      : await sheetFile(comparisonSheet(differences, sums, path), format, {
          locale,
          paint: paintFor(options.output, options.color, context),
        });
  return { content, differs: differences.some(({ certain }) => certain) };
}

async function ownReport(path: string, options: Wanted, context: Context): Promise<UnitReport | undefined> {
  const { year } = options;
  let own: UnitReport | undefined;
  const { output: _, ...rest } = options;
  const gathering = new Gathering(context, rest, 'sums');
  for await (const { unit } of gathering.outcomes([path])) own = unit;
  if (gathering.incomplete > 0) return undefined;
  if (own?.form === undefined)
    throw new UsageError(say(`--check ${path} 不是政府信息公开工作年度报告`, `--check ${path} is no disclosure report`));
  if (own.year !== year) {
    throw new UsageError(
      say(
        `--check ${path} 是${own.year ?? '不知哪一'}年的年报，不是${year}年的`,
        `--check ${path} is a report on ${own.year ?? 'no certain year'}, not ${year}`,
      ),
    );
  }
  return own;
}
