import { cover, type Span } from '../../text/span.js';
import type { Notation, WrittenCell, WrittenRow } from '../types.js';
import { writtenCell } from '../written-cell.js';
import { damagedHeader } from './damaged-labels.js';
import { GroupNames, namesGroup, pieceIn } from './groups.js';
import { headedTable, headerTarget } from './header-row.js';
import { type Label, rowMeaning } from './label.js';
import type { ReadRow, RowOffer } from './offers.js';
import { Pieces } from './pieces.js';
import type { RawRow, RawTable } from './raw.js';
import { addValue, grow, isSameRow, newTable, takeBlock, unnamedRows, unnamedTables, withoutSecond } from './raw.js';
import { lastRowLabel, likelyLabel, likelyRowLabel, type RowLabel, valuesBelow, wordsBeforeFigures } from './row-label.js';
import { isPageNumber, isUnit, SECTION_LIKE } from './words.js';

type RowKey = Pick<RawRow, 'key' | 'number' | 'reworded'>;

/** Puts labels and values together, block after block. */
export class Binder {
  private readonly done: RawTable[] = [];
  private table: RawTable | undefined;
  /** The label on a line of its own that waits for values. */
  private pending: { raw: RawRow; text: string } | undefined;
  private readonly pieces = new Pieces();
  private interruptions = 0;
  /** For tables without row labels: what was read that may name some of their columns. */
  private readonly above = new GroupNames();
  /** Words in a row that no form knows, just above. */
  private head: WrittenRow | undefined;

  finish(): RawTable[] {
    this.close();
    return this.done;
  }

  interrupt(): void {
    this.pieces.clear();
    this.head = undefined;
    this.pending = undefined;
    this.interruptions += 1;
    if (this.interruptions > 1) this.close();
  }

  /**
   * A Markdown heading ends a table, unless a row label happens to stand behind the `#`, of this table or the one below, or the name of
   * some of its columns.
   */
  heading(offer: RowOffer, below: string | undefined): void {
    const text = offer.row.cells[0]?.text ?? '';
    const label = offer.labels[0];
    if (label?.meanings.some((m) => m.kind === 'row' && (m.table === this.table?.id || m.table === below))) {
      this.line(offer);
      return;
    }
    const group = namesGroup(text) && label?.isSection !== true;
    if (!group || (this.table !== undefined && !unnamedTables.has(this.table.id))) this.close();
    if (group) this.above.add(text);
  }

  line({ row, labels, block }: RowOffer): void {
    const [cell] = row.cells;
    const [written] = labels;
    if (cell === undefined || isPageNumber(cell.text)) return;
    if (written === undefined) {
      this.value(cell, block);
      return;
    }
    if (written.isSection && !written.meanings.some((m) => m.kind === 'row' && m.table === this.table?.id)) {
      this.close();
      return;
    }
    if (this.label(written, cell, { notation: row.notation, width: 0 }, block)) return;
    this.above.add(cell.text);
    this.piece(written, cell, row, block);
  }

  /** A cell without text on a line of its own. */
  blank(cell: WrittenCell): void {
    if (this.pending !== undefined) addValue(this.pending.raw, cell);
    else if (this.table !== undefined && unnamedTables.has(this.table.id) && this.table.figures.length > 0) this.table.figures.push([cell]);
  }

  row(offer: RowOffer): void {
    const { row, labels, block: index } = offer;
    const found = this.findLabel(offer, index);
    if (found !== undefined) {
      this.pieces.clear();
      this.pending = undefined;
      this.addRow(found.written, found.table, found.at, row, index, row.cells.slice(found.index + 1));
      return;
    }
    const filled = row.cells.filter(({ look }) => look !== 'empty');
    const only = filled.length === 1 ? filled[0] : undefined;
    const written = only === undefined ? undefined : labels[row.cells.indexOf(only)];
    if (only !== undefined && written !== undefined) {
      // A caption, a label without values, or a piece of one.
      const from = { notation: row.notation, width: row.cells.length };
      if (!this.label(written, only, from, index)) this.piece(written, only, row, index);
      return;
    }
    if (only !== undefined && this.pending?.raw.notation === 'line') {
      this.value(only, index);
      return;
    }
    const texts = filled.filter(({ look }) => look === 'text');
    if (this.table !== undefined && this.continues(this.table, row, texts, index)) return;
    if (texts.length === 0) this.figureRow(row, filled, index);
    else if (texts.length === filled.length) this.headerRow(offer, index);
    // A word for a figure in the one row of a table without row labels.
    else if (texts.length * 2 < filled.length && unnamedRows.get(row.cells.length) === this.table?.id) this.take(row.cells, row.at, index);
    // Figures behind words that no form knows: in a dump they may belong to a torn label, elsewhere it is a row of the author's own.
    else if (this.table !== undefined) {
      this.table.foreign += 1;
      if (row.notation === 'aligned') this.table.figures.push(filled.filter(({ look }) => look !== 'text'));
    }
  }

  /** Figures of a small table under its row's label, or of a group of columns under its name. */
  private continues(table: RawTable, row: WrittenRow, texts: readonly WrittenCell[], index: number): boolean {
    const last = table.rows.at(-1);
    const values = valuesBelow(table, row, texts);
    const piece = pieceIn(table, row, texts, this.above);
    if (last !== undefined && values !== undefined) {
      table.rows.pop();
      this.addRow({ key: last.key, number: last.number }, table.id, last.labelAt, row, index, values);
    } else if (piece !== undefined) {
      table.pieces.push(piece);
      this.above.clear();
      this.interruptions = 0;
      grow(table, row.at, index);
    }
    return values !== undefined || piece !== undefined;
  }

  /** The label of a row with several cells: the last cell that is one, exactly or joined with pieces of the lines above. */
  private findLabel(read: ReadRow, index: number): RowLabel | undefined {
    const exact = lastRowLabel(read, this.table?.id);
    const at = this.table === undefined ? undefined : wordsBeforeFigures(read);
    const cell = at === undefined ? undefined : read.row.cells[at];
    if (this.table === undefined || at === undefined || cell === undefined) return exact;
    // （五）不予处理 stands in the same row as its first one: 1.信访、举报、投诉类申请.
    if (exact !== undefined) return (at > exact.index ? likelyRowLabel(this.table.id, read, at) : undefined) ?? exact;
    const joined = this.join(cell);
    if (joined !== undefined) return { written: joined.written, table: this.table.id, at: joined.at, index: at };
    takeBlock(this.table, index);
    return likelyRowLabel(this.table.id, read, at);
  }

  /** Takes a label or header on its own; false if it is neither. */
  private label(written: RowLabel['written'], cell: WrittenCell, from: Pick<RawRow, 'notation' | 'width'>, index: number): boolean {
    const row = rowMeaning(written, this.table?.id);
    if (row !== undefined) {
      if (this.pieces.count > 1 && this.table?.rows.some((one) => isSameRow(one, written))) this.close();
      const raw = this.startRow(written, row.table, cell.at, from.notation, from.width, index);
      this.pending = { raw, text: cell.text };
      this.pieces.clear();
      return true;
    }
    const table = headedTable(written, this.table?.id);
    if (table === undefined) return false;
    this.openFor(table, cell.at, from.notation);
    this.header(written.key, cell, 0, index);
    this.pieces.clear();
    return true;
  }

  private header(key: string, cell: WrittenCell, lastOf: number, index: number): void {
    if (this.table === undefined) return;
    this.above.add(cell.text);
    this.table.headers.push({ key, text: cell.text, at: cell.at, lastOf });
    grow(this.table, cell.at, index);
    if (this.table.rows.at(-1)?.values.length !== 0) this.pending = undefined;
  }

  private headerRow(read: ReadRow, index: number): void {
    const { row, labels } = read;
    const target = headerTarget(read, this.table?.id);
    if (target === undefined) this.head = row;
    else this.openFor(target, row.at, row.notation);
    for (const [i, cell] of row.cells.entries()) {
      const written = labels[i];
      if (written === undefined) continue;
      if (target === undefined) this.piece(written, cell, row, index);
      else if (written.key !== '') this.header(written.key, cell, i === row.cells.length - 1 ? row.cells.length : 0, index);
    }
    if (target !== undefined) this.pieces.clear();
  }

  /** A row of nothing but figures. */
  private figureRow(row: WrittenRow, filled: readonly WrittenCell[], index: number): void {
    const unnamed = unnamedRows.get(filled.length) ?? unnamedRows.get(row.cells.length);
    if (unnamed !== undefined && (this.table?.id === unnamed || filled.length === row.cells.length)) {
      this.openFor(unnamed, row.at, row.notation);
      this.take(row.cells, row.at, index);
      return;
    }
    if (this.table === undefined) return;
    if (!unnamedTables.has(this.table.id) && row.notation === 'aligned' && this.pending?.raw.values.length === 0) {
      for (const value of filled) this.value(value, index);
    } else this.take(filled, row.at, index);
    this.pieces.clear();
  }

  private take(cells: readonly WrittenCell[], at: Span, index: number): void {
    if (this.table === undefined) return;
    this.table.figures.push([...cells]);
    grow(this.table, at, index);
  }

  /** A figure, or its stand-in, on a line of its own. */
  private value(cell: WrittenCell, index: number): void {
    this.pieces.clear();
    if (this.table === undefined) return;
    if (unnamedTables.has(this.table.id)) this.take([cell], cell.at, index);
    else if (this.pending !== undefined) {
      addValue(this.pending.raw, cell);
      this.pending.raw.at = cover(this.pending.raw.at, cell.at);
      grow(this.table, cell.at, index);
    } else if (this.table.rows.length > 0) this.take([cell], cell.at, index);
  }

  /** Text that is no label: perhaps a piece of one. */
  private piece(written: Label, cell: WrittenCell, row: WrittenRow, index: number): void {
    if (this.table === undefined || isUnit(cell.text)) return;
    const joined = this.join(cell);
    if (joined !== undefined) {
      while ((this.table.headers.at(-1)?.at.start ?? -1) >= joined.at.start) this.table.headers.pop();
      this.label(joined.written, writtenCell(joined.at, joined.written.key), { notation: row.notation, width: 0 }, index);
      return;
    }
    const likely = this.table.rows.length > 0 || written.number !== '' ? likelyLabel(this.table, written) : undefined;
    if (likely !== undefined) {
      this.label(likely, cell, { notation: row.notation, width: 0 }, index);
      if (this.pending !== undefined) this.pending.text = cell.text;
      return;
    }
    if (damagedHeader(this.table.id, written.key) !== undefined) this.header(written.key, cell, 0, index);
    else if (written.key.length > 4 && SECTION_LIKE.test(cell.text)) {
      this.close();
      return;
    }
    this.pieces.add(cell.text, cell.at, index);
  }

  /** The label that what waits, the pieces and this cell make together; what waited is part of it then. */
  private join(cell: WrittenCell): { written: Label; at: Span } | undefined {
    if (this.table === undefined) return undefined;
    const waiting = this.pending?.raw.values.length === 0 ? this.pending : undefined;
    const written = this.pieces.joined(this.table.id, waiting?.text, cell.text);
    if (written === undefined) return undefined;
    const from = (waiting === undefined ? this.pieces.start : waiting.raw.labelAt) ?? cell.at;
    if (waiting !== undefined && this.table.rows.at(-1) === waiting.raw) this.table.rows.pop();
    if (waiting !== undefined) this.pending = undefined;
    for (const block of this.pieces.blocks) takeBlock(this.table, block);
    return { written, at: cover(from, cell.at) };
  }

  private addRow(written: RowKey, table: string, labelAt: Span, row: WrittenRow, index: number, values: readonly WrittenCell[]): void {
    const last = this.table?.id === table ? this.table.rows.at(-1) : undefined;
    // The heading above the table said the same.
    if (last?.width === 0 && last.values.length === 0 && last.key === written.key) this.table?.rows.pop();
    const raw = this.startRow(written, table, labelAt, row.notation, row.cells.length, index);
    raw.values = [...values];
    raw.at = cover(raw.at, row.at);
    if (this.table !== undefined) this.table.at = cover(this.table.at, row.at);
    if (values.every(({ look }) => look === 'empty')) this.pending = { raw, text: '' };
  }

  private startRow(written: RowKey, table: string, labelAt: Span, notation: Notation, width: number, index: number): RawRow {
    this.openFor(table, labelAt, notation);
    const { key, number, reworded } = written;
    const raw: RawRow = { key, number, labelAt, at: labelAt, notation, values: [], width, ...(reworded === true && { reworded }) };
    this.interruptions = 0;
    if (this.table === undefined) return raw;
    if (this.table.rows.length === 0) this.table.notation = notation;
    this.table.rows.push(raw);
    grow(this.table, labelAt, index);
    return raw;
  }

  private openFor(id: string, at: Span, notation: Notation): void {
    if (this.table?.id === id) return;
    this.close();
    this.table = newTable(id, at, notation);
    this.table.head = this.head;
    this.head = undefined;
  }

  private close(): void {
    if (this.table !== undefined) {
      withoutSecond(this.table);
      this.done.push(this.table);
      this.above.clear();
    }
    this.table = undefined;
    this.pending = undefined;
    this.pieces.clear();
    this.interruptions = 0;
  }
}
