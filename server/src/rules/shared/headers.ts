import type { FormBlock } from '../../data/types.js';
import { labelKey } from '../../report/tables/label.js';
import type { FilledTable, HeaderFound } from '../../report/types.js';

/** Columns' headers that are absent, each as often as the form prints it: table four has 总计 three times. */
export function absentIn(block: FormBlock, found: readonly HeaderFound[]): string[] {
  const counts = new Map<string, number>();
  for (const header of found) {
    const { key } = labelKey(header.label);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const absent: string[] = [];
  for (const column of block.columns) {
    const { key } = labelKey(column.label);
    const left = counts.get(key) ?? 0;
    if (left > 0) counts.set(key, left - 1);
    else absent.push(column.label);
  }
  return absent;
}

/** The head says of as many columns as are blank that they are not there: what is missing is the columns, not their figures. */
export function lacksColumns({ table, headers, rows }: FilledTable, filled: number): boolean {
  const blocks = table.blocks.filter((block) => rows.some(({ row }) => block.rows.includes(row)));
  return blocks.every((block) => {
    const found = headers.filter((header) => header.block === table.blocks.indexOf(block));
    return found.length > 0 && absentIn(block, found).length === block.columns.length - filled;
  });
}
