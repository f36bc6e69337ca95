import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigHost } from '../config/nearest.js';
import { extensionOf } from '../data/forms.js';
import type { Form } from '../data/types.js';
import { lastYearPaths } from '../forms/last-year.js';
import { type Candidate, mayPrecede, type Predecessor, predecessorAmong } from '../forms/predecessor.js';
import { isWebPage, isWordFile } from '../input/names.js';
import { type Report, reportIn } from '../report/types.js';
import type { Engine } from './engine.js';
import type { FolderHost } from './folder/host.js';
import { pathOf } from './paths.js';
import { Shelf } from './shelf.js';

/** A text as it was last read; `report` is undefined where it holds none. */
interface Known {
  readonly text: string;
  readonly extended: Form | undefined;
  readonly report: Report | undefined;
}

/** Texts that are remembered, besides those that open documents hang on. */
const MOST_TEXTS = 32;
/** Paths that are remembered as those of no text. */
const MOST_ABSENT = 5000;

/** What is there to look at. */
export interface Sources {
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: Engine;
  /** Reads a text at once. */
  readonly configHost: ConfigHost | undefined;
  readonly folderHost: FolderHost | undefined;
  /** Where the configuration of the document says that last year's reports are, or the settings do. */
  placeOf(uri: string): string | undefined;
  /** Something has been read meanwhile that may be last year's report. */
  changed(): void;
}

/** Finds the report of the year before: among the open documents, else where the user says that it is, else where this year's path suggests it. */
export class Predecessors {
  /** Open documents as they were last judged. One that is not yet comes to be, and then whoever hangs on it is judged anew. */
  readonly #open = new Map<string, Report | undefined>();
  /** Texts as they were last read. */
  readonly #texts = new Map<string, Known>();
  /** Where none was found. */
  readonly #absent = new Set<string>();
  /** By the form that a province has extended: what a report is read with is that of the draft that follows it. */
  readonly #shelves = new Map<Form | undefined, Shelf>();
  /** The file of last year's report of each open document that has one. */
  readonly #inUse = new Map<string, string>();

  constructor(private readonly sources: Sources) {}

  of(uri: string, report: Report): Predecessor | undefined {
    if (report.year === undefined || report.issuer === undefined) return undefined;
    const path = pathOf(uri);
    const found =
      predecessorAmong(this.#openBeside(uri, report), report) ??
      this.#placed(uri, report) ??
      (path === undefined ? undefined : this.#suggested(path, report));
    if (found !== undefined && 'found' in found && this.sources.documents.get(uri) !== undefined) this.#inUse.set(uri, found.found.path);
    else this.#inUse.delete(uri);
    return found;
  }

  /** Forgets the texts that are no longer as they were read. Of other files `changed` tells. */
  refresh(): void {
    for (const [path, { text }] of this.#texts) if (this.#textOf(path) !== text) this.#texts.delete(path);
    this.#absent.clear();
    const forms = new Set([...this.#open.values()].map((report) => report && extensionOf(report.form)));
    for (const form of this.#shelves.keys()) if (form !== undefined && !forms.has(form)) this.#shelves.delete(form);
    for (const shelf of this.#shelves.values()) shelf.refresh();
  }

  get isReading(): boolean {
    return [...this.#shelves.values()].some((shelf) => shelf.isReading);
  }

  /** Settles when what was asked for so far has been read. */
  async settled(): Promise<void> {
    await Promise.all([...this.#shelves.values()].map((shelf) => shelf.settled()));
  }

  /** What is closed may still be read, for a request that came in before. */
  learn(uri: string, report: Report | undefined): void {
    if (this.sources.documents.get(uri) !== undefined) this.#open.set(uri, report);
  }

  /** The document was closed. */
  forget(uri: string): void {
    this.#open.delete(uri);
    this.#inUse.delete(uri);
  }

  /** Each open document asks this of all others whenever one of them has changed: most are told from last year's report by their year. */
  #openBeside(uri: string, report: Report): Candidate[] {
    const candidates: Candidate[] = [];
    for (const [other, known] of this.#open)
      if (other !== uri && known !== undefined && mayPrecede(known, report))
        candidates.push({ path: pathOf(other) ?? other, report: known });
    return candidates;
  }

  #placed(uri: string, report: Report): Predecessor | undefined {
    const path = this.sources.placeOf(uri);
    const shelf = this.#shelfFor(report);
    const place = path === undefined ? undefined : shelf?.at(path);
    if (place === undefined) return undefined;
    const wanted = place.isFile ? place.reports : place.reports.filter((known) => mayPrecede(known, report));
    return predecessorAmong(
      this.#candidates(
        wanted.map((known) => known.path),
        (one) => shelf?.report(one),
      ),
      report,
      { named: place.isFile },
    );
  }

  #suggested(path: string, report: Report): Predecessor | undefined {
    const shelf = this.#shelfFor(report);
    const extended = extensionOf(report.form);
    return predecessorAmong(
      this.#candidates(lastYearPaths(path), (place) => this.#atPath(place, extended)?.report ?? shelf?.report(place)),
      report,
    );
  }

  #shelfFor({ form }: Report): Shelf | undefined {
    const { folderHost, engine } = this.sources;
    const extended = extensionOf(form);
    const known = this.#shelves.get(extended);
    if (known !== undefined || folderHost === undefined) return known;
    const around = { changed: () => this.sources.changed(), isInUse: (path: string) => this.#isInUse(path) };
    const shelf = new Shelf(engine, folderHost, { ...around, ...(extended && { extended }) });
    this.#shelves.set(extended, shelf);
    return shelf;
  }

  #candidates(paths: readonly string[], reportAt: (path: string) => Report | undefined): Candidate[] {
    return paths.flatMap((path) => {
      const report = reportAt(path);
      return report === undefined ? [] : [{ path, report }];
    });
  }

  #atPath(path: string, extended: Form | undefined): Known | undefined {
    const before = this.#texts.get(path);
    if (this.#absent.has(path) || (before !== undefined && before.extended === extended)) return before;
    const text = this.#textOf(path);
    if (text === undefined) {
      if (this.#absent.size >= MOST_ABSENT) this.#absent.clear();
      this.#absent.add(path);
      return undefined;
    }
    const known = { text, extended, report: reportIn(this.sources.engine.read(text, { html: isWebPage(path), extended })) };
    // Of a whole folder's reports each asks for its own.
    const oldest = this.#texts.size < MOST_TEXTS ? undefined : [...this.#texts.keys()].find((one) => !this.#isInUse(one));
    if (oldest !== undefined) this.#texts.delete(oldest);
    this.#texts.set(path, known);
    return known;
  }

  #isInUse(path: string): boolean {
    return [...this.#inUse.values()].includes(path);
  }

  /** Undefined for what is not there, or cannot be read as text: a Word file is none. */
  #textOf(path: string): string | undefined {
    const found = isWordFile(path) ? undefined : this.sources.configHost?.read(path);
    return found !== undefined && 'text' in found ? found.text : undefined;
  }
}
