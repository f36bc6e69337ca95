import type { UnitsPlace } from '../../config/parse.js';
import { type Rollup, rollup, type Unread } from '../../county/rollup.js';
import { rosterOf } from '../../county/roster.js';
import { type UnitReport, unitReportOf } from '../../county/unit-report.js';
import { type HandedIn, mayAddUp, unitsOf } from '../../county/units.js';
import type { Form } from '../../data/types.js';
import { isWebPage, mayBeReport } from '../../input/names.js';
import type { UnitSums } from '../../rules/shared/unit-sums.js';
import { type Message, say } from '../../text/message.js';
import type { Engine } from '../engine.js';
import { readInput } from '../input.js';
import type { Files } from '../io.js';
import { targetsOf } from '../targets.js';
import type { Complaint } from './item.js';

/** What the units below a body make together, and what is wrong with the place that they were looked for in. */
export interface Below {
  readonly sums?: UnitSums;
  readonly complaint?: Complaint;
}

/** The report that is held against its units. */
interface Above extends HandedIn {
  readonly year: number;
}

interface Found {
  readonly reports: readonly UnitReport[];
  readonly unread: readonly Unread[];
  readonly roster: readonly string[] | undefined;
  readonly complaint?: Complaint;
}

/** Reads the reports of the units that a configuration names, once for all drafts that are held against them. */
export class UnitsBelow {
  readonly #found = new Map<string, Promise<Found>>();

  constructor(
    private readonly engine: Engine,
    private readonly files: Files,
    /** The form as it is extended where that file stands. */
    private readonly extendedAt: (path: string) => Form | undefined,
  ) {}

  /** For the report of that body in the file. */
  async of({ path, body, year }: Above, place: UnitsPlace): Promise<Below> {
    const key = `${place.folder}\u0000${place.roster ?? ''}`;
    const found = this.#found.get(key) ?? this.#search(place);
    this.#found.set(key, found);
    const { reports, unread, roster, complaint } = await found;
    if (complaint !== undefined) return { complaint };
    const others = reports.filter((report) => !this.files.isSame(report.path, path));
    if (place.file === undefined && !mayAddUp(body, others)) return {};
    const sums: Rollup = rollup(unitsOf(others, { year, roster }), { year, extended: this.extendedAt(path), unread });
    return { sums };
  }

  async #search({ folder, roster }: UnitsPlace): Promise<Found> {
    const reports: UnitReport[] = [];
    const unread: Unread[] = [];
    const nothing = { reports, unread, roster: undefined };
    for await (const target of targetsOf([folder], this.files)) {
      if ('note' in target) continue;
      if ('failure' in target && target.path === folder) return { ...nothing, complaint: [folder, configured(target.failure)] };
      const input = 'failure' in target ? target : await readInput(target.path, this.files);
      if ('failure' in input) unread.push({ path: target.path, why: input.failure });
      else {
        const { path } = target;
        const how = { html: isWebPage(path), extended: this.extendedAt(path) };
        const reading = this.engine.read(mayBeReport(path) ? input.text : '', how);
        const report = unitReportOf(path, reading, []);
        if (report !== undefined) reports.push(report);
      }
    }
    if (roster === undefined) return nothing;
    const names = await readInput(roster, this.files);
    if ('failure' in names) return { ...nothing, complaint: [roster, configured(names.failure)] };
    return { ...nothing, roster: rosterOf(names.text) };
  }
}

function configured({ zh, en }: Message): Message {
  return say(`配置里的 units 指到这里：${zh}`, `“units” of the configuration leads here: ${en}`);
}
