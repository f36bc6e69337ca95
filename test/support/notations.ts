import type { Draft } from './draft.js';
import { htmlPage, htmlTables } from './notations/markup.js';
import { crlf, markdown, pipesBare, pipesExtra, pipesRuled, pipesTrailing } from './notations/pipes.js';
import {
  aligned,
  drawn,
  labelled,
  lines,
  linesPipe,
  linesTight,
  oneLine,
  semicolons,
  spaced,
  tsv,
  tsvRagged,
  typed,
} from './notations/plain.js';

export interface DraftNotation {
  readonly name: string;
  readonly extension: 'md' | 'txt' | 'html';
  readonly render: (draft: Draft) => string;
}

/** A notation in which faults of every kind are made too. */
export interface MeasuredNotation extends DraftNotation {
  /**
   * How the columns of a table are kept: `explicit`: by marks, blank cells too; `loose`: a cell is a cell, but a blank one, or a word for a
   * figure, leaves open which column it stands in; `dumped`: every cell on a line of its own, or columns held apart by blanks alone.
   */
  readonly cells: 'explicit' | 'loose' | 'dumped';
}

/** Every way in which real reports come to be written down. */
export const notations: readonly MeasuredNotation[] = [
  { name: 'markdown', extension: 'md', cells: 'explicit', render: markdown },
  { name: 'pipes-bare', extension: 'md', cells: 'explicit', render: pipesBare },
  { name: 'pipes-ruled', extension: 'md', cells: 'explicit', render: pipesRuled },
  { name: 'pipes-trailing', extension: 'md', cells: 'loose', render: pipesTrailing },
  { name: 'pipes-extra', extension: 'md', cells: 'loose', render: pipesExtra },
  { name: 'crlf', extension: 'md', cells: 'explicit', render: crlf },
  { name: 'html-tables', extension: 'md', cells: 'explicit', render: htmlTables },
  { name: 'html-page', extension: 'html', cells: 'explicit', render: htmlPage },
  { name: 'tsv', extension: 'txt', cells: 'explicit', render: tsv },
  { name: 'tsv-ragged', extension: 'txt', cells: 'loose', render: tsvRagged },
  { name: 'lines', extension: 'txt', cells: 'dumped', render: lines },
  { name: 'lines-tight', extension: 'txt', cells: 'dumped', render: linesTight },
  { name: 'lines-pipe', extension: 'txt', cells: 'dumped', render: linesPipe },
  { name: 'aligned', extension: 'txt', cells: 'dumped', render: aligned },
];

/** Ways in which other marks than blanks, tabs and pipes hold cells apart, or nothing does where a label ends. */
export const oddNotations: readonly DraftNotation[] = [
  { name: 'drawn', extension: 'txt', render: drawn },
  { name: 'typed', extension: 'txt', render: typed },
  { name: 'semicolons', extension: 'txt', render: semicolons },
  { name: 'labelled', extension: 'txt', render: labelled },
];

/** Ways in which nothing but single blanks holds cells apart. */
export const looseNotations: readonly DraftNotation[] = [
  { name: 'spaced', extension: 'txt', render: spaced },
  { name: 'one-line', extension: 'txt', render: oneLine },
];
