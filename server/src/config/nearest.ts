import type { Ignore } from '../check/suppression.js';
import type { Form } from '../data/types.js';
import { type Message, say } from '../text/message.js';
import { parseFormPack } from './form-pack.js';
import { type Config, NAME, parseConfig, type UnitsPlace } from './parse.js';

/** Configurations above a draft, read once; the nearer one wins, key by key. Paths with forward slashes, relative ones from the working folder. */
export class Configs {
  readonly #read = new Map<string, { readonly found: ConfigText | undefined; readonly config: Config | undefined }>();
  /** Files that extend a form, by their paths. */
  readonly #packs = new Map<string, { readonly found: ConfigText | undefined; readonly form: Form | undefined }>();

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
    const previous = this.previousFor(path);
    let extended: Config['extended'];
    let units: Config['units'];
    for (const folder of [...folders].reverse()) {
      const config = this.#of(folder);
      if (config === undefined) continue;
      Object.assign(rules, config.rules);
      form = config.form ?? form;
      extended = config.extended ?? extended;
      if (config.units !== undefined && this.isAbove(config.units, path)) units = config.units;
      // One by one: a list of any length can be walked, but not handed over as arguments.
      for (const entry of config.ignore) {
        if (entry.file === undefined || this.host.isSame(`${folder}/${entry.file}`, path)) ignore.push(entry);
      }
    }
    return {
      ...(form !== undefined && { form }),
      ...(previous !== undefined && { previous }),
      ...(extended && { extended }),
      ...(units && { units }),
      rules,
      ignore,
    };
  }

  /** Where last year's reports are, by the nearest configuration that says so. */
  previousFor(path: string): string | undefined {
    for (const folder of this.host.foldersAbove(path)) {
      const previous = this.#of(folder)?.previous;
      if (previous !== undefined) return previous;
    }
    return undefined;
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
    const { previous, units, formPack } = config;
    const extended = formPack === undefined ? undefined : this.#packAt(inFolder(own, formPack));
    return {
      ...config,
      ...(previous !== undefined && { previous: inFolder(own, previous) }),
      ...(extended && { extended }),
      ...(units && { units: unitsIn(own, units) }),
    };
  }

  clear(): void {
    this.#read.clear();
    this.#packs.clear();
  }

  /** Whether a configuration that was read names the file as its form pack. */
  isPack(path: string): boolean {
    return [...this.#packs.keys()].some((pack) => this.host.isSame(pack, path));
  }

  /** Forgets what is no longer so of the configurations above the path, or of itself; true where there is such. */
  refresh(path: string): boolean {
    const stale = this.host.foldersAbove(path).filter((folder) => {
      const known = this.#read.get(folder);
      return known !== undefined && JSON.stringify(known.found) !== JSON.stringify(this.host.read(`${folder}/${NAME}`));
    });
    for (const folder of stale) this.#read.delete(folder);
    const outdated = [...this.#packs].some(([pack, { found }]) => JSON.stringify(found) !== JSON.stringify(this.host.read(pack)));
    // What a configuration says of a pack is read with it.
    if (outdated) this.clear();
    return stale.length > 0 || outdated;
  }

  #packAt(path: string): Form | undefined {
    const known = this.#packs.get(path);
    if (known !== undefined) return known.form;
    const found = this.host.read(path);
    const form = this.#formIn(path, found);
    this.#packs.set(path, { found, form });
    return form;
  }

  #formIn(path: string, found: ConfigText | undefined): Form | undefined {
    if (found === undefined) this.complain(path, NO_PACK);
    else if ('failure' in found) this.complain(path, found.failure);
    else {
      const parsed = parseFormPack(found.text);
      if ('form' in parsed) return parsed.form;
      for (const { place, message } of parsed.problems) this.complain(`${path}:${place}`, message);
    }
    return undefined;
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

const NO_PACK = say('没有这个文件，formPack 没有采用', 'there is no such file; formPack does not apply');

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
