import { summarySheet, tallyOf } from '../../county/summary.js';
import type { UnitReport } from '../../county/unit-report.js';
import { type Unit, unitsOf } from '../../county/units.js';
import { say } from '../../text/message.js';
import type { Context } from '../context.js';
import { printableJson } from '../paint.js';
import { Gathering, type GatherOptions } from './gather.js';
import { paintFor, readRoster, requireOutput, writeResult } from './result.js';
import { type SheetFormat, sheetFile } from './sheet-files.js';

/** Options of `gouji summary`, as commander hands them over. */
export interface SummaryOptions extends GatherOptions {
  readonly format?: SheetFormat | 'json';
  readonly year?: number;
  readonly roster?: string;
  readonly color?: boolean;
}

/** One line a unit, over all reports behind the paths. Gives the exit status. */
export async function summaryCommand(paths: readonly string[], options: SummaryOptions, context: Context): Promise<0 | 2> {
  const { format = 'pretty', year, output } = options;
  requireOutput(format, output);
  const roster = await readRoster(options.roster, context);
  if (roster === 'failed') return 2;
  const gathering = new Gathering(context, options, 'list');
  const reports: UnitReport[] = [];
  for await (const { unit } of gathering.outcomes(paths)) if (unit !== undefined) reports.push(unit);
  const units = unitsOf(reports, { year, roster });
  const content =
    format === 'json'
      ? jsonOf(units)
      : await sheetFile(summarySheet(units), format, {
          locale: context.locale,
          paint: paintFor(output, options.color, context),
        });
  const told = say(`${units.length} 个单位，${reports.length} 份年报`, `units: ${units.length}, reports: ${reports.length}`);
  const written = await writeResult({ content, told }, output, context);
  return written && gathering.incomplete === 0 ? 0 : 2;
}

function jsonOf(units: readonly Unit<UnitReport>[]): string {
  const lines = units.map(({ name, year, listed, reports }) =>
    JSON.stringify({
      name,
      year: year ?? null,
      handedIn: reports.length,
      listed: listed ?? null,
      reports: reports.map(({ path, body, form, errors, warnings, infos, equations, failing, keyFigures }) => ({
        path,
        body: body ?? null,
        form: form ?? null,
        errors,
        warnings,
        infos,
        equations: equations ?? null,
        failing,
        keyFigures: Object.fromEntries(Object.entries(keyFigures).map(([id, value]) => [id, value ?? null])),
      })),
    }),
  );
  return printableJson(`{"version":1,"units":[\n${lines.join(',\n')}\n],"summary":${JSON.stringify(tallyOf(units))}}\n`);
}
