import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHtml } from '../../evaluate/clean.js';
import { type Mutation, withoutMarks } from '../../evaluate/mutation.js';
import { mutations } from '../../evaluate/mutations/index.js';
import { type Random, randomOf } from '../../evaluate/random.js';
import { chosen, sprinkled } from '../../evaluate/sprinkles/index.js';
import { settingOf } from '../../evaluate/sprinkles/places.js';
import type { Draft } from '../../support/draft.js';
import { type DraftNotation, looseNotations, notations } from '../../support/notations.js';
import { writeReport } from './writing.js';

/** A report as it lies in a folder of thousands. */
export interface GeneratedReport {
  readonly name: string;
  readonly text: string;
  readonly html: boolean;
}

export interface Wanted {
  readonly seed: number;
  /** Characters of a report, about; markup may take more. */
  readonly length: number;
}

const ALL: readonly DraftNotation[] = [...notations, ...looseNotations];
const PLAIN = ALL.filter((notation) => !isHtml(notation) && notation.name !== 'one-line');
/** Mutations that a draft is tried with until it has its faults. */
const TRIES = 12;

/** The report of this number, the same for the same seed: of any form, in any notation, one in three without fault. */
export function generatedReport({ seed, length }: Wanted, number: number): GeneratedReport {
  const notation = ALL[number % ALL.length] ?? ALL[0];
  if (notation === undefined) throw new RangeError('no notation');
  return { name: `${String(number).padStart(6, '0')}.${notation.extension}`, ...reportIn(notation, { seed, length }, number) };
}

export function generatedReports(wanted: Wanted, count: number, from = 0): GeneratedReport[] {
  return Array.from({ length: count }, (_, i) => generatedReport(wanted, from + i));
}

/** Writes so many reports into a folder, a thousand to a folder of its own, and tells their paths. */
export function writeReports(folder: string, wanted: Wanted, count: number): string[] {
  const paths: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { name, text } = generatedReport(wanted, number);
    const inner = join(folder, String(Math.floor(number / 1000)).padStart(3, '0'));
    if (number % 1000 === 0) mkdirSync(inner, { recursive: true });
    const path = join(inner, name);
    writeFileSync(path, text);
    paths.push(path);
  }
  return paths;
}

/** One report of so many characters, without fault: its tables once in pipes, and sentences that never come again. */
export function longReport({ seed, length }: Wanted): string {
  const markdown = notations[0];
  if (markdown === undefined) throw new RangeError('no notation');
  return markdown.render(writeReport(randomOf(seed, 'long', length), proseOf(markdown, length), '2021'));
}

/** So many characters of reports one behind the other in one file, as they come out of a crawler. */
export function manyReports({ seed, length }: Wanted): string {
  const parts: string[] = [];
  for (let left = length, number = 0; left > 0; number += 1) {
    const notation = PLAIN[number % PLAIN.length] ?? PLAIN[0];
    if (notation === undefined) throw new RangeError('no notation');
    const { text } = reportIn(notation, { seed, length: Math.min(length, 10 * 1024) }, number);
    parts.push(text);
    left -= text.length;
  }
  return parts.join('\n');
}

function reportIn(notation: DraftNotation, { seed, length }: Wanted, number: number): Omit<GeneratedReport, 'name'> {
  const random = randomOf(seed, 'report', number);
  const faults = random.integer(0, 2);
  let form: Draft['form'] | undefined;
  const written = rendered(notation, random, length, (draft) => {
    form = draft.form;
    return withFaults(draft, notation, random, faults);
  });
  const text = withoutMarks(written);
  if (form === undefined || random.integer(0, 3) > 0) return { text, html: isHtml(notation) };
  const setting = settingOf(form, notation);
  return { text: sprinkled(text, setting, chosen(setting, undefined, seed, number), seed, number), html: isHtml(notation) };
}

/** What tables and headings leave of the length is running text. */
function rendered(notation: DraftNotation, random: Random, length: number, change: (draft: Draft) => Draft): string {
  return notation.render(change(writeReport(random, proseOf(notation, length))));
}

function proseOf(notation: DraftNotation, length: number): number {
  return Math.max(600, length - frameOf(notation));
}

const frames = new Map<DraftNotation, number>();

/** Characters that a report takes in this notation without running text, about: forms differ little. */
function frameOf(notation: DraftNotation): number {
  const known = frames.get(notation) ?? notation.render(writeReport(randomOf(0, 'frame'), 0, '2021')).length;
  frames.set(notation, known);
  return known;
}

function withFaults(draft: Draft, notation: DraftNotation, random: Random, faults: number): Draft {
  let damaged = draft;
  let left = faults;
  for (let tried = 0; tried < TRIES && left > 0; tried += 1) {
    const mutation = random.pick<Mutation>(mutations);
    if (mutation === undefined || mutation.except?.includes(notation.name) === true) continue;
    const found = mutation.damage(damaged, random);
    // What is a fault of the file as a whole (lost characters, another kind of document) would leave nothing to read.
    if (found === undefined || found.file !== undefined) continue;
    damaged = found.draft;
    left -= 1;
  }
  return damaged;
}
