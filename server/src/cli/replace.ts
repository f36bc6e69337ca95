import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { say } from '../text/message.js';
import { FileFailure } from './io.js';
import { removeStale, temporary } from './temporary.js';

/**
 * New content for a file that is there; a link keeps pointing where it did. Two ways, for each fails at something:
 *
 * - Written beside it, then renamed: whole at any moment, but it is another file. Owner, group and mode are given to it; other
 *   names of the old one (hard links) would go on with the old text, and only root can give files away.
 * - Written over, for files with several names and where the owner cannot be given: it stays the same file with all that hangs
 *   on it, but a kill half way leaves it torn. So the whole old text stands beside it first, and is taken away last.
 *
 * Nothing here waits, so that a signal that is listened to (see temporary.ts) comes before or after, never between.
 */
export function replaceFile(given: string, bytes: Uint8Array): void {
  const path = realpathSync(given);
  const there = statSync(path);
  requireWritable(path);
  removeStale(dirname(path));
  if (there.nlink > 1 || !renamed(path, there, bytes)) overwrite(path, there, bytes);
}

/**
 * Fails where whoever runs this may not write the file: to rename another over it asks only for the folder's rights. The system decides,
 * as for any other program: on a read-only file it says no to everyone but the superuser.
 */
export function requireWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw (statSync(path).mode & 0o222) === 0 ? new FileFailure(READ_ONLY) : error;
  }
}

/** A complete draft, still open, takes the place of the file that is there. Results can be made again: no backup. */
export async function takePlace(draft: string, path: string, there: Stats, file: FileHandle): Promise<void> {
  const renames = there.nlink === 1 && hasRightsOf(file.fd, there);
  await file.close();
  if (renames) renameSync(draft, path);
  else copyFileSync(draft, path);
}

const READ_ONLY = say('文件是只读的', 'the file is read-only');
/** Follows the name of the file that was being written over. */
const BACKUP = '.gouji-backup';

/** False where the new file could not be given to the owner of the old one. */
function renamed(path: string, there: Stats, bytes: Uint8Array): boolean {
  const draft = temporary(dirname(path));
  let file: number | undefined;
  try {
    file = openSync(draft.path, 'wx', there.mode & 0o777);
    writeAll(file, bytes);
    if (!hasRightsOf(file, there)) return false;
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(draft.path, path);
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
    draft.remove();
  }
}

/** Gives the open file the owner, group and mode; false where that is not ours to do. */
function hasRightsOf(file: number, { uid, gid, mode }: Stats): boolean {
  const own = fstatSync(file);
  try {
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
    if ((own.mode & 0o7777) !== (mode & 0o7777) || own.uid !== uid || own.gid !== gid) fchmodSync(file, mode & 0o7777);
    return true;
  } catch {
    return false;
  }
}

function overwrite(path: string, there: Stats, bytes: Uint8Array): void {
  const backup = `${path}${BACKUP}`;
  const old = readFileSync(path);
  const file = openSync(path, 'r+');
  try {
    keep(backup, old, there.mode & 0o777);
    refill(file, bytes, old, backup);
  } finally {
    closeSync(file);
  }
  drop(backup);
}

/** With the old content where the new one does not go in whole. */
function refill(file: number, bytes: Uint8Array, old: Uint8Array, backup: string): void {
  try {
    fill(file, bytes);
  } catch (error) {
    try {
      fill(file, old);
    } catch {
      throw new FileFailure(torn(backup));
    }
    drop(backup);
    throw error;
  }
}

/** Where it cannot be taken away, all is well all the same, and the next run that finds it says so. */
function drop(backup: string): void {
  try {
    rmSync(backup);
  } catch {}
}

/** Writes what must not be lost, down to the disk; whatever has the name already stays. */
function keep(path: string, bytes: Uint8Array, mode: number): void {
  let file: number;
  try {
    file = openSync(path, 'wx', mode);
  } catch (error) {
    throw Reflect.get(Object(error), 'code') === 'EEXIST' ? new FileFailure(left(path)) : error;
  }
  try {
    writeAll(file, bytes);
    fsyncSync(file);
  } catch (error) {
    rmSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

function fill(file: number, bytes: Uint8Array): void {
  writeAll(file, bytes);
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, done);
}

function left(backup: string) {
  return say(
    `上次写回时中断，原文留在 ${backup}：请核对两个文件，删去它后再试`,
    `an earlier run was cut short and left the old text in ${backup}: compare the two, remove it and try again`,
  );
}

function torn(backup: string) {
  return say(`写到一半失败，原文完整保留在 ${backup}`, `it failed half way; the whole old text is kept in ${backup}`);
}
