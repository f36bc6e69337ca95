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
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly isTTY?: boolean;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
  /** The reader of stdout goes after so many writes. */
  readonly closesAfter?: number;
  readonly engine?: Engine;
}

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Written files. */
  readonly written: ReadonlyMap<string, string>;
}

export async function gouji(args: string, world: World = {}): Promise<Outcome> {
  return goujiWith(args.split(' ').filter(Boolean), world);
}

export async function goujiWith(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, string>();
  let clock = 0;
  const io: Io = {
    stdout: terminal(out, world, world.closesAfter),
    stderr: terminal(err, world),
    files: memory(world.files ?? {}, written),
    configs: configsOf(world.files ?? {}),
    env: world.env ?? {},
    readStdin: async () => bytesOf(world.stdin ?? ''),
    now: () => {
      clock += world.tick ?? 0;
      return clock;
    },
    serve: async () => void out.push('serving\n'),
  };
  const status = await run(argv, io, world.engine ?? fakeEngine);
  return { status, out: out.join(''), err: err.join(''), written };
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

function memory(contents: Readonly<Record<string, Content>>, written: Map<string, string>): Files {
  const paths = Object.keys(contents);
  const isFolder = (path: string) => paths.some((one) => one.startsWith(`${path}/`));
  const contentOf = (path: string): Content => {
    const content = contents[path];
    if (content === undefined) throw failure('ENOENT');
    return content;
  };
  return {
    stat: async (given) => {
      const path = clean(given);
      if (path === '.' || isFolder(path)) return { kind: 'directory', size: 0 };
      const content = contentOf(path);
      return { kind: 'file', size: isFailure(content) ? 1 : bytesOf(content).length };
    },
    list: async (given) => {
      const prefix = clean(given) === '.' ? '' : `${clean(given)}/`;
      const barred = contents[`${prefix}*`];
      if (barred !== undefined && isFailure(barred)) throw failure(barred.fails);
      const names = new Set(paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      return [...names].reverse().map((name) => ({ name, kind: isFolder(prefix + name) ? 'directory' : 'file' }));
    },
    glob: async (pattern) => paths.filter((path) => new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`).test(path)).reverse(),
    read: async (path) => {
      const content = contentOf(clean(path));
      if (isFailure(content)) throw failure(content.fails);
      return bytesOf(content);
    },
    resolve: (path) => `/${clean(path)}`,
    identity: async (path) => `/${clean(path)}`,
    isSame: async (path, other) => clean(path) === clean(other),
    replace: async (path, bytes) => {
      if (path.startsWith('readonly/')) throw failure('EACCES');
      written.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
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
