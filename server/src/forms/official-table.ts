import { cellKey } from '../data/forms.js';
import type { FormBlock, FormRow, FormTable } from '../data/types.js';

/** A cell of the table as the official form prints it, with its merges. `key` addresses a figure; nothing else has one. */
export interface OfficialCell {
  readonly kind: 'head' | 'label' | 'value';
  readonly text: string;
  readonly key: string | undefined;
  /** Of a label: the key of the row that it names. */
  readonly row?: string;
  readonly colspan: number;
  readonly rowspan: number;
}

/** The rows of a standard table from its form: captions, headers, labels, and a place for every figure. */
export function officialTable(table: FormTable): readonly (readonly OfficialCell[])[] {
  return table.blocks.flatMap((block) => rowsOf(table, block));
}

/** How many rows head the table on every page that it is printed on; none where further headers stand in its midst. */
export function headRows(rows: readonly (readonly OfficialCell[])[]): number {
  const heads = rows.findIndex((row) => row.some(({ kind }) => kind !== 'head'));
  return rows.slice(heads).some((row) => row.some(({ kind }) => kind === 'head')) ? 0 : heads;
}

function rowsOf(table: FormTable, block: FormBlock): OfficialCell[][] {
  const rows: OfficialCell[][] = [];
  if (block.caption !== undefined) rows.push([cell('head', block.caption, { colspan: table.width })]);
  for (const line of block.header) rows.push(line.map((head) => cell('head', head.text, head)));
  let waiting: OfficialCell[] = [];
  for (const row of block.rows) {
    const labels = row.key === '' ? [] : [{ ...cell('label', row.label, row), row: row.key }];
    if (block.unitColumn === true) {
      rows.push([...labels, cell('label', row.unit ?? ''), ...valuesOf(block, row)]);
    } else if (row.figures) {
      rows.push([...waiting, ...labels, ...valuesOf(block, row)]);
      waiting = [];
    } else {
      // A label that heads others stands in the row of the first of them.
      waiting.push(...labels);
    }
  }
  return rows;
}

function valuesOf(block: FormBlock, row: FormRow): OfficialCell[] {
  const heads = block.header.length === 1 ? (block.header[0]?.slice(-block.columns.length) ?? []) : [];
  return block.columns.map((column, i) => {
    const key = cellKey(row, column);
    const { colspan } = heads[i] ?? {};
    // The form prints a dash for the figure of a row that only heads others, as it does for the unit.
    return { ...cell('value', row.figures ? '' : (row.unit ?? ''), { colspan }), key: row.figures ? key : undefined };
  });
}

type Spans = { readonly colspan?: number | undefined; readonly rowspan?: number | undefined };

function cell(kind: OfficialCell['kind'], text: string, { colspan = 1, rowspan = 1 }: Spans = {}): OfficialCell {
  return { kind, text, key: undefined, colspan, rowspan };
}
