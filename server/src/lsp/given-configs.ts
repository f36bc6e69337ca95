import { URI } from 'vscode-uri';
import { LIMIT, TOO_LARGE } from '../config/json.js';
import type { ConfigHost, ConfigText } from '../config/nearest.js';
import { decodeConfig } from '../config/parse.js';
import { fromBase64 } from './base64.js';
import { property } from './capabilities.js';

/**
 * Configurations and form packs that the client hands over, and hands over again when one of them changes: a worker in a browser has no disk. A path is an
 * address without its escapes, for entries name drafts as people do.
 */
export class GivenConfigs implements ConfigHost {
  #texts: ReadonlyMap<string, ConfigText> = new Map();
  #changed = () => {};

  readonly places = {
    pathOf: (uri: string): string => {
      const { scheme, authority, path } = URI.parse(uri);
      return `${scheme}://${authority}${path}`;
    },
    uriOf: (path: string): string => {
      const [end, root] = [path.indexOf('://'), rootOf(path)];
      return URI.from({ scheme: path.slice(0, end), authority: path.slice(end + 3, root), path: path.slice(root) }).toString();
    },
  };

  /** Files of unknown shape, as they came over the wire. */
  take(given: unknown): void {
    const files = Array.isArray(given) ? given : [];
    const texts = new Map<string, ConfigText>();
    for (const file of files) {
      const [uri, base64] = [property(file, 'uri'), property(file, 'base64')];
      if (typeof uri === 'string') texts.set(this.places.pathOf(uri), textOf(base64));
    }
    this.#texts = texts;
    this.#changed();
  }

  watch(changed: () => void): void {
    this.#changed = changed;
  }

  foldersAbove(path: string): readonly string[] {
    const folders: string[] = [];
    const root = rootOf(path);
    for (let end = path.lastIndexOf('/'); end >= root && root >= 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
    return folders;
  }

  read(path: string): ConfigText | undefined {
    return this.#texts.get(normal(path));
  }

  isSame(a: string, b: string): boolean {
    return normal(a) === normal(b);
  }
}

/** Behind scheme and authority. */
function rootOf(path: string): number {
  return path.indexOf('/', path.indexOf('://') + 3);
}

/** Without bytes: there were too many of them. */
function textOf(base64: unknown): ConfigText {
  if (typeof base64 !== 'string' || base64.length > LIMIT * 2) return { failure: TOO_LARGE };
  return decodeConfig(fromBase64(base64));
}

/** Without `.` and `..`, which an entry may have. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
