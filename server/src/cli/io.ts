import type { ConfigHost } from '../config/nearest.js';
import type { Message } from '../text/message.js';
import type { Worker } from './batch/crew.js';
import type { Setup } from './batch/setup.js';

/** Everything that the command line takes from the world and gives to it. Tests hand in their own. */
export interface Io {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly files: Files;
  /** gouji.config.json above a draft. */
  readonly configs: ConfigHost;
  readonly env: Readonly<Record<string, string | undefined>>;
  readStdin(): Promise<Uint8Array>;
  /** The same piece by piece, as long as it comes. */
  stdin(): AsyncIterable<Uint8Array>;
  /** How many threads help, this one counted. */
  threads(): number;
  /** Another thread that checks. */
  startWorker(setup: Setup): Worker;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds from any start. */
  now(): number;
  /** Starts the language server on this process; it ends the process when its client does. */
  serve(): Promise<void>;
}

/** Standard output or standard error, be it a terminal, a pipe or a file. */
export interface Terminal {
  readonly isTTY: boolean;
  /** Undefined where nobody has told. */
  readonly columns: number | undefined;
  /** The reader has gone (`gouji … | head`): nothing more need be written. */
  readonly closed: boolean;
  /** Settles when more may be written. */
  write(text: string): Promise<void>;
}

/** What stands under a path. `size` in bytes. */
export interface FileInfo {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  /** When it was last written to, in milliseconds. */
  readonly modified: number;
}

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: FileInfo['kind'];
  /** What it leads to is a file that may have another name in the same folder. */
  readonly isLink?: boolean;
}

/** What a file was refused for, in the user's words. */
export class FileFailure extends Error {
  constructor(readonly about: Message) {
    super(about.en);
  }
}

/**
 * Relative paths start at the working folder. Failures have a `code` as Node has it, or are a FileFailure. What is asked for every
 * single draft answers at once: a system that has the file in memory does so faster than any promise settles.
 */
export interface Files {
  stat(path: string): FileInfo;
  /** Whether there is such a file; asked of names that mostly are none. */
  isFile(path: string): boolean;
  /** What a folder holds, in any order. Links to folders are `other`: they may run in circles. */
  list(folder: string): Promise<readonly Entry[]>;
  /** Files that match, in any order, with forward slashes. Folders behind links are passed over. */
  glob(pattern: string): Promise<readonly string[]>;
  read(path: string): Uint8Array;
  /** What another program makes of the file: a Word document, or a text. */
  through(program: string, path: string): Promise<Uint8Array>;
  /** The same for two spellings of one path. */
  resolve(path: string): string;
  /** The same for all names of a file that lead to one place, through links too. */
  identity(path: string): string;
  /** Whether both are names of one file that is there, through links too. */
  isSame(path: string, other: string): boolean;
  /** Makes the folder, and those above it, where they are not there. */
  makeFolder(path: string): void;
  /** A new file that takes its name only when it is complete; one that is there keeps its rights. */
  create(path: string): Promise<Draft>;
  /** New content for a file that is there, which keeps its owner, rights, links and names. Never half a file without the old text beside it. */
  replace(path: string, bytes: Uint8Array): void;
}

/** A file in the making: under its name only when it is complete. */
export interface Draft {
  write(content: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}
