import { isDynamicPattern } from 'tinyglobby';
import { type Message, say } from '../text/message.js';
import { SAVE_AS, systemFailure } from './input.js';
import type { FileInfo, Files } from './io.js';

/** A file to check, or a path of which no file came. */
export type Target =
  /** `named`: the user gave the file itself, so it is reported even if it is no report. */
  | { readonly path: string; readonly named: boolean }
  | { readonly path: string; readonly failure: Message }
  /** To be said of the path; nothing is wrong with it. */
  | { readonly path: string; readonly note: Message };

/** Reports as other programs keep them, which alone read them; `~$` are their marks of an open file. */
const DOCUMENT = /^(?!.*(?:^|[/\\])~\$).*\.(?:doc|wps|wpt|rtf|odt|ofd|pdf)$/i;
const CHECKED = /^(?!.*(?:^|[/\\])~\$).*\.(?:md|txt|html?|gouji|doc[xm])$/i;
const NAMES = '.md .txt .html .htm .docx';

export function isWebPage(path: string): boolean {
  return /\.html?$/i.test(path);
}

/** Data and programs may quote a report, whole tables even; they are none, though the user names them (*.* in a folder does). */
const NO_DRAFT =
  /\.(?:json[c5l]?|ndjson|geojson|sarif|ya?ml|toml|ini|xml|svg|csv|lock|map|log|[cm]?[jt]sx?|vue|css|py|java|cs|sql|sh|ps1|bat)$/i;

export function mayBeReport(path: string): boolean {
  return !NO_DRAFT.test(path);
}

/** Named as a draft, as the editor's language for drafts has it: then it is a report whatever it holds. */
export function isDraft(path: string): boolean {
  return /\.(?:gouji|nianbao\.md)$/i.test(path);
}

/** The files behind the arguments, in their order, each once; found while it goes, for a folder may hold 500,000. */
export async function* targetsOf(paths: readonly string[], files: Files): AsyncGenerator<Target> {
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const target of targetsOfPath(path, files)) {
      if ('note' in target) {
        yield target;
        continue;
      }
      const key = await files.identity(target.path);
      if (seen.has(key)) continue;
      seen.add(key);
      yield target;
    }
  }
}

async function* targetsOfPath(given: string, files: Files): AsyncGenerator<Target> {
  const path = forward(given);
  const found = await statOf(path, files);
  if ('failure' in found) {
    if (isDynamicPattern(path)) yield* globbed(path, files);
    else yield { path, failure: found.failure };
    return;
  }
  if (found.kind !== 'directory') {
    yield { path, named: true };
    return;
  }
  if (isWholeDisk(await files.identity(path)) && !isWholeDisk(files.resolve(path))) {
    yield { path, failure: WHOLE_DISK };
    return;
  }
  const seen: Seen = { drafts: 0, documents: 0 };
  yield* walk(path, files, seen);
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

async function statOf(path: string, files: Files): Promise<FileInfo | { readonly failure: Message }> {
  try {
    return await files.stat(path);
  } catch (error) {
    return { failure: systemFailure(error) };
  }
}

/** Hidden folders and node_modules hold no drafts. */
async function* walk(folder: string, files: Files, seen: Seen): AsyncGenerator<Target> {
  try {
    const entries = [...(await files.list(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of entries) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (kind === 'directory') yield* walk(join(folder, name), files, seen);
      else if (kind === 'file') yield* found(join(folder, name), seen);
    }
  } catch (error) {
    seen.drafts += 1;
    yield { path: folder, failure: systemFailure(error) };
  }
}

function* found(path: string, seen: Seen): Generator<Target> {
  if (DOCUMENT.test(path)) seen.documents += 1;
  if (!CHECKED.test(path)) return;
  seen.drafts += 1;
  yield { path, named: false };
}

/** A pattern that the shell left alone, as on Windows. */
async function* globbed(pattern: string, files: Files): AsyncGenerator<Target> {
  const seen: Seen = { drafts: 0, documents: 0 };
  for (const path of [...(await files.glob(pattern))].sort()) yield* found(forward(path), seen);
  yield* asideOf(pattern, seen, say(`没有匹配的 ${NAMES} 文件`, `no ${NAMES} file matches`));
}

function join(folder: string, name: string): string {
  if (folder === '.' || folder === './') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

function forward(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
