import type { Form } from '../data/types.js';
import type { Known } from '../forms/predecessor.js';
import { isWebPage, mayBeReport } from '../input/names.js';
import { type Report, reportIn } from '../report/types.js';
import type { Engine } from './engine.js';
import type { FolderHost, Stamp } from './folder/host.js';
import { candidatesIn } from './folder/walk.js';

/** Reports that are kept whole; of the others of a folder only whose they are. */
const MOST_KEPT = 16;
/** More files of a place are not looked into: whoever names a larger one has named something else. */
const MOST_FILES = 2000;

/** Paths that are remembered as those of no file. */
const MOST_ABSENT = 5000;

/** What was named as the place of last year's reports. */
export interface Place {
  /** It is a file: somebody says that this is last year's report. */
  readonly isFile: boolean;
  readonly reports: readonly Known[];
}

interface Entry {
  readonly stamp: Stamp;
  /** Undefined where it holds no report. */
  readonly known: Known | undefined;
}

/** Reports on the disk, read while the server has nothing else to do: what has not been read yet counts as not there. */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  /** Where there was no file. */
  readonly #absent = new Set<string>();
  readonly #kept = new Map<string, Report>();
  readonly #places = new Map<string, Place>();
  /** Something may not be as it was. */
  #isStale = false;
  /** What is being looked at, by path. */
  readonly #pending = new Map<string, Promise<void>>();

  constructor(
    private readonly engine: Engine,
    private readonly host: FolderHost,
    private readonly around: {
      /** Something has been read, or is not as it was. */
      changed(): void;
      /** An open document hangs on it: it is kept. */
      isInUse(path: string): boolean;
      /** What the reports are read by besides the forms that are ours. */
      readonly extended?: Form;
    },
  ) {}

  /** As far as it is known by now. */
  report(path: string): Report | undefined {
    const kept = this.#kept.get(path);
    if (kept !== undefined || this.#absent.has(path)) return kept;
    const entry = this.#entries.get(path);
    if (mayBeReport(path) && (entry === undefined || entry.known !== undefined)) this.#begin(path, () => this.#read(path));
    return undefined;
  }

  /** What is known by now of the reports at a place. */
  at(path: string): Place | undefined {
    const place = this.#places.get(path);
    if (place === undefined) this.#begin(`${path}/`, () => this.#walk(path));
    return place;
  }

  /** Looks again at all that is known, in its own time. */
  refresh(): void {
    this.#absent.clear();
    if (this.#entries.size === 0 && this.#places.size === 0) return;
    this.#isStale = true;
    this.#begin('', () => this.#lookAgain());
  }

  get isReading(): boolean {
    return this.#pending.size > 0;
  }

  /** Settles when all that was asked for has been read. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending.values());
  }

  #begin(key: string, look: () => Promise<boolean>): void {
    if (this.#pending.has(key)) return;
    const done = look()
      .catch(() => false)
      .then((isOther) => {
        this.#pending.delete(key);
        if (isOther) this.around.changed();
      });
    this.#pending.set(key, done);
  }

  async #lookAgain(): Promise<boolean> {
    let isOther = false;
    // What is written while this goes on may have been looked at already.
    while (this.#isStale) {
      this.#isStale = false;
      for (const path of [...this.#entries.keys()]) if (await this.#look(path)) isOther = true;
      for (const path of [...this.#places.keys()]) if (await this.#walk(path)) isOther = true;
    }
    return isOther;
  }

  /** True where something is not as it was. */
  async #walk(place: string): Promise<boolean> {
    const before = this.#places.get(place);
    const isFile = (await this.host.stat(place)) !== undefined;
    const reports: Known[] = [];
    let isOther = false;
    let left = MOST_FILES;
    for await (const path of isFile ? [place] : candidatesIn(place, this.host, [])) {
      left -= 1;
      if (left < 0) break;
      if (await this.#look(path)) isOther = true;
      const known = this.#entries.get(path)?.known;
      if (known !== undefined) reports.push(known);
    }
    this.#places.set(place, { isFile, reports });
    return isOther || before?.reports.length !== reports.length;
  }

  /** Reads the file unless it is as it was. */
  async #look(path: string): Promise<boolean> {
    const before = this.#entries.get(path);
    const stamp = await this.host.stat(path);
    const isSame = before !== undefined && before.stamp.size === stamp?.size && before.stamp.modified === stamp.modified;
    return isSame ? false : this.#read(path);
  }

  /** True where there is a report now, or was one before. */
  async #read(path: string): Promise<boolean> {
    const before = this.#entries.get(path);
    const stamp = await this.host.stat(path);
    this.#kept.delete(path);
    if (stamp === undefined) return this.#lose(path);
    const input = await this.host.read(path);
    const html = isWebPage(path);
    const report = 'failure' in input ? undefined : reportIn(this.engine.read(input.text, { html, extended: this.around.extended }));
    const known = report && { path, year: report.year, issuer: report.issuer };
    this.#entries.set(path, { stamp, known });
    if (report !== undefined) this.#keep(path, report);
    return known !== undefined || before?.known !== undefined;
  }

  #lose(path: string): boolean {
    if (this.#absent.size >= MOST_ABSENT) this.#absent.clear();
    this.#absent.add(path);
    const before = this.#entries.get(path);
    this.#entries.delete(path);
    return before?.known !== undefined;
  }

  #keep(path: string, report: Report): void {
    const oldest = this.#kept.size < MOST_KEPT ? undefined : [...this.#kept.keys()].find((one) => !this.around.isInUse(one));
    if (oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(path, report);
  }
}
