import { type Message, say } from '../../text/message.js';
import { type Context, complain } from '../context.js';
import type { Formatter, Summary } from '../engine.js';
import { READ_AS_GBK } from '../input.js';
import type { Output } from '../output.js';
import { Progress } from '../progress.js';
import { UsageError } from '../usage.js';
import type { Complaint, Fixed, Outcome, Row } from './item.js';
import type { Setup } from './setup.js';

const OVERWRITES = say('--output 不能是要检查的年报，否则年报会被结果覆盖', '--output names a report that is checked; it would be lost');
/** More are counted, and not remembered: nobody reads them, and a run over a nation has to end in the memory that it began with. */
const MOST_ROWS = 1000;
const MOST_FAILURES = 1000;

interface Surroundings {
  readonly formatter: Formatter;
  readonly output: Output;
  readonly context: Context;
}

/** One run over all items: writes what comes of them, and counts. */
export class Run {
  readonly #formatter: Formatter;
  readonly #output: Output;
  readonly #context: Context;
  readonly #progress: Progress;
  readonly #summary = { files: 0, reports: 0, errors: 0, warnings: 0, infos: 0, hints: 0 };
  #known = 0;
  #fixed: Fixed = { places: 0, files: 0, unwritten: 0 };
  readonly #rows: Row[] = [];
  readonly #failures: { readonly path: string; readonly failure: Message }[] = [];
  #unreadable = 0;
  /** Reports that were read as GBK: the first, and how many. */
  #gbk: { readonly first: string; readonly count: number } | undefined;
  /** A configuration, a rule or the reader failed: what was found is not all that there is. */
  #incomplete = false;
  /** What is wrong with configurations; every thread reads them, and says so. */
  readonly #told = new Set<string>();
  #isFirst = true;

  constructor(
    private readonly setup: Setup,
    { formatter, output, context }: Surroundings,
  ) {
    this.#formatter = formatter;
    this.#output = output;
    this.#context = context;
    this.#progress = new Progress(context.io, context.locale);
  }

  async begin(complaints: readonly Complaint[]): Promise<void> {
    for (const complaint of complaints) await this.#complainOnce(complaint);
    await this.#write(this.#formatter.begin());
  }

  async take(outcome: Outcome): Promise<void> {
    const { path, text, failure, notes = [], complaints, verdict, row, isGbk, fixed, isOutput } = outcome;
    await this.#progress.step(this.#summary.files);
    for (const complaint of complaints) await this.#complainOnce(complaint);
    if (isOutput === true) throw new UsageError(OVERWRITES);
    for (const note of notes) await this.#complain(path, note);
    if (failure !== undefined) await this.#fail(path, failure);
    if (verdict !== undefined) {
      this.#summary.files += 1;
      if (verdict.isReport) this.#summary.reports += 1;
      for (const key of ['errors', 'warnings', 'infos', 'hints'] as const) this.#summary[key] += verdict[key];
      this.#known += verdict.known;
    }
    if (row !== undefined && this.#rows.length <= MOST_ROWS) this.#rows.push(row);
    if (isGbk === true) this.#gbk = { first: this.#gbk?.first ?? path, count: (this.#gbk?.count ?? 0) + 1 };
    if (fixed !== undefined) this.#fixed = sum(this.#fixed, fixed);
    if (text === '') return;
    await this.#write(this.#isFirst ? text : this.#formatter.between + text);
    this.#isFirst = false;
  }

  async end(): Promise<void> {
    const { fix, fixDryRun, baseline, quiet } = this.setup.options;
    const summary: Summary = {
      ...this.#summary,
      ...(baseline === undefined ? {} : { known: this.#known }),
      ...(fix === true || fixDryRun === true ? { fixed: this.#fixed } : {}),
    };
    const tooMany = this.#rows.length > MOST_ROWS;
    const rows = tooMany ? [] : this.#rows;
    await this.#write(this.#formatter.end({ summary, unreadable: this.#unreadable, failures: this.#failures, rows, tooMany }));
    await this.#output.flush();
    if (this.#gbk !== undefined && quiet !== true) await this.#complain('', readAsGbk(this.#gbk));
  }

  status(): 0 | 1 | 2 {
    if (this.setup.options.exitZero === true) return 0;
    if (this.#unreadable > 0 || this.#incomplete) return 2;
    const { errors, warnings } = this.#summary;
    return errors > 0 || warnings > (this.setup.options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
  }

  async #fail(path: string, failure: Message): Promise<void> {
    this.#unreadable += 1;
    if (this.#failures.length < MOST_FAILURES) this.#failures.push({ path, failure });
    // There it is a result like any other.
    if (this.setup.options.stdinFiles !== true) await this.#complain(path, failure);
  }

  async #complainOnce([where, message]: Complaint): Promise<void> {
    const line = `${where}\u0000${message.en}`;
    if (this.#told.has(line)) return;
    if (this.#told.size < MOST_FAILURES) this.#told.add(line);
    this.#incomplete = true;
    await this.#complain(where, message);
  }

  async #complain(path: string, message: Message): Promise<void> {
    await this.#progress.clear();
    await this.#output.flush();
    await complain(this.#context, path, message);
  }

  /** Where whoever read has gone, as `head` does, the work goes on in silence: what is to be fixed is fixed, the status is that of all. */
  async #write(text: string): Promise<void> {
    if (text === '' || this.#output.closed) return;
    await this.#progress.clear();
    await this.#output.write(text);
  }
}

function sum(one: Fixed, other: Fixed): Fixed {
  return { places: one.places + other.places, files: one.files + other.files, unwritten: one.unwritten + other.unwritten };
}

function readAsGbk({ first, count }: { readonly first: string; readonly count: number }): Message {
  const { zh, en } = READ_AS_GBK;
  return count === 1
    ? say(`${first}: ${zh}`, `${first}: ${en}`)
    : say(`${first} 等 ${count} 个文件${zh}`, `${first} and others, ${count} files in all, ${en}`);
}
