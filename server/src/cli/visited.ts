/**
 * Which files a run has come to, so that each is checked once, whatever leads to it. Paths are real ones, without links, with forward slashes.
 *
 * A walk through folders with no links in it meets no file twice, and a folder that was walked is known by its name alone: what is
 * remembered grows with what the user named, not with the files that are found.
 */
export class Visited {
  /** Files that were named one by one, and those that links led to. */
  readonly #files = new Set<string>();
  /** Folders that were walked from end to end. */
  readonly #folders: string[] = [];
  /** Folders that were met on a walk and could not be listed. */
  readonly #passedOver: string[] = [];
  #walked: string | undefined;

  constructor(
    /** Whether a walk takes a file, by the names on the way from where it began. */
    private readonly isWalked: (names: readonly string[]) => boolean,
  ) {}

  enter(folder: string): void {
    this.#walked = folder;
  }

  leave(): void {
    if (this.#walked !== undefined) this.#folders.push(this.#walked);
    this.#walked = undefined;
  }

  passOver(folder: string): void {
    this.#passedOver.push(folder);
  }

  /** A file that was named; false where it has been taken already. */
  takes(real: string): boolean {
    return !this.#isWalkedThrough(real) && this.takesName(real);
  }

  /** The same for what is no file, which no walk takes. */
  takesName(real: string): boolean {
    if (this.#files.has(real)) return false;
    this.#files.add(real);
    return true;
  }

  /** A file met on a walk that is no link. */
  takesFound(real: string): boolean {
    return !this.#files.has(real) && !this.#isWalkedThrough(real);
  }

  /** A link met on a walk: `here` is its own name. A file that this walk has passed by was taken; one that is to come yields to the link. */
  takesLink(real: string, here: string): boolean {
    const root = this.#walked;
    if (root !== undefined && this.#isIn(real, root) && comesBefore(namesIn(real, root) ?? [], namesIn(here, root) ?? [])) return false;
    return this.takes(real);
  }

  #isWalkedThrough(real: string): boolean {
    return this.#folders.some((folder) => this.#isIn(real, folder));
  }

  #isIn(real: string, folder: string): boolean {
    const names = namesIn(real, folder);
    return names !== undefined && this.isWalked(names) && !this.#passedOver.some((other) => namesIn(real, other) !== undefined);
  }
}

/** The names on the way from a folder to a file in it. */
function namesIn(path: string, folder: string): readonly string[] | undefined {
  if (!path.startsWith(folder)) return undefined;
  const rest = path.slice(folder.length);
  if (folder.endsWith('/')) return rest.split('/');
  return rest.startsWith('/') ? rest.slice(1).split('/') : undefined;
}

/** In the order of a walk, which goes through each folder by name. */
function comesBefore(one: readonly string[], other: readonly string[]): boolean {
  const at = one.findIndex((name, i) => name !== other[i]);
  return (one[at] ?? '') < (other[at] ?? '');
}
