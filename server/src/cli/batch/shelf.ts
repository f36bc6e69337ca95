import type { Form } from '../../data/types.js';
import type { Candidate, Known } from '../../forms/predecessor.js';
import type { Input } from '../../input/input-text.js';
import { isWebPage, mayBeReport } from '../../input/names.js';
import { reportIn } from '../../report/types.js';
import type { Engine } from '../engine.js';
import { readInput } from '../input.js';
import type { Files } from '../io.js';

/** Reports that are kept whole: those of a county would fill the memory, and each is wanted once or twice. */
const MOST = 16;

/** Reports beside those that are checked, by their paths. */
export class Shelf {
  readonly #kept = new Map<string, Candidate>();
  #extended: Form | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly files: Files,
  ) {}

  /** What the reports are read by from now on, besides the forms that are ours: those of a province. */
  readBy(extended: Form | undefined): this {
    if (extended !== this.#extended) this.#kept.clear();
    this.#extended = extended;
    return this;
  }

  /** Whose reports stand in these files; one after the other. */
  async list(paths: readonly string[]): Promise<readonly Known[]> {
    const known: Known[] = [];
    for (const path of paths) {
      const report = (await this.read(path))?.report;
      if (report !== undefined) known.push({ path, year: report.year, issuer: report.issuer });
    }
    return known;
  }

  /** At once, but for a Word file. Undefined where there is no such file, or no report in it. */
  read(path: string): Candidate | undefined | Promise<Candidate | undefined> {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    if (!mayBeReport(path) || !this.files.isFile(path)) return undefined;
    const input = readInput(path, this.files);
    const extended = this.#extended;
    return input instanceof Promise ? input.then((read) => this.#candidate(path, read, extended)) : this.#candidate(path, input, extended);
  }

  #candidate(path: string, input: Input, extended: Form | undefined): Candidate | undefined {
    const report = 'failure' in input ? undefined : reportIn(this.engine.read(input.text, { html: isWebPage(path), extended }));
    if (report === undefined) return undefined;
    const candidate = { path, report };
    // While a Word file was opened, another draft may have come.
    if (extended !== this.#extended) return candidate;
    if (this.#kept.size >= MOST) for (const oldest of [...this.#kept.keys()].slice(0, 1)) this.#kept.delete(oldest);
    this.#kept.set(path, candidate);
    return candidate;
  }
}
