import { figureRowsOf, forms } from '../../data/forms.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import type { Candidate } from './candidates.js';
import { isWeakHeader, rowMeaning } from './label.js';
import type { ReadRow } from './offers.js';
import { fitsRow, unnamedRows, unnamedTables } from './raw.js';
import { isPercentage } from './words.js';

/**
 * The candidates that are the office's own: a comparison with last year, a summary, figures by department. Own is what has a head of its
 * own, or rows of its own under a head of the form, and does not fit the form as well as another candidate does.
 */
export function ownTables(candidates: readonly Candidate[]): Candidate[] {
  const profiles = candidates.map(profileOf);
  const fits = new Map<string, Fit>();
  for (const { fit } of profiles) {
    const best = fit && fits.get(fit.table);
    if (fit !== undefined && (best === undefined || compare(fit, best) > 0)) fits.set(fit.table, fit);
  }
  return candidates.filter((_, i) => {
    const profile = profiles[i];
    const best = profile?.fit && fits.get(profile.fit.table);
    const rival = best !== undefined && best.headers > 0 && best.fitting > (profile?.fit?.fitting ?? 0);
    return profile !== undefined && isOwn(profile, rival);
  });
}

/** How well a candidate agrees with one standard table. */
interface Fit {
  readonly table: string;
  /** Rows of the table, and those among them with as many figures as it wants, or none. */
  readonly rows: number;
  readonly fitting: number;
  /** Header words of the table that stand in no other place. */
  readonly headers: number;
}

interface Profile {
  readonly fit: Fit | undefined;
  /** Rows of figures behind a label, and header words, that no form knows. */
  readonly foreignRows: number;
  readonly foreignHeaders: readonly string[];
  /** Rows of nothing but figures, by their length. */
  readonly unlabelled: readonly number[];
  /** Under the label of a row as its heading, figures need no label of their own. */
  readonly labelled: boolean;
}

/** Heads that compare or reckon: the forms know none of them. */
const COMPARING = /^(?:19|20)\d\d年?度?$|增减|同比|环比|占比|比例|比重|百分比|上年|去年|今年/;
/** From this share of a table's rows on it is that table, whatever its head says. */
const MOST = 0.6;

function isOwn({ fit, foreignRows, foreignHeaders, unlabelled, labelled }: Profile, rival: boolean): boolean {
  if (labelled && foreignRows <= 1) return false;
  if (fit === undefined) return foreignRows > 0 && foreignHeaders.length > 0;
  if (fit.rows === 0) return isOwnBelowHead(fit, foreignRows, unlabelled, rival);
  // Without any head it goes on where another left off.
  if (fit.headers === 0 && foreignHeaders.length === 0) return false;
  const misfit = (fit.rows - fit.fitting) * 2 > fit.rows;
  if (foreignHeaders.length <= fit.headers) return rival && misfit;
  if (rival) return true;
  // The statistics of 2014 to 2018 have no section, so an office's version of them is all the table there is.
  if (withoutSection.has(fit.table) || fit.rows >= MOST * (rowCounts.get(fit.table) ?? 0)) return false;
  return misfit || (fit.headers === 0 && foreignHeaders.some((text) => COMPARING.test(text)));
}

/** Under header words of a form stand no rows of it. */
function isOwnBelowHead({ table, headers }: Fit, foreignRows: number, unlabelled: readonly number[], rival: boolean): boolean {
  if (headers === 0) return foreignRows > 0;
  if (!unnamedTables.has(table)) return foreignRows > 0 && unlabelled.length === 0;
  return rival && (foreignRows > 0 || unlabelled.length > 0) && !unlabelled.some((width) => unnamedRows.has(width));
}

function compare(a: Fit, b: Fit): number {
  return a.fitting - b.fitting || a.headers - b.headers;
}

function profileOf({ rows, above: line }: Candidate): Profile {
  const tables = new Map<string, { rows: number; fitting: number; headers: number }>();
  const of = (table: string) => {
    const known = tables.get(table) ?? { rows: 0, fitting: 0, headers: 0 };
    tables.set(table, known);
    return known;
  };
  const foreignHeaders: string[] = [];
  const unlabelled: number[] = [];
  let foreignRows = 0;
  /** Words that no form knows, in a row that may be the head of the next one. */
  let above: { readonly row: WrittenRow; readonly words: readonly string[] } | undefined;
  const judgeHead = (below: WrittenRow | undefined) => {
    if (above !== undefined && isHeadOf(above.row, below)) foreignHeaders.push(...above.words);
    above = undefined;
  };
  for (const row of rows) {
    judgeHead(row.row);
    const { label, words, figures } = partsOf(row);
    if (label !== undefined) {
      const counts = of(label.table);
      counts.rows += 1;
      if (label.figures === 0 || fitsRow(label.table, label.key, label.figures)) counts.fitting += 1;
    } else if (figures === 0) {
      const { tables: known, foreign } = headersIn(row);
      for (const table of known) of(table).headers += 1;
      if (foreign.length > 0) above = { row: row.row, words: foreign };
    } else if (words > 0) foreignRows += 1;
    else {
      unlabelled.push(figures);
      const table = unnamedRows.get(figures);
      if (table !== undefined) of(table).fitting += 1;
    }
  }
  judgeHead(undefined);
  let fit: Fit | undefined;
  for (const [table, { rows: labels, fitting, headers }] of tables) {
    if (fit === undefined || labels > fit.rows || (labels === fit.rows && headers > fit.headers))
      fit = { table, rows: labels, fitting, headers };
  }
  return { fit, foreignRows, foreignHeaders, unlabelled, labelled: line !== undefined && rowMeaning(line, undefined) !== undefined };
}

interface Parts {
  /** The last label of a row, and the figures behind it; among words alone only where it is all there is. */
  readonly label: { readonly table: string; readonly key: string; readonly figures: number } | undefined;
  readonly words: number;
  readonly figures: number;
}

function partsOf({ row: { cells }, labels }: ReadRow): Parts {
  let label: Parts['label'];
  let words = 0;
  let figures = 0;
  for (let i = cells.length - 1; i >= 0; i -= 1) {
    const cell = cells[i];
    if (cell === undefined || cell.look === 'empty') continue;
    if (isFigure(cell)) {
      figures += 1;
      continue;
    }
    words += 1;
    const written = label === undefined ? labels[i] : undefined;
    if (written === undefined) continue;
    const meaning = rowMeaning(written, undefined);
    if (meaning !== undefined) label = { table: meaning.table, key: written.key, figures };
  }
  return { label: label !== undefined && label.figures === 0 && words + figures > 1 ? undefined : label, words, figures };
}

/** Where only gaps make columns, words above figures may be pieces of torn labels: they are a head if there is one for each cell below. */
function isHeadOf(row: WrittenRow, below: WrittenRow | undefined): boolean {
  return row.notation !== 'aligned' || row.cells.length === below?.cells.length;
}

/** The tables whose headers stand in a row of words, and the words that no form knows. */
function headersIn({ row: { cells }, labels }: ReadRow): { readonly tables: readonly string[]; readonly foreign: readonly string[] } {
  const tables: string[] = [];
  const foreign: string[] = [];
  let filled = 0;
  for (const [i, { text }] of cells.entries()) {
    const label = labels[i];
    if (label === undefined) continue;
    filled += 1;
    const [header] = label.headers;
    if (header !== undefined && !isWeakHeader(label.key)) tables.push(header.table);
    else if (label.meanings.length === 0) foreign.push(text);
  }
  return { tables, foreign: filled > 1 ? foreign : [] };
}

function isFigure({ look, text }: WrittenCell): boolean {
  return look === 'text' ? isPercentage(text) : look !== 'empty';
}

/** Tables that belong to no section of their form. */
const withoutSection = new Set(forms.flatMap(({ tables }) => tables.filter(({ section }) => section === null).map(({ id }) => id)));

/** How many rows with figures a table has, in the form that has fewest. */
const rowCounts = new Map<string, number>();

for (const table of forms.flatMap(({ tables }) => tables)) {
  const rows = figureRowsOf(table).length;
  rowCounts.set(table.id, Math.min(rows, rowCounts.get(table.id) ?? rows));
}
