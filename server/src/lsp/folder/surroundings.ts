import type { Analysis } from '../analysis.js';
import type { Engine } from '../engine.js';
import type { FolderHost } from './host.js';

/** What the folder wants of the rest of the server. */
export interface Surroundings {
  readonly host: FolderHost;
  readonly engine: Engine;
  /** Findings of open documents are not pushed. */
  readonly pulls: boolean;
  /** `files.exclude` and the like. */
  excluded(): Promise<readonly string[]>;
  /** Beside last year's report, which may have to be read first. */
  judge(path: string, uri: string, text: string): Promise<Analysis>;
  isOpen(path: string): boolean;
  /** Nobody waits for the server, and its settings are there. */
  idle(): Promise<void>;
  failed(path: string, error: unknown): void;
  /** What is now known of a file that is not open; undefined: nothing. */
  publish(uri: string, analysis: Analysis | undefined): void;
  /** The list of units, or how far the work has come, is another. */
  changed(): void;
}
