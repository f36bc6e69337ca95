import type { Stats } from 'node:fs';
import { type FileHandle, open, readlink, realpath, rename, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { say } from '../text/message.js';
import { type Draft, FileFailure } from './io.js';
import { requireWritable, takePlace } from './replace.js';
import { removeStale, temporary } from './temporary.js';

/**
 * A new file that takes its name only when it is complete. A link keeps pointing where it did, be there a file or not yet; one
 * that is there keeps its rights and its other names. What is no file, such as a device or a pipe, is written to, never replaced.
 */
export async function createDraft(given: string): Promise<Draft> {
  const path = await endOfLinks(given);
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw new FileFailure(FOLDER);
  if (there !== undefined && !there.isFile()) return stream(path);
  if (there !== undefined) requireWritable(path);
  removeStale(dirname(path));
  return beside(path, there);
}

const FOLDER = say('这是文件夹，不是文件', 'is a folder, not a file');
/** As many as systems follow. */
const MOST_LINKS = 40;

async function beside(path: string, there: Stats | undefined): Promise<Draft> {
  const draft = temporary(dirname(path));
  let file: FileHandle;
  try {
    file = await open(draft.path, 'wx');
  } catch (error) {
    draft.remove();
    throw error;
  }
  const abandon = async () => {
    await file.close().catch(() => undefined);
    draft.remove();
  };
  return {
    write: (content) => writeTo(file, content),
    commit: async () => {
      try {
        if (there !== undefined) await takePlace(draft.path, path, there, file);
        else {
          await file.close();
          await rename(draft.path, path);
        }
      } finally {
        await abandon();
      }
    },
    abandon,
  };
}

async function stream(path: string): Promise<Draft> {
  const file = await open(path, 'w');
  const close = () => file.close();
  return { write: (content) => writeTo(file, content), commit: close, abandon: close };
}

async function writeTo(file: FileHandle, content: string | Uint8Array): Promise<void> {
  if (typeof content === 'string') await file.write(content);
  else await file.write(content);
}

/** Where the name leads in the end, though there is nothing yet. */
async function endOfLinks(given: string): Promise<string> {
  let path = given;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const found = await realpath(path).catch((error: unknown) => {
      if (Reflect.get(Object(error), 'code') !== 'ENOENT') throw error;
    });
    if (found !== undefined) return found;
    const target = await readlink(path).catch(() => undefined);
    if (target === undefined) return path;
    path = resolve(await realpath(dirname(path)), target);
  }
  return path;
}
