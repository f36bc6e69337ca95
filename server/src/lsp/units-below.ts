import type { UnitsPlace } from '../config/parse.js';
import { rollup, type Unread } from '../county/rollup.js';
import { rosterOf } from '../county/roster.js';
import { type UnitReport, unitReportOf } from '../county/unit-report.js';
import { type HandedIn, mayAddUp, unitsOf } from '../county/units.js';
import type { Form } from '../data/types.js';
import type { Input } from '../input/input-text.js';
import { isChecked, isHidden, isWebPage } from '../input/names.js';
import type { UnitSums } from '../rules/shared/unit-sums.js';
import type { Engine } from './engine.js';

/** What this wants of the disk. Nothing waits for anything but the disk. */
export interface UnitsHost {
  /** Rejects where the folder cannot be read. */
  list(folder: string): Promise<readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[]>;
  /** Undefined where there is no file of that name. */
  stat(path: string): Promise<Stamp | undefined>;
  read(path: string): Promise<Input>;
  join(folder: string, name: string): string;
}

interface Stamp {
  readonly size: number;
  readonly modified: number;
}

/** A county has some hundred units; whoever names a folder of more has named the wrong one, and gets no verdict of a part of it. */
const MOST_FILES = 3000;

/** The file as it stands on the disk, and the form that it is read by where that is extended. */
interface How {
  readonly stamp: Stamp;
  readonly extended: Form | undefined;
}

/** A file as it was last read; nothing of it is kept but its figures. */
interface Known extends How {
  readonly report: UnitReport | undefined;
  readonly unread: Unread | undefined;
}

/** Folders of units that drafts are held against. */
interface Shelf {
  readonly place: UnitsPlace;
  readonly files: Map<string, Known>;
  roster: readonly string[] | undefined;
  /** Undefined until the folder was read for the first time, and where it cannot be. */
  state: 'new' | 'known' | 'failed';
  isWorking: boolean;
  isStale: boolean;
  /** What was made of it, by the draft and its year. */
  readonly sums: Map<string, UnitSums>;
  /** Drafts that are held against it. */
  readonly drafts: Set<string>;
}

interface Means {
  readonly engine: Engine;
  readonly host: UnitsHost | undefined;
  /** The form as it is extended where that file stands. */
  readonly extendedAt: (path: string) => Form | undefined;
  /** Told of the drafts whose sum has become known, or another. */
  readonly changed: (paths: readonly string[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The sums of the units whose reports stand in a folder that a configuration names. They are read when a draft is first held against them,
 * beside all other work, and again when one of them changes; who asks meanwhile gets what was known before.
 */
export class UnitsBelow {
  readonly #shelves = new Map<string, Shelf>();

  constructor(private readonly means: Means) {}

  /** For the draft of the body at the path. Undefined where nothing is known yet, or the body is none that adds up these units. */
  of({ path, body, year }: HandedIn, place: UnitsPlace | undefined): UnitSums | undefined {
    if (this.means.host === undefined || place === undefined || year === undefined) return undefined;
    const shelf = this.#shelfOf(place);
    shelf.drafts.add(path);
    if (shelf.state !== 'known') return undefined;
    const key = `${year} ${body ?? ''} ${path}`;
    const made = shelf.sums.get(key);
    if (made !== undefined) return made;
    const known = [...shelf.files].filter(([file]) => file !== path).map(([, file]) => file);
    const reports = known.flatMap(({ report }) => report ?? []);
    const unread = known.flatMap((file) => file.unread ?? []);
    if (place.file === undefined && !mayAddUp(body, reports)) return undefined;
    const sums = rollup(unitsOf(reports, { year, roster: shelf.roster }), { year, extended: this.means.extendedAt(path), unread });
    shelf.sums.set(key, sums);
    return sums;
  }

  /** Looks whether the files are as they were. */
  refresh(): void {
    for (const shelf of this.#shelves.values()) this.#look(shelf).catch(this.means.failed);
  }

  #shelfOf(place: UnitsPlace): Shelf {
    const key = `${place.folder}\u0000${place.roster ?? ''}`;
    const known = this.#shelves.get(key);
    if (known !== undefined) return known;
    const shelf: Shelf = {
      place,
      files: new Map(),
      roster: undefined,
      state: 'new',
      isWorking: false,
      isStale: false,
      sums: new Map(),
      drafts: new Set(),
    };
    this.#shelves.set(key, shelf);
    this.#look(shelf).catch(this.means.failed);
    return shelf;
  }

  async #look(shelf: Shelf): Promise<void> {
    shelf.isStale = true;
    if (shelf.isWorking) return;
    shelf.isWorking = true;
    let isOther = false;
    while (shelf.isStale) {
      shelf.isStale = false;
      isOther = (await this.#read(shelf)) || isOther;
    }
    shelf.isWorking = false;
    if (!isOther) return;
    shelf.sums.clear();
    this.means.changed([...shelf.drafts]);
  }

  /** True where something is not as it was. */
  async #read(shelf: Shelf): Promise<boolean> {
    const { state, roster } = shelf;
    const paths = await this.#filesIn(shelf.place.folder).catch(() => undefined);
    if (paths === undefined || paths.length > MOST_FILES) {
      shelf.state = 'failed';
      return state !== shelf.state;
    }
    shelf.roster = await this.#roster(shelf.place.roster).catch(() => undefined);
    if (shelf.place.roster !== undefined && shelf.roster === undefined) {
      shelf.state = 'failed';
      return state !== shelf.state;
    }
    let isOther = state !== 'known' || JSON.stringify(roster) !== JSON.stringify(shelf.roster);
    const there = new Set(paths);
    for (const path of [...shelf.files.keys()]) {
      if (!there.has(path)) isOther = shelf.files.delete(path) || isOther;
    }
    for (const path of paths) isOther = (await this.#readFile(path, shelf.files)) || isOther;
    shelf.state = 'known';
    return isOther;
  }

  async #readFile(path: string, files: Map<string, Known>): Promise<boolean> {
    const { host, engine } = this.means;
    const stamp = await host?.stat(path);
    const before = files.get(path);
    if (stamp === undefined) return files.delete(path);
    const extended = this.means.extendedAt(path);
    if (before !== undefined && isSame(before, { stamp, extended })) return false;
    const input = await host?.read(path);
    if (input === undefined) return false;
    const how = { stamp, extended };
    if ('failure' in input) files.set(path, { ...how, report: undefined, unread: { path, why: input.failure } });
    else {
      const reading = engine.read(input.text, { html: isWebPage(path), extended });
      files.set(path, { ...how, report: unitReportOf(path, reading, []), unread: undefined });
    }
    return true;
  }

  /** Undefined where none is named, or it cannot be read: then nobody knows who is missing. */
  async #roster(path: string | undefined): Promise<readonly string[] | undefined> {
    const input = path === undefined ? undefined : await this.means.host?.read(path);
    return input === undefined || 'failure' in input ? undefined : rosterOf(input.text);
  }

  async #filesIn(folder: string): Promise<readonly string[]> {
    const { host } = this.means;
    if (host === undefined) return [];
    const files: string[] = [];
    for (const { name, kind } of await host.list(folder)) {
      const path = host.join(folder, name);
      if (kind === 'other' || isHidden(name)) continue;
      if (kind === 'folder') files.push(...(await this.#filesIn(path).catch(() => [])));
      else if (isChecked(name)) files.push(path);
      if (files.length > MOST_FILES) break;
    }
    return files.sort();
  }
}

function isSame(a: How, b: How): boolean {
  return a.stamp.size === b.stamp.size && a.stamp.modified === b.stamp.modified && a.extended === b.extended;
}
