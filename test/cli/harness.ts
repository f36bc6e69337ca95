import type { Worker } from '../../server/src/cli/batch/crew.js';
import { Examiner } from '../../server/src/cli/batch/examine.js';
import type { Setup } from '../../server/src/cli/batch/setup.js';
import type { Engine } from '../../server/src/cli/engine.js';
import type { Files, Io, Terminal } from '../../server/src/cli/io.js';
import { run } from '../../server/src/cli/run.js';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { say } from '../../server/src/text/message.js';
import { fakeEngine } from './engine.js';

/** A file's content, or the `code` with which reading it (or listing the folder) fails. */
export type Content = string | Uint8Array | { readonly fails: string };

export interface World {
  readonly files?: Readonly<Record<string, Content>>;
  readonly stdin?: string | Uint8Array;
  readonly stdinChunks?: AsyncIterable<Uint8Array>;
  /** Where standard output goes. */
  readonly out?: string[];
  /** How many threads help. */
  readonly threads?: number;
  readonly startWorker?: Io['startWorker'];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly isTTY?: boolean;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
  /** The reader of stdout goes after so many writes. */
  readonly closesAfter?: number;
  readonly engine?: Engine;
  /** Instead of what stands in for it here. */
  readonly io?: Partial<Io>;
}

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** How many times something was written to standard output. */
  readonly writes: number;
  /** Written files. */
  readonly written: ReadonlyMap<string, string>;
}

export async function gouji(args: string, world: World = {}): Promise<Outcome> {
  return goujiWith(args.split(' ').filter(Boolean), world);
}

export async function goujiWith(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const out = world.out ?? [];
  const err: string[] = [];
  const written = new Map<string, string>();
  let clock = 0;
  const engine = world.engine ?? fakeEngine;
  const io: Io = {
    stdout: terminal(out, world, world.closesAfter),
    stderr: terminal(err, world),
    files: memory(world.files ?? {}, written),
    configs: configsOf(world.files ?? {}),
    env: world.env ?? {},
    readStdin: async () => bytesOf(world.stdin ?? ''),
    stdin: () => world.stdinChunks ?? pieces(bytesOf(world.stdin ?? '')),
    threads: () => world.threads ?? 1,
    startWorker: world.startWorker ?? ((setup) => workerIn(io, engine, setup)),
    pause: async () => undefined,
    now: () => {
      clock += world.tick ?? 0;
      return clock;
    },
    serve: async () => void out.push('serving\n'),
    ...world.io,
  };
  const status = await run(argv, io, engine);
  return { status, out: out.join(''), err: err.join(''), writes: out.length, written };
}

/** Another thread, but for the thread: what goes there and comes back is copied as it would be. */
export function workerIn(io: Pick<Io, 'files' | 'configs'>, engine: Engine, setup: Setup): Worker {
  const examiner = new Examiner(structuredClone(setup), engine, io);
  return {
    ready: Promise.resolve(),
    examine: async (items) => structuredClone(await Promise.all(structuredClone(items).map((item) => examiner.examine(item)))),
    close: () => undefined,
  };
}

/** In pieces that end anywhere. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
}

function configsOf(files: Readonly<Record<string, Content>>): ConfigHost {
  return {
    foldersAbove(path) {
      const parts = path.split('/').slice(0, -1);
      return [...parts.keys(), parts.length].map((length) => ['.', ...parts.slice(0, length)].join('/')).reverse();
    },
    read(path) {
      const content = files[path.replace(/^\.\//, '')];
      if (content === undefined) return undefined;
      if (typeof content === 'string') return { text: content };
      return { failure: say('无法读取', 'cannot be read') };
    },
    isSame: (a, b) => a.replace(/^\.\//, '') === b.replace(/^\.\//, ''),
  };
}

function terminal(into: string[], world: World, closesAfter = Number.POSITIVE_INFINITY): Terminal {
  return {
    isTTY: world.isTTY ?? false,
    columns: world.columns,
    get closed() {
      return into.length >= closesAfter;
    },
    write: async (text) => void into.push(text),
  };
}

export function memory(contents: Readonly<Record<string, Content>>, written: Map<string, string>): Files {
  const paths = Object.keys(contents);
  const isFolder = (path: string) => paths.some((one) => one.startsWith(`${path}/`));
  const contentOf = (path: string): Content => {
    const content = contents[path];
    if (content === undefined) throw failure('ENOENT');
    return content;
  };
  return {
    stat: (given) => {
      const path = clean(given);
      if (path === '.' || isFolder(path)) return { kind: 'directory', size: 0, modified: 0 };
      const content = contentOf(path);
      return { kind: 'file', size: isFailure(content) ? 1 : bytesOf(content).length, modified: 0 };
    },
    isFile: (path) => contents[clean(path)] !== undefined,
    list: async (given) => {
      const prefix = clean(given) === '.' ? '' : `${clean(given)}/`;
      const barred = contents[`${prefix}*`];
      if (barred !== undefined && isFailure(barred)) throw failure(barred.fails);
      const names = new Set(paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      return [...names].reverse().map((name) => ({ name, kind: isFolder(prefix + name) ? 'directory' : 'file' }));
    },
    glob: async (pattern) => paths.filter((path) => new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`).test(path)).reverse(),
    read: (path) => {
      const content = contentOf(clean(path));
      if (isFailure(content)) throw failure(content.fails);
      return bytesOf(content);
    },
    through: async (program, path) => {
      const made = contents[`${program} ${clean(path)}`];
      if (made === undefined) throw failure('EIO');
      return bytesOf(made as string | Uint8Array);
    },
    resolve: (path) => `/${clean(path)}`,
    identity: (path) => `/${clean(path)}`,
    isSame: (path, other) => clean(path) === clean(other),
    replace: (path, bytes) => {
      if (path.startsWith('readonly/')) throw failure('EACCES');
      written.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    },
    makeFolder: (path) => {
      if (path.startsWith('readonly')) throw failure('EACCES');
      if (contents[clean(path)] !== undefined) throw failure('EEXIST');
    },
    create: async (path) => {
      if (path.startsWith('readonly/')) throw failure('EACCES');
      let text = '';
      return {
        write: async (more) => {
          text += typeof more === 'string' ? more : Buffer.from(more).toString('latin1');
        },
        commit: async () => void written.set(path, text),
        abandon: async () => undefined,
      };
    },
  };
}

function clean(path: string): string {
  return path.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/$/, '');
}

function isFailure(content: Content): content is { readonly fails: string } {
  return typeof content === 'object' && 'fails' in content;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: as the test wants it`), { code });
}
