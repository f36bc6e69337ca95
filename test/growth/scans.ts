/** Searches of the engine that pass over text, or over a list, without any code of ours: how much they pass is counted. */
const SEARCHES = [
  [String.prototype, ['indexOf', 'lastIndexOf', 'includes', 'toLowerCase', 'replaceAll', 'split']],
  [Array.prototype, ['indexOf', 'lastIndexOf', 'includes', 'slice', 'shift', 'unshift']],
] as const;

type Method = (this: { readonly length: number }, ...args: unknown[]) => unknown;

/** Stands in for those methods while a text is dealt with. */
export class Scans {
  private readonly counts = new Map<string, { count: number }>();

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
    const counts = new Map([...this.counts].flatMap(([name, { count }]) => (count > 0 ? [[name, count]] : [])));
    for (const counter of this.counts.values()) counter.count = 0;
    return counts;
  }

  private counterOf(name: string): { count: number } {
    const counter = this.counts.get(name) ?? { count: 0 };
    this.counts.set(name, counter);
    return counter;
  }

  private watch(prototype: object, name: string): () => void {
    const method = Reflect.get(prototype, name) as Method;
    const counter = this.counterOf(`${prototype.constructor.name}.${name}`);
    Reflect.set(prototype, name, function (this: { readonly length: number }, ...args: unknown[]) {
      const found = method.apply(this, args);
      counter.count += passed(this.length, name, args, found);
      return found;
    });
    return () => void Reflect.set(prototype, name, method);
  }

  /** A pattern passes what stands between the place where it begins and its match; without a match all that is left. */
  private watchPatterns(): () => void {
    const { exec } = RegExp.prototype;
    const counter = this.counterOf('RegExp.exec');
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const found = exec.call(this, text);
      counter.count += this.sticky ? (found?.[0].length ?? 1) : (found === null ? text.length : found.index + found[0].length) - from;
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
