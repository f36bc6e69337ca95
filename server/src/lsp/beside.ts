import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../config/nearest.js';
import type { UnitsPlace } from '../config/parse.js';
import type { Report } from '../report/types.js';
import type { UnitSums } from '../rules/shared/unit-sums.js';
import type { Engine } from './engine.js';
import { pathOf } from './paths.js';
import { Predecessors } from './predecessors.js';
import { UnitsBelow, type UnitsHost } from './units-below.js';

/** What is looked at, and on what disk. */
interface Means {
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: Engine;
  readonly configHost: ConfigHost | undefined;
  readonly folderHost: UnitsHost | undefined;
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

  constructor({ documents, engine, configHost, folderHost, changed, failed }: Means) {
    this.#configHost = configHost;
    this.#predecessors = new Predecessors(documents, engine, configHost && ((path) => textAt(configHost, path)));
    this.#below = new UnitsBelow(engine, folderHost, (paths) => changed(paths.map((path) => URI.file(path).toString())), failed);
  }

  /** The same body's report on the year before. */
  lastYears(uri: string, report: Report): Report | undefined {
    return this.#predecessors.of(uri, report);
  }

  /** The sum of the units that the configuration names for the draft; undefined until it is known. */
  units(uri: string, { year }: Report, place: UnitsPlace | undefined): UnitSums | undefined {
    const path = place && pathOf(uri, this.#configHost);
    return path === undefined ? undefined : this.#below.of(path, year, place);
  }

  /** An open document has been read. */
  learn(uri: string, report: Report | undefined): void {
    this.#predecessors.learn(uri, report);
  }

  /** Looks whether the files are as they were. */
  refresh(): void {
    this.#predecessors.refresh();
    this.#below.refresh();
  }
}

function textAt(host: ConfigHost, path: string): string | undefined {
  const found = host.read(path);
  return found !== undefined && 'text' in found ? found.text : undefined;
}
