import type { Report } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { insideAny } from '../text/span.js';

/**
 * Every figure of a report: those in cells of standard tables by their cell, all others, in running text and in the office's own tables,
 * in their order. Numbers within a label of the form are none: it is written as the form has it.
 */
export interface Figures {
  readonly cells: ReadonlyMap<string, string>;
  readonly others: readonly string[];
}

/** Every figure of the report: those in cells of standard tables by the address of the cell, all others in their order. */
export function figuresOf({ tables, blocks, copy, title, isPage, source }: Report): Figures {
  const cells = new Map<string, string>();
  for (const [i, table] of tables.entries()) {
    const { id } = table.table;
    for (const [key, { text }] of table.cells)
      if (text !== '') cells.set(`${id}#${tables.slice(0, i).filter((one) => one.table.id === id).length}.${key}`, text);
  }
  const inTable = insideAny(tables.map(({ at }) => at));
  const head = isPage ? source.toLowerCase().indexOf('</title>') : -1;
  const others: string[] = [];
  if (title?.inHead === true) others.push(...digitsIn(title.text));
  for (const { at } of blocks) if (at.start > head && !inTable(at.start)) others.push(...digitsIn(copy.textOf(at)));
  return { cells, others };
}

/** Full-width digits are read as half-width ones; 1,234 and 3.5 are two runs each, which is all the same here. */
function digitsIn(text: string): string[] {
  return text.match(/\d+/g) ?? [];
}

/** What is not the same in both; undefined where every figure stands where it stood. */
export function differenceOf(before: Figures, after: Figures): Message | undefined {
  const cell =
    [...before.cells].find(([key, text]) => after.cells.get(key) !== text) ?? [...after.cells].find(([key]) => !before.cells.has(key));
  if (cell !== undefined) {
    const [key, text] = cell;
    return say(`标准表里的数 ${text}（${key}）`, `the figure ${text} of a standard table (${key})`);
  }
  const length = Math.max(before.others.length, after.others.length);
  for (let i = 0; i < length; i += 1) {
    const [one, other] = [before.others[i], after.others[i]];
    if (one !== other)
      return say(`正文里的数 ${one ?? other ?? ''}（第 ${i + 1} 个）`, `figure ${i + 1} of the text, ${one ?? other ?? ''}`);
  }
  return undefined;
}
