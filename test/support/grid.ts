import type { FormBlock, FormRow, FormTable } from '../../server/src/data/types.js';
import type { Draft } from './draft.js';

/** A cell of the official layout, with its merges. */
export interface GridCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  readonly kind: 'head' | 'label' | 'value';
}

export type Grid = readonly (readonly GridCell[])[];

/** One place of a rectangle: the cell's text where the cell begins, blank where a merge covers it. */
export interface Place {
  readonly text: string;
  readonly kind: GridCell['kind'];
  /** A merge covers it, from above or from the left. */
  readonly covered: 'above' | 'left' | undefined;
  /** Columns that the cell spans; 1 where covered. */
  readonly colspan: number;
}

/** The table as the official form prints it, filled in. */
export function gridOf(draft: Draft, tableId: string): Grid {
  const table = draft.form.tables.find((t) => t.id === tableId);
  return table === undefined ? [] : table.blocks.flatMap((block) => blockRows(draft, table, block));
}

function blockRows(draft: Draft, table: FormTable, block: FormBlock): GridCell[][] {
  const rows: GridCell[][] = [];
  if (block.caption !== undefined) rows.push([cell('head', block.caption, table.width)]);
  for (const line of block.header) rows.push(line.map((head) => cell('head', head.text, head.colspan, head.rowspan)));
  let waiting: GridCell[] = [];
  for (const row of block.rows) {
    const label = row.key === '' ? [] : [cell('label', row.label, row.colspan, row.rowspan)];
    if (block.unitColumn === true) rows.push([...label, cell('label', row.unit ?? ''), ...unitValues(draft, block, row)]);
    else if (row.figures) {
      rows.push([...waiting, ...label, ...values(draft, block, row)]);
      waiting = [];
    } else waiting.push(...label);
  }
  return rows;
}

function unitValues(draft: Draft, block: FormBlock, row: FormRow): GridCell[] {
  return row.figures ? values(draft, block, row) : block.columns.map(() => cell('value', '——'));
}

function values(draft: Draft, block: FormBlock, row: FormRow): GridCell[] {
  const heads = block.header.at(-1) ?? [];
  const spans = block.header.length === 1 ? heads.slice(heads.length - block.columns.length) : [];
  return block.columns.map((column, i) => {
    const key = row.key === '' ? column.key : `${row.key}.${column.key}`;
    return cell('value', draft.cells.get(key) ?? '', spans[i]?.colspan);
  });
}

function cell(kind: GridCell['kind'], text: string, colspan = 1, rowspan = 1): GridCell {
  return { kind, text, colspan, rowspan };
}

/** Merges opened: every row has as many places as the widest. */
export function rectangle(grid: Grid): Place[][] {
  const width = Math.max(...grid.map((row) => row.reduce((sum, c) => sum + c.colspan, 0)));
  const places: (Place | undefined)[][] = grid.map(() => new Array<Place | undefined>(width).fill(undefined));
  for (const [y, row] of grid.entries()) {
    let x = 0;
    for (const { text, kind, colspan, rowspan } of row) {
      while (x < width && places[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < rowspan; dy += 1) {
        for (let dx = 0; dx < colspan; dx += 1) {
          const line = places[y + dy];
          if (line === undefined || x + dx >= width) continue;
          const covered = dy > 0 ? ('above' as const) : dx > 0 ? ('left' as const) : undefined;
          line[x + dx] = { text: covered === undefined ? text : '', kind, covered, colspan: covered === undefined ? colspan : 1 };
        }
      }
    }
  }
  return places.map((line) => line.map((place) => place ?? { text: '', kind: 'value', covered: 'left', colspan: 1 }));
}
