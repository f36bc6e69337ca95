import { readReport } from '../report/read.js';
import type { FilledTable, Report } from '../report/types.js';
import { reportIn } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { differenceOf, figuresOf } from './figures.js';
import { outlineOf, type Part, type TableMode } from './outline.js';

/** How a report is written into another kind of file: its text, or its bytes, and how that is read again. */
export interface Target<T> {
  write(parts: readonly Part[]): T | Promise<T>;
  /** The text that a reader of the file makes of it; `html`: a page. */
  readAgain(written: T): { readonly text: string; readonly html: boolean };
}

/** What was written, and what was read for it; or why nothing is written. */
export type Converted<T> = { readonly written: T; readonly summary: Message } | { readonly refusal: Message };

/**
 * Writes a report as another kind of file. What was written is read again and held against what was there: only where every figure stands
 * where it stood it is handed out. Tables too damaged for that are written by their lines.
 */
export async function convert<T>(report: Report, target: Target<T>): Promise<Converted<T>> {
  const before = figuresOf(report);
  let difference: Message | undefined;
  for (const mode of MODES) {
    const parts = outlineOf(report, mode);
    const written = await target.write(parts);
    const { text, html } = target.readAgain(written);
    const after = reportIn(readReport(text, { form: report.form.id, extended: report.form, html, isReport: true }));
    difference = after === undefined ? UNREADABLE : differenceOf(before, figuresOf(after));
    if (difference === undefined) return { written, summary: summaryOf(report, parts, before.cells.size + before.others.length) };
  }
  const { zh = '', en = '' } = difference ?? {};
  return { refusal: say(`转换后${zh}与原文对不上，没有写文件`, `after conversion ${en} is not as it was; nothing was written`) };
}

const MODES: readonly TableMode[] = ['official', 'damaged-as-lines', 'as-lines'];
const UNREADABLE = say('全文', 'the whole text');

/** 读到 6 个部分、文字 18 段、表三 25 行 175 格. */
function summaryOf({ tables }: Report, parts: readonly Part[], figures: number): Message {
  const count = (kind: Part['kind']) => parts.filter((part) => part.kind === kind).length;
  const own =
    parts.filter((part) => part.kind === 'table' && part.filled === undefined).length -
    tables.filter((table) => !isIn(parts, table)).length;
  const counted = tables.map((table) => ({
    name: table.table.name,
    rows: table.rows.filter(({ row }) => row.figures).length,
    cells: table.cells.size,
  }));
  const zh = [
    `${count('heading')} 个部分`,
    `文字 ${count('paragraph')} 段`,
    ...counted.map(({ name, rows, cells }) => `${name} ${rows} 行 ${cells} 格`),
    ...(own > 0 ? [`其他表格 ${own} 个`] : []),
  ];
  const en = [
    `${count('heading')} sections`,
    `${count('paragraph')} paragraphs`,
    ...counted.map(({ name, rows, cells }) => `${name} ${rows} rows, ${cells} cells`),
    ...(own > 0 ? [`${own} other tables`] : []),
  ];
  return say(
    `读到 ${zh.join('，')}；转换前后 ${figures} 个数全部一致`,
    `read: ${en.join('; ')}; all ${figures} figures are the same before and after`,
  );
}

function isIn(parts: readonly Part[], table: FilledTable): boolean {
  return parts.some((part) => part.kind === 'table' && part.filled === table);
}
