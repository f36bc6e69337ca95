import type { FilledCell, FilledTable, Reading } from '../report/types.js';
import type { Finding } from '../rules/shared/rule.js';
import { withoutBlanks } from '../text/chars.js';
import { lineEnd, lineStart } from '../text/lines.js';
import type { Span } from '../text/span.js';

/**
 * A short name of each finding by what it is about, neither by its place nor by how it is told: the rule, the equation, the cell of a
 * standard table that it is told of, what was expected and what stands there, and the words that are marked. Moving lines does not change it, nor another
 * wording of the message; another figure does.
 *
 * Users keep these names in their configuration: what goes into them is frozen by test/check/fingerprints.test.ts.
 */
export function withFingerprints(reading: Reading, findings: readonly Finding[], tables: readonly FilledTable[]): Finding[] {
  if (findings.length === 0) return [];
  const cells = cellsAt(new Set(findings.map(({ at }) => at.start)), tables);
  const contents = findings.map((finding) => contentOf(reading, finding, cells));
  const ordinals = ordinalsOf(reading, findings, contents);
  return findings.map((finding, index) => ({ ...finding, fingerprint: hash(numbered(contents[index] ?? '', ordinals[index] ?? 1)) }));
}

type Cells = ReadonlyMap<number, FilledCell>;

function contentOf(reading: Reading, { rule, equation = '', expected = '', actual = '', at }: Finding, cells: Cells): string {
  return [rule, equation, cellAt(cells, at), expected, actual, wordsAt(reading, at)].join('\u0000');
}

/** r3_7.tot; the same figure may be wrong in many rows. Nothing for what is no cell of a standard table. */
function cellAt(cells: Cells, { start, end }: Span): string {
  const found = cells.get(start);
  return found?.at.end === end ? found.key : '';
}

/** Those with something in them that start in these places. */
function cellsAt(starts: ReadonlySet<number>, tables: readonly FilledTable[]): Cells {
  const cells = new Map<number, FilledCell>();
  for (const table of tables)
    for (const cell of table.cells.values()) if (starts.has(cell.at.start) && cell.at.start < cell.at.end) cells.set(cell.at.start, cell);
  return cells;
}

/** Those with the same content are told apart by what stands around them; where that is the same too, it does not matter which is which. */
function ordinalsOf(reading: Reading, findings: readonly Finding[], contents: readonly string[]): readonly number[] {
  const equal = new Map<string, number[]>();
  for (const [index, content] of contents.entries()) {
    const others = equal.get(content);
    if (others === undefined) equal.set(content, [index]);
    else others.push(index);
  }
  const ordinals = contents.map(() => 1);
  for (const indices of equal.values()) {
    if (indices.length === 1) continue;
    const around = new Map(indices.map((index) => [index, surroundings(reading, findings[index]?.at)]));
    const sorted = indices.sort((a, b) => compare(around.get(a) ?? '', around.get(b) ?? '') || a - b);
    for (const [position, index] of sorted.entries()) ordinals[index] = position + 1;
  }
  return ordinals;
}

const AROUND = 60;

/** Of its line, what stands next to it. */
function surroundings({ copy }: Reading, place: Span | undefined): string {
  if (place === undefined) return '';
  const { text } = copy;
  const at = copy.copySpan(place);
  const before = text.slice(Math.max(0, at.start - AROUND), at.start);
  const after = text.slice(at.end, at.end + AROUND);
  return withoutBlanks(`${before.slice(lineStart(before, before.length))}\u0000${after.slice(0, lineEnd(after, 0))}`);
}

/** By code units: no locale may change it. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function wordsAt({ copy }: Reading, at: Span): string {
  return withoutBlanks(copy.textOf(at));
}

function numbered(content: string, ordinal: number): string {
  return ordinal === 1 ? content : `${content}\u0000${ordinal}`;
}

/**
 * The names that version 0.1.0 gave, so that entries made with it still hold until they are written anew. They were made of the Chinese
 * message, and are found again only as long as that message is, to the letter, what it was then: once a rule is reworded its old entries
 * match nothing, and nothing but keeping every old wording could change that. Not to be mended, only to be dropped, some day.
 */
export function formerFingerprints(reading: Reading, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const names = new Map<Finding, string>();
  for (const finding of findings) {
    const { rule, equation = '', message, at, related = [] } = finding;
    const words = [at, ...related.map((one) => one.at)].map((place) => wordsAt(reading, place));
    const content = [rule, equation, message.zh, ...words].join('\u0000');
    const count = (seen.get(content) ?? 0) + 1;
    seen.set(content, count);
    names.set(finding, hash(numbered(content, count)));
  }
  return names;
}

/** FNV-1a over UTF-16, twice with different starts: twelve hexadecimal digits. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85ebca6b);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return (hex(a) + hex(b)).slice(0, 12);
}
