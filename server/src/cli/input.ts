import { decodeAny, tooLarge } from '../input/decode.js';
import type { Input } from '../input/input-text.js';
import { isWordFile } from '../input/names.js';
import { LONGEST_DRAFT } from '../report/structure/unreadable.js';
import { type Message, say } from '../text/message.js';
import { programFor, readThrough } from './foreign.js';
import { FileFailure, type Files } from './io.js';

/** Said of a file that is read so, for nobody sees it by its characters. */
export const READ_AS_GBK = say('按 GBK（GB18030）编码读取', 'read as GBK (GB18030)');

/** At once, but for a Word file. */
export function readInput(path: string, files: Files, programs: readonly string[] = []): Input | Promise<Input> {
  try {
    const { kind, size } = files.stat(path);
    if (kind === 'directory') return { failure: FOLDER };
    if (kind !== 'file') return { failure: say('不是普通文件，无法读取', 'not a regular file') };
    const program = programFor(path, programs);
    const most = program !== undefined || isWordFile(path) ? LARGEST_DOCUMENT : LONGEST_DRAFT;
    if (size >= most) return { failure: tooLarge(size, most) };
    return program === undefined ? decodeAny(files.read(path), path) : convertedBy(program, path, files);
  } catch (error) {
    return { failure: systemFailure(error) };
  }
}

/** Nothing of it is written back: it is the text of another file. */
async function convertedBy(program: string, path: string, files: Files): Promise<Input> {
  try {
    const input = await decodeAny(await files.through(program, path), '');
    if ('failure' in input) return input;
    const { paths = [], notes = [] } = input.document ?? {};
    return { ...input, document: { paths, notes: [readThrough(program), ...notes] } };
  } catch (error) {
    return { failure: systemFailure(error) };
  }
}

/** With all pictures in it. */
const LARGEST_DOCUMENT = 200_000_000;

/** What the system said, in the user's words. */
export function systemFailure(error: unknown): Message {
  if (error instanceof FileFailure) return error.about;
  const code = typeof error === 'object' && error !== null ? String(Reflect.get(error, 'code') ?? '') : '';
  const known = SYSTEM_FAILURES[code];
  if (known !== undefined) return known;
  const reason = error instanceof Error ? error.message : String(error);
  return say(`无法读写：${reason}`, reason);
}

const FOLDER = say('这是文件夹，不是文件', 'is a folder, not a file');

const SYSTEM_FAILURES: Readonly<Record<string, Message>> = {
  ENOENT: say('没有这个文件或文件夹', 'no such file or folder'),
  EACCES: say('没有访问权限', 'permission denied'),
  EPERM: say('没有访问权限', 'permission denied'),
  EISDIR: FOLDER,
  ENOTDIR: say('路径中有一段不是文件夹', 'a part of the path is not a folder'),
  ELOOP: say('链接互相指向，无法读取', 'links run in circles'),
  ENAMETOOLONG: say('路径太长', 'the path is too long'),
  EBUSY: say('文件正被其他程序占用', 'the file is in use by another program'),
  ENOSPC: say('磁盘已满', 'no space left on the disk'),
  EROFS: say('磁盘只读，无法写入', 'the disk is read-only'),
};
