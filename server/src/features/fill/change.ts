import { cellKey } from '../../data/forms.js';
import type { FilledTable, Report } from '../../report/types.js';
import { computedFor } from '../../rules/shared/equations.js';
import type { Edit } from '../../text/edits.js';
import { type Message, say } from '../../text/message.js';
import type { Clip } from '../tables/clip.js';
import { figuresFrom } from '../tables/paste.js';
import { fillEdits, rowEdits } from './edits.js';
import { type Home, homesOf } from './homes.js';
import { keysOf } from './layout.js';

/** What was done in the view, as edits of the draft, with what is said of it; or why nothing is written. */
export type Filled = { readonly edits: readonly Edit[]; readonly words: Message } | { readonly refusal: Message };

/** Texts put into cells by their keys. */
export function fillFigures(report: Report, table: FilledTable, texts: ReadonlyMap<string, string>): Filled {
  const edits = fillEdits(report, table, texts);
  return edits === undefined ? { refusal: NO_PLACE } : { edits, words: say('', '') };
}

/** A block from another program: by its labels, or from the cell on to the right and down. */
export function fillPasted(report: Report, table: FilledTable, { key, clip }: { readonly key: string; readonly clip: Clip }): Filled {
  const pasted = figuresFrom(report, { table, homes: placesOf(report, table) }, key, clip);
  if (pasted === undefined) return { refusal: NOT_PASTED };
  const edits = fillEdits(report, table, pasted);
  if (edits === undefined) return { refusal: NO_PLACE };
  return { edits, words: say(`填入 ${pasted.size} 个数字。`, `Figures filled in: ${pasted.size}.`) };
}

/** As the view draws them, row by row: a row that has no place in the draft is not passed over. */
function placesOf(report: Report, table: FilledTable): readonly (readonly (Home | undefined)[])[] {
  const homes = homesOf(report, table);
  return table.table.blocks.flatMap(({ rows, columns }) =>
    rows.filter(({ figures }) => figures).map((row) => columns.map((column) => homes.get(cellKey(row, column)))),
  );
}

/** The blanks of a row as 0, and its totals as the sums that they are then. */
export function fillZeros(report: Report, table: FilledTable, mark: string): Filled {
  const keys = keysOf(table.table, mark);
  const homes = homesOf(report, table);
  const blank = keys.filter((key) => homes.get(key)?.state === 'blank');
  const row = table.rows.find((one) => `row ${one.row.key}` === mark);
  const edits =
    blank.length > 0
      ? fillEdits(report, table, zerosFor(table, blank, homes))
      : row &&
        rowEdits(
          report,
          table,
          row,
          keys.map(() => '0'),
        );
  if (edits === undefined) return { refusal: NO_PLACE };
  return { edits, words: say(`${blank.length || keys.length} 个空格已填好。`, `Blanks filled in: ${blank.length || keys.length}.`) };
}

/** 0 for what is no total; a total is the sum of the others, read as 0 where they are blank. */
function zerosFor(table: FilledTable, blank: readonly string[], homes: ReadonlyMap<string, Home>): ReadonlyMap<string, string> {
  const zeros = new Map(blank.map((key) => [key, '0']));
  const cells = new Map(table.cells);
  for (const key of blank) {
    const cell = cells.get(key);
    if (cell !== undefined && homes.has(key)) cells.set(key, { ...cell, value: 0, state: 'figure' });
  }
  const filled = { ...table, cells };
  for (const key of blank) {
    const cell = cells.get(key);
    const sum = cell && computedFor(filled, cell);
    if (cell === undefined || sum === undefined) continue;
    zeros.set(key, String(sum));
    // The total of a row of totals adds up what they are by now.
    cells.set(key, { ...cell, value: sum });
  }
  return zeros;
}

const NO_PLACE = say(
  '这一格在文稿里没有确定的位置，没有写入。请在文稿里改这一处。',
  'This cell has no certain place in the draft; nothing was written. Please change it in the text.',
);
const NOT_PASTED = say(
  '复制的内容不能逐格对上：请从要填的第一格开始粘贴，只复制数字，或连同行名、表头一起复制。没有填入。',
  'What was copied does not fit cell by cell: paste it from the first cell on, figures alone or with all labels. Nothing was filled in.',
);
