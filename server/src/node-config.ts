import { readFileSync, type Stats, statSync } from 'node:fs';
import * as path from 'node:path';
import { LIMIT, TOO_LARGE } from './config/json.js';
import type { ConfigHost, ConfigText } from './config/nearest.js';
import { decodeConfig } from './config/parse.js';
import { type Message, say } from './text/message.js';

/** Configurations on the disk of this machine. */
export const nodeConfigHost: ConfigHost = {
  foldersAbove: (file) => foldersAbove(file),
  read(file) {
    // Looked at before it is opened: opening a pipe waits for its other end, reading a device may never end.
    const found = look(file);
    if (found === undefined || 'failure' in found) return found;
    if (!found.isFile()) return { failure: NO_FILE };
    return found.size > LIMIT ? { failure: TOO_LARGE } : textOf(file);
  },
  isSame: (a, b) => isSamePath(a, b),
};

/** How paths are written here, or, for tests, on another system. */
type System = Pick<path.PlatformPath, 'dirname' | 'resolve' | 'sep'>;

/** The folder of a file and all above it, nearest first, to the root of its drive. */
export function foldersAbove(file: string, system: System = path): readonly string[] {
  const folders: string[] = [];
  for (let folder = system.dirname(system.resolve(file)); folders.at(-1) !== folder; folder = system.dirname(folder)) folders.push(folder);
  return folders;
}

/** Windows does not tell letters by their case: an editor says `c:`, the command line `C:`. */
export function isSamePath(a: string, b: string, system: System = path): boolean {
  const [one, other] = [a, b].map((file) => (system.sep === '\\' ? system.resolve(file).toLowerCase() : system.resolve(file)));
  return one === other;
}

const NO_FILE = say('不是普通文件，没有读取', 'not a regular file; it was not read');
/** There is none; or the folder is closed to us, and nobody can tell. */
const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG']);

type Unread = Extract<ConfigText, { readonly failure: Message }>;

function look(file: string): Stats | Unread | undefined {
  try {
    return statSync(file);
  } catch (error) {
    return NOT_THERE.has(codeOf(error)) ? undefined : unreadable(error);
  }
}

function textOf(file: string): ConfigText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unreadable(error);
  }
  return decodeConfig(bytes);
}

function unreadable(error: unknown): Unread {
  const reason = codeOf(error) ?? String(error);
  return { failure: say(`配置文件无法读取（${reason}）`, `the configuration cannot be read (${reason})`) };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
