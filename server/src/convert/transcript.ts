import type { Span } from '../text/span.js';
import type { DocumentBlock, DocumentCell, DocumentTable } from './document.js';

/** A document as the text that drafts are written in, and where each of its parts stands in it. */
export interface Transcript {
  readonly text: string;
  /** In order, without overlaps. */
  readonly places: readonly Place[];
}

/** Which stretch of the draft was made of which part of a Word file. */
export interface Place {
  readonly at: Span;
  /** As in the document. */
  readonly path: string;
}

/** A cell longer than this holds an article: the table only lays out the page. */
const LONGEST_CELL = 400;

/** Paragraphs between blank lines, tables as Markdown with a blank for every cell that a merge takes up. */
export function transcribe(blocks: readonly DocumentBlock[]): Transcript {
  const writer = new Writer();
  writer.blocks(blocks);
  return writer.transcript();
}

class Writer {
  private readonly parts: string[] = [];
  private readonly places: Place[] = [];
  private length = 0;
  /** The paragraph before was a row made by tabs. */
  private inTabs = false;

  transcript(): Transcript {
    return { text: this.parts.join(''), places: this.places };
  }

  blocks(blocks: readonly DocumentBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.paragraph(block.text, block.path);
      else if (isLayout(block)) for (const { cells } of block.rows) for (const cell of cells) this.blocks(cell.blocks);
      else this.table(block);
    }
  }

  private paragraph(text: string, path: string): void {
    const words = withoutMarkup(text.trimEnd().replace(/^\n+/, ''));
    if (words.trim() === '') return;
    const isRow = /\S\t+\S/.test(words);
    // Rows that tabs make are lines of one table; a blank line would hold them apart.
    this.write(this.inTabs && isRow ? '' : '\n');
    this.inTabs = isRow;
    this.placed(words, path);
    this.write('\n');
  }

  private table({ rows }: DocumentTable): void {
    const width = rows.reduce(
      (most, { before, cells }) =>
        Math.max(
          most,
          cells.reduce((sum, { colspan }) => sum + colspan, before),
        ),
      0,
    );
    this.inTabs = false;
    this.write('\n');
    for (const [i, { before, cells }] of rows.entries()) {
      this.write(`|${'  |'.repeat(before)}`);
      let taken = before;
      for (const cell of cells) {
        this.write(' ');
        this.placed(cellText(cell), cell.path);
        this.write(` |${'  |'.repeat(cell.colspan - 1)}`);
        taken += cell.colspan;
      }
      this.write(`${'  |'.repeat(width - taken)}\n`);
      if (i === 0) this.write(`|${' --- |'.repeat(width)}\n`);
    }
  }

  private placed(text: string, path: string): void {
    this.places.push({ at: { start: this.length, end: this.length + text.length }, path });
    this.write(text);
  }

  private write(text: string): void {
    // The text begins with its first words.
    if (text === '' || (this.length === 0 && text === '\n')) return;
    this.parts.push(text);
    this.length += text.length;
  }
}

/** One column, a table within it, or a cell with an article. */
function isLayout({ rows }: DocumentTable): boolean {
  const cells = rows.flatMap((row) => row.cells);
  const narrow = rows.every((row) => row.cells.length <= 1 && row.before === 0);
  return narrow || cells.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table') || lengthOf(blocks) > LONGEST_CELL);
}

function lengthOf(blocks: readonly DocumentBlock[]): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : 0), 0);
}

function cellText({ blocks, continues }: DocumentCell): string {
  if (continues) return '';
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : []));
  return withoutMarkup(joinedLines(lines)).replaceAll('|', '\\|');
}

/** Lines of a cell are one; only where figures or Latin words would run together a blank holds them apart. */
export function joinedLines(lines: readonly string[]): string {
  let whole = '';
  for (const line of lines.map((text) => text.replace(/\s+/g, ' ').trim())) {
    if (line === '') continue;
    whole += /[0-9A-Za-z.%]$/.test(whole) && /^[0-9A-Za-z.+-]/.test(line) ? ` ${line}` : line;
  }
  return whole;
}

/** What would open a comment or a block of code in a draft is plain text in a document. */
function withoutMarkup(text: string): string {
  return text.replace(/<!--|^(?:```|~~~)/gm, (mark) => `\\${mark}`);
}
