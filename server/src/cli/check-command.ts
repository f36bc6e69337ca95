import { Configs } from '../config/nearest.js';
import { type Message, say } from '../text/message.js';
import { type Baseline, baselineFrom } from './batch/baseline.js';
import { Crew } from './batch/crew.js';
import { Examiner } from './batch/examine.js';
import type { Complaint, Item } from './batch/item.js';
import { type Examine, inOrder } from './batch/pipeline.js';
import { linesOf, recordsOf } from './batch/records.js';
import { Run } from './batch/run.js';
import type { Setup } from './batch/setup.js';
import { changesOf } from './batch/watch.js';
import { type CheckOptions, requireInput } from './check-options.js';
import { type Context, complain } from './context.js';
import { formatterFor } from './formats/formats.js';
import { readInput, systemFailure } from './input.js';
import type { Io } from './io.js';
import { type Output, openOutput } from './output.js';
import { targetsOf } from './targets.js';
import { UsageError } from './usage.js';

const DEFAULT_WIDTH = 100;
const WAITING = say('等待文稿改动，按 Ctrl+C 结束', 'waiting for drafts to change; Ctrl+C ends');

/** Checks everything that the arguments name. Gives the exit status. */
export async function checkCommand(paths: readonly string[], options: CheckOptions, context: Context): Promise<0 | 1 | 2> {
  requireInput(paths, options);
  const { io } = context;
  const existingOutput = options.output !== undefined && exists(options.output, io) ? options.output : undefined;
  let where = options.baseline ?? '';
  let output: Output;
  let baseline: Baseline | undefined;
  try {
    baseline = await readBaseline(options.baseline, io);
    where = options.output ?? 'stdout';
    output = await openOutput(options.output, io);
  } catch (error) {
    await complain(context, where, systemFailure(error));
    return 2;
  }
  if (options.previous !== undefined && !(await isThere(options.previous, context))) return 2;
  const setup = setupOf({ options, context, output, existingOutput });
  const whole = { setup, context, output, baseline };
  try {
    if (options.watch === true) return await watch(paths, whole);
    const status = await runOver(itemsOf(paths, options, io), whole);
    await output.commit();
    return status;
  } catch (error) {
    await output.abandon();
    if (error instanceof UsageError) throw error;
    await complain(context, options.output ?? 'stdout', systemFailure(error));
    return 2;
  }
}

interface Whole {
  readonly setup: Setup;
  readonly context: Context;
  readonly output: Output;
  readonly baseline: Baseline | undefined;
}

async function runOver(items: AsyncIterable<Item>, { setup, context, output, baseline }: Whole): Promise<0 | 1 | 2> {
  const { options } = setup;
  const { config, complaints } = await readConfig(options.config, context);
  const complete: Setup = { ...setup, config };
  const run = new Run(complete, { formatter: formatterFor(complete, context.engine), output, context });
  await run.begin(complaints);
  const examiner = new Examiner(complete, context.engine, context.io);
  const examine = (item: Item) => examiner.examine(item);
  for await (const outcome of inOrder(withKnown(items, baseline), examine, crewFor(complete, context.io, examine))) {
    await run.take(outcome);
    // Nothing is written to a disk: there is no sense in going on for nobody.
    if (output.closed && options.stdinFiles === true) break;
  }
  await run.end();
  return run.status();
}

/** Checks what is there, and then again and again what has changed; ends with the process, or where nobody looks any more. */
async function watch(paths: readonly string[], whole: Whole): Promise<0 | 1 | 2> {
  const { io } = whole.context;
  let status: 0 | 1 | 2 = 0;
  for await (const targets of changesOf(paths, io, whole.setup.options.convertWith)) {
    status = await runOver(targets, whole);
    await whole.output.flush();
    if (whole.output.closed) break;
    await complain(whole.context, '', WAITING);
  }
  return status;
}

function setupOf({
  options,
  context: { io, locale },
  output,
  existingOutput,
}: Omit<Whole, 'setup' | 'baseline'> & Pick<Setup, 'options' | 'existingOutput'>): Setup {
  const colour = options.color ?? (output.isTTY && (io.env.NO_COLOR ?? '') === '');
  return { options, locale, colour, width: output.columns ?? DEFAULT_WIDTH, config: undefined, existingOutput };
}

/** With --fix one thread does it all: what must not be interrupted is not left to threads that nobody waits for. */
export function crewFor(setup: Setup, io: Io, examine: Examine): Crew | undefined {
  const { jobs = io.threads(), fix, fixDryRun, stdin } = setup.options;
  if (jobs <= 1 || fix === true || fixDryRun === true || stdin === true) return undefined;
  return new Crew(() => io.startWorker(setup), jobs - 1, examine);
}

async function* itemsOf(paths: readonly string[], options: CheckOptions, io: Io): AsyncGenerator<Item> {
  if (options.stdinFiles === true) yield* recordsOf(io.stdin());
  else if (options.stdin === true) yield { path: options.stdinFilename ?? '<stdin>', named: true, content: await io.readStdin() };
  else yield* targetsOf(paths, io.files, options.convertWith);
}

async function* withKnown(items: AsyncIterable<Item>, baseline: Baseline | undefined): AsyncGenerator<Item> {
  if (baseline === undefined) yield* items;
  else for await (const item of items) yield { ...item, known: baseline.of(item.path) };
}

interface Configured extends Pick<Setup, 'config'> {
  readonly complaints: readonly Complaint[];
}

/** The configuration that is named, and what is wrong with it. */
export async function readConfig(path: string | false | undefined, { io, engine }: Context): Promise<Configured> {
  const complaints: Complaint[] = [];
  if (path === undefined || path === false) return { config: undefined, complaints };
  const input = await readInput(path, io.files);
  if ('failure' in input) return { config: undefined, complaints: [[path, input.failure]] };
  const known = new Set(engine.rules.map(({ id }) => id));
  const configs = new Configs(io.configs, known, (where: string, message: Message) => void complaints.push([where, message]));
  return { config: configs.fromText(path, input.text), complaints };
}

/** Whether --previous leads to a file; else it is said why not. */
export async function isThere(path: string, context: Context): Promise<boolean> {
  for await (const target of targetsOf([path], context.io.files)) {
    if (!('failure' in target)) return true;
    await complain(context, target.path, target.failure);
    return false;
  }
  return true;
}

/** Throws what is wrong with it. */
async function readBaseline(path: string | undefined, { files }: Io): Promise<Baseline | undefined> {
  if (path === undefined) return undefined;
  return baselineFrom(linesOf([files.read(path)], Number.POSITIVE_INFINITY), (name) => files.resolve(name));
}

/** Whether anything stands under the path: a file, a folder, or what a link leads to. */
export function exists(path: string, { files }: Io): boolean {
  try {
    files.stat(path);
    return true;
  } catch {
    return false;
  }
}
