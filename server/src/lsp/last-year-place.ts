import { type Configs, inFolder } from '../config/nearest.js';
import { pathOf } from './paths.js';

/** Where last year's reports are, by the configuration of a draft, else by the settings: from the folder that is open. */
export function lastYearPlace(
  uri: string,
  { configs, setting, folders }: { readonly configs: Configs | undefined; readonly setting: string; readonly folders: readonly string[] },
): string | undefined {
  const path = pathOf(uri, configs?.host) ?? '';
  const configured = path === '' ? undefined : configs?.previousFor(path);
  if (configured !== undefined || setting === '') return configured;
  const roots = folders.flatMap((folder) => pathOf(folder) ?? []);
  const root = roots.filter((one) => path.startsWith(one)).sort((a, b) => b.length - a.length)[0] ?? roots[0];
  return root === undefined ? undefined : inFolder(`${root}/`, setting);
}
