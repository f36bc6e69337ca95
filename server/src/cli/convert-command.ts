import { convertible, type Kind, writerOf } from '../convert/kinds.js';
import { NO_COMMENTS, NO_REPORT, NOT_CONVERTED } from '../convert/messages.js';
import type { FormId } from '../data/types.js';
import type { Text } from '../input/input-text.js';
import { isWebPage } from '../input/names.js';
import type { Report } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { type Context, complain } from './context.js';
import { READ_AS_GBK, readInput, systemFailure } from './input.js';
import { configuredFor } from './last-report.js';
import { writeFile } from './output.js';
import { printable } from './paint.js';
import { UsageError } from './usage.js';

/** Options of `gouji convert`, as commander hands them over. */
export interface ConvertOptions {
  readonly form?: FormId | 'auto';
  /** Programs that read old Word files and PDF. */
  readonly convertWith?: readonly string[];
  /** Write over a file that is there. */
  readonly force?: boolean;
}

/** Writes a report as a file of another kind, by the name of that file. Gives the exit status. */
export async function convertCommand(from: string, to: string, options: ConvertOptions, context: Context): Promise<0 | 2> {
  const kind = kindOf(to);
  const { files } = context.io;
  if (files.resolve(from) === files.resolve(to)) throw new UsageError(say('不能转换成自己', 'a file cannot be converted into itself'));
  if (options.force !== true && isThere(to, context)) return refuse(context, to, EXISTS);
  const input = await readInput(from, files, options.convertWith);
  if ('failure' in input) return refuse(context, from, input.failure);
  const { report, notes } = reportOf(from, input, options, context);
  if (report === undefined) return refuse(context, from, NOT_CONVERTED);
  const converted = await (await writerOf(kind))(report);
  if ('refusal' in converted) return refuse(context, from, converted.refusal);
  try {
    await writeFile(to, converted.written, context.io);
  } catch (error) {
    return refuse(context, to, systemFailure(error));
  }
  for (const note of notes) await complain(context, from, note);
  const arrow = `${printable(from)} → ${printable(to)}`;
  await context.io.stdout.write(`${say(`${arrow}：`, `${arrow}: `)[context.locale]}${converted.summary[context.locale]}\n`);
  return 0;
}

const EXISTS = say(
  '文件已经存在，不会覆盖：请换一个文件名，或加 --force',
  'exists already and is not written over: give another name, or --force',
);
/** What is asked of the name is asked before anything is read. */
function kindOf(path: string): Kind {
  if (/\.docx$/i.test(path)) return 'docx';
  if (isWebPage(path)) return 'html';
  if (/\.md$/i.test(path)) return 'md';
  throw new UsageError(
    say(`不知道要转成什么：${path} 要以 .md、.html 或 .docx 结尾`, `to what? ${path} has to end with .md, .html or .docx`),
  );
}

interface Read {
  readonly report: Report | undefined;
  readonly notes: readonly Message[];
}

function reportOf(path: string, { text, encoding, document }: Text, { form = 'auto' }: ConvertOptions, context: Context): Read {
  const html = isWebPage(path);
  const { extended } = configuredFor(path, context);
  const { report, isOther } = convertible((isReport) => context.engine.read(text, { form, extended, html, isReport }));
  const notes = [
    ...(encoding === 'gb18030' ? [READ_AS_GBK] : []),
    ...(document?.notes ?? []),
    ...(isOther ? [NO_REPORT] : []),
    ...(document === undefined && !html && text.includes('<!--') ? [NO_COMMENTS] : []),
  ];
  return { report, notes };
}

function isThere(path: string, { io }: Context): boolean {
  try {
    io.files.stat(path);
    return true;
  } catch {
    return false;
  }
}

async function refuse(context: Context, path: string, why: Message): Promise<2> {
  await complain(context, path, why);
  return 2;
}
