import { type BigIntStats, type Dirent, mkdirSync, type readdir as ReaddirByCallback, readFileSync, realpathSync, statSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { glob } from 'tinyglobby';
import { nodeConfigHost } from '../node-config.js';
import { LONGEST_DRAFT } from '../report/structure/unreadable.js';
import { startThread } from './batch/thread.js';
import { createDraft } from './draft.js';
import type { Entry, FileInfo, Files, Io, Terminal } from './io.js';
import { replaceFile } from './replace.js';
import { runProgram } from './run-program.js';
import { isWholeDisk } from './targets.js';

/** The process: its streams, its files, its clock. `script` is the program itself, which serves on other threads too. */
export function nodeIo(script: string): Io {
  return {
    stdout: terminal(process.stdout),
    stderr: terminal(process.stderr),
    files: nodeFiles(process.cwd()),
    configs: nodeConfigHost,
    env: process.env,
    readStdin,
    stdin: () => process.stdin,
    threads,
    startWorker: (setup) => startThread(script, setup),
    pause: (milliseconds) => new Promise((done) => void setTimeout(done, milliseconds)),
    now: () => performance.now(),
    serve: async () => {
      await import('../node.js');
    },
  };
}

/** Beyond so many the thread that gives out the work has no time left for it. */
const MOST_THREADS = 16;

/** Those that this process may keep busy. In a container the share of processors may be smaller than their number (cgroup v2). */
function threads(): number {
  const all = Math.min(availableParallelism(), MOST_THREADS);
  try {
    const [quota, period] = readFileSync('/sys/fs/cgroup/cpu.max', 'utf8').split(' ').map(Number);
    return quota !== undefined && period !== undefined && quota > 0 ? Math.max(1, Math.min(all, Math.ceil(quota / period))) : all;
  } catch {
    return all;
  }
}

/** For tests too: files under a folder of their own. */
export function nodeFiles(cwd: string): Files {
  const at = (path: string) => resolve(cwd, path);
  return {
    stat: (path) => infoOf(statSync(at(path))),
    isFile: (path) => isFile(at(path)),
    list: async (folder) => {
      const entries = await readdir(at(folder), { withFileTypes: true });
      return entries.map((entry) => entryOf(at(folder), entry));
    },
    glob: (pattern) =>
      glob(pattern.replaceAll('\\', '/'), {
        cwd,
        expandDirectories: false,
        onlyFiles: true,
        followSymbolicLinks: false,
        fs: { readdir: listed },
      }),
    read: (path) => readFileSync(at(path)),
    through: (program, path) => runProgram(program, at(path)),
    resolve: at,
    identity: (path) => identityOf(at(path)),
    isSame: (path, other) => isSame(at(path), at(other)),
    makeFolder: (path) => void mkdirSync(at(path), { recursive: true }),
    create: (path) => createDraft(at(path)),
    replace: (path, bytes) => replaceFile(at(path), bytes),
  };
}

function infoOf(found: { isFile(): boolean; isDirectory(): boolean; readonly size: number; readonly mtimeMs: number }): FileInfo {
  return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other', size: found.size, modified: found.mtimeMs };
}

interface Listed {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function entryOf(folder: string, entry: Listed): Entry {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' };
  return { name, kind: found(join(folder, name))?.isFile() === true ? 'file' : 'other', isLink: true };
}

function identityOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function found(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function isSame(path: string, other: string): boolean {
  const [one, two] = [path, other].map(found);
  return one !== undefined && two !== undefined && one.dev === two.dev && one.ino === two.ino;
}

/**
 * A folder as the patterns see it, and as `list` does: a link to a file is that file, a link to a folder is passed over, for it may
 * run in circles or hold the whole disk. Only a pattern that names such a link itself goes through it.
 */
const listed = ((folder: string, _options: unknown, done: (error: Error | null, entries?: Dirent[]) => void) => {
  entriesOf(folder).then(
    (entries) => done(null, entries),
    (error: Error) => done(error),
  );
}) as typeof ReaddirByCallback;

async function entriesOf(folder: string): Promise<Dirent[]> {
  if (isWholeDisk(await realpath(folder)) && !isWholeDisk(resolve(folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.map((entry) => {
    if (!entry.isSymbolicLink() || entryOf(folder, entry).kind !== 'file') return entry;
    return Object.create(entry, { isSymbolicLink: { value: () => false }, isFile: { value: () => true } }) as Dirent;
  });
}

function terminal(stream: WriteStream): Terminal {
  let closed = false;
  // Every failure also comes to the callback of its write; without a listener here it would end the process.
  stream.on('error', () => undefined);
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
    get closed() {
      return closed;
    },
    write: (text) =>
      new Promise((done, fail) => {
        stream.write(text, (error) => {
          closed ||= isBrokenPipe(error);
          if (error == null || closed) done();
          else fail(error);
        });
      }),
  };
}

function isBrokenPipe(error: NodeJS.ErrnoException | null | undefined): boolean {
  return error?.code === 'EPIPE' || error?.code === 'ERR_STREAM_DESTROYED';
}

/** No further than a draft may be long: what comes after is not waited for. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (length > LONGEST_DRAFT) break;
  }
  return Buffer.concat(chunks);
}

/** Without an exception where there is nothing, which would take longer than the question. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
