import { Configs } from '../../config/nearest.js';
import type { Config } from '../../config/parse.js';
import { toldOf } from '../../county/told.js';
import { unitReportOf } from '../../county/unit-report.js';
import { equationsOf } from '../../features/equations/tally.js';
import { fixAll } from '../../features/fixes/fix-all.js';
import { suggestionsFor } from '../../features/suggest/suggest.js';
import { decodeAny, fromText } from '../../input/decode.js';
import { placeIn, WORD_IS_NOT_FIXED } from '../../input/documents.js';
import type { Input, Text } from '../../input/input-text.js';
import { isDraft, isWebPage, mayBeReport } from '../../input/names.js';
import { linesOf } from '../../report/places.js';
import { type Reading, type Report, reportIn } from '../../report/types.js';
import type { Finding } from '../../rules/shared/rule.js';
import type { UnitSums } from '../../rules/shared/unit-sums.js';
import { type Message, say } from '../../text/message.js';
import type { Checked, Engine, Formatter } from '../engine.js';
import { writeFixed } from '../fix.js';
import { formatterFor } from '../formats/formats.js';
import { readInput } from '../input.js';
import type { Io } from '../io.js';
import { nameIn } from './baseline.js';
import { UnitsBelow } from './below.js';
import type { Complaint, Counts, Fixed, Item, Outcome, Row, UnitRecord, Verdict } from './item.js';
import { type Before, Predecessors } from './predecessors.js';
import type { Setup } from './setup.js';

type Readable = Exclude<Item, { failure: Message } | { note: Message }>;

/** What is to be checked, and beside what. */
interface Draft {
  readonly path: string;
  readonly reading: Reading;
  readonly config: Config | undefined;
  readonly previous: Report | undefined;
  /** The sum of the units below, of a body that has such. */
  readonly units?: UnitSums | undefined;
  /** What is to be said of last year's report. */
  readonly aside: readonly Message[];
  readonly complaints: Complaint[];
}

/** Checks one draft after the other on its thread. It never waits: for small files waiting takes longer than reading. */
export class Examiner {
  readonly #formatter: Formatter;
  readonly #configs: Configs;
  readonly #predecessors: Predecessors;
  readonly #below: UnitsBelow;
  /** Of the draft in hand. */
  #complaints: Complaint[] = [];
  #fixed: Fixed | undefined;

  constructor(
    private readonly setup: Setup,
    private readonly engine: Engine,
    private readonly io: Pick<Io, 'files' | 'configs'>,
  ) {
    this.#formatter = formatterFor(setup, engine);
    const known = new Set(engine.rules.map(({ id }) => id));
    this.#configs = new Configs(io.configs, known, (where, message) => this.#complaints.push([where, message]));
    this.#predecessors = new Predecessors(engine, io.files, setup.options.previous);
    this.#below = new UnitsBelow(engine, io.files, (path) => this.#configFor(path)?.extended);
  }

  /** At once, but for a Word file: its reader is loaded with the first. */
  examine(item: Item): Outcome | Promise<Outcome> {
    const { path } = item;
    if ('failure' in item) return this.#refused(path, item.failure);
    if ('note' in item) return { path, text: '', complaints: [], notes: [item.note] };
    const input = this.#inputOf(item);
    return input instanceof Promise ? input.then((text) => this.#examined(item, text)) : this.#examined(item, input);
  }

  #examined(item: Readable, input: Input): Outcome | Promise<Outcome> {
    const { path } = item;
    if ('failure' in input) return this.#refused(path, input.failure);
    this.#complaints = [];
    const draft = this.#draftOf(path, input);
    if (draft === undefined) return { path, text: '', complaints: this.#complaints };
    const before = this.#predecessors.of({ path, reading: draft.reading, place: draft.config?.previous });
    const outcome = (found: Before) => this.#besideUnits(item, input, beside(draft, found));
    return before instanceof Promise ? before.then(outcome) : outcome(before);
  }

  /** The report of a body above others waits for theirs. */
  #besideUnits(item: Readable, input: Text, draft: Draft): Outcome | Promise<Outcome> {
    const place = draft.config?.units;
    const { year, issuer: body } = draft.reading;
    if (place === undefined || year === undefined || !this.#configs.isAbove(place, draft.path)) return this.#outcome(item, input, draft);
    return this.#below.of({ path: draft.path, body, year }, place).then(({ sums, complaint }) => {
      if (complaint !== undefined) draft.complaints.push(complaint);
      return this.#outcome(item, input, { ...draft, units: sums });
    });
  }

  #outcome(item: Readable, input: Text, draft: Draft): Outcome {
    const { path, complaints } = draft;
    this.#fixed = undefined;
    const checked = this.#check(draft, input);
    if (checked === undefined) return { path, text: '', complaints };
    const { reading } = checked;
    if (reading.kind !== 'other' && this.#isOutput(path)) return { path, text: '', complaints, isOutput: true };
    const known = item.known === undefined ? undefined : new Set(item.known);
    const nameOf = (finding: Finding) => nameIn(finding, finding.message[this.setup.locale]);
    const findings = known === undefined ? checked.findings : checked.findings.filter((finding) => !known.has(nameOf(finding)));
    const counts = countsOf(findings);
    const verdict: Verdict = { ...counts, isReport: reading.kind !== 'other', known: checked.findings.length - findings.length };
    const outcome = { path, complaints, verdict, ...(this.#fixed === undefined ? {} : { fixed: this.#fixed }) };
    if (reading.kind === 'other' && !item.named) return { ...outcome, text: '' };
    const row = rowOf(checked, counts);
    const shown = this.setup.options.quiet === true ? findings.filter(({ severity }) => severity === 'error') : findings;
    const text = this.#formatter.file({ ...checked, findings: shown.map((finding) => withSuggestions(checked, finding)), row });
    const notes =
      reading.kind === 'other' ? [] : [...(this.setup.options.quiet === true ? [] : draft.aside), ...this.#notesOn(input, checked)];
    const unit = this.#unitOf(checked, findings);
    return { ...outcome, notes, text, ...(row && { row }), ...(unit && { unit }), ...(input.encoding === 'gb18030' && { isGbk: true }) };
  }

  #refused(path: string, failure: Message): Outcome {
    return { path, text: this.#formatter.failed(path, failure), complaints: [], failure };
  }

  #inputOf({ path, content }: Item): Input | Promise<Input> {
    if (content === undefined) return readInput(path, this.io.files, this.setup.options.convertWith);
    return typeof content === 'string' ? fromText(content) : decodeAny(content, path);
  }

  #unitOf({ path, reading }: Checked, findings: readonly Finding[]): UnitRecord | undefined {
    const { purpose } = this.setup;
    if (purpose !== 'list' && purpose !== 'sums' && purpose !== 'letters') return undefined;
    const unit = unitReportOf(path, reading, findings);
    if (unit === undefined || purpose === 'sums') return unit;
    // Of a hundred thousand reports a list keeps a line each.
    return { ...unit, cells: {}, ...(purpose === 'letters' && { told: toldOf(reading, findings) }) };
  }

  /** How a Word file was read, and that it is not fixed. */
  #notesOn({ document }: Text, { findings }: Checked): readonly Message[] {
    if (document === undefined) return [];
    const { fix, fixDryRun, quiet } = this.setup.options;
    const isFixable = (fix === true || fixDryRun === true) && findings.some(({ fixes = [] }) => fixes.some(({ safe }) => safe));
    return [...(quiet === true ? [] : document.notes), ...(isFixable ? [WORD_IS_NOT_FIXED] : [])];
  }

  #isOutput(path: string): boolean {
    const { existingOutput } = this.setup;
    return existingOutput !== undefined && this.setup.options.stdin !== true && this.io.files.isSame(path, existingOutput);
  }

  /** The draft as read by its configuration; undefined where the reader fails. */
  #draftOf(path: string, { text }: Text): Draft | undefined {
    const config = this.#configFor(path);
    const draft = { path, config, previous: undefined, aside: [], complaints: this.#complaints };
    return this.#guarded(draft, () => ({ ...draft, reading: this.#read(draft, text) }));
  }

  #configFor(path: string): Config | undefined {
    return this.setup.options.config === undefined ? this.#configs.for(path) : this.setup.config;
  }

  #check(draft: Draft, { document }: Text): Checked | undefined {
    const { options } = this.setup;
    return this.#guarded(draft, () => {
      const checked = this.#judge(draft, draft.reading);
      if (document !== undefined) return { ...checked, placeOf: placeIn(document.paths, checked.reading) };
      return options.fix === true || options.fixDryRun === true ? this.#mend(checked, draft) : checked;
    });
  }

  #guarded<T>({ path, complaints }: Pick<Draft, 'path' | 'complaints'>, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      complaints.push([path, say(`检查时内部出错：${String(error)}`, `internal error: ${String(error)}`)]);
      return undefined;
    }
  }

  #read({ path, config }: Pick<Draft, 'path' | 'config'>, text: string): Reading {
    const { options } = this.setup;
    const form = options.form === 'auto' ? (config?.form ?? 'auto') : options.form;
    return this.engine.read(mayBeReport(path) ? text : '', {
      form,
      extended: config?.extended,
      html: isWebPage(path),
      isReport: isDraft(path),
    });
  }

  #judge({ path, config, previous, units, complaints }: Omit<Draft, 'reading'>, reading: Reading): Checked {
    const findings: Finding[] = this.engine.check(reading, {
      ...(config === undefined ? {} : { severities: config.rules, ignore: config.ignore }),
      ...(previous === undefined ? {} : { previous }),
      ...(units === undefined ? {} : { units }),
      onError: (rule, error) => void complaints.push([path, ruleFailure(rule.id, error)]),
    });
    return { path, reading, findings, lines: linesOf(reading) };
  }

  /** The draft after its safe fixes; as it was where they could not be written. */
  #mend(checked: Checked, draft: Draft): Checked {
    const { path, reading } = checked;
    const { source } = reading;
    if (reportIn(reading) === undefined) return checked;
    const silent = { ...draft, complaints: [] };
    let last = checked;
    const judged = (version: string) => {
      last = this.#judge(silent, this.#read(draft, version));
      return last;
    };
    const { edits, text, count } = fixAll(source, (version) => judged(version).findings, checked.findings);
    if (edits.length === 0) return checked;
    if (this.setup.options.fix === true) {
      const failure = writeFixed(path, source, text, this.io.files);
      if (failure !== undefined) {
        draft.complaints.push([path, failure]);
        this.#fixed = { places: 0, files: 0, unwritten: count };
        return checked;
      }
    }
    this.#fixed = { places: count, files: 1, unwritten: 0 };
    return { ...(last.reading.source === text ? last : judged(text)), fixed: { source, edits } };
  }
}

/** The draft with last year's report. */
function beside(draft: Draft, { report, note, complaint }: Before): Draft {
  if (complaint !== undefined) draft.complaints.push(complaint);
  return { ...draft, previous: report, aside: note === undefined ? [] : [note] };
}

function countsOf(findings: readonly Finding[]): Counts {
  const counts = { errors: 0, warnings: 0, infos: 0, hints: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return counts;
}

function rowOf({ path, reading }: Checked, { errors, warnings }: Counts): Row | undefined {
  if (reading.kind === 'other') return undefined;
  const report = reportIn(reading);
  const { issuer, year } = reading;
  return { path, issuer, year, form: report?.form.id, errors, warnings, equations: report && equationsOf(report) };
}

/** With what is proposed for a failed equation, as the editor has it. */
function withSuggestions({ reading }: Checked, finding: Finding): Finding {
  const report = reportIn(reading);
  const suggestions = report === undefined ? [] : suggestionsFor(report, finding);
  return suggestions.length === 0 ? finding : { ...finding, fixes: [...(finding.fixes ?? []), ...suggestions] };
}

function ruleFailure(id: string, error: unknown): Message {
  return say(`规则 ${id} 内部出错，它的结果缺失：${String(error)}`, `rule ${id} failed, its findings are missing: ${String(error)}`);
}
