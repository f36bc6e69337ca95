import type { Form, FormSection } from '../../data/types.js';
import type { Report } from '../../report/types.js';

/** Figures that come over from last year's report: each row that carries one on, cell by cell, where last year's cell is bound for certain. */
export function carriedFigures(form: Form, previous: Report): ReadonlyMap<string, string> {
  const carried = new Map<string, string>();
  for (const table of form.tables) {
    const last = previous.tables.filter((filled) => filled.table.id === table.id);
    const [only] = last;
    if (only === undefined || last.length > 1) continue;
    for (const { columns, rows } of table.blocks) {
      for (const { key, carriesFrom } of rows) {
        if (carriesFrom === undefined) continue;
        for (const column of columns) {
          const cell = only.cells.get(`${carriesFrom}.${column.key}`);
          if (cell?.state === 'figure' && cell.value !== undefined) carried.set(`${key}.${column.key}`, String(cell.value));
        }
      }
    }
  }
  return carried;
}

/** What last year's report wrote under the same heading, without tables and sign-off; undefined where it wrote nothing. */
export function previousText(section: FormSection, previous: Report): string | undefined {
  if (section.kind === 'table') return undefined;
  const found = previous.sections.find(({ form }) => form.heading === section.heading);
  if (found === undefined) return undefined;
  const { start, end } = found.body;
  const stops = [end, previous.signOff?.at.start, ...previous.tables.map(({ at }) => at.start)];
  const stop = Math.min(...stops.filter((offset) => offset !== undefined && offset >= start).map(Number));
  const lines = previous.text.slice(start, stop).split(/\r\n|\r|\n/);
  const written = lines.map((line) => line.trim()).filter((line) => line !== '');
  return written.length === 0 ? undefined : written.join('\n');
}

/** Last year's text as a comment: it is there to look at, and no part of the report. */
export function commentOf(text: string, year: number | undefined): string {
  const from = year === undefined ? '上年' : `${year}年`;
  return `<!-- ${from}年报这一部分：\n${text.replaceAll('-->', '--＞')}\n-->`;
}
