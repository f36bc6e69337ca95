/** Searches of the engine that pass over text, or over a list, without any code of ours: how much they pass is counted. */
const SEARCHES = [
  [String.prototype, ['indexOf', 'lastIndexOf', 'includes', 'toLowerCase', 'replaceAll', 'split']],
  [Array.prototype, ['indexOf', 'lastIndexOf', 'includes', 'slice', 'shift', 'unshift']],
] as const;

type Method = (this: { readonly length: number }, ...args: unknown[]) => unknown;

/** Stands in for those methods while a text is dealt with. */
export class Scans {
  private counts = new Map<string, number>();

  during(work: () => void): void {
    const restore = SEARCHES.flatMap(([prototype, names]) => names.map((name) => this.watch(prototype as object, name)));
    restore.push(this.watchPatterns());
    try {
      work();
    } finally {
      for (const undo of restore) undo();
    }
  }

  /** Counts since the last time. */
  taken(): Map<string, number> {
    const { counts } = this;
    this.counts = new Map();
    return counts;
  }

  private add(name: string, count: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  private watch(prototype: object, name: string): () => void {
    const method = Reflect.get(prototype, name) as Method;
    const add = (count: number) => this.add(`${prototype.constructor.name}.${name}`, count);
    Reflect.set(prototype, name, function (this: { readonly length: number }, ...args: unknown[]) {
      const found = method.apply(this, args);
      add(passed(this.length, name, args, found));
      return found;
    });
    return () => void Reflect.set(prototype, name, method);
  }

  /** A pattern passes what stands between the place where it begins and its match; without a match all that is left. */
  private watchPatterns(): () => void {
    const { exec } = RegExp.prototype;
    const add = (count: number) => this.add('RegExp.exec', count);
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, text);
      add(this.sticky ? (found?.[0].length ?? 1) : (found === null ? text.length : found.index + found[0].length) - from);
      return found;
    };
    return () => {
      RegExp.prototype.exec = exec;
    };
  }
}

function passed(length: number, name: string, [, from = 0]: readonly unknown[], found: unknown): number {
  if (typeof found !== 'number') return Array.isArray(found) && name === 'slice' ? found.length : length;
  if (name === 'lastIndexOf') return (typeof from === 'number' && from > 0 ? Math.min(from, length) : length) - Math.max(found, 0);
  return (found < 0 ? length : found) - Math.min(Number(from), length);
}
