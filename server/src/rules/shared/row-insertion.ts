import type { FormBlock, FormRow } from '../../data/types.js';
import { blockLines, pipeLine, rowCells } from '../../forms/skeleton.js';
import { linesOf } from '../../report/places.js';
import type { FilledRow, FilledTable, Report } from '../../report/types.js';
import type { Edit } from '../../text/edits.js';
import { withLineEndsOf } from '../../text/lines.js';

const ROW_END = /<\/tr>/gi;

/** Writes rows of which a table has none, with blank cells, in the notation of the rows about them. */
type Writer = (block: FormBlock, row: FormRow) => string;

/**
 * Rows to be filled in, behind `before` or behind the header of their block. None where the notation leaves open how a blank cell is
 * written, or where the place of some row is not certain.
 */
export function rowsInsertion(report: Report, table: FilledTable, run: readonly FormRow[], before?: FilledRow): readonly Edit[] {
  const edits: Edit[] = [];
  for (const block of table.table.blocks) {
    const rows = run.filter((row) => block.rows.includes(row));
    if (rows.length === 0) continue;
    const edit = blockInsertion(report, table, { block, rows, before });
    if (edit === undefined) return [];
    const last = edits.at(-1);
    if (last?.at.start === edit.at.start) edits.splice(-1, 1, { at: last.at, newText: last.newText + edit.newText });
    else edits.push(edit);
  }
  return edits;
}

interface Missing {
  readonly block: FormBlock;
  readonly rows: readonly FormRow[];
  readonly before: FilledRow | undefined;
}

function blockInsertion(report: Report, table: FilledTable, { block, rows, before }: Missing): Edit | undefined {
  const write = writerFor(report, table, before?.notation ?? table.notation);
  if (write === undefined) return undefined;
  const index = table.table.blocks.indexOf(block);
  const header = table.headers.filter((one) => one.block === index).at(-1);
  const behind = before !== undefined && block.rows.includes(before.row) ? before.at.end : header?.at.end;
  if (behind !== undefined) {
    return insertedAt(
      report,
      table,
      behind,
      rows.map((row) => write(block, row)),
    );
  }
  // The block is lost as a whole: its headers come with its rows.
  const whole = block.rows.every((row) => !row.figures || rows.includes(row));
  if (!whole || before?.notation !== 'pipe') return undefined;
  return insertedAt(report, table, before.at.end, blockLines(table.table, block).map(pipeLine));
}

function writerFor({ source }: Report, table: FilledTable, notation: FilledTable['notation']): Writer | undefined {
  // A group that has a row of its own is not named again on its first row.
  const groups = new Set(table.rows.filter(({ row }) => !row.figures).map(({ row }) => row.label));
  const cells = (block: FormBlock, row: FormRow) =>
    rowCells(table.table, block, row).map((text) => (text !== row.label && groups.has(text) ? '' : text));
  if (notation === 'pipe') return (block, row) => pipeLine(cells(block, row));
  // Where other marks are read as tabs, how a blank cell is written is for the author to say.
  if (notation === 'tab')
    return source.slice(table.at.start, table.at.end).includes('\t') ? (block, row) => cells(block, row).join('\t') : undefined;
  const merged = notation !== 'html' || table.table.labelColumns !== 1 || /rowspan/i.test(source.slice(table.at.start, table.at.end));
  return merged ? undefined : htmlRow;
}

/** Cells as wide as the headers above them. */
function htmlRow(block: FormBlock, row: FormRow): string {
  const heads = block.header.at(-1) ?? [];
  const widths = heads.slice(heads.length - block.columns.length).map(({ colspan = 1 }) => colspan);
  const figures = block.columns.map((_, i) => ((widths[i] ?? 1) > 1 ? `<td colspan="${widths[i]}"></td>` : '<td></td>'));
  const unit = block.unitColumn === true ? `<td>${row.unit ?? ''}</td>` : '';
  return `<tr><td>${row.label}</td>${unit}${figures.join('')}</tr>`;
}

function insertedAt(report: Report, table: FilledTable, behind: number, rows: readonly string[]): Edit | undefined {
  const { source } = report;
  if (table.notation === 'html') {
    ROW_END.lastIndex = behind;
    if (!ROW_END.test(source)) return undefined;
    const at = { start: ROW_END.lastIndex, end: ROW_END.lastIndex };
    return { at, newText: withLineEndsOf(source, rows.map((row) => `\n${row}`).join('')) };
  }
  const lines = linesOf(report);
  let line = lines.positionAt(behind).line;
  const next = () => source.slice(lines.spanOf(line + 1).start, lines.spanOf(line + 1).end);
  while (line + 1 < lines.count && /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*\|/.test(next())) line += 1;
  const { start, end } = lines.spanOf(line);
  // In a list or a quotation the table stands behind blanks or marks.
  const [, lead = ''] = /^([ \t>]*)\|/.exec(source.slice(start, end)) ?? [];
  return { at: { start: end, end }, newText: withLineEndsOf(source, rows.map((row) => `\n${lead}${row}`).join('')) };
}
