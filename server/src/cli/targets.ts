import { isDynamicPattern } from 'tinyglobby';
import { type Message, say } from '../text/message.js';
import { systemFailure } from './input.js';
import type { FileInfo, Files } from './io.js';

/** A file to check, or a path of which no file came. */
export type Target =
  /** `named`: the user gave the file itself, so it is reported even if it is no report. */
  { readonly path: string; readonly named: boolean } | { readonly path: string; readonly failure: Message };

const CHECKED = /\.(?:md|txt|html?|gouji)$/i;

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
      const key = files.resolve(target.path);
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
  let any = false;
  for await (const target of walk(path, files)) {
    any = true;
    yield target;
  }
  if (!any) yield { path, failure: say('文件夹里没有 .md .txt .html .htm 文件', 'the folder holds no .md .txt .html .htm file') };
}

async function statOf(path: string, files: Files): Promise<FileInfo | { readonly failure: Message }> {
  try {
    return await files.stat(path);
  } catch (error) {
    return { failure: systemFailure(error) };
  }
}

/** Hidden folders and node_modules hold no drafts. */
async function* walk(folder: string, files: Files): AsyncGenerator<Target> {
  try {
    const entries = [...(await files.list(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name, kind } of entries) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (kind === 'directory') yield* walk(join(folder, name), files);
      else if (kind === 'file' && CHECKED.test(name)) yield { path: join(folder, name), named: false };
    }
  } catch (error) {
    yield { path: folder, failure: systemFailure(error) };
  }
}

/** A pattern that the shell left alone, as on Windows. */
async function* globbed(pattern: string, files: Files): AsyncGenerator<Target> {
  const paths = [...(await files.glob(pattern))].filter((path) => CHECKED.test(path)).sort();
  for (const path of paths) yield { path: forward(path), named: false };
  if (paths.length === 0)
    yield { path: pattern, failure: say('没有匹配的 .md .txt .html .htm 文件', 'no .md .txt .html .htm file matches') };
}

function join(folder: string, name: string): string {
  if (folder === '.' || folder === './') return name;
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

function forward(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
