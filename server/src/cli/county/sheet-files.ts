import type { Part, PartCell } from '../../convert/outline.js';
import { writeHtml } from '../../convert/write-html.js';
import { cellText, type Medium, NOTHING, type Sheet, type SheetColumn, type SheetRow } from '../../county/sheet.js';
import type { Locale } from '../../text/message.js';
import { inColumns } from '../formats/columns.js';
import { record } from '../formats/csv.js';
import { type Paint, printable } from '../paint.js';

/** How a list can be written, by the names that `--format` takes. */
export const SHEET_FORMATS = ['pretty', 'md', 'csv', 'html', 'docx'] as const;
/** One of these names. */
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** For whom a list is written. */
export interface SheetOptions {
  readonly locale: Locale;
  readonly paint: Paint;
}

/** A list as a file of the kind. */
export async function sheetFile(sheet: Sheet, format: SheetFormat, options: SheetOptions): Promise<string | Uint8Array> {
  const { locale } = options;
  switch (format) {
    case 'pretty':
      return onScreen(sheet, options);
    case 'md':
      return asMarkdown(sheet, locale);
    case 'csv':
      return asCsv(sheet, locale);
    default:
      return paper(partsOf(sheet, locale), format, locale);
  }
}

/** Parts as a page that is turned, for a table of many columns. */
export async function paper(
  parts: readonly Part[],
  format: 'html' | 'docx',
  language: Locale,
  landscape = true,
): Promise<string | Uint8Array> {
  if (format === 'html') return writeHtml(parts, { landscape, language });
  const { writeWord } = await import('#word');
  return writeWord(parts, { landscape });
}

/** The columns that the medium shows, with their places. */
function columnsFor({ columns }: Sheet, medium: Medium): readonly (readonly [SheetColumn, number])[] {
  return columns.map((column, i) => [column, i] as const).filter(([{ only }]) => only === undefined || only.includes(medium));
}

function onScreen(sheet: Sheet, { locale, paint }: SheetOptions): string {
  const columns = columnsFor(sheet, 'screen');
  const head = columns.map(([{ name }]) => name[locale]);
  const rows = sheet.rows.map(({ cells }) => columns.map(([, i]) => printable(cellText(cells[i], locale))));
  const figures = new Set(columns.flatMap(([{ figure }], place) => (figure === true ? [place] : [])));
  const [first = '', ...lines] = inColumns([head, ...rows], figures);
  const painted = lines.map((line, i) => (sheet.rows[i]?.marked === true ? paint('warning', line) : line));
  const table = sheet.rows.length === 0 ? [] : [paint('strong', first), ...painted, ''];
  return `${[...table, ...sheet.notes.map((note) => printable(note[locale]))].join('\n')}\n`;
}

function asMarkdown(sheet: Sheet, locale: Locale): string {
  const columns = columnsFor(sheet, 'screen');
  const cell = (text: string) => ` ${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')} |`;
  const line = (texts: readonly string[]) => `|${texts.map(cell).join('')}`;
  const rule = `|${columns.map(([{ figure }]) => (figure === true ? ' ---: |' : ' --- |')).join('')}`;
  const rows = sheet.rows.map(({ cells }) => line(columns.map(([, i]) => cellText(cells[i], locale))));
  const table = [line(columns.map(([{ name }]) => name[locale])), rule, ...rows].join('\n');
  const notes = sheet.notes.map((note) => note[locale]);
  return `${[`# ${sheet.title[locale]}`, ...(rows.length === 0 ? [] : [table]), ...notes].join('\n\n')}\n`;
}

/** What there is nothing to say of is an empty field: a program that adds up a column takes it for none. */
function asCsv(sheet: Sheet, locale: Locale): string {
  const columns = columnsFor(sheet, 'data');
  const rows = sheet.rows.map(({ cells }) =>
    columns.map(([, i]) => {
      const text = cellText(cells[i], locale, '');
      return text === NOTHING ? '' : text;
    }),
  );
  return `\ufeff${[columns.map(([{ name }]) => name[locale]), ...rows].map(record).join('')}`;
}

function partsOf(sheet: Sheet, locale: Locale): Part[] {
  const columns = columnsFor(sheet, 'paper');
  const head: PartCell[] = columns.map(([{ name }]) => ({ kind: 'head', text: name[locale], colspan: 1, rowspan: 1 }));
  const rowOf = ({ cells, marked = false }: SheetRow): PartCell[] =>
    columns.map(([{ figure }, i], place) => ({
      kind: place === 0 ? 'label' : figure === true ? 'value' : 'text',
      text: cellText(cells[i], locale),
      colspan: 1,
      rowspan: 1,
      marked,
    }));
  const table: Part = { kind: 'table', heads: 1, rows: [head, ...sheet.rows.map(rowOf)] };
  return [
    { kind: 'title', text: sheet.title[locale] },
    ...(sheet.rows.length === 0 ? [] : [table]),
    ...sheet.notes.map((note): Part => ({ kind: 'paragraph', text: note[locale] })),
  ];
}
