import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ConfigHost, ConfigText } from './config/nearest.js';
import { decodeConfig, LIMIT, TOO_LARGE } from './config/parse.js';
import { type Message, say } from './text/message.js';

/** Configurations on the disk of this machine. */
export const nodeConfigHost: ConfigHost = {
  foldersAbove(path) {
    const folders: string[] = [];
    for (let folder = dirname(resolve(path)); folders.at(-1) !== folder; folder = dirname(folder)) folders.push(folder);
    return folders;
  },
  read(path) {
    // Looked at before it is opened: opening a pipe waits for its other end, reading a device may never end.
    const found = look(path);
    if (found === undefined || 'failure' in found) return found;
    if (!found.isFile()) return { failure: NO_FILE };
    return found.size > LIMIT ? { failure: TOO_LARGE } : textOf(path);
  },
  isSame: (a, b) => resolve(a) === resolve(b),
};

const NO_FILE = say('不是普通文件，没有读取', 'not a regular file; it was not read');
/** There is none; or the folder is closed to us, and nobody can tell. */
const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ENAMETOOLONG']);

type Unread = Extract<ConfigText, { readonly failure: Message }>;

function look(path: string): Stats | Unread | undefined {
  try {
    return statSync(path);
  } catch (error) {
    return NOT_THERE.has(codeOf(error)) ? undefined : unreadable(error);
  }
}

function textOf(path: string): ConfigText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
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
