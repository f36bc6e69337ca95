import type { Ignore } from '../rules/silencing.js';
import { type Config, type ConfigProblem, NAME, parseConfig } from './parse.js';

/** Configurations above a draft, read once; the nearer one wins, key by key. Paths with forward slashes, relative ones from the working folder. */
export class Configs {
  readonly #read = new Map<string, Config | undefined>();

  constructor(
    private readonly host: ConfigHost,
    private readonly knownRules: ReadonlySet<string>,
    private readonly complain: (path: string, problem: ConfigProblem) => void,
  ) {}

  /** For the draft at the path; ignores of entries that name another draft are left out. */
  for(path: string): Config {
    const folders = this.host.foldersAbove(path);
    const rules: Record<string, Config['rules'][string]> = {};
    const ignore: Ignore[] = [];
    let form: Config['form'];
    for (const folder of [...folders].reverse()) {
      const config = this.#of(folder);
      if (config === undefined) continue;
      Object.assign(rules, config.rules);
      form = config.form ?? form;
      ignore.push(...config.ignore.filter(({ file }) => file === undefined || this.host.isSame(`${folder}/${file}`, path)));
    }
    return { ...(form === undefined ? {} : { form }), rules, ignore };
  }

  /** A file named by the user instead of those above the draft. */
  fromText(path: string, text: string): Config {
    const { config, problems } = parseConfig(text, this.knownRules);
    for (const problem of problems) this.complain(path, problem);
    return config;
  }

  clear(): void {
    this.#read.clear();
  }

  #of(folder: string): Config | undefined {
    if (!this.#read.has(folder)) {
      const path = `${folder}/${NAME}`;
      const text = this.host.read(path);
      this.#read.set(folder, text === undefined ? undefined : this.fromText(path, text));
    }
    return this.#read.get(folder);
  }
}

/** What configurations want of the disk. */
export interface ConfigHost {
  /** The folder of a draft, and all above it, nearest first. */
  foldersAbove(path: string): readonly string[];
  /** Undefined where there is no such file, or it cannot be read. */
  read(path: string): string | undefined;
  isSame(a: string, b: string): boolean;
}
