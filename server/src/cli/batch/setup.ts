import type { Config } from '../../config/parse.js';
import type { Locale } from '../../text/message.js';
import type { CheckOptions } from '../check-options.js';

/** What every thread of a run must know. All of it can be sent to another thread. */
export interface Setup {
  readonly options: CheckOptions;
  readonly locale: Locale;
  /** Whether the result is coloured, and the columns that it may take. */
  readonly colour: boolean;
  readonly width: number;
  /** The one that --config names; undefined where it could not be read. Else each draft has those above it. */
  readonly config: Config | undefined;
  /** What is made of the reports; findings are written where it is absent. */
  readonly purpose?: Purpose;
  /** The file of --output, where there is one already: no report may be it. */
  readonly existingOutput: string | undefined;
}

/** A list of units, the sum of their tables, letters to them, or all their figures. */
export type Purpose = 'list' | 'sums' | 'letters' | FiguresFormat;
/** How the figures of reports are written for other programs. */
export type FiguresFormat = 'figures-csv' | 'figures-json' | 'figures-ndjson';
