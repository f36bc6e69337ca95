import { rosterOf } from '../../county/roster.js';
import { type Message, say } from '../../text/message.js';
import { type Context, complain } from '../context.js';
import { readInput, systemFailure } from '../input.js';
import { writeFile } from '../output.js';
import { coloured, type Paint, plain, printable } from '../paint.js';
import { UsageError } from '../usage.js';

/** What was made, and what is said of it once it is in a file. */
interface Made {
  readonly content: string | Uint8Array;
  readonly told: Message;
}

/** Writes what was made into the file, which takes its name when it is complete, or on the terminal. False where that fails; it is told. */
export async function writeResult({ content, told }: Made, output: string | undefined, context: Context): Promise<boolean> {
  const { io } = context;
  try {
    if (output === undefined) await io.stdout.write(String(content));
    else {
      await writeFile(output, content, io);
      await tellWritten(output, told, context);
    }
    return true;
  } catch (error) {
    await complain(context, output ?? 'stdout', systemFailure(error));
    return false;
  }
}

/** Where the result went, for whoever sees an empty terminal otherwise. */
export async function tellWritten(output: string, told: Message, { io, locale }: Context): Promise<void> {
  await io.stdout.write(`${say(`${printable(output)}：`, `${printable(output)}: `)[locale]}${told[locale]}\n`);
}

/** A Word file is no text for a terminal. */
export function requireOutput(format: string, output: string | undefined): void {
  if (format !== 'docx' || output !== undefined) return;
  throw new UsageError(say('--format docx 要用 --output 写明文件名', '--format docx needs a file: give --output'));
}

/** The names of the roster; undefined where none is given, `failed` where it cannot be read or is empty: that is told. */
export async function readRoster(path: string | undefined, context: Context): Promise<readonly string[] | undefined | 'failed'> {
  if (path === undefined) return undefined;
  const input = await readInput(path, context.io.files);
  const names = 'failure' in input ? [] : rosterOf(input.text);
  if (names.length > 0) return names;
  await complain(context, path, 'failure' in input ? input.failure : NO_NAMES);
  return 'failed';
}

const NO_NAMES: Message = say('名单里没有单位：每行写一个单位名称', 'the roster names no unit: write one name a line');

/** Colours where the terminal has them, or the user wants them. */
export function paintFor(output: string | undefined, color: boolean | undefined, { io }: Context): Paint {
  const wanted = color ?? (output === undefined && io.stdout.isTTY && (io.env.NO_COLOR ?? '') === '');
  return wanted ? coloured : plain;
}
