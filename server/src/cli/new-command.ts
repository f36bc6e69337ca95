import { textOf } from '../forms/pieces.js';
import { composeReport, PREVIOUS_IS_NONE } from '../forms/report.js';
import { type Report, reportIn } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { type Context, complain } from './context.js';
import { READ_AS_GBK, systemFailure } from './input.js';
import { configuredFor, lastReport } from './last-report.js';
import { openOutput } from './output.js';
import { printable, printableLines } from './paint.js';
import { UsageError } from './usage.js';

/** Options of `gouji new`, as commander hands them over. */
export interface NewOptions {
  /** Left out: the year after that of last year's report. */
  readonly year?: number;
  /** Left out: whoever made last year's report. */
  readonly issuer?: string;
  /** Last year's report, the folder that holds it, or `true`: to be found. */
  readonly previous?: string | true;
  readonly withPreviousText?: boolean;
  readonly output?: string;
}

/** Writes a new report, to be filled in. Gives the exit status. */
export async function newCommand(options: NewOptions, context: Context): Promise<0 | 2> {
  const { previous: named, withPreviousText = false, output } = options;
  if (withPreviousText && named === undefined) {
    throw new UsageError(say('--with-previous-text 要与 --previous 一起用', '--with-previous-text goes with --previous'));
  }
  if (named === undefined) requireBoth(options);
  const extended = configuredFor(output ?? './x.md', context).extended;
  const wanted = { year: options.year, issuer: options.issuer, extended };
  const last = named === undefined ? undefined : await lastReport({ previous: named, ...wanted }, context);
  if (last !== undefined && 'failure' in last) return refuse(context, last.path, last.failure);
  const previous = last && reportIn(last.reading);
  if (last !== undefined && previous === undefined) return refuse(context, undefined, PREVIOUS_IS_NONE);
  const { year, issuer } = wantedOf(options, previous);
  const composed = composeReport({ year, issuer, withPreviousText, extended, ...(last && { previous: last.reading }) });
  if ('refusal' in composed) return refuse(context, undefined, composed.refusal);
  const status = await write(textOf(composed.pieces), output, context);
  if (status !== 0) return status;
  const notes = last?.encoding === 'gb18030' ? [READ_AS_GBK, ...composed.notes] : composed.notes;
  for (const note of notes) await complain(context, last?.path ?? '', note);
  await tell(output, last?.path, composed.summary, context);
  return 0;
}

/** What was written, and from what: beside the draft, which may stand on the standard output itself. */
async function tell(output: string | undefined, last: string | undefined, summary: Message, context: Context): Promise<void> {
  const from = last === undefined ? say('', '') : say(`（上年年报：${last}）`, ` (last year’s report: ${last})`);
  const said = say(`${summary.zh}${from.zh}`, `${summary.en}${from.en}`);
  if (output === undefined) {
    if (last !== undefined) await complain(context, '', said);
    return;
  }
  await context.io.stdout.write(
    `${say(`${printable(output)}：`, `${printable(output)}: `)[context.locale]}${printable(said[context.locale])}\n`,
  );
}

/** As commander says it of options that are always required. */
function requireBoth({ year, issuer }: NewOptions): void {
  if (year === undefined) throw new UsageError(say('缺少选项 --year <YEAR>', "required option '--year <YEAR>' not specified"));
  if (issuer === undefined) throw new UsageError(say('缺少选项 --issuer <NAME>', "required option '--issuer <NAME>' not specified"));
}

/** What the user says of the new report, else what follows from last year's. */
function wantedOf({ year, issuer }: NewOptions, previous: Report | undefined): { readonly year: number; readonly issuer: string } {
  const next = year ?? (previous?.year === undefined ? undefined : previous.year + 1);
  const body = issuer ?? previous?.issuer;
  if (next === undefined) {
    throw new UsageError(say('上年年报没有写明年度，请用 --year 写明', 'last year’s report names no year: give it by --year'));
  }
  if (body === undefined) {
    throw new UsageError(say('上年年报没有写明机关，请用 --issuer 写明', 'last year’s report names no body: give it by --issuer'));
  }
  return { year: next, issuer: body };
}

async function write(text: string, path: string | undefined, context: Context): Promise<0 | 2> {
  if (path !== undefined && exists(path, context)) return refuse(context, path, EXISTS);
  try {
    const output = await openOutput(path, context.io);
    try {
      // On a terminal it is read, in a file or a pipe it is a draft.
      await output.write(output.isTTY ? printableLines(text) : text);
      await output.commit();
    } catch (error) {
      await output.abandon();
      throw error;
    }
    return 0;
  } catch (error) {
    const noFolder = path !== undefined && error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
    return refuse(context, path ?? 'stdout', noFolder ? NO_FOLDER : systemFailure(error));
  }
}

const EXISTS = say('文件已经存在，不会覆盖，请换一个文件名', 'exists already and is not written over; give another name');

/** A new file is never there beforehand: what is missing is its folder. */
const NO_FOLDER = say('要写入的文件夹不存在，请先建好', 'its folder does not exist; make it first');

function exists(path: string, { io }: Context): boolean {
  try {
    io.files.stat(path);
    return true;
  } catch {
    return false;
  }
}

async function refuse(context: Context, path: string | undefined, why: Message): Promise<2> {
  await complain(context, path ?? '', why);
  return 2;
}
