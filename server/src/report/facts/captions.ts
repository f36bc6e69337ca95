import type { FormBlock, FormRow, FormTable } from '../../data/types.js';
import { withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, FilledTable, Report, WrittenCell } from '../types.js';
import { bareArticle, type Cited } from './articles.js';

/** 第二十条第（五）项 on a row of its own over rows of a standard table: the Regulation is meant, though not named. */
export interface Caption {
  readonly at: Span;
  readonly text: string;
  readonly cited: Cited;
  readonly table: FilledTable;
  /** What the form prints over these rows. */
  readonly expected: string;
}

/** A row of a table whose cells stand where they were written, and the block of the form that it belongs to. */
interface Row {
  readonly start: number;
  readonly table: FilledTable;
  readonly block: FormBlock;
}

type Written = Pick<Caption, 'at' | 'text' | 'cited'>;

/** Captions with the rows that certainly follow them. Two without rows between, as page dumps have them, are none. */
export const captionsOf: (report: Report) => readonly Caption[] = fact((report) => {
  const captions = writtenIn(report);
  const rows = captions.size === 0 ? [] : rowsOf(report);
  const found: Caption[] = [];
  let last: Written | undefined;
  let doubtful = false;
  let next = 0;
  for (const block of rows.length === 0 ? [] : report.blocks) {
    const caption = captions.get(block);
    if (caption !== undefined) {
      doubtful = last !== undefined;
      last = caption;
      continue;
    }
    const row = rows[next];
    if (row === undefined) break;
    if (block.at.end <= row.start) {
      if (block.kind === 'paragraph' || (block.at.end <= row.table.at.start && !isRule(block))) last = undefined;
      continue;
    }
    if (last !== undefined && !doubtful && row.block.caption !== undefined)
      found.push({ ...last, table: row.table, expected: row.block.caption });
    last = undefined;
    while ((rows[next]?.start ?? Number.POSITIVE_INFINITY) < block.at.end) next += 1;
  }
  return found;
});

/** Brackets and numerals of another kind are no other citation. */
export function isExpected({ cited, expected }: Caption): boolean {
  const right = bareArticle(expected);
  return right?.article === cited.article && right.paragraph === cited.paragraph && right.item === cited.item;
}

function writtenIn({ blocks }: Report): ReadonlyMap<Block, Written> {
  const captions = new Map<Block, Written>();
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    const caption = block && written(block);
    if (block !== undefined && caption !== undefined) captions.set(block, caption);
  }
  return captions;
}

function rowsOf({ tables }: Report): Row[] {
  const rows: Row[] = [];
  for (const table of tables) {
    if (table.state !== 'read' || table.notation === 'aligned' || !table.table.blocks.some(({ caption }) => caption)) continue;
    const blocks = blocksByRow(table.table);
    for (const { row, labelAt } of table.rows) {
      const block = blocks.get(row);
      if (block !== undefined) rows.push({ start: labelAt.start, table, block });
    }
  }
  return rows.sort((a, b) => a.start - b.start);
}

/** The block of the form that each of its rows belongs to. */
const blocksByRow = fact(
  ({ blocks }: FormTable): ReadonlyMap<FormRow, FormBlock> => new Map(blocks.flatMap((block) => block.rows.map((row) => [row, block]))),
);

function written(block: Block): Written | undefined {
  const cell = block.kind === 'row' ? onlyFilled(block.cells) : undefined;
  if (cell === undefined || cell.text.length > LONGEST || !cell.text.includes('第')) return undefined;
  const cited = bareArticle(withoutBlanks(cell.text));
  return cited && { at: cell.at, text: cell.text, cited };
}

/** The one cell with something in it; undefined where there are several, or none. */
function onlyFilled(cells: readonly WrittenCell[]): WrittenCell | undefined {
  let only: WrittenCell | undefined;
  for (const cell of cells) {
    if (cell.text === '') continue;
    if (only !== undefined) return undefined;
    only = cell;
  }
  return only;
}

const LONGEST = 40;

/** The line of dashes below the first row of a table in Markdown. */
function isRule(block: Block): boolean {
  return block.kind === 'row' && block.cells.every(({ text }) => /^[-:\s]*$/.test(text));
}
