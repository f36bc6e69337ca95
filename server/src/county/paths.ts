/**
 * What files are called without their folders, for people to read; with them where the names alone do not tell them apart. Marks that
 * turn the direction of what is read give way: behind them a name, and all that follows it, would say something else.
 */
export function namesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map(fileName);
  const shown = new Set(names).size === names.length ? names : paths;
  return shown.map(straight);
}

/** A name without what turns the direction of reading. */
export function straight(name: string): string {
  return name.replace(TURNING, '_');
}

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
