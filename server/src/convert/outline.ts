import type { FormTable } from '../data/types.js';
import { regionOf } from '../features/tables/table-region.js';
import { headRows, type OfficialCell, officialTable } from '../forms/official-table.js';
import { linesOf } from '../report/places.js';
import { proseOf } from '../report/prose/prose.js';
import { attachmentsOf } from '../report/structure/attachments.js';
import type { Block, FilledTable, Report, Title, WrittenRow } from '../report/types.js';
import { firstWhere } from '../text/bisect.js';
import { withoutBlanks } from '../text/chars.js';
import { lookOf } from '../text/figure.js';
import { contains, encloses, insideAny, type Span, span } from '../text/span.js';
import { markedUpRows } from './marked-up-rows.js';
import { joinedLines } from './transcript.js';

/** A report part by part, as it is written into any kind of file. */
export type Part = TextPart | LinesPart | TablePart;

/** A line or paragraph of the report, by what it is. */
export interface TextPart {
  /** `salutation`: whom a letter is to. */
  readonly kind: 'title' | 'heading' | 'subheading' | 'salutation' | 'paragraph' | 'attachment' | 'signOff';
  readonly text: string;
  /** Of a title: where its second line begins, if it takes two. */
  readonly breakAt?: number;
}

/** A standard table that is too damaged to be written as a table: its lines as they stand. */
export interface LinesPart {
  readonly kind: 'lines';
  readonly lines: readonly string[];
}

/** A table of the report, row by row. */
export interface TablePart {
  readonly kind: 'table';
  readonly rows: readonly (readonly PartCell[])[];
  /** Rows that head the table on every page. */
  readonly heads: number;
  /** Of a standard table all of whose rows are there: then the rows are the official ones, with its figures. */
  readonly filled?: FilledTable;
  /** Of a standard table, whoever filled it: its figures, by which its rows can be written in another way. */
  readonly official?: Filled;
  /** The share of the page's width that each column takes; by what stands in them where it is absent. */
  readonly shares?: readonly number[];
}

/** Figures of a standard table by their cells. */
export interface Filled {
  readonly table: FormTable;
  readonly cells: ReadonlyMap<string, { readonly text: string }>;
}

/** How the pages of a file are laid out. */
export interface PageOptions {
  /** For a table of many columns. */
  readonly landscape?: boolean;
  readonly language?: 'zh' | 'en';
}

/** A cell; `colspan` and `rowspan` in cells, 1 where it is not merged. */
export interface PartCell {
  /** `text`: words among the values. */
  readonly kind: OfficialCell['kind'] | 'text';
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** To be seen at first sight. */
  readonly marked?: boolean;
}

/**
 * How standard tables are written. `official`: as the form prints them, where nothing would be lost by it, others by their rows.
 * `damaged-as-lines`: those others by their lines. `as-lines`: all of them.
 */
export type TableMode = 'official' | 'damaged-as-lines' | 'as-lines';

/** The parts of a report in reading order. Comments and front matter are no part of it. */
export function outlineOf(report: Report, mode: TableMode = 'official'): Part[] {
  return new Outliner(report, mode).parts();
}

/** The same, each with the place in the draft where it begins. */
export function placedOutlineOf(report: Report): { readonly part: Part; readonly start: number }[] {
  const outliner = new Outliner(report, 'official');
  const parts = outliner.parts();
  return parts.map((part, i) => ({ part, start: outliner.starts[i] ?? 0 }));
}

class Outliner {
  private readonly result: Part[] = [];
  /** Where each part begins. */
  readonly starts: number[] = [];
  private readonly whole: readonly { readonly at: Span; readonly table: FilledTable }[];
  private readonly inAttachmentHead: (offset: number) => boolean;

  constructor(
    private readonly report: Report,
    private readonly mode: TableMode,
  ) {
    this.whole = mode === 'as-lines' ? [] : wholeTables(report);
    this.inAttachmentHead = insideAny(
      attachmentsOf(report)
        .filter(({ kind }) => kind === 'head')
        .map(({ at }) => at),
    );
  }

  parts(): Part[] {
    const { title, blocks } = this.report;
    const head = headOf(this.report);
    if (title?.inHead === true) this.takeTitle(title);
    this.begun(title?.at.start ?? 0);
    for (let i = 0; i < blocks.length; ) {
      const block = blocks[i];
      if (block === undefined) break;
      const next = head !== undefined && contains(head, block.at.start) ? i + 1 : this.take(block, i);
      this.begun(block.at.start);
      i = Math.max(i + 1, next);
    }
    return this.result;
  }

  /** A title may have taken the place of the part before it. */
  private begun(start: number): void {
    this.starts.length = Math.min(this.starts.length, this.result.length);
    while (this.starts.length < this.result.length) this.starts.push(start);
  }

  /** Gives the index of the block to go on with. */
  private take(block: Block, index: number): number {
    const { title } = this.report;
    if (title !== undefined && !title.inHead && encloses(title.at, block.at)) {
      if (block.at.start === title.at.start || !this.hasTitle()) this.takeTitle(title);
      return this.behind(title.at.end, index);
    }
    const whole = this.whole.find(({ at }) => contains(at, block.at.start));
    if (whole !== undefined) {
      this.result.push({ ...officialPart(whole.table), filled: whole.table });
      return this.behind(whole.at.end, index);
    }
    const damaged = this.mode === 'official' ? undefined : this.report.tables.find(({ at }) => contains(at, block.at.start));
    if (damaged !== undefined) return this.takeLines(damaged.at, index);
    if (block.kind === 'row' && isTableRow(block)) {
      const rows = this.rowsFrom(block, index);
      if (rows.length > 1 || block.notation === 'html' || block.notation === 'pipe') {
        this.result.push(ownTable(this.report, rows));
        return index + rows.length;
      }
    }
    return this.takeText(block, index);
  }

  private takeLines({ end }: Span, index: number): number {
    const next = this.behind(end, index);
    const { blocks, copy } = this.report;
    const lines = linesOf(this.report);
    const last = Math.max(end, blocks[next - 1]?.at.end ?? end);
    const lineAt = (offset: number) => lines.spanOf(lines.positionAt(offset).line);
    // Whole lines: a tab or a bar at an end says that a cell there is blank.
    const at = span(lineAt(blocks[index]?.at.start ?? end).start, lineAt(last).end);
    this.result.push({ kind: 'lines', lines: copy.textOf(at).split(/\r\n|\n/) });
    return next;
  }

  /** Where it takes two lines it breaks behind the name of the body, which may stand on a line of its own above it. */
  private takeTitle({ text, issuer = '' }: Title): void {
    const above = this.result.at(-1);
    const isAbove = above?.kind === 'paragraph' && withoutBlanks(above.text) === issuer && !text.includes(issuer);
    if (isAbove) this.result.pop();
    const whole = isAbove ? issuer + text : text;
    this.result.push({ kind: 'title', text: whole, ...(whole.startsWith(issuer) && { breakAt: issuer.length }) });
  }

  private hasTitle(): boolean {
    return this.result.some(({ kind }) => kind === 'title');
  }

  private behind(end: number, from: number): number {
    return firstWhere(this.report.blocks, ({ at }) => at.start >= end, from);
  }

  private rowsFrom(first: WrittenRow, index: number): WrittenRow[] {
    const rows: WrittenRow[] = [];
    for (let i = index; ; i += 1) {
      const block = this.report.blocks[i];
      const same = block?.kind === 'row' && block.group === first.group && block.notation === first.notation;
      if (!same || this.whole.some(({ at }) => contains(at, block.at.start))) return rows;
      rows.push(block);
    }
  }

  private takeText(block: Block, index: number): number {
    const kind = this.kindOf(block);
    const lines = [this.textOf(block)];
    let next = index + 1;
    // Lines that hard wrapping cut are one paragraph again.
    for (; kind === 'paragraph'; next += 1) {
      const [before, after] = [this.report.blocks[next - 1], this.report.blocks[next]];
      if (before === undefined || after === undefined || !this.goesOn(before, after)) break;
      lines.push(this.textOf(after));
    }
    this.result.push({ kind, text: joinedLines(lines) });
    return next;
  }

  private textOf(block: Block): string {
    const { copy } = this.report;
    const only = block.kind === 'row' && block.cells.length === 1 ? block.cells[0]?.at : undefined;
    return copy.textOf(only ?? block.at);
  }

  private kindOf({ at }: Block): TextPart['kind'] {
    const { headings, signOff } = this.report;
    if (signOff !== undefined && at.start >= signOff.at.start && at.end <= signOff.at.end) return 'signOff';
    if (this.inAttachmentHead(at.start)) return 'attachment';
    const heading = headings[firstWhere(headings, (one) => one.at.end > at.start)];
    if (heading === undefined || heading.runIn || heading.at.start >= at.end || heading.at.end < at.end) return 'paragraph';
    return heading.level === 1 ? 'heading' : 'subheading';
  }

  /** On the next line, of one passage: a blank line is the author's own. */
  private goesOn(before: Block, after: Block): boolean {
    const { copy } = this.report;
    if (this.kindOf(after) !== 'paragraph' || (after.kind === 'row' && isTableRow(after))) return false;
    if (this.whole.some(({ at }) => contains(at, after.at.start))) return false;
    const gap = copy.textOf(span(before.at.end, after.at.start));
    if (gap.indexOf('\n') !== gap.lastIndexOf('\n')) return false;
    const passages = this.passages();
    const passage = passages[firstWhere(passages, ({ end }) => end > after.at.start)];
    return passage !== undefined && passage.start < before.at.end;
  }

  private spans: readonly Span[] | undefined;

  private passages(): readonly Span[] {
    this.spans ??= proseOf(this.report).map((passage) => passage.at(0, passage.text.length));
    return this.spans;
  }
}

/** What stands in `<title>` names the page and is no text of it. */
function headOf({ source, isPage }: Report): Span | undefined {
  const start = isPage ? source.search(/<title[\s>]/i) : -1;
  const end = start < 0 ? -1 : source.toLowerCase().indexOf('</title>', start);
  return end < 0 ? undefined : span(start, end);
}

/** Tables that are the official ones once they are written anew, and lose nothing by it. */
function wholeTables(report: Report) {
  return report.tables.flatMap((table) => {
    const at = hasAllRows(table) && isPlain(table) ? regionOf(report, table) : undefined;
    return at === undefined ? [] : [{ at, table }];
  });
}

function hasAllRows({ table, rows }: FilledTable): boolean {
  const wanted = table.blocks.flatMap((block) => block.rows).filter(({ figures }) => figures);
  const there = rows.filter(({ row }) => row.figures).map(({ row }) => row);
  return there.length === wanted.length && new Set(there).size === there.length;
}

function isPlain({ cells }: FilledTable): boolean {
  return [...cells.values()].every(({ text }) => !/[|\n\\]/.test(text));
}

/** A standard table as the form prints it, with the figures. */
export function officialPart(official: Filled): TablePart {
  const rows = officialTable(official.table);
  const text = ({ key, text: label }: OfficialCell) => (key === undefined ? label : (official.cells.get(key)?.text ?? ''));
  return {
    kind: 'table',
    heads: headRows(rows),
    rows: rows.map((row) => row.map((cell) => ({ kind: cell.kind, text: text(cell), colspan: cell.colspan, rowspan: cell.rowspan }))),
    official,
  };
}

function isTableRow({ notation, cells }: WrittenRow): boolean {
  return notation === 'pipe' || notation === 'html' || (notation === 'tab' && cells.length > 1);
}

/** A table of the office's own, or one that is not whole: as it stands, with the merges that markup gives it. */
function ownTable(report: Report, rows: readonly WrittenRow[]): TablePart {
  const merged = rows[0]?.notation === 'html' ? markedUpRows(report, rows) : undefined;
  const plain = rows.map(({ cells }) => cells.map(({ text }) => ({ text: text.replaceAll('\\|', '|'), colspan: 1, rowspan: 1 })));
  const all = merged ?? plain;
  const isHead = (all[0] ?? []).every(({ text }) => lookOf(text) !== 'figure');
  const heads = isHead && all.length > 1 ? 1 : 0;
  return {
    kind: 'table',
    heads,
    rows: all.map((cells, y) =>
      cells.map((cell, x) => ({ ...cell, kind: y < heads ? 'head' : x === 0 && lookOf(cell.text) === 'text' ? 'label' : 'value' })),
    ),
  };
}
