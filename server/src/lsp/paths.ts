import { URI } from 'vscode-uri';
import type { ConfigHost, Configs } from '../config/nearest.js';
import { type Config, NAME } from '../config/parse.js';

/** Where a document stands for the host: on the disk, unless the host has places of its own; undefined for what stands nowhere. */
export function pathOf(uri: string, host?: ConfigHost): string | undefined {
  if (host?.places !== undefined) return host.places.pathOf(uri);
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** What is configured where the draft stands; one that is not saved yet will stand in the folder that is open. */
export function configOf(uri: string, { configs, folders }: Configured): Config | undefined {
  const [folder] = folders;
  const place = uri.startsWith('untitled:') ? folder && `${folder}/${NAME}` : uri;
  const path = place && pathOf(place, configs?.host);
  return path ? configs?.for(path) : undefined;
}

interface Configured {
  readonly configs: Configs | undefined;
  /** URIs of the folders that are open. */
  readonly folders: readonly string[];
}

/** Whether the file is a configuration, or a form pack that one of those read names. */
export function isConfig(uri: string, configs: Configs | undefined): boolean {
  if (uri.endsWith(`/${NAME}`)) return true;
  const path = configs && pathOf(uri, configs.host);
  return path !== undefined && configs?.isPack(path) === true;
}

/** The address of a file that the host named. */
export function uriOf(path: string, host: ConfigHost): string {
  return host.places === undefined ? URI.file(path).toString() : host.places.uriOf(path);
}
