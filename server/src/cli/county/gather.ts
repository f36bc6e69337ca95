import { NAME } from '../../config/parse.js';
import type { Form, FormId } from '../../data/types.js';
import { type Message, say } from '../../text/message.js';
import { Examiner } from '../batch/examine.js';
import type { Item, Outcome } from '../batch/item.js';
import { inOrder } from '../batch/pipeline.js';
import type { Purpose, Setup } from '../batch/setup.js';
import { crewFor, exists, isThere, readConfig } from '../check-command.js';
import type { CheckOptions } from '../check-options.js';
import { type Context, complain } from '../context.js';
import { configuredFor, kindOf } from '../last-report.js';
import { Progress } from '../progress.js';
import { targetsOf } from '../targets.js';
import { UsageError } from '../usage.js';

/** What every command over many reports takes, as commander hands it over. */
export interface GatherOptions {
  readonly form?: FormId | 'auto';
  readonly previous?: string;
  readonly config?: string | false;
  readonly convertWith?: readonly string[];
  readonly jobs?: number;
  readonly output?: string;
}

const OVERWRITES = say('--output 不能是要读的年报，否则年报会被结果覆盖', '--output names a report that is read; it would be lost');

/** Reads and checks all reports behind the paths as `gouji check` does, on many threads, and hands on what comes of each, in order. */
export class Gathering {
  /** Files that could not be read, or of which not all is known. */
  incomplete = 0;
  readonly #told = new Set<string>();
  readonly #progress: Progress;

  constructor(
    private readonly context: Context,
    private readonly options: GatherOptions,
    private readonly purpose: Purpose,
  ) {
    this.#progress = new Progress(context.io, context.locale);
  }

  async *outcomes(paths: readonly string[]): AsyncGenerator<Outcome> {
    const setup = await this.#setup();
    if (setup === undefined) return;
    const { io, engine } = this.context;
    const examiner = new Examiner(setup, engine, io);
    const examine = (item: Item) => examiner.examine(item);
    const items = targetsOf(paths, io.files, this.options.convertWith);
    let count = 0;
    for await (const outcome of inOrder(items, examine, crewFor(setup, io, examine))) {
      await this.#progress.step(count);
      count += 1;
      await this.#tell(outcome);
      yield outcome;
    }
    await this.#progress.clear();
  }

  /** The form as it is extended where that file stands, or where the units of that folder do. */
  async extendedAt(path: string): Promise<Form | undefined> {
    const { config } = await readConfig(this.options.config, this.context);
    const place = kindOf(path, this.context) === 'directory' ? `${path}/${NAME}` : path;
    return this.options.config === undefined ? configuredFor(place, this.context).extended : config?.extended;
  }

  async #tell({ path, complaints, notes = [], failure, isOutput }: Outcome): Promise<void> {
    if (isOutput === true) throw new UsageError(OVERWRITES);
    for (const [where, message] of complaints) await this.#complainOnce(where, message);
    for (const note of notes) await this.#complain(path, note);
    if (failure === undefined) return;
    this.incomplete += 1;
    await this.#complain(path, failure);
  }

  /** Undefined where an option names a file that cannot be read; that is told then. */
  async #setup(): Promise<Setup | undefined> {
    const { context, options, purpose } = this;
    const { config, complaints } = await readConfig(options.config, context);
    for (const [where, message] of complaints) await this.#complainOnce(where, message);
    if (options.previous !== undefined && !(await isThere(options.previous, context))) {
      this.incomplete += 1;
      return undefined;
    }
    const { form = 'auto', output } = options;
    const checked: CheckOptions = { ...options, format: 'pretty', form };
    const existingOutput = output !== undefined && exists(output, context.io) ? output : undefined;
    return { options: checked, locale: context.locale, colour: false, width: 0, config, purpose, existingOutput };
  }

  async #complainOnce(where: string, message: Message): Promise<void> {
    const line = `${where}\u0000${message.en}`;
    if (this.#told.has(line)) return;
    this.#told.add(line);
    this.incomplete += 1;
    await this.#complain(where, message);
  }

  async #complain(path: string, message: Message): Promise<void> {
    await this.#progress.clear();
    await complain(this.context, path, message);
  }
}
