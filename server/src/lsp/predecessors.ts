import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigHost } from '../config/nearest.js';
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
  readonly #shelf: Shelf | undefined;
  /** The file of last year's report of each open document that has one. */
  readonly #inUse = new Map<string, string>();

  constructor(private readonly sources: Sources) {
    const { folderHost, engine } = sources;
    this.#shelf = folderHost && new Shelf(engine, folderHost, { changed: () => sources.changed(), isInUse: (path) => this.#isInUse(path) });
  }

  of(uri: string, report: Report): Predecessor | undefined {
    if (report.year === undefined || report.issuer === undefined) return undefined;
    const path = pathOf(uri);
    const found =
      predecessorAmong(this.#openBeside(uri), report) ??
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
    this.#shelf?.refresh();
  }

  get isReading(): boolean {
    return this.#shelf?.isReading === true;
  }

  /** Settles when what was asked for so far has been read. */
  async settled(): Promise<void> {
    await this.#shelf?.settled();
  }

  learn(uri: string, report: Report | undefined): void {
    this.#open.set(uri, report);
  }

  /** What is closed is forgotten. */
  #openBeside(uri: string): Candidate[] {
    for (const known of [this.#open, this.#inUse]) {
      for (const other of known.keys()) if (this.sources.documents.get(other) === undefined) known.delete(other);
    }
    return [...this.#open].flatMap(([other, report]) =>
      other === uri || report === undefined ? [] : [{ path: pathOf(other) ?? other, report }],
    );
  }

  #placed(uri: string, report: Report): Predecessor | undefined {
    const path = this.sources.placeOf(uri);
    const place = path === undefined ? undefined : this.#shelf?.at(path);
    if (place === undefined) return undefined;
    const wanted = place.isFile ? place.reports : place.reports.filter((known) => mayPrecede(known, report));
    return predecessorAmong(
      this.#candidates(
        wanted.map((known) => known.path),
        (one) => this.#shelf?.report(one),
      ),
      report,
      { named: place.isFile },
    );
  }

  #suggested(path: string, report: Report): Predecessor | undefined {
    return predecessorAmong(
      this.#candidates(lastYearPaths(path), (place) => this.#atPath(place)?.report ?? this.#shelf?.report(place)),
      report,
    );
  }

  #candidates(paths: readonly string[], reportAt: (path: string) => Report | undefined): Candidate[] {
    return paths.flatMap((path) => {
      const report = reportAt(path);
      return report === undefined ? [] : [{ path, report }];
    });
  }

  #atPath(path: string): Known | undefined {
    const before = this.#texts.get(path);
    if (before !== undefined || this.#absent.has(path)) return before;
    const text = this.#textOf(path);
    if (text === undefined) {
      if (this.#absent.size >= MOST_ABSENT) this.#absent.clear();
      this.#absent.add(path);
      return undefined;
    }
    const known = this.#read(text, isWebPage(path));
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

  #read(text: string, html: boolean): Known {
    return { text, report: reportIn(this.sources.engine.read(text, { html })) };
  }
}
