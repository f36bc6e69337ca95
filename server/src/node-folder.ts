import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { decodeAny, tooLarge } from './input/decode.js';
import { isWordFile } from './input/names.js';
import type { FolderHost } from './lsp/folder/host.js';
import { say } from './text/message.js';

/** Larger ones are checked when they are opened: beside them an editor has other work. */
const LARGEST_TEXT = 2_000_000;
/** With its pictures. */
const LARGEST_DOCUMENT = 60_000_000;

/** Folders on the disk of this machine. */
export const nodeFolderHost: FolderHost = {
  list: async (folder) => {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }));
  },
  stat: async (path) => {
    const found = await stat(path).catch(() => undefined);
    return found?.isFile() === true ? { size: found.size, modified: found.mtimeMs } : undefined;
  },
  read: async (path) => {
    try {
      const { size } = await stat(path);
      const most = isWordFile(path) ? LARGEST_DOCUMENT : LARGEST_TEXT;
      return size >= most ? { failure: tooLarge(size, most) } : await decodeAny(await readFile(path), path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { failure: say(`无法读取：${reason}`, `cannot be read: ${reason}`) };
    }
  },
  join,
  isTooWide: (folder) => dirname(resolve(folder)) === resolve(folder) || resolve(folder) === resolve(homedir()),
};
