import { headerKeysOf, type LabelKey, rowLabelsOf } from './label.js';

/**
 * The one row label of a table that a damaged or cut label must be: a unique beginning of at least four characters,
 * a copy with words lost, or one within two edits. Undefined where two would do.
 */
export function damagedRowLabel(table: string, written: LabelKey): string | undefined {
  const { key, number } = written;
  if (key.length < 4 || key.length > 40) return undefined;
  let found: string | undefined;
  for (const label of rowLabelsOf(table)) {
    if (number !== '' && label.number !== '' && number !== label.number) continue;
    if (!isDamagedCopy(key, label.key, number !== '' && number === label.number)) continue;
    if (found !== undefined && found !== label.key) return undefined;
    found = label.key;
  }
  return found;
}

/** The one header of a table that a cut header must begin: 本年增/ for 本年增/减. */
export function damagedHeader(table: string, written: string): string | undefined {
  if (written.length < 3) return undefined;
  let found: string | undefined;
  for (const key of headerKeysOf(table)) {
    if (!key.startsWith(written) || key === written) continue;
    if (found !== undefined) return undefined;
    found = key;
  }
  return found;
}

function isDamagedCopy(written: string, label: string, numbered: boolean): boolean {
  if (written === label) return true;
  if (label.startsWith(written)) return true;
  if (written.length < 5 || written.length >= label.length + 3) return false;
  if (numbered && written.length >= label.length * 0.6 && written.slice(0, 2) === label.slice(0, 2) && isSubsequence(written, label))
    return true;
  return label.length >= 6 && Math.abs(written.length - label.length) <= 2 && withinTwoEdits(written, label);
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const char of part) {
    at = whole.indexOf(char, at);
    if (at < 0) return false;
    at += 1;
  }
  return true;
}

/** Levenshtein distance of at most two, by trying both ends first. */
function withinTwoEdits(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return Math.max(endA - start, endB - start) <= 2;
}
