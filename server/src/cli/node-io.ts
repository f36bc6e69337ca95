import type { Dirent, readdir as ReaddirByCallback } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { glob } from 'tinyglobby';
import { nodeConfigHost } from '../node-config.js';
import { LONGEST_DRAFT } from '../report/structure/unreadable.js';
import { createDraft } from './draft.js';
import type { Entry, FileInfo, Files, Io, Terminal } from './io.js';
import { replaceFile } from './replace.js';
import { isWholeDisk } from './targets.js';

/** The process: its streams, its files, its clock. */
export function nodeIo(): Io {
  return {
    stdout: terminal(process.stdout),
    stderr: terminal(process.stderr),
    files: nodeFiles(process.cwd()),
    configs: nodeConfigHost,
    env: process.env,
    readStdin,
    now: () => performance.now(),
    serve: async () => {
      await import('../node.js');
    },
  };
}

/** For tests too: files under a folder of their own. */
export function nodeFiles(cwd: string): Files {
  const at = (path: string) => resolve(cwd, path);
  return {
    stat: async (path) => infoOf(await stat(at(path))),
    list: async (folder) => {
      const entries = await readdir(at(folder), { withFileTypes: true });
      return Promise.all(entries.map((entry) => entryOf(at(folder), entry)));
    },
    glob: (pattern) =>
      glob(pattern.replaceAll('\\', '/'), {
        cwd,
        expandDirectories: false,
        onlyFiles: true,
        followSymbolicLinks: false,
        fs: { readdir: listed },
      }),
    read: (path) => readFile(at(path)),
    resolve: at,
    identity: (path) => realpath(at(path)).catch(() => at(path)),
    isSame: (path, other) => isSame(at(path), at(other)),
    create: (path) => createDraft(at(path)),
    replace: async (path, bytes) => replaceFile(at(path), bytes),
  };
}

function infoOf(found: { isFile(): boolean; isDirectory(): boolean; readonly size: number }): FileInfo {
  return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other', size: found.size };
}

interface Listed {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

async function entryOf(folder: string, entry: Listed): Promise<Entry> {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other' };
  const isFile = await stat(join(folder, name)).then(
    (found) => found.isFile(),
    () => false,
  );
  return { name, kind: isFile ? 'file' : 'other' };
}

async function isSame(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([path, other].map((name) => stat(name, { bigint: true }).catch(() => undefined)));
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
  return Promise.all(
    entries.map(async (entry) => {
      if (!entry.isSymbolicLink() || (await entryOf(folder, entry)).kind !== 'file') return entry;
      return Object.create(entry, { isSymbolicLink: { value: () => false }, isFile: { value: () => true } }) as Dirent;
    }),
  );
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
