import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Config } from '../config/parse.js';
import type { Candidate, Predecessor } from '../forms/predecessor.js';
import { linesOf } from '../report/places.js';
import { type Reading, type Report, reportIn } from '../report/types.js';
import type { Finding } from '../rules/shared/rule.js';
import type { UnitSums } from '../rules/shared/unit-sums.js';
import type { LineIndex } from '../text/lines.js';
import type { Beside } from './beside.js';
import type { Engine } from './engine.js';
import type { Settings } from './settings.js';

/** A version of a document. Documents themselves change while a request waits. */
export interface Snapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

/** The document as it is at this moment; later changes leave it alone. */
export function snapshotOf(document: TextDocument): Snapshot {
  const { uri, languageId, version } = document;
  return { uri, languageId, version, text: document.getText() };
}

/** All that is known of one version of a document. Never changed. */
export interface Analysis {
  /** Unique for this run of the server: the result id of pulled diagnostics. */
  readonly id: string;
  readonly uri: string;
  readonly version: number;
  readonly reading: Reading;
  /** What it is read as, where that is a report to be judged. */
  readonly report: Report | undefined;
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
  /** Last year's report, beside which it was judged. */
  readonly previous: Report | undefined;
  /** Several that may be it, where their figures differ: then it was judged beside none. */
  readonly unclear: readonly Candidate[];
  /** The sum of the units below the body, beside which it was judged. */
  readonly units: UnitSums | undefined;
}

/** That of a report: what features are asked of. */
export interface ReportAnalysis extends Analysis {
  readonly report: Report;
}

/** The language of a draft: whoever chooses it says that the document is a report. */
export const DRAFT_LANGUAGE = 'gouji';

interface Known {
  readonly snapshot: Snapshot;
  readonly analysis: Analysis;
}

/** One analysis a document, for its newest version; and one of a version that is past, for as long as requests wait for it. */
export class Analyses {
  readonly #byUri = new Map<string, Known>();
  #past: Known | undefined;
  #made = 0;
  /** How many analyses had been made when one was last held against what it was judged beside. */
  readonly #checkedAt = new WeakMap<Analysis, number>();

  constructor(
    private readonly engine: Engine,
    /** The file wins over the settings. */
    private readonly configOf: (uri: string) => Config | undefined,
    private readonly beside: Beside,
    /** Told of a rule that threw on a document; the findings of all other rules hold. */
    private readonly log: (where: string, error: unknown) => void,
  ) {}

  /** `isNewest`: the document is open and has no other version by now. */
  of(snapshot: Snapshot, isNewest: boolean, settings: Settings): Analysis {
    const known = this.known(snapshot);
    if (known !== undefined && !this.#isLeftBehind(known)) return known;
    const analysis = this.#analyse(snapshot, settings);
    if (isNewest) this.#byUri.set(snapshot.uri, { snapshot, analysis });
    else this.#past = { snapshot, analysis };
    return analysis;
  }

  /** A document has been read since, and it is last year's report: whoever asks first is not answered by what was so before. */
  #isLeftBehind(analysis: Analysis): boolean {
    if (this.#checkedAt.get(analysis) === this.#made) return false;
    this.#checkedAt.set(analysis, this.#made);
    return this.isOutdated(analysis);
  }

  /** The analysis of this very text; a client may send another under the same version. */
  known(snapshot: Snapshot): Analysis | undefined {
    return [this.#byUri.get(snapshot.uri), this.#past].find((one) => one !== undefined && isSame(one.snapshot, snapshot))?.analysis;
  }

  /** Documents whose last year's report, or whose units, are others by now; they are to be judged anew. */
  outdated(): readonly string[] {
    return [...this.#byUri.values()]
      .map(({ analysis }) => analysis)
      .filter((one) => this.isOutdated(one))
      .map(({ uri }) => uri);
  }

  /** What it was judged beside is another by now. */
  isOutdated({ uri, report, previous, unclear, units }: Analysis): boolean {
    if (report === undefined) return false;
    const now = besides(this.beside.lastYears(uri, report));
    if (now.previous?.source !== previous?.source || now.unclear.length !== unclear.length) return true;
    return this.#unitsOf(uri, report) !== units;
  }

  #unitsOf(uri: string, report: Report): UnitSums | undefined {
    return this.beside.units(uri, report, this.configOf(uri)?.units);
  }

  /** Nobody asks of past versions any more. */
  dropPast(): void {
    this.#past = undefined;
  }

  drop(uri: string): void {
    this.#byUri.delete(uri);
  }

  /** The document was closed, or another was opened under its name. */
  forget(uri: string): void {
    this.drop(uri);
    this.beside.forget(uri);
  }

  /** The settings have changed: every verdict is to be found anew. */
  clear(): void {
    this.#byUri.clear();
    this.dropPast();
  }

  #analyse(snapshot: Snapshot, settings: Settings): Analysis {
    const { uri, version } = snapshot;
    this.#made += 1;
    const judged = this.judge(snapshot, settings);
    this.beside.learn(uri, judged.report);
    return { id: String(this.#made), uri, version, ...judged, lines: linesOf(judged.reading) };
  }

  /** Reads and checks a text. */
  judge(
    { uri, languageId, text }: Omit<Snapshot, 'version'>,
    settings: Settings,
  ): Pick<Analysis, 'reading' | 'report' | 'findings' | 'previous' | 'unclear' | 'units'> {
    const config = this.configOf(uri);
    const reading = this.engine.read(text, {
      form: config?.form ?? settings.form,
      extended: config?.extended,
      html: languageId === 'html' || isHtmlUri(uri),
      isReport: languageId === DRAFT_LANGUAGE,
    });
    const report = reportIn(reading);
    const { previous, unclear } = besides(report && this.beside.lastYears(uri, report));
    const units = report && this.beside.units(uri, report, config?.units);
    const findings = this.engine.check(reading, {
      ...(previous && { previous }),
      ...(units && { units }),
      severities: { ...settings.rules, ...config?.rules },
      ignore: config?.ignore ?? [],
      onError: (rule, error) => this.log(`${uri}: rule ${rule.id}`, error),
    });
    return { reading, report, findings, previous, unclear, units };
  }
}

function besides(predecessor: Predecessor | undefined): Pick<Analysis, 'previous' | 'unclear'> {
  if (predecessor === undefined) return { previous: undefined, unclear: [] };
  return 'found' in predecessor
    ? { previous: predecessor.found.report, unclear: [] }
    : { previous: undefined, unclear: predecessor.unclear };
}

function isSame(a: Snapshot, b: Snapshot): boolean {
  return a.uri === b.uri && a.version === b.version && a.languageId === b.languageId && a.text === b.text;
}

/** Whether the address is that of a page, by its ending. */
export function isHtmlUri(uri: string): boolean {
  return /\.html?$/i.test(URI.parse(uri).path);
}
