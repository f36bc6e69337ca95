import { type FileHandle, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { glob } from 'tinyglobby';
import { nodeConfigHost } from '../node-config.js';
import { LONGEST_DRAFT } from '../report/unreadable.js';
import type { Draft, Entry, FileInfo, Files, Io, Terminal } from './io.js';

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
    glob: (pattern) => glob(pattern.replaceAll('\\', '/'), { cwd, expandDirectories: false, onlyFiles: true }),
    read: (path) => readFile(at(path)),
    resolve: at,
    isSame: (path, other) => isSame(at(path), at(other)),
    create: (path) => createDraft(at(path)),
    replace: (path, bytes) => replaceFile(at(path), bytes),
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

/** A link keeps pointing where it did. What is no file, such as a device or a pipe, is written to and never replaced. */
async function createDraft(given: string): Promise<Draft> {
  const path = await realpath(given).catch(() => given);
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile() && !there.isDirectory()) return stream(path);
  const draft = `${path}.${process.pid}.tmp`;
  const file: FileHandle = await open(draft, 'wx');
  const abandon = async () => {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
  };
  return {
    write: async (text) => void (await file.write(text)),
    commit: async () => {
      await file.close();
      await rename(draft, path).catch(async (error: unknown) => {
        await abandon();
        throw error;
      });
    },
    abandon,
  };
}

async function stream(path: string): Promise<Draft> {
  const file = await open(path, 'w');
  const close = () => file.close();
  return { write: async (text) => void (await file.write(text)), commit: close, abandon: close };
}

/** A link keeps pointing where it did: the file that it leads to is replaced. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const draft = `${target}.${process.pid}.tmp`;
  const file = await open(draft, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.chmod(mode);
    await file.sync();
    await file.close();
    await rename(draft, target);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
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

/** No further than to see that it is too much. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length >= LONGEST_DRAFT) break;
  }
  return Buffer.concat(chunks);
}
