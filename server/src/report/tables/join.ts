import { fitsRow, isSameRow, type RawRow, type RawTable, unnamedRows, unnamedTables } from './raw.js';

/**
 * Tables that stand, without scraps of one or two words; parts of one table that text interrupts become one again. Of two with the same
 * rows one that does not fit the form beside one that does is the office's own.
 */
export function joinTables(raws: readonly RawTable[]): RawTable[] {
  const joined: RawTable[] = [];
  /** The last table of each id, and the rows that it has by key, once another of that id asks for them. */
  const last = new Map<string, { readonly table: RawTable; rows?: Map<string, RawRow[]> }>();
  const empty = new Set<RawTable>();
  for (const raw of raws) {
    const known = last.get(raw.id);
    const before = known?.table;
    // Header words with nothing below them, and then the whole table.
    if (before !== undefined && isEmpty(before) && raw.headers.length >= before.headers.length) empty.add(before);
    else if (known !== undefined && before !== undefined && (before.figures.length === 0 || raw.figures.length === 0)) {
      known.rows ??= addRows(new Map(), before);
      const { rows } = known;
      if (!raw.rows.some((row) => rows.get(row.key)?.some((one) => isSameRow(one, row)))) {
        append(before, raw);
        addRows(rows, raw);
        continue;
      }
    }
    joined.push(raw);
    last.set(raw.id, { table: raw });
  }
  const standing = joined.filter((raw) => !empty.has(raw) && stands(raw));
  // Where each table was found once, none can be the misfit of another.
  return standing.length === new Set(standing.map(({ id }) => id)).size ? standing : withoutMisfits(standing);
}

function addRows(rows: Map<string, RawRow[]>, raw: RawTable): Map<string, RawRow[]> {
  for (const row of raw.rows) {
    const same = rows.get(row.key) ?? [];
    // The rows of a form that say the same are few; a draft may repeat one without end.
    if (!same.some((one) => one.number === row.number)) rows.set(row.key, [...same, row]);
  }
  return rows;
}

function isEmpty({ rows, figures, pieces }: RawTable): boolean {
  return rows.length + figures.length + pieces.length === 0;
}

function append(table: RawTable, part: RawTable): void {
  for (const item of part.rows) table.rows.push(item);
  for (const item of part.headers) table.headers.push(item);
  for (const item of part.figures) table.figures.push(item);
  for (const item of part.pieces) table.pieces.push(item);
  table.foreign += part.foreign;
  table.at = { start: table.at.start, end: part.at.end };
  for (const block of part.blocks) table.blocks.push(block);
}

function stands(raw: RawTable): boolean {
  if (unnamedTables.has(raw.id) && raw.figures.some((cells) => unnamedRows.get(cells.length) === raw.id)) return true;
  const values = raw.rows.reduce((sum, row) => sum + row.values.length, 0);
  return (
    raw.rows.length + raw.headers.length >= 2 &&
    (raw.headers.length >= 2 || values > 0) &&
    (raw.rows.length >= 2 || raw.headers.length >= 2)
  );
}

function withoutMisfits(raws: RawTable[]): RawTable[] {
  const most = new Map<string, number>();
  const fitting = raws.map((raw) => raw.rows.filter((row) => fits(raw, row)).length);
  for (const [i, { id }] of raws.entries()) most.set(id, Math.max(most.get(id) ?? 0, fitting[i] ?? 0));
  return raws.filter(({ id, rows }, i) => {
    const filled = rows.filter(({ values }) => values.some(({ look }) => look !== 'empty')).length;
    const own = fitting[i] ?? 0;
    return own * 2 >= filled || own === (most.get(id) ?? 0);
  });
}

function fits({ id }: RawTable, { key, values }: RawRow): boolean {
  return fitsRow(id, key, values.filter(({ look }) => look === 'figure' || look === 'standIn').length);
}
