import { fact } from '../../report/fact.js';
import type { FilledRow, FilledTable } from '../../report/types.js';
import { type Message, say } from '../../text/message.js';

/** The rows that hold figures; those that only head others are left out. */
export const figureRows = fact(({ rows }: FilledTable): readonly FilledRow[] => rows.filter((row) => row.row.figures));

/**
 * Nearly all rows hold the same too small number of figures (0 of 7, or only 总计): the table was left blank on purpose or in part,
 * which is one finding, not one a row. The number of figures a row, or undefined.
 */
export const commonShortage = fact((table: FilledTable): number | undefined => {
  const rows = figureRows(table).filter(({ glued }) => !glued);
  if (table.state !== 'read' || rows.length < 2) return undefined;
  const counts = new Map<number, number>();
  for (const row of rows) {
    const filled = row.state === 'bound' ? filledIn(row) : row.found;
    if (filled < row.wanted) counts.set(filled, (counts.get(filled) ?? 0) + 1);
  }
  for (const [count, times] of counts) if (times >= rows.length * 0.8 && (times === rows.length || times >= 2)) return count;
  return undefined;
});

function filledIn({ cells }: FilledRow): number {
  let filled = 0;
  for (const { state } of cells) if (state !== 'blank') filled += 1;
  return filled;
}

/** For messages: at most `limit` items, each once with its count, then 等. */
export function list(items: readonly string[], limit: number): Message {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  const names = [...counts].map(([item, count]): Message => {
    const name = `“${item.replace(/“/g, '‘').replace(/”/g, '’')}”`;
    return count > 1 ? say(`${name}（${count}处）`, `${name} (${count} times)`) : say(name, name);
  });
  const shown = names.slice(0, limit);
  const more = names.length > limit;
  return {
    zh: shown.map(({ zh }) => zh).join('、') + (more ? `等${names.length}项` : ''),
    en: shown.map(({ en }) => en).join(', ') + (more ? ` and others (${names.length} in all)` : ''),
  };
}

/** Both rows hold the same, and for certain. */
export function sameFigures(one: FilledRow, other: FilledRow): boolean {
  const figures = ({ cells }: FilledRow) => cells.map(({ value }) => value);
  return [one, other].every(({ state }) => state === 'bound') && figures(one).join() === figures(other).join();
}
