import type { Input } from '../../input/input-text.js';

/** What checking whole folders wants of the disk. Paths are those of this machine, absolute. Nothing waits for anything but the disk. */
export interface FolderHost {
  /** The folder's own name aside: rejects where it cannot be read. Links are `other`: what they lead to stands in its own place. */
  list(folder: string): Promise<readonly Entry[]>;
  /** Undefined where there is no file of that name. */
  stat(path: string): Promise<Stamp | undefined>;
  read(path: string): Promise<Input>;
  join(folder: string, name: string): string;
  /** A whole disk, or all that a user has: nobody means all of it when he opens it. */
  isTooWide(folder: string): boolean;
}

/** One name in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** By which a file is known to be as it was. */
export interface Stamp {
  readonly size: number;
  readonly modified: number;
}
