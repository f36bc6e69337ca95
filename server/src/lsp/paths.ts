import { URI } from 'vscode-uri';
import type { ConfigHost } from '../config/nearest.js';

/** Where a document stands for the host: on the disk, unless the host has places of its own; undefined for what stands nowhere. */
export function pathOf(uri: string, host?: ConfigHost): string | undefined {
  if (host?.places !== undefined) return host.places.pathOf(uri);
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** The address of a file that the host named. */
export function uriOf(path: string, host: ConfigHost): string {
  return host.places === undefined ? URI.file(path).toString() : host.places.uriOf(path);
}
