import { headerKeysOf, type LabelKey, rowLabelsOf } from './label.js';

/**
 * The one row label of a table that a damaged or cut label must be: a unique beginning of at least four characters,
 * a copy with words lost, one within two edits, or one that only marks and particles tell apart. Undefined where two would do.
 */
export function damagedRowLabel(table: string, written: LabelKey): string | undefined {
  return onlyLabel(
    table,
    written,
    (label, numbered) => isDamagedCopy(written.key, label, numbered) || withoutParticles(written.key) === withoutParticles(label),
  );
}

/**
 * The one row label of a table that stands in a longer one, or is written with the same characters: 行政许可决定, 政府规章,
 * 行政性事业收费. Such a row may as well be one of the office's own, beside the one of the form.
 */
export function rewordedRowLabel(table: string, written: LabelKey): string | undefined {
  return onlyLabel(table, written, (label) => isLonger(written.key, label) || areSameCharacters(written.key, label));
}

function onlyLabel(table: string, { key, number }: LabelKey, fits: (label: string, numbered: boolean) => boolean): string | undefined {
  if (key.length < 4 || key.length > 40) return undefined;
  let found: string | undefined;
  for (const label of rowLabelsOf(table)) {
    if (number !== '' && label.number !== '' && number !== label.number) continue;
    if (!fits(label.key, number !== '' && number === label.number)) continue;
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

/** 信访、举报、投诉类申请 and 已获取的信息 say what the form says. */
function withoutParticles(label: string): string {
  return label.replace(/或者/g, '或').replace(/[、,，的]/g, '');
}

const MOST_MORE = 2;

/** The label with a word before or behind it. */
function isLonger(written: string, label: string): boolean {
  const more = written.length - label.length;
  return more > 0 && more <= MOST_MORE && (written.startsWith(label) || written.endsWith(label));
}

const SHORTEST_ANAGRAM = 5;

function areSameCharacters(written: string, label: string): boolean {
  if (written.length !== label.length || label.length < SHORTEST_ANAGRAM) return false;
  return [...written].sort().join('') === [...label].sort().join('');
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
