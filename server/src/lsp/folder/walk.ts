import ignore, { type Ignore } from 'ignore';
import { isChecked, isHidden } from '../../input/names.js';
import type { Entry, FolderHost } from './host.js';

/** Entries that are looked at, at most: whoever opens more has opened something else. */
const MOST_ENTRIES = 100_000;

/** Patterns, as in a .gitignore, for what stands below a folder. */
interface Exclusion {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * The files below a folder that may be reports, by their names, in the order of names. Left out: hidden folders, node_modules, what the
 * user excludes (`files.exclude`) and what a .gitignore names, as the search of an editor does.
 */
export async function* candidatesIn(root: string, host: FolderHost, excluded: readonly string[]): AsyncGenerator<string> {
  if (host.isTooWide(root)) return;
  const count = { left: MOST_ENTRIES };
  yield* walk({ folder: root, host, count, exclusions: [{ folder: root, patterns: ignore().add([...excluded]) }] });
}

interface Place {
  readonly folder: string;
  readonly host: FolderHost;
  readonly count: { left: number };
  readonly exclusions: readonly Exclusion[];
}

async function* walk(place: Place): AsyncGenerator<string> {
  const { folder, host, count } = place;
  const entries = await host.list(folder).catch((): readonly Entry[] => []);
  const exclusions = await exclusionsIn(place, entries);
  for (const { name, kind } of [...entries].sort(byName)) {
    count.left -= 1;
    if (count.left < 0) return;
    if (kind === 'other' || isHidden(name) || (kind === 'file' && !isChecked(name))) continue;
    const path = host.join(folder, name);
    if (isExcluded(path, kind, exclusions)) continue;
    if (kind === 'file') yield path;
    else yield* walk({ ...place, folder: path, exclusions });
  }
}

async function exclusionsIn({ folder, host, exclusions }: Place, entries: readonly Entry[]): Promise<readonly Exclusion[]> {
  if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return exclusions;
  const input = await host.read(host.join(folder, '.gitignore'));
  return 'failure' in input ? exclusions : [...exclusions, { folder, patterns: ignore().add(input.text) }];
}

function isExcluded(path: string, kind: Entry['kind'], exclusions: readonly Exclusion[]): boolean {
  return exclusions.some(({ folder, patterns }) => {
    const below = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
    return patterns.ignores(kind === 'folder' ? `${below}/` : below);
  });
}

/** By code units, as the command line has it. */
function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : 1;
}
