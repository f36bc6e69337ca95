import { gridOf, type Placed } from '../grid.js';
import type { PartCell, TablePart } from '../outline.js';
import { columnShares } from './columns.js';
import { element, escaped, flag, valued } from './element.js';
import { FACES } from './fonts.js';
import { paragraphProperties, runProperties } from './formatting.js';
import { cellMargins, SIZE, TABLE_TEXT } from './page-styles.js';

/** A table of more columns is set smaller. */
const WIDE = 10;
const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const MARGINS = { top: 30, bottom: 30, left: 40, right: 40 } as const;

/** The columns of a table in twentieths of a point, and the size of what stands in it. */
interface Measures {
  readonly widths: readonly number[];
  readonly size: number;
}

/** A table as wide as the type area; what is merged over several rows is said again in each of them, as the file wants it. */
export function writtenTable(table: TablePart, typeWidth: number): string {
  const { width, rows } = gridOf(table);
  const widths = columnShares(table).map((share) => Math.round(share * typeWidth));
  const measures = { widths, size: width >= WIDE ? SIZE.wideTable : SIZE.table };
  const grid = element('w:tblGrid', {}, widths.map((one) => element('w:gridCol', { 'w:w': one })).join(''));
  const written = spread(rows).map((cells, y) => writtenRow(cells, y < table.heads, measures));
  return element('w:tbl', {}, [properties(widths), grid, ...written].join(''));
}

function properties(widths: readonly number[]): string {
  const total = widths.reduce((sum, one) => sum + one, 0);
  const line = { 'w:val': 'single', 'w:color': 'auto', 'w:sz': 4 };
  const content = [
    element('w:tblW', { 'w:type': 'dxa', 'w:w': total }),
    element('w:tblBorders', {}, SIDES.map((side) => element(`w:${side}`, line)).join('')),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    cellMargins(MARGINS),
  ];
  return element('w:tblPr', {}, content.join(''));
}

/** A cell in one of the rows that it takes up: `from` above, or itself. */
interface InRow extends Placed {
  readonly isContinued: boolean;
}

/** Each row with the cells that reach into it from above, from left to right. */
function spread(rows: readonly (readonly Placed[])[]): InRow[][] {
  const lines: InRow[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    for (const placed of row) {
      for (let dy = 0; dy < placed.cell.rowspan; dy += 1) lines[y + dy]?.push({ ...placed, isContinued: dy > 0 });
    }
  }
  for (const line of lines) line.sort((a, b) => a.column - b.column);
  return lines;
}

function writtenRow(cells: readonly InRow[], isHead: boolean, measures: Measures): string {
  const kept = element('w:trPr', {}, `${flag('w:cantSplit', true)}${flag('w:tblHeader', isHead)}`);
  return element('w:tr', {}, [kept, ...cells.map((cell) => writtenCell(cell, measures))].join(''));
}

function writtenCell({ cell, column, isContinued }: InRow, { widths, size }: Measures): string {
  const { kind, colspan, rowspan, marked = false } = cell;
  const width = widths.slice(column, column + colspan).reduce((sum, one) => sum + one, 0);
  const content = [
    element('w:tcW', { 'w:type': 'dxa', 'w:w': width }),
    valued('w:gridSpan', colspan > 1 ? colspan : undefined),
    valued('w:vMerge', rowspan > 1 ? (isContinued ? 'continue' : 'restart') : undefined),
    marked ? element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': 'F0F0F0' }) : '',
    valued('w:vAlign', 'center'),
  ];
  const alignment = kind === 'label' || kind === 'text' ? 'left' : 'center';
  const look = paragraphProperties({ style: TABLE_TEXT, alignment });
  const paragraph = element('w:p', {}, `${look}${isContinued ? '' : writtenText(cell, size)}`);
  return element('w:tc', {}, `${element('w:tcPr', {}, content.join(''))}${paragraph}`);
}

function writtenText({ kind, text, marked = false }: PartCell, size: number): string {
  const look = runProperties({ ...(kind === 'head' && { face: FACES.tableHead }), bold: marked, size });
  return textRun(text, look);
}

/** Words in one look, on a new line where `isBroken`. */
export function textRun(text: string, look = '', isBroken = false): string {
  const words = element('w:t', { 'xml:space': 'preserve' }, escaped(text));
  return element('w:r', {}, `${look}${isBroken ? element('w:br') : ''}${words}`);
}
