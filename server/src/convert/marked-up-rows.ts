import { elementAround } from '../features/tables/table-region.js';
import type { Report, WrittenRow } from '../report/types.js';
import { cover } from '../text/span.js';

interface MergedCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
}

/** Wider or higher merges than any table has are the work of a broken page. */
const MOST = 63;

/** Rows of a table in markup with their merges; undefined where its tags and its cells do not go together one by one. */
export function markedUpRows(report: Report, rows: readonly WrittenRow[]): MergedCell[][] | undefined {
  const at = rows.map((row) => row.at).reduce(cover);
  const element = elementAround(report, at);
  if (element === undefined) return undefined;
  const tags = [...report.source.slice(element.start, element.end).matchAll(/<t[dh]\b[^<>]{0,500}>/gi)].map(([tag]) => tag);
  if (tags.length !== rows.reduce((sum, { cells }) => sum + cells.length, 0)) return undefined;
  let next = 0;
  return rows.map(({ cells }) =>
    cells.map(({ text }) => {
      const tag = tags[next] ?? '';
      next += 1;
      return { text, colspan: spanIn(tag, 'colspan'), rowspan: spanIn(tag, 'rowspan') };
    }),
  );
}

function spanIn(tag: string, name: 'colspan' | 'rowspan'): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,2})\\b`, 'i').exec(tag)?.[1];
  return Math.max(1, Math.min(MOST, Number(found ?? 1)));
}
