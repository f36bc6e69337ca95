import { URI } from 'vscode-uri';
import { isSameBody } from '../../forms/last-year.js';
import type { Text } from '../../input/input-text.js';
import { isChecked, isWordFile } from '../../input/names.js';
import type { Analysis } from '../analysis.js';
import type { Settings } from '../settings.js';
import type { Stamp } from './host.js';
import { isBelow, isNamedAsReport } from './roots.js';
import type { Surroundings } from './surroundings.js';
import { type Unit, unitOf, unreadable } from './units.js';
import { candidatesIn } from './walk.js';

/** For every report that may be listed, so many files are looked into. */
const FILES_A_REPORT = 10;

/** `asleep`: no report has been seen, so nothing is read. */
export type State = 'off' | 'asleep' | 'working' | 'done' | 'stopped';

/**
 * The reports of whole folders, open or not. One file at a time is read, and judged when nobody waits for the server; what is kept of it is its
 * line in the list. A file that is open is judged by whoever has it open.
 */
export class Folder {
  readonly units = new Map<string, Unit>();
  #roots: readonly string[] = [];
  #mode: Settings['wholeFolder'] = 'never';
  #limit = 0;
  #isAwake = false;
  #isStopped = false;
  /** What the last walk found. */
  #listed: ReadonlySet<string> = new Set();
  readonly #queue = new Set<string>();
  /** Reports that are open: they do not count. */
  readonly #open = new Set<string>();
  readonly #stamps = new Map<string, Stamp>();
  /** Files of which the client has findings. */
  readonly #told = new Set<string>();
  /** As the client writes the names of files that it had open. */
  readonly #uris = new Map<string, string>();
  /** Written, made or deleted meanwhile: this year's report beside them is to be judged anew. */
  readonly #touched = new Set<string>();
  #done = 0;
  #inHand = 0;
  #leftOut = 0;
  #isWorking = false;
  #walks = 0;
  /** Walks that have not come to their end. */
  #walking = 0;
  /** What a walk found, and is not known yet, is in the queue. */
  #isQueued = false;

  constructor(private readonly around: Surroundings) {}

  get state(): State {
    if (this.#mode === 'never' || this.#roots.length === 0) return 'off';
    if (this.#isStopped) return 'stopped';
    if (!this.#isAwake) return 'asleep';
    return this.#isWorking || (this.#walking > 0 && !this.#isQueued) ? 'working' : 'done';
  }

  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#done, total: this.#done + this.#inHand + this.#queue.size };
  }

  /** Files that were not looked into, because there are as many reports as the user wants. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** Other folders, or other settings: what is known is judged anew. */
  configure(roots: readonly string[], { wholeFolder, wholeFolderLimit }: Settings): void {
    if (roots.join('\n') !== this.#roots.join('\n')) this.#isAwake = false;
    this.#roots = roots;
    this.#mode = wholeFolder;
    this.#limit = wholeFolderLimit;
    this.#isStopped = false;
    this.#stamps.clear();
    this.#leaveOff();
    if (this.state === 'off') this.#listed = new Set();
    for (const path of this.units.keys()) {
      if (!this.around.isOpen(path) && (this.state === 'off' || !isBelow(roots, path))) this.#drop(path);
    }
    this.around.changed();
    void this.scan();
  }

  /** Whether the client has been told of the file's findings though it is not open, or will be. */
  covers(path: string): boolean {
    return this.state !== 'off' && this.#isAwake && this.#listed.has(path) && !isWordFile(path);
  }

  /** The user wants it, whatever stands in the folder. */
  wake(): void {
    this.#isStopped = false;
    this.#isAwake = true;
    this.#listed = new Set();
    this.#isQueued = false;
    void this.scan();
  }

  /** What is not read yet is left alone until the user wants it, or the settings change. */
  stop(): void {
    this.#isStopped = true;
    this.#leaveOff();
    this.around.changed();
  }

  /** Looks for files that are new, changed or gone. */
  async scan(): Promise<void> {
    if (this.state === 'off' || this.#isStopped) return;
    this.#walks += 1;
    const walk = this.#walks;
    const isWanted = () => walk === this.#walks;
    this.#walking += 1;
    try {
      const found = await this.#candidates(isWanted);
      if (!isWanted()) return;
      const isReport = (path: string) => isNamedAsReport(path) || this.units.has(path);
      this.#isAwake ||= this.#mode === 'always' || found.some(isReport);
      if (!this.#isAwake) return;
      const listed = new Set(found);
      const gone = [...this.#listed, ...this.units.keys()].filter((path) => isBelow(this.#roots, path) && !listed.has(path));
      this.#listed = listed;
      this.#leftOut = 0;
      // Where the limit is lower now, the last ones go.
      const tooMany = found.filter((path) => this.units.has(path) && !this.#open.has(path)).slice(this.#limit);
      for (const path of [...gone, ...tooMany]) if (!this.around.isOpen(path)) this.#drop(path);
      for (const path of found) if (!(await this.#isKnown(path)) && isWanted()) this.#queue.add(path);
      this.#isQueued ||= isWanted();
    } finally {
      this.#walking -= 1;
      this.around.changed();
    }
    void this.#work();
  }

  /** Something was written, made or deleted on the disk, a file or a folder. */
  touched(path: string, what: 'written' | 'gone'): void {
    if (this.state === 'off' || this.#isStopped || !isBelow(this.#roots, path)) return;
    if (!isChecked(path)) {
      // Of what stands in a folder nothing is told when the folder comes or goes.
      const isFolder = !/\.\w+$/.test(path) || [...this.#listed].some((listed) => listed.startsWith(path));
      if (isFolder) void this.scan();
      return;
    }
    if (this.#isAwake) this.#touched.add(path);
    if (!this.#listed.has(path)) void this.scan();
    else if (this.around.isOpen(path)) return;
    else if (what === 'gone') this.#drop(path);
    else this.#due(path);
  }

  /** An open document has a new version. */
  judged(uri: string, path: string | undefined, analysis: Analysis): void {
    const key = path ?? uri;
    if (path !== undefined) {
      const before = this.#uriOf(path);
      if (this.#told.delete(path) && (this.around.pulls || before !== uri)) this.around.publish(before, undefined);
      this.#uris.set(path, uri);
      this.#stamps.delete(path);
    }
    this.#touched.add(key);
    const unit = unitOf(analysis, this.around.engine);
    if (unit === undefined) this.#open.delete(key);
    else this.#open.add(key);
    this.#put(key, unit);
    if (analysis.report !== undefined && !this.#isAwake && isBelow(this.#roots, key)) void this.scan();
  }

  /** It is as it is on the disk again. */
  closed(uri: string, path: string | undefined): void {
    this.#open.delete(path ?? uri);
    if (path === undefined || !this.covers(path)) {
      if (this.units.delete(path ?? uri)) this.around.changed();
      return;
    }
    this.#told.add(path);
    this.#touched.add(path);
    this.#due(path);
  }

  #candidates(isWanted: () => boolean): Promise<readonly string[]> {
    return this.around.excluded().then(async (excluded) => {
      const found = new Set<string>();
      for (const root of this.#roots) {
        for await (const path of candidatesIn(root, this.around.host, excluded)) {
          if (!isWanted()) return [];
          found.add(path);
        }
      }
      return [...found];
    });
  }

  #due(path: string): void {
    this.#stamps.delete(path);
    // At the end of the queue: it may be written to again.
    this.#queue.delete(path);
    this.#queue.add(path);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    for (let [path] = this.#queue; path !== undefined; [path] = this.#queue) {
      this.#queue.delete(path);
      this.#inHand = 1;
      await this.#examine(path).catch((error: unknown) => this.around.failed(path, error));
      this.#inHand = 0;
      this.#done += 1;
      this.around.changed();
    }
    this.#isWorking = false;
    this.#done = 0;
    this.around.changed();
  }

  async #examine(path: string): Promise<void> {
    const { host, isOpen, idle, judge } = this.around;
    const stamp = await host.stat(path);
    if (stamp === undefined) return isOpen(path) ? undefined : this.#drop(path);
    if (!this.units.has(path) && this.#isFull()) {
      this.#leftOut += 1;
      return;
    }
    await idle();
    const input = await host.read(path);
    await idle();
    // Meanwhile it may have been opened, written to again, or be wanted no longer.
    const isPast = () => isOpen(path) || this.#queue.has(path) || !this.#listed.has(path) || this.#isStopped;
    const analysis = isPast() || 'failure' in input ? undefined : await judge(path, this.#uriOf(path), input.text);
    if (isPast()) return;
    this.#stamps.set(path, stamp);
    if (!('failure' in input)) this.#judged(path, input, analysis);
    else this.#take(path, isNamedAsReport(path) ? unreadable(this.#uriOf(path), input.failure) : undefined, undefined);
  }

  async #isKnown(path: string): Promise<boolean> {
    if (this.around.isOpen(path)) return true;
    const known = this.#stamps.get(path);
    const stamp = known && (await this.around.host.stat(path));
    return stamp !== undefined && stamp.size === known?.size && stamp.modified === known.modified;
  }

  #judged(path: string, { document }: Text, analysis: Analysis | undefined): void {
    if (analysis === undefined) return;
    this.#take(path, unitOf(analysis, this.around.engine, document?.paths), document === undefined ? analysis : undefined);
  }

  #take(path: string, unit: Unit | undefined, analysis: Analysis | undefined): void {
    const shown = analysis !== undefined && analysis.findings.length > 0 ? analysis : undefined;
    if (shown !== undefined || this.#told.has(path)) this.around.publish(this.#uriOf(path), shown);
    if (shown === undefined) this.#told.delete(path);
    else this.#told.add(path);
    this.#put(path, unit);
  }

  #put(key: string, unit: Unit | undefined): void {
    const before = this.units.get(key);
    if (unit === undefined) this.units.delete(key);
    else this.units.set(key, unit);
    if (JSON.stringify(before) !== JSON.stringify(unit)) this.around.changed();
    if (this.#touched.delete(key)) this.#judgeSuccessors(before, unit);
  }

  /** It is not there any more, or not to be checked. */
  #drop(path: string): void {
    const isFull = this.#isFull();
    this.#queue.delete(path);
    this.#stamps.delete(path);
    this.#take(path, undefined, undefined);
    if (isFull && this.#leftOut > 0) void this.scan();
  }

  /** This year's reports beside which these stood as last year's, or stand now. */
  #judgeSuccessors(...previous: readonly (Unit | undefined)[]): void {
    for (const [key, { year, issuer }] of this.units) {
      const isNext = previous.some((one) => one?.year != null && one.year + 1 === year && isSameBody(one.issuer ?? '', issuer ?? ''));
      if (isNext && this.#stamps.has(key)) this.#due(key);
    }
  }

  #leaveOff(): void {
    this.#isQueued = false;
    this.#walks += 1;
    this.#queue.clear();
    this.#touched.clear();
  }

  #isFull(): boolean {
    return this.units.size - this.#open.size >= this.#limit || this.#stamps.size >= this.#limit * FILES_A_REPORT;
  }

  #uriOf(path: string): string {
    return this.#uris.get(path) ?? URI.file(path).toString();
  }
}
