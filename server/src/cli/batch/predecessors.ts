import { extensionOf } from '../../data/forms.js';
import { lastYearPaths } from '../../forms/last-year.js';
import { type Candidate, type Known, mayPrecede, type Predecessor, predecessorAmong, unclearNote } from '../../forms/predecessor.js';
import { type Reading, type Report, reportIn } from '../../report/types.js';
import { type Message, say } from '../../text/message.js';
import type { Engine } from '../engine.js';
import type { Files } from '../io.js';
import { targetsOf } from '../targets.js';
import type { Complaint } from './item.js';
import { Shelf } from './shelf.js';

/** Last year's report, what is to be said of it, and what is wrong with the place that it was looked for in. */
export interface Before {
  readonly report?: Report;
  readonly note?: Message;
  readonly complaint?: Complaint;
}

/** The draft whose predecessor is wanted. */
interface Draft {
  readonly path: string;
  readonly reading: Reading;
  /** Where its configuration says that last year's reports are. */
  readonly place: string | undefined;
}

/** What was found where the user said that last year's reports are. */
interface Place {
  /** It is a file: the user says that this is last year's report. */
  readonly isFile: boolean;
  readonly reports: readonly Known[];
  readonly complaint?: Complaint;
}

const NOTHING: Before = {};

/** Finds the report of the year before: where the user says that it is, else where this year's path suggests it. */
export class Predecessors {
  readonly #shelf: Shelf;
  readonly #places = new Map<string, Promise<Place>>();

  constructor(
    engine: Engine,
    private readonly files: Files,
    /** What the option names. */
    private readonly given: string | undefined,
  ) {
    this.#shelf = new Shelf(engine, files);
  }

  /** At once, but where a place is to be searched or a Word file is to be read. */
  of({ path, reading, place }: Draft): Before | Promise<Before> {
    const report = reportIn(reading);
    if (report?.year === undefined || report.issuer === undefined) return NOTHING;
    if (this.given !== undefined) return this.#at(this.given, report);
    if (place === undefined) return this.#suggested(path, report);
    return this.#at(place, report).then((before) =>
      before.report === undefined && before.note === undefined ? this.#after(before, path, report) : before,
    );
  }

  async #after({ complaint }: Before, path: string, report: Report): Promise<Before> {
    return { ...(await this.#suggested(path, report)), ...(complaint && { complaint }) };
  }

  #suggested(path: string, report: Report): Before | Promise<Before> {
    const read = lastYearPaths(path).map((place) => this.#shelf.readBy(extensionOf(report.form)).read(place));
    const choose = (candidates: readonly (Candidate | undefined)[]) =>
      beforeOf(
        predecessorAmong(
          candidates.filter((candidate) => candidate !== undefined),
          report,
        ),
      );
    const isAtHand = (one: (typeof read)[number]): one is Candidate | undefined => !(one instanceof Promise);
    return read.every(isAtHand) ? choose(read) : Promise.all(read).then(choose);
  }

  async #at(place: string, report: Report): Promise<Before> {
    const known = this.#places.get(place) ?? this.#search(place);
    this.#places.set(place, known);
    const { isFile, reports, complaint } = await known;
    const wanted = isFile ? reports : reports.filter((one) => mayPrecede(one, report));
    const read = await Promise.all(wanted.map(({ path }) => this.#shelf.readBy(extensionOf(report.form)).read(path)));
    const candidates = read.filter((candidate) => candidate !== undefined);
    const before = beforeOf(predecessorAmong(candidates, report, { named: isFile }));
    if (isFile && before === NOTHING) return { note: notUsed(place, candidates[0]?.report, report) };
    return complaint === undefined ? before : { ...before, complaint };
  }

  async #search(place: string): Promise<Place> {
    const paths: string[] = [];
    for await (const target of targetsOf([place], this.files)) {
      if ('failure' in target) return { isFile: false, reports: [], complaint: [target.path, configured(target.failure)] };
      if (!('note' in target)) paths.push(target.path);
    }
    return { isFile: this.files.isFile(place), reports: await this.#shelf.list(paths) };
  }
}

function configured({ zh, en }: Message): Message {
  return say(`配置里的 previous 指到这里：${zh}`, `“previous” of the configuration leads here: ${en}`);
}

function beforeOf(predecessor: Predecessor | undefined): Before {
  if (predecessor === undefined) return NOTHING;
  return 'found' in predecessor ? { report: predecessor.found.report } : { note: unclearNote(predecessor.unclear) };
}

/** Why a report that was named as last year's was not used. */
function notUsed(place: string, previous: Report | undefined, report: Report): Message {
  const why = whyNot(previous, report);
  return say(`没有拿 ${place} 来核对：${why.zh}`, `${place} was not used as last year’s report: ${why.en}`);
}

function whyNot(previous: Report | undefined, report: Report): Message {
  if (previous === undefined) return say('它读不出来，或不是年报', 'it cannot be read, or is no report');
  if (previous.year === undefined) return say('它没有写明年度', 'it names no year');
  const wanted = (report.year ?? 0) - 1;
  if (previous.year !== wanted)
    return say(`它是${previous.year}年的，要的是${wanted}年的`, `it is for ${previous.year}, not for ${wanted}`);
  if (previous.issuer === undefined) return say('它没有写明机关', 'it names no body');
  return say(`它是“${previous.issuer}”的，这份是“${report.issuer}”的`, `it is by “${previous.issuer}”, this one by “${report.issuer}”`);
}
