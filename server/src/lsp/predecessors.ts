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
  readonly #onDisk = new Map<string, Known | undefined>();
  readonly #shelf: Shelf | undefined;
  /** The file of last year's report of each open document that has one. */
  readonly #inUse = new Map<string, string>();

  constructor(private readonly sources: Sources) {
    const { folderHost, engine } = sources;
    const isInUse = (path: string) => [...this.#inUse.values()].includes(path);
    this.#shelf = folderHost && new Shelf(engine, folderHost, { changed: () => sources.changed(), isInUse });
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

  /** Forgets the texts that are no longer as they were read; true where there are such. Of other files `changed` tells. */
  refresh(): boolean {
    const stale = [...this.#onDisk].filter(([path, known]) => this.#textOf(path) !== known?.text);
    for (const [path] of stale) this.#onDisk.delete(path);
    this.#shelf?.refresh();
    return stale.length > 0;
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
    if (this.#onDisk.has(path)) return this.#onDisk.get(path);
    const text = this.#textOf(path);
    const known = text === undefined ? undefined : this.#read(text, isWebPage(path));
    this.#onDisk.set(path, known);
    return known;
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
