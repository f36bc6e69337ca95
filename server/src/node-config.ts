import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ConfigHost } from './config/nearest.js';

/** Configurations on the disk of this machine. */
export const nodeConfigHost: ConfigHost = {
  foldersAbove(path) {
    const folders: string[] = [];
    for (let folder = dirname(resolve(path)); folders.at(-1) !== folder; folder = dirname(folder)) folders.push(folder);
    return folders;
  },
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  isSame: (a, b) => resolve(a) === resolve(b),
};
