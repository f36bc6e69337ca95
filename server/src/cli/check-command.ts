import { Configs } from '../config/nearest.js';
import type { Config } from '../config/parse.js';
import { fixAll } from '../features/fixes/fix-all.js';
import { suggestionsFor } from '../features/suggest/suggest.js';
import { reportIn } from '../report/types.js';
import type { Finding } from '../rules/shared/rule.js';
import { lineIndex } from '../text/lines.js';
import { type Locale, type Message, say } from '../text/message.js';
import { type CheckOptions, requireInput } from './check-options.js';
import { diffFormatter } from './diff.js';
import type { Checked, Engine, Formatter, Summary } from './engine.js';
import { writeFixed } from './fix.js';
import { decode, type Input, READ_AS_GBK, readInput, systemFailure } from './input.js';
import type { Io } from './io.js';
import { jsonFormatter } from './json.js';
import { type Output, openOutput } from './output.js';
import { coloured, plain, printable } from './paint.js';
import { prettyFormatter } from './pretty.js';
import { Progress } from './progress.js';
import { isDraft, isWebPage, mayBeReport, type Target, targetsOf } from './targets.js';
import { UsageError } from './usage.js';

export interface Context {
  readonly io: Io;
  readonly engine: Engine;
  readonly locale: Locale;
}

const DEFAULT_WIDTH = 100;

const OVERWRITES = say('--output 不能是要检查的年报，否则年报会被结果覆盖', '--output names a report that is checked; it would be lost');

/** Checks everything that the arguments name. Gives the exit status. */
export async function checkCommand(paths: readonly string[], options: CheckOptions, context: Context): Promise<0 | 1 | 2> {
  requireInput(paths, options);
  let output: Output;
  try {
    output = await openOutput(options.output, context.io);
  } catch (error) {
    await complain(context, options.output ?? '', systemFailure(error));
    return 2;
  }
  const run = new Run(options, context, output);
  try {
    await run.all(paths);
    await output.commit();
  } catch (error) {
    await output.abandon();
    if (error instanceof UsageError) throw error;
    await complain(context, options.output ?? 'stdout', systemFailure(error));
    return 2;
  }
  return run.status();
}

/** One line on stderr, in the user's language. */
export async function complain({ io, locale }: Context, path: string, message: Message): Promise<void> {
  const about = path === '' ? '' : `${printable(path)}: `;
  await io.stderr.write(`gouji: ${about}${printable(message[locale])}\n`);
}

/** One run over all targets: what it has counted so far. */
class Run {
  readonly #formatter: Formatter;
  readonly #progress: Progress;
  readonly #configs: Configs;
  /** The one named with --config. */
  #config: Config | undefined;
  readonly #summary = { files: 0, reports: 0, errors: 0, warnings: 0, infos: 0, hints: 0 };
  readonly #fixed = { places: 0, files: 0, unwritten: 0 };
  /** Reports that were read as GBK: the first, and how many. */
  #gbk: { readonly first: string; readonly count: number } | undefined;
  #unreadable = 0;
  readonly #complaints: [path: string, message: Message][] = [];
  /** A rule or the reader failed: what was found is not all that there is. */
  #incomplete = false;

  constructor(
    private readonly options: CheckOptions,
    private readonly context: Context,
    private readonly output: Output,
  ) {
    this.#formatter = formatterFor(options, context, output);
    this.#progress = new Progress(context.io, context.locale);
    const known = new Set(context.engine.rules.map(({ id }) => id));
    this.#configs = new Configs(context.io.configs, known, (where, message) => {
      this.#incomplete = true;
      this.#complaints.push([where, message]);
    });
  }

  async all(paths: readonly string[]): Promise<void> {
    await this.#readConfig();
    await this.#write(this.#formatter.begin());
    if (this.options.stdin === true) await this.#stdin();
    else await this.#targets(paths);
    const fixed = this.options.fix === true || this.options.fixDryRun === true ? { fixed: this.#fixed } : {};
    await this.#write(this.#formatter.end({ ...this.#summary, ...fixed } satisfies Summary, this.#unreadable));
    if (this.#gbk !== undefined && this.options.quiet !== true) await this.#complain('', readAsGbk(this.#gbk));
  }

  status(): 0 | 1 | 2 {
    if (this.#unreadable > 0 || this.#incomplete) return 2;
    const { errors, warnings } = this.#summary;
    return errors > 0 || warnings > (this.options.maxWarnings ?? Number.POSITIVE_INFINITY) ? 1 : 0;
  }

  async #readConfig(): Promise<void> {
    const path = this.options.config;
    if (path === undefined || path === false) return;
    const input = await readInput(path, this.context.io.files);
    if ('failure' in input) await this.#refuse(path, input.failure);
    else this.#config = this.#configs.fromText(path, input.text);
  }

  /** What applies to a draft; complaints about a configuration come once, with the first draft that it is for. */
  async #configFor(path: string): Promise<Config | undefined> {
    const config = this.options.config === undefined ? this.#configs.for(path) : this.#config;
    for (const [where, message] of this.#complaints.splice(0)) await this.#complain(where, message);
    return config;
  }

  async #targets(paths: readonly string[]): Promise<void> {
    const { files } = this.context.io;
    for await (const target of targetsOf(paths, files)) {
      await this.#progress.step(this.#summary.files);
      if ('failure' in target) await this.#refuse(target.path, target.failure);
      else if ('note' in target) await this.#complain(target.path, target.note);
      else await this.#input(target, await readInput(target.path, files));
    }
  }

  async #stdin(): Promise<void> {
    const path = this.options.stdinFilename ?? '<stdin>';
    await this.#input({ path, named: true }, decode(await this.context.io.readStdin(), path));
  }

  async #input({ path, named }: Extract<Target, { named: boolean }>, input: Input): Promise<void> {
    if ('failure' in input) return this.#refuse(path, input.failure);
    const checked = await this.#check(path, input.text);
    if (checked === undefined) return;
    if (checked.reading.kind !== 'other' && (await this.#isOutput(path))) throw new UsageError(OVERWRITES);
    this.#count(checked);
    if (checked.reading.kind === 'other' && !named) return;
    if (input.encoding === 'gb18030') this.#gbk = { first: this.#gbk?.first ?? path, count: (this.#gbk?.count ?? 0) + 1 };
    const shown = this.options.quiet === true ? checked.findings.filter(({ severity }) => severity === 'error') : checked.findings;
    await this.#write(this.#formatter.file({ ...checked, findings: shown.map((finding) => withSuggestions(checked, finding)) }));
  }

  async #isOutput(path: string): Promise<boolean> {
    const { output, stdin } = this.options;
    return output !== undefined && stdin !== true && (await this.context.io.files.isSame(path, output));
  }

  async #check(path: string, text: string): Promise<Checked | undefined> {
    const config = await this.#configFor(path);
    const failures: Message[] = [];
    let checked: Checked | undefined;
    try {
      checked = this.#judge(path, text, config, failures);
      if (this.options.fix === true || this.options.fixDryRun === true) checked = await this.#mend(checked, config, failures);
    } catch (error) {
      failures.push(say(`检查时内部出错：${String(error)}`, `internal error: ${String(error)}`));
    }
    for (const failure of failures) {
      this.#incomplete = true;
      await this.#complain(path, failure);
    }
    return checked;
  }

  #judge(path: string, text: string, config: Config | undefined, failures: Message[]): Checked {
    const { engine } = this.context;
    const form = this.options.form === 'auto' ? (config?.form ?? 'auto') : this.options.form;
    const reading = engine.read(mayBeReport(path) ? text : '', { form, html: isWebPage(path), isReport: isDraft(path) });
    const findings: Finding[] = engine.check(reading, {
      ...(config === undefined ? {} : { severities: config.rules, ignore: config.ignore }),
      onError: (rule, error) => failures.push(ruleFailure(rule.id, error)),
    });
    return { path, reading, findings, lines: lineIndex(text) };
  }

  /** The draft after its safe fixes; as it was where they could not be written. */
  async #mend(checked: Checked, config: Config | undefined, failures: Message[]): Promise<Checked> {
    const { path, reading } = checked;
    const { source } = reading;
    if (reportIn(reading) === undefined) return checked;
    const { edits, text, count } = fixAll(source, (version) => this.#judge(path, version, config, []).findings);
    if (edits.length === 0) return checked;
    if (this.options.fix === true) {
      const failure = await writeFixed(path, source, text, this.context.io.files);
      if (failure !== undefined) {
        failures.push(failure);
        this.#fixed.unwritten += count;
        return checked;
      }
    }
    this.#fixed.places += count;
    this.#fixed.files += 1;
    return { ...this.#judge(path, text, config, []), fixed: { source, edits } };
  }

  #count({ reading, findings }: Checked): void {
    this.#summary.files += 1;
    if (reading.kind !== 'other') this.#summary.reports += 1;
    for (const { severity } of findings) this.#summary[`${severity}s`] += 1;
  }

  async #refuse(path: string, failure: Message): Promise<void> {
    this.#unreadable += 1;
    await this.#complain(path, failure);
  }

  async #complain(path: string, message: Message): Promise<void> {
    await this.#progress.clear();
    await complain(this.context, path, message);
  }

  /** Where whoever read has gone, as `head` does, the work goes on in silence: what is to be fixed is fixed, the status is that of all. */
  async #write(text: string): Promise<void> {
    if (text === '' || this.output.closed) return;
    await this.#progress.clear();
    await this.output.write(text);
  }
}

/** With what is proposed for a failed equation, as the editor has it. */
function withSuggestions({ reading }: Checked, finding: Finding): Finding {
  const report = reportIn(reading);
  const suggestions = report === undefined ? [] : suggestionsFor(report, finding);
  return suggestions.length === 0 ? finding : { ...finding, fixes: [...(finding.fixes ?? []), ...suggestions] };
}

function readAsGbk({ first, count }: { readonly first: string; readonly count: number }): Message {
  const { zh, en } = READ_AS_GBK;
  return count === 1
    ? say(`${first}: ${zh}`, `${first}: ${en}`)
    : say(`${first} 等 ${count} 个文件${zh}`, `${first} and others, ${count} files in all, ${en}`);
}

function ruleFailure(id: string, error: unknown): Message {
  return say(`规则 ${id} 内部出错，它的结果缺失：${String(error)}`, `rule ${id} failed, its findings are missing: ${String(error)}`);
}

function formatterFor(options: CheckOptions, { io, locale }: Context, output: Output): Formatter {
  if (options.fixDryRun === true) return diffFormatter(locale);
  if (options.format === 'json') return jsonFormatter(locale);
  const coloursWanted = options.color ?? (output.isTTY && (io.env.NO_COLOR ?? '') === '');
  return prettyFormatter({
    locale,
    paint: coloursWanted ? coloured : plain,
    width: output.columns ?? DEFAULT_WIDTH,
    quiet: options.quiet === true,
  });
}
