/** What files are called without their folders; with them where the names alone do not tell them apart. */
export function namesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map(fileName);
  return new Set(names).size === names.length ? names : paths;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
