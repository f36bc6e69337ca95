import type { Form } from '../../data/types.js';
import { readPage } from '../../report/layout/page.js';
import { readReport } from '../../report/read.js';
import { type Report, reportIn } from '../../report/types.js';
import { plainFigure } from '../../text/figure.js';

/** What other programs put on the clipboard. */
export interface Clip {
  readonly html?: string | undefined;
  readonly text?: string | undefined;
}

const FRAGMENT_MARKS = /<!--(?:Start|End)Fragment-->/gi;
const MERGED = /\b(?:col|row)span\s*=\s*["']?(?:[2-9]|1\d)/i;

/** The clip as a report of its own, by that form; a clip with a table in markup is read as such. */
export function readClip({ html, text }: Clip, form: Form): Report | undefined {
  const options = { form: form.id, extended: form, isReport: true };
  // Excel puts the marks of what was copied inside the table.
  if (html !== undefined && hasTable(html)) return reportIn(readReport(html.replace(FRAGMENT_MARKS, ''), { ...options, html: true }));
  return text === undefined || text === '' ? undefined : reportIn(readReport(text, options));
}

/**
 * The cells as they stood side by side, blank ones and blank rows too: a report is read without them, and a figure
 * behind one of them would seem to stand nearer than it did.
 */
export function cellsOf({ html, text }: Clip): readonly (readonly string[])[] {
  if (html !== undefined && hasTable(html) && !MERGED.test(html)) {
    const [grid, ...others] = readPage(html).grids;
    if (grid !== undefined && others.length === 0) return grid.rows.map((row) => row.map((cell) => plain(cell.text)));
  }
  const lines = (text ?? '').replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  return lines.map((line) => line.split('\t').map(plain));
}

function hasTable(html: string): boolean {
  return /<td\b/i.test(html);
}

/** Half-width and without separators: 1,234 is what a spreadsheet shows for 1234. */
export function plain(text: string): string {
  const figure = plainFigure(text);
  return /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure) ? figure.replaceAll(',', '') : figure;
}
