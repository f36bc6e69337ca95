import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../config/nearest.js';
import type { UnitsPlace } from '../config/parse.js';
import type { Form } from '../data/types.js';
import type { Predecessor } from '../forms/predecessor.js';
import type { Report } from '../report/types.js';
import type { UnitSums } from '../rules/shared/unit-sums.js';
import type { Engine } from './engine.js';
import type { FolderHost } from './folder/host.js';
import { pathOf } from './paths.js';
import { Predecessors } from './predecessors.js';
import { UnitsBelow, type UnitsHost } from './units-below.js';

/** What is looked at, and on what disk. */
interface Means {
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: Engine;
  readonly configHost: ConfigHost | undefined;
  readonly folderHost: (UnitsHost & FolderHost) | undefined;
  /** The form as it is extended where that file stands. */
  readonly extendedAt: (path: string) => Form | undefined;
  /** Where the user says that last year's reports are. */
  readonly placeOf: (uri: string) => string | undefined;
  /** Told when something has been read that may be last year's report. */
  readonly lastYearRead: () => void;
  /** Told of drafts of which the units are known now, or are other ones. */
  readonly changed: (uris: readonly string[]) => void;
  /** Told why the units could not be added up. */
  readonly failed: (error: unknown) => void;
}

/** The reports that drafts are judged beside: last year's, and those of the units below. */
export class Beside {
  readonly #predecessors: Predecessors;
  readonly #below: UnitsBelow;
  readonly #configHost: ConfigHost | undefined;

  constructor({ documents, engine, configHost, folderHost, extendedAt, placeOf, lastYearRead, changed, failed }: Means) {
    this.#configHost = configHost;
    this.#predecessors = new Predecessors({ documents, engine, configHost, folderHost, placeOf, changed: lastYearRead });
    this.#below = new UnitsBelow({
      engine,
      host: folderHost,
      extendedAt,
      changed: (paths) => changed(paths.map((path) => URI.file(path).toString())),
      failed,
    });
  }

  /** The same body's report on the year before. */
  lastYears(uri: string, report: Report): Predecessor | undefined {
    return this.#predecessors.of(uri, report);
  }

  /** The sum of the units that the configuration names for the draft; undefined until it is known. */
  units(uri: string, { year, issuer: body }: Report, place: UnitsPlace | undefined): UnitSums | undefined {
    const path = place && pathOf(uri, this.#configHost);
    return path === undefined ? undefined : this.#below.of({ path, body, year }, place);
  }

  /** An open document has been read. */
  learn(uri: string, report: Report | undefined): void {
    this.#predecessors.learn(uri, report);
  }

  /** A document was closed. */
  forget(uri: string): void {
    this.#predecessors.forget(uri);
  }

  /** Some of what was asked for is still to be read. */
  get isReading(): boolean {
    return this.#predecessors.isReading;
  }

  /** Settles when it has been. */
  settled(): Promise<void> {
    return this.#predecessors.settled();
  }

  /** Looks whether the files are as they were. */
  refresh(): void {
    this.#predecessors.refresh();
    this.#below.refresh();
  }
}
