import { codesOf, hasBlank, isBlank, isDigit, lastCode } from '../../text/chars.js';
import { type Span, span } from '../../text/span.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import { writtenCell, writtenRow } from '../written-cell.js';
import { type Label, labelKey, rowMeaning } from './label.js';
import { unnamedRows } from './raw.js';
import { isPageNumber, isUnit, SECTION_LIKE } from './words.js';

/** A label may be cut into so many words by stray blanks: 一、 本年新收 政府信息公开 申请数量. */
const MOST_WORDS = 4;
const LONGEST_LABEL = 80;
/** A word that no form knows, if it is no longer, may be a torn piece of a label; a longer one is running text. */
const LONGEST_PIECE = 12;
/** Running text with fewer rows than that only speaks of rows. */
const FEWEST_ROWS = 3;
const GLUED = /^(.*?[^\d.+-])(\d+(?:\.\d+)?)$/;
const DIGIT = /\d/;
/** Behind these a number is that of a label, or one of a list. */
const STOPS = codesOf('.,．，');

/** Words of a line: labels and headers that the forms know, runs of figures, and everything else. */
type Unit =
  | { readonly kind: 'label'; readonly cell: WrittenCell; readonly written: Label }
  | { readonly kind: 'figures'; readonly cells: readonly WrittenCell[] }
  | { readonly kind: 'other'; readonly cell: WrittenCell };

/** `break`: running text between the rows. */
export type LooseRow = WrittenRow | 'break';

/**
 * The rows of a line whose cells stand apart by single blanks, or of a label with its figures glued to it. Undefined for a line that is
 * one cell or running text; whether its rows belong to a table is for the table to say.
 */
export function looseLine({ at, text, look }: WrittenCell): readonly WrittenRow[] | undefined {
  if (!hasBlank(text)) {
    const glued = look === 'text' && endsInDigit(text) ? gluedLabel(text, at.start) : undefined;
    return glued && [rowOf([glued.cell, glued.figure])];
  }
  if (isPageNumber(text)) return undefined;
  const words = wordsOf(text, at.start);
  const units = unitsOf(words);
  if (units.every(({ kind }) => kind !== 'other')) {
    if (units.some(({ kind }) => kind === 'figures') ? words.length > 1 : isHeader(units)) return cutBehindFigures(units);
    return undefined;
  }
  return labelWithFigures(words, at.start, text) ?? (isHeader(units) ? [rowOf(units.flatMap(cellsOf))] : undefined);
}

/** The rows of tables that stand within running text, where the figures are apart or at least the labels; undefined where there are none. */
export function looseRows(text: string, at: Span): readonly LooseRow[] | undefined {
  if (!mayHoldRows(text, at)) return undefined;
  const units = unitsOf(wordsOf(text.slice(at.start, at.end), at.start));
  const rows: LooseRow[] = [];
  let found = 0;
  for (const [i, unit] of units.entries()) {
    if (unit.kind === 'other') {
      if (unit.cell.text.length > LONGEST_PIECE || SECTION_LIKE.test(unit.cell.text)) rows.push('break');
    } else if (unit.kind === 'label') {
      const next = units[i + 1];
      if (next?.kind !== 'figures' || rowMeaning(unit.written, undefined) === undefined) rows.push(rowOf([unit.cell]));
      else if (endsRow(next.cells, units[i + 2])) {
        rows.push(rowOf([unit.cell, ...next.cells]));
        found += 1;
      }
    } else if (fillsUnnamedRow(unit.cells)) {
      rows.push(rowOf(unit.cells));
      found = Math.max(found, FEWEST_ROWS);
    }
  }
  return found < FEWEST_ROWS ? undefined : rows;
}

/** Rows have figures, and blanks between them. */
function mayHoldRows(text: string, { start, end }: Span): boolean {
  let digits = false;
  let blanks = false;
  for (let i = start; i < end && !(digits && blanks); i += 1) {
    const code = text.charCodeAt(i);
    // Chinese characters, which nearly all are, stand behind U+3000.
    if (code > 0x3000) continue;
    if (isDigit(code)) digits = true;
    else if (isBlank(code)) blanks = true;
  }
  return digits && blanks;
}

/** Figures in a cell of their own that a layout set close together: `9 2 0 0` between wide gaps are four cells. */
export function apart(cells: readonly WrittenCell[]): readonly WrittenCell[] {
  if (!cells.some(({ text }) => hasBlank(text))) return cells;
  return cells.flatMap((cell) => {
    const words = hasBlank(cell.text) ? wordsOf(cell.text, cell.at.start) : [];
    return words.length > 1 && words.every(isFigure) ? words : [cell];
  });
}

/** A row's label that shares its cell with the first of its figures, `新收申请 12` before `0`, as two cells. */
export function labelApart(cells: readonly WrittenCell[]): readonly WrittenCell[] {
  const index = cells.findIndex(({ look, text }, i) => look === 'text' && endsInDigit(text) && cells[i + 1]?.look !== 'text');
  const cell = cells[index];
  const two = cell === undefined ? undefined : gluedLabel(cell.text, cell.at.start);
  return two === undefined ? cells : [...cells.slice(0, index), two.cell, two.figure, ...cells.slice(index + 1)];
}

/** In a sentence a word follows the one figure: 行政许可 57 件. */
function endsRow(figures: readonly WrittenCell[], next: Unit | undefined): boolean {
  return figures.length > 1 || next?.kind !== 'other' || SECTION_LIKE.test(next.cell.text);
}

/** As many figures as the row of a table without row labels has, or one run of as many digits. */
function fillsUnnamedRow(cells: readonly WrittenCell[]): boolean {
  return unnamedRows.has(cells.length === 1 ? (cells[0]?.text.length ?? 0) : cells.length);
}

function rowOf(cells: readonly WrittenCell[]): WrittenRow {
  return writtenRow('aligned', cells, 0);
}

function cellsOf(unit: Unit): readonly WrittenCell[] {
  return unit.kind === 'figures' ? unit.cells : [unit.cell];
}

/** Several short words, half of which at least are headers of a form. */
function isHeader(units: readonly Unit[]): boolean {
  const headers = units.filter((unit) => unit.kind === 'label' && unit.written.headers.length > 0).length;
  return units.length > 1 && headers * 2 >= units.length && units.every((u) => u.kind !== 'other' || u.cell.text.length <= LONGEST_PIECE);
}

/** 行政处罚 6 行政强制 0 is two rows. */
function cutBehindFigures(units: readonly Unit[]): WrittenRow[] {
  const rows: WrittenRow[] = [];
  let cells: WrittenCell[] = [];
  for (const unit of units) {
    cells.push(...cellsOf(unit));
    if (unit.kind === 'label') continue;
    rows.push(rowOf(cells));
    cells = [];
  }
  if (cells.length > 0) rows.push(rowOf(cells));
  return rows;
}

/** A label that no form knows, it may be torn, and figures up to the end of the line. Digits in it only where they number it. */
function labelWithFigures(words: readonly WrittenCell[], start: number, text: string): readonly WrittenRow[] | undefined {
  let from = words.length;
  while (from > 0 && isFigure(words[from - 1])) from -= 1;
  const last = words[from - 1];
  if (last === undefined || from === words.length || /[\d+.-]$/.test(last.text)) return undefined;
  const label = writtenCell(span(start, last.at.end), text.slice(0, last.at.end - start));
  return DIGIT.test(labelKey(label.text).key) ? undefined : [rowOf([label, ...words.slice(from)])];
}

/** The words of a line, with their places. */
export function wordsOf(text: string, start: number): WrittenCell[] {
  const words: WrittenCell[] = [];
  let from = -1;
  for (let i = 0; i <= text.length; i += 1) {
    const blank = i === text.length || isBlank(text.charCodeAt(i));
    if (!blank && from < 0) from = i;
    if (!blank || from < 0) continue;
    words.push(writtenCell(span(start + from, start + i), text.slice(from, i)));
    from = -1;
  }
  return words;
}

function unitsOf(words: readonly WrittenCell[]): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < words.length; ) {
    const unit = units.at(-1)?.kind === 'label' && isUnit(words[i]?.text ?? '') ? 1 : 0;
    const figures = figuresFrom(words, i, unit);
    if (figures.length > unit) {
      units.push({ kind: 'figures', cells: withoutPageNumber(figures) });
      i += figures.length;
      continue;
    }
    const label = labelFrom(words, i);
    units.push(...label.units);
    i += label.words;
  }
  return units;
}

/** Figures in a row, behind the unit that a column of its own prints before them. */
function figuresFrom(words: readonly WrittenCell[], from: number, unit: number): readonly WrittenCell[] {
  let end = from + unit;
  while (end < words.length && isFigure(words[end])) end += 1;
  return words.slice(from, end);
}

/** A page break within running text: - 3 - behind the figures of a row. */
function withoutPageNumber(figures: readonly WrittenCell[]): readonly WrittenCell[] {
  const tail = figures.slice(-3).map(({ text }) => text);
  return figures.length > 3 && isPageNumber(tail.join(' ')) ? figures.slice(0, -3) : figures;
}

function isFigure(word: WrittenCell | undefined): boolean {
  // A figure with a dot behind it, as in “5.”, is the number of a label.
  if (word === undefined || word.look === 'text') return false;
  if (word.look === 'figure') return !STOPS.has(lastCode(word.text));
  return word.look === 'standIn' && word.text !== '无';
}

function endsInDigit(text: string): boolean {
  return isDigit(lastCode(text));
}

/** The longest label that begins with a word, with the figures that are glued to it; else the word alone. */
function labelFrom(words: readonly WrittenCell[], from: number): { readonly units: readonly Unit[]; readonly words: number } {
  const first = words[from];
  if (first === undefined) return { units: [], words: 1 };
  let joined = '';
  let longest = '';
  let found: { readonly units: readonly Unit[]; readonly words: number } = { units: [{ kind: 'other', cell: first }], words: 1 };
  for (let count = 1; count <= MOST_WORDS; count += 1) {
    const word = words[from + count - 1];
    if (word === undefined || isFigure(word) || joined.length + word.text.length > LONGEST_LABEL) break;
    joined += word.text;
    const glued = endsInDigit(word.text) ? gluedLabel(joined, first.at.start, word.at.end) : undefined;
    const units = glued?.units ?? knownLabel(writtenCell(span(first.at.start, word.at.end), joined));
    const [label] = units ?? [];
    // A remark in brackets is no part of the key: what stands behind it makes no longer label.
    if (units !== undefined && label?.kind === 'label' && label.written.key.length > longest.length) {
      longest = label.written.key;
      found = { units, words: count };
    }
    if (glued !== undefined) break;
  }
  return found;
}

function knownLabel(cell: WrittenCell): readonly Unit[] | undefined {
  const written = labelKey(cell.text);
  return written.meanings.length === 0 ? undefined : [{ kind: 'label', cell, written }];
}

/** 规章000: a row's label with figures behind it that nothing holds apart. */
function gluedLabel(text: string, start: number, end = start + text.length) {
  const [, label, digits] = text.length > LONGEST_LABEL ? [] : (GLUED.exec(text) ?? []);
  if (label === undefined || digits === undefined) return undefined;
  const words = label.trimEnd();
  const cell = writtenCell(span(start, end - digits.length - (label.length - words.length)), words);
  const [known] = knownLabel(cell) ?? [];
  if (known?.kind !== 'label' || rowMeaning(known.written, undefined) === undefined) return undefined;
  const figure = writtenCell(span(end - digits.length, end), digits);
  const units: readonly Unit[] = [known, { kind: 'figures', cells: [figure] }];
  return { cell, figure, units };
}
