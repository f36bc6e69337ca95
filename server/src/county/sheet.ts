import type { Locale, Message } from '../text/message.js';

/** A list as it is written in any kind of file: what it is, one table, and what is to be said of it. */
export interface Sheet {
  readonly title: Message;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Behind the table, a paragraph each. */
  readonly notes: readonly Message[];
}

/** A column of a list. */
export interface SheetColumn {
  readonly name: Message;
  /** Stands from the right. */
  readonly figure?: boolean;
  /** Where alone it is shown: on the screen, on paper, or in a table that a program reads. */
  readonly only?: readonly Medium[];
}

/** Where a list is shown. */
export type Medium = 'screen' | 'paper' | 'data';

/** A row of a list, a cell for each column. */
export interface SheetRow {
  readonly cells: readonly (string | number | Message | undefined)[];
  /** To be seen at first sight. */
  readonly marked?: boolean;
}

/** Stands in a cell where there is nothing to say. */
export const NOTHING = '—';

/** A cell in words; `nothing` where there is nothing to say. */
export function cellText(cell: SheetRow['cells'][number], locale: Locale, nothing = NOTHING): string {
  if (cell === undefined) return nothing;
  return typeof cell === 'object' ? cell[locale] : String(cell);
}
