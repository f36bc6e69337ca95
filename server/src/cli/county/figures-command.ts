import { say } from '../../text/message.js';
import type { FiguresFormat } from '../batch/setup.js';
import { type Context, complain } from '../context.js';
import { figuresFormatter } from '../formats/figures.js';
import { systemFailure } from '../input.js';
import { openOutput } from '../output.js';
import { UsageError } from '../usage.js';
import { Gathering, type GatherOptions } from './gather.js';
import { tellWritten } from './result.js';

/** Options of `gouji figures`, as commander hands them over. */
export interface FiguresOptions extends GatherOptions {
  readonly format?: 'csv' | 'json' | 'ndjson';
}

const NOTHING_FOUND = {
  summary: { files: 0, reports: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
  unreadable: 0,
  failures: [],
  rows: [],
  tooMany: false,
};

/** Every cell of every report, a row each, written while it goes: memory does not grow with the reports. Gives the exit status. */
export async function figuresCommand(paths: readonly string[], options: FiguresOptions, context: Context): Promise<0 | 2> {
  const { output: path } = options;
  const purpose: FiguresFormat = `figures-${options.format ?? 'csv'}`;
  const formatter = figuresFormatter(purpose, context.locale);
  const gathering = new Gathering(context, options, purpose);
  try {
    const output = await openOutput(path, context.io);
    try {
      let reports = 0;
      await output.write(formatter.begin());
      for await (const { text } of gathering.outcomes(paths)) {
        if (output.closed) break;
        if (text === '') continue;
        await output.write(reports === 0 ? text : formatter.between + text);
        reports += 1;
      }
      await output.write(formatter.end(NOTHING_FOUND));
      await output.flush();
      await output.commit();
      if (path !== undefined) await tellWritten(path, say(`${reports} 份年报`, `reports: ${reports}`), context);
    } catch (error) {
      await output.abandon();
      throw error;
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    await complain(context, path ?? 'stdout', systemFailure(error));
    return 2;
  }
  return gathering.incomplete === 0 ? 0 : 2;
}
