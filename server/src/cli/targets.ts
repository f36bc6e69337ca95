import { isDynamicPattern } from 'tinyglobby';
import { SAVE_AS } from '../input/decode.js';
import { isChecked, isHidden } from '../input/names.js';
import { type Message, say } from '../text/message.js';
import type { Target } from './batch/item.js';
import { programFor } from './foreign.js';
import { systemFailure } from './input.js';
import type { Entry, FileInfo, Files } from './io.js';
import { Visited } from './visited.js';

/** Reports as other programs keep them, which alone read them; `~$` are their marks of an open file. */
const DOCUMENT = /^(?!.*(?:^|[/\\])~\$).*\.(?:doc|wps|wpt|rtf|odt|ofd|pdf)$/i;
const NAMES = '.md .txt .html .htm .docx';

/** The files behind the arguments, in their order, each once; found while it goes, for a folder may hold 500,000. */
export async function* targetsOf(paths: readonly string[], files: Files, programs: readonly string[] = []): AsyncGenerator<Target> {
  const search: Search = { files, programs, visited: new Visited((names) => isWalked(names, programs)) };
  for (const path of paths) yield* targetsOfPath(forward(path), search);
}

interface Search {
  readonly files: Files;
  /** What else can be read, because the user named what reads it. */
  readonly programs: readonly string[];
  readonly visited: Visited;
}

async function* targetsOfPath(path: string, search: Search): AsyncGenerator<Target> {
  const { files, visited } = search;
  const found = statOf(path, files);
  if ('failure' in found) {
    if (isDynamicPattern(path)) yield* globbed(path, search);
    else if (visited.takesName(realOf(path, files))) yield { path, failure: found.failure };
    return;
  }
  const real = realOf(path, files);
  if (found.kind !== 'directory') {
    if (found.kind === 'file' ? visited.takes(real) : visited.takesName(real)) yield { path, named: true };
    return;
  }
  if (isWholeDisk(real) && !isWholeDisk(files.resolve(path))) {
    yield { path, failure: WHOLE_DISK };
    return;
  }
  const seen: Seen = { drafts: 0, documents: 0 };
  visited.enter(real);
  yield* walk({ path, real }, search, seen);
  visited.leave();
  yield* asideOf(path, seen, say(`文件夹里没有 ${NAMES} 文件`, `the folder holds no ${NAMES} file`));
}

/** The root of all folders, or of a drive. */
export function isWholeDisk(path: string): boolean {
  return /^(?:[a-z]:)?[/\\]+$/i.test(path);
}

const WHOLE_DISK = say('这个链接指向整个磁盘，没有检查', 'the link leads to the whole disk; it was not checked');

/** What stood behind an argument. */
interface Seen {
  drafts: number;
  /** Of other programs. */
  documents: number;
}

/** Where there was nothing to check, why; where something was left aside, how much of it. */
function* asideOf(path: string, { drafts, documents }: Seen, none: Message): Generator<Target> {
  if (documents === 0) {
    if (drafts === 0) yield { path, failure: none };
    return;
  }
  const later = say(`不能直接读：${SAVE_AS.zh}`, `which cannot be read as they are: ${SAVE_AS.en}`);
  if (drafts === 0) {
    yield {
      path,
      failure: say(
        `只有旧版 Word（.doc）、WPS 或 PDF 文件（${documents} 个），${later.zh}`,
        `only files of old Word (.doc), WPS or PDF (${documents}), ${later.en}`,
      ),
    };
    return;
  }
  yield {
    path,
    note: say(
      `另有 ${documents} 个旧版 Word（.doc）、WPS 或 PDF 文件没有检查，${later.zh}`,
      `${documents} more files, of old Word (.doc), WPS or PDF, were not checked, ${later.en}`,
    ),
  };
}

function statOf(path: string, files: Files): FileInfo | { readonly failure: Message } {
  try {
    return files.stat(path);
  } catch (error) {
    return { failure: systemFailure(error) };
  }
}

interface Folder {
  readonly path: string;
  /** The same, without links. */
  readonly real: string;
}

async function* walk(folder: Folder, search: Search, seen: Seen): AsyncGenerator<Target> {
  const { files, programs, visited } = search;
  let entries: readonly Entry[];
  try {
    entries = [...(await files.list(folder.path))].sort(byName);
  } catch (error) {
    seen.drafts += 1;
    visited.passOver(folder.real);
    yield { path: folder.path, failure: systemFailure(error) };
    return;
  }
  for (const { name, kind, isLink } of entries) {
    if (isHidden(name)) continue;
    const path = join(folder.path, name);
    if (kind === 'directory') yield* walk({ path, real: join(folder.real, name) }, search, seen);
    else if (kind === 'file' && isFound(path, programs, seen)) {
      const here = join(folder.real, name);
      if (isLink === true ? visited.takesLink(realOf(path, files), here) : visited.takesFound(here)) yield { path, named: false };
    }
  }
}

/** By code units, as `Visited` has it. */
function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1;
}

/** Whether the walk through a folder comes to the file, by its names from there on. */
function isWalked(names: readonly string[], programs: readonly string[]): boolean {
  return !names.some(isHidden) && isRead(names.at(-1) ?? '', programs);
}

function isRead(path: string, programs: readonly string[]): boolean {
  return isChecked(path) || (DOCUMENT.test(path) && programFor(path, programs) !== undefined);
}

function isFound(path: string, programs: readonly string[], seen: Seen): boolean {
  const read = isRead(path, programs);
  if (!read && DOCUMENT.test(path)) seen.documents += 1;
  if (!read) return false;
  seen.drafts += 1;
  return true;
}

/** A pattern that the shell left alone, as on Windows. */
async function* globbed(pattern: string, { files, programs, visited }: Search): AsyncGenerator<Target> {
  const seen: Seen = { drafts: 0, documents: 0 };
  for (const path of [...(await files.glob(pattern))].sort().map(forward)) {
    if (isFound(path, programs, seen) && visited.takes(realOf(path, files))) yield { path, named: false };
  }
  yield* asideOf(pattern, seen, say(`没有匹配的 ${NAMES} 文件`, `no ${NAMES} file matches`));
}

function join(folder: string, name: string): string {
  if (folder === '.' || folder === './') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

function realOf(path: string, files: Files): string {
  return forward(files.identity(path));
}

function forward(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
