import type { Ignore } from '../check/suppression.js';
import type { Message } from '../text/message.js';
import { type Config, NAME, parseConfig, type UnitsPlace } from './parse.js';

/** Configurations above a draft, read once; the nearer one wins, key by key. Paths with forward slashes, relative ones from the working folder. */
export class Configs {
  readonly #read = new Map<string, { readonly found: ConfigText | undefined; readonly config: Config | undefined }>();

  constructor(
    readonly host: ConfigHost,
    private readonly knownRules: ReadonlySet<string>,
    /** `where` is the path, with line and column where these are known. */
    private readonly complain: (where: string, message: Message) => void,
  ) {}

  /** For the draft at the path; ignores of entries that name another draft are left out. */
  for(path: string): Config {
    const folders = this.host.foldersAbove(path);
    const rules: Record<string, Config['rules'][string]> = {};
    const ignore: Ignore[] = [];
    let form: Config['form'];
    let previous: Config['previous'];
    let units: Config['units'];
    for (const folder of [...folders].reverse()) {
      const config = this.#of(folder);
      if (config === undefined) continue;
      Object.assign(rules, config.rules);
      form = config.form ?? form;
      previous = config.previous ?? previous;
      if (config.units !== undefined && this.isAbove(config.units, path)) units = config.units;
      // One by one: a list of any length can be walked, but not handed over as arguments.
      for (const entry of config.ignore) {
        if (entry.file === undefined || this.host.isSame(`${folder}/${entry.file}`, path)) ignore.push(entry);
      }
    }
    return { ...(form !== undefined && { form }), ...(previous !== undefined && { previous }), ...(units && { units }), rules, ignore };
  }

  /** Whether the draft is that of the body above the units; never one of the units themselves. */
  isAbove({ file, folder, beside = '' }: UnitsPlace, path: string): boolean {
    const folders = this.host.foldersAbove(path);
    if (file !== undefined) return this.host.isSame(file, path);
    const isOf = (one: string | undefined, other: string) => one !== undefined && this.host.isSame(one, other);
    return isOf(folders[0], beside) && !folders.some((above) => isOf(above, folder));
  }

  /** A file named by the user instead of those above the draft. Its relative paths start at its own folder. */
  fromText(path: string, text: string): Config {
    const { config, problems } = parseConfig(text, this.knownRules);
    for (const { place, message } of problems) this.complain(`${path}:${place}`, message);
    const own = folderOf(path);
    const { previous, units } = config;
    return {
      ...config,
      ...(previous !== undefined && { previous: inFolder(own, previous) }),
      ...(units && { units: unitsIn(own, units) }),
    };
  }

  clear(): void {
    this.#read.clear();
  }

  /** Forgets what is no longer so of the configurations above the path, or of itself; true where there is such. */
  refresh(path: string): boolean {
    const stale = this.host.foldersAbove(path).filter((folder) => {
      const known = this.#read.get(folder);
      return known !== undefined && JSON.stringify(known.found) !== JSON.stringify(this.host.read(`${folder}/${NAME}`));
    });
    for (const folder of stale) this.#read.delete(folder);
    return stale.length > 0;
  }

  #of(folder: string): Config | undefined {
    const known = this.#read.get(folder);
    if (known !== undefined) return known.config;
    const path = `${folder}/${NAME}`;
    const found = this.host.read(path);
    const config = this.#from(path, found);
    this.#read.set(folder, { found, config });
    return config;
  }

  #from(path: string, found: ConfigText | undefined): Config | undefined {
    if (found === undefined) return undefined;
    if ('text' in found) return this.fromText(path, found.text);
    this.complain(path, found.failure);
    return undefined;
  }
}

function unitsIn(own: string, { folder, roster, file }: UnitsPlace): UnitsPlace {
  return {
    folder: inFolder(own, folder),
    ...(roster !== undefined && { roster: inFolder(own, roster) }),
    ...(file !== undefined && { file: inFolder(own, file) }),
    beside: own.slice(0, -1) || '.',
  };
}

/** With the slash at its end. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A path as whoever stands in the folder would write it; what starts at a root or a drive stays. The folder ends in a slash. */
export function inFolder(folder: string, path: string): string {
  return /^(?:[/\\]|[a-z]:)/i.test(path) ? path : folder + path.replace(/^\.[/\\]+(?=.)/, '');
}

/** What a configuration says (without byte order mark), or why nobody can tell. */
export type ConfigText = { readonly text: string } | { readonly failure: Message };

/** What configurations want of the disk. */
export interface ConfigHost {
  /** The folder of a draft, and all above it, nearest first. */
  foldersAbove(path: string): readonly string[];
  /** Undefined where there is no such file. Never waits and never throws, whatever stands under the name. */
  read(path: string): ConfigText | undefined;
  isSame(a: string, b: string): boolean;
  /** Where drafts are no files of a disk: what stands for their paths. */
  readonly places?: { pathOf(uri: string): string | undefined; uriOf(path: string): string };
  /** `changed` is called when it has other configurations than before. */
  watch?(changed: () => void): void;
}
