import type { FilledRow, FilledTable } from '../report/types.js';

export function figureRows(table: FilledTable): readonly FilledRow[] {
  return table.rows.filter((row) => row.row.figures);
}

/**
 * Nearly all rows hold the same too small number of figures (0 of 7, or only 总计): the table was left blank on purpose or in part,
 * which is one finding, not one a row. The number of figures a row, or undefined.
 */
export function commonShortage(table: FilledTable): number | undefined {
  const rows = figureRows(table);
  if (table.state !== 'read' || rows.length < 2) return undefined;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const filled = row.state === 'bound' ? row.cells.filter((cell) => cell.state !== 'blank').length : row.found;
    if (filled < row.wanted) counts.set(filled, (counts.get(filled) ?? 0) + 1);
  }
  for (const [count, times] of counts) if (times >= rows.length * 0.8 && (times === rows.length || times >= 2)) return count;
  return undefined;
}

/** 一、二 and so on for messages: at most `limit` items, then 等. */
export function list(items: readonly string[], limit: number): { readonly zh: string; readonly en: string } {
  const shown = items.slice(0, limit).map((item) => `“${item}”`);
  const more = items.length > limit;
  return {
    zh: shown.join('、') + (more ? `等${items.length}项` : ''),
    en: shown.join(', ') + (more ? ` and ${items.length - limit} more` : ''),
  };
}
