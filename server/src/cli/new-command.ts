import { textOf } from '../forms/pieces.js';
import { composeReport } from '../forms/report.js';
import type { Encoding } from '../input/encoding.js';
import { isWebPage } from '../input/names.js';
import type { Reading } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { type Context, complain } from './context.js';
import { READ_AS_GBK, readInput, systemFailure } from './input.js';
import { openOutput } from './output.js';
import { printableLines } from './paint.js';
import { UsageError } from './usage.js';

/** Options of `gouji new`, as commander hands them over. */
export interface NewOptions {
  readonly year: number;
  readonly issuer: string;
  /** Last year's report. */
  readonly previous?: string;
  readonly withPreviousText?: boolean;
  readonly output?: string;
}

/** Writes a new report, to be filled in. Gives the exit status. */
export async function newCommand(options: NewOptions, context: Context): Promise<0 | 2> {
  const { year, issuer, withPreviousText = false } = options;
  if (withPreviousText && options.previous === undefined) {
    throw new UsageError(say('--with-previous-text 要与 --previous 一起用', '--with-previous-text goes with --previous'));
  }
  const previous = options.previous === undefined ? undefined : await readPrevious(options.previous, context);
  if (previous !== undefined && 'failure' in previous) return refuse(context, options.previous, previous.failure);
  const composed = composeReport({ year, issuer, withPreviousText, ...(previous && { previous: previous.reading }) });
  if ('refusal' in composed) return refuse(context, undefined, composed.refusal);
  const status = await write(textOf(composed.pieces), options.output, context);
  const notes = previous?.encoding === 'gb18030' ? [READ_AS_GBK, ...composed.notes] : composed.notes;
  if (status === 0) for (const note of notes) await complain(context, options.previous ?? '', note);
  return status;
}

type Previous = { readonly reading: Reading; readonly encoding: Encoding } | { readonly failure: Message };

async function readPrevious(path: string, { io, engine }: Context): Promise<Previous> {
  const input = await readInput(path, io.files);
  if ('failure' in input) return input;
  return { reading: engine.read(input.text, { html: isWebPage(path) }), encoding: input.encoding };
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
