import { formOf } from '../../server/src/data/forms.js';
import type { Form, FormId, FormTable } from '../../server/src/data/types.js';
import type { Span } from '../../server/src/text/span.js';
import { titled } from './support.js';

/** A draft that holds one standard table, and where its cells stand. */
export interface TableDraft {
  readonly text: string;
  readonly at: ReadonlyMap<string, Span>;
}

/** Writes a table of the form as pipes, 0 in every cell but those given. */
export function tableDraft(formId: FormId, tableId: string, values: Readonly<Record<string, string>> = {}): TableDraft {
  const form = formOf(formId);
  const table = form.tables.find((t) => t.id === tableId);
  if (table === undefined) throw new RangeError(`no table ${tableId} in form ${formId}`);
  const at = new Map<string, Span>();
  let text = titled(yearOf(form), '');
  for (const block of table.blocks) {
    for (const line of block.header) text += `| ${line.map((cell) => cell.text).join(' | ')} |\n`;
    for (const row of block.rows) {
      text += row.label === '' ? '' : `| ${row.label} `;
      if (block.unitColumn === true) text += `| ${row.unit ?? ''} `;
      for (const column of row.figures ? block.columns : []) {
        const key = row.key === '' ? column.key : `${row.key}.${column.key}`;
        const value = values[key] ?? '0';
        text += '| ';
        at.set(key, { start: text.length, end: text.length + value.length });
        text += `${value} `;
      }
      text += '|\n';
    }
  }
  const unused = Object.keys(values).filter((key) => !at.has(key));
  if (unused.length > 0) throw new RangeError(`no cell ${unused.join(', ')}`);
  return { text, at };
}

/** Such as many tests speak of, where it is one of the form's. */
function yearOf({ years: { from, to } }: Form): number {
  return Math.max(from, Math.min(to ?? 2023, 2023));
}

/** The keys of all cells with figures. */
export function cellKeys(table: FormTable): string[] {
  return table.blocks.flatMap((block) =>
    block.rows
      .filter((row) => row.figures)
      .flatMap((row) => block.columns.map((column) => (row.key === '' ? column.key : `${row.key}.${column.key}`))),
  );
}
