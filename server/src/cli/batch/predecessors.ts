import { isYearBefore, lastYearPaths } from '../../forms/last-year.js';
import type { Input } from '../../input/input-text.js';
import { isWebPage, mayBeReport } from '../../input/names.js';
import { type Reading, type Report, reportIn } from '../../report/types.js';
import type { Engine } from '../engine.js';
import { readInput } from '../input.js';
import type { Files } from '../io.js';

/** Finds the report of the year before: among those that the user names, else where this year's path suggests it. */
export class Predecessors {
  /** The reports among the named files, read when the first is wanted. */
  #named: Promise<readonly Report[]> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly files: Files,
    private readonly paths: readonly string[] | undefined,
  ) {}

  /** At once, but where many files or a Word file are to be read. */
  of(path: string, reading: Reading): Report | undefined | Promise<Report | undefined> {
    const report = reportIn(reading);
    if (report?.year === undefined || report.issuer === undefined) return undefined;
    if (this.paths === undefined) return this.#firstOf(lastYearPaths(path), report);
    this.#named ??= this.#readAll(this.paths);
    return this.#named.then((all) => all.find((previous) => isYearBefore(previous, report)));
  }

  #firstOf(paths: readonly string[], report: Report): Report | undefined | Promise<Report | undefined> {
    for (const [index, path] of paths.entries()) {
      const found = this.#read(path);
      if (found instanceof Promise) {
        return found.then((last) =>
          last !== undefined && isYearBefore(last, report) ? last : this.#firstOf(paths.slice(index + 1), report),
        );
      }
      if (found !== undefined && isYearBefore(found, report)) return found;
    }
    return undefined;
  }

  async #readAll(paths: readonly string[]): Promise<readonly Report[]> {
    const reports: Report[] = [];
    for (const path of paths) {
      const report = await this.#read(path);
      if (report !== undefined) reports.push(report);
    }
    return reports;
  }

  #read(path: string): Report | undefined | Promise<Report | undefined> {
    if (!mayBeReport(path) || !this.files.isFile(path)) return undefined;
    const input = readInput(path, this.files);
    return input instanceof Promise ? input.then((read) => this.#reportIn(path, read)) : this.#reportIn(path, input);
  }

  #reportIn(path: string, input: Input): Report | undefined {
    return 'failure' in input ? undefined : reportIn(this.engine.read(input.text, { html: isWebPage(path) }));
  }
}
