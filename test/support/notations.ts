import type { Draft } from './draft.js';
import { htmlPage, htmlTables } from './notations/markup.js';
import { crlf, markdown, pipesBare, pipesExtra, pipesRuled, pipesTrailing } from './notations/pipes.js';
import { aligned, drawn, labelled, lines, linesPipe, linesTight, oneLine, semicolons, spaced, tsv, tsvRagged } from './notations/plain.js';

export interface DraftNotation {
  readonly name: string;
  readonly extension: 'md' | 'txt' | 'html';
  readonly render: (draft: Draft) => string;
}

/** Every way in which real reports come to be written down. */
export const notations: readonly DraftNotation[] = [
  { name: 'markdown', extension: 'md', render: markdown },
  { name: 'pipes-bare', extension: 'md', render: pipesBare },
  { name: 'pipes-ruled', extension: 'md', render: pipesRuled },
  { name: 'pipes-trailing', extension: 'md', render: pipesTrailing },
  { name: 'pipes-extra', extension: 'md', render: pipesExtra },
  { name: 'crlf', extension: 'md', render: crlf },
  { name: 'html-tables', extension: 'md', render: htmlTables },
  { name: 'html-page', extension: 'html', render: htmlPage },
  { name: 'tsv', extension: 'txt', render: tsv },
  { name: 'tsv-ragged', extension: 'txt', render: tsvRagged },
  { name: 'lines', extension: 'txt', render: lines },
  { name: 'lines-tight', extension: 'txt', render: linesTight },
  { name: 'lines-pipe', extension: 'txt', render: linesPipe },
  { name: 'aligned', extension: 'txt', render: aligned },
];

/** Ways in which other marks than blanks, tabs and pipes hold cells apart, or nothing does where a label ends. */
export const oddNotations: readonly DraftNotation[] = [
  { name: 'drawn', extension: 'txt', render: drawn },
  { name: 'semicolons', extension: 'txt', render: semicolons },
  { name: 'labelled', extension: 'txt', render: labelled },
];

/** Ways in which nothing but single blanks holds cells apart. */
export const looseNotations: readonly DraftNotation[] = [
  { name: 'spaced', extension: 'txt', render: spaced },
  { name: 'one-line', extension: 'txt', render: oneLine },
];
