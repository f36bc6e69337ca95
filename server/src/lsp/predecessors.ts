import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isYearBefore, lastYearPaths } from '../forms/last-year.js';
import { type Report, reportIn } from '../report/types.js';
import type { Engine } from './engine.js';
import { pathOf } from './paths.js';

/** A text as it was last read; `report` is undefined where it holds none. */
interface Known {
  readonly text: string;
  readonly report: Report | undefined;
}

/** Files that are remembered as they were last read, or as not there. */
const MOST_ON_DISK = 32;

/** Finds the report of the year before: among the open documents, else on the disk where this year's path suggests it. */
export class Predecessors {
  /** Open documents as they were last judged. One that is not yet comes to be, and then whoever hangs on it is judged anew. */
  readonly #open = new Map<string, Report | undefined>();
  readonly #onDisk = new Map<string, Known | undefined>();

  constructor(
    private readonly documents: TextDocuments<TextDocument>,
    private readonly engine: Engine,
    /** The text of a file; undefined for what is not there, or cannot be read as text. */
    private readonly textAt: ((path: string) => string | undefined) | undefined,
  ) {}

  of(uri: string, report: Report): Report | undefined {
    if (report.year === undefined || report.issuer === undefined) return undefined;
    const isIt = (one: Report | undefined) => one !== undefined && isYearBefore(one, report);
    const open = this.#openBeside(uri).find(isIt);
    const path = pathOf(uri);
    if (open !== undefined || path === undefined) return open;
    for (const place of lastYearPaths(path)) {
      const known = this.#atPath(place)?.report;
      if (isIt(known)) return known;
    }
    return undefined;
  }

  /** Forgets the files that are no longer as they were read. */
  refresh(): void {
    for (const [path, known] of this.#onDisk) if (this.#textOf(path) !== known?.text) this.#onDisk.delete(path);
  }

  learn(uri: string, report: Report | undefined): void {
    this.#open.set(uri, report);
  }

  /** What is closed is forgotten. */
  #openBeside(uri: string): readonly (Report | undefined)[] {
    for (const other of this.#open.keys()) if (this.documents.get(other) === undefined) this.#open.delete(other);
    return [...this.#open].filter(([other]) => other !== uri).map(([, report]) => report);
  }

  #atPath(path: string): Known | undefined {
    if (this.#onDisk.has(path)) return this.#onDisk.get(path);
    const text = this.#textOf(path);
    // Of a whole folder's reports each asks for its own.
    for (const [oldest] of this.#onDisk.size < MOST_ON_DISK ? [] : this.#onDisk) {
      this.#onDisk.delete(oldest);
      break;
    }
    const known = text === undefined ? undefined : this.#read(text, /\.html?$/i.test(path));
    this.#onDisk.set(path, known);
    return known;
  }

  /** A Word file is no text. */
  #textOf(path: string): string | undefined {
    return /\.docx$/i.test(path) ? undefined : this.textAt?.(path);
  }

  #read(text: string, html: boolean): Known {
    return { text, report: reportIn(this.engine.read(text, { html })) };
  }
}
