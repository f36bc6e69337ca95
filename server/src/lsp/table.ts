import { type Position, type Range, RequestType, type TextEdit } from 'vscode-languageserver';
import { type Direction, moveInTable } from '../features/table-move.js';
import { tableTextAt } from '../features/table-text.js';
import { lineIndex } from '../text/lines.js';
import type { Analysis } from './analysis.js';
import { answer, type Feature } from './feature.js';
import { textEdits } from './format.js';
import { rangeOf } from './ranges.js';

interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** What a key does in a table; to be applied in one step, and only to this version. */
export interface TableMove {
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** In the text after the edits. */
  readonly select: Range;
}

/** Tab and Enter in a pipe table. null where they keep their usual meaning. */
export const tableRequest = new RequestType<Place & { readonly move: Direction }, TableMove | null, void>('gouji/table');
/** The table at the position as tab-separated text; null outside a table. */
export const tableTextRequest = new RequestType<Place, { readonly text: string } | null, void>('gouji/tableText');

export const table: Feature = {
  serve: (connection, session) => {
    connection.onRequest(tableRequest, (params, token) =>
      answer(session, params.uri, token, (analysis) => moveFor(analysis, params.position, params.move)),
    );
    connection.onRequest(tableTextRequest, (params, token) =>
      answer(session, params.uri, token, ({ report, lines }) => {
        const text = tableTextAt(report, lines.offsetAt(params.position));
        return text === undefined ? null : { text };
      }),
    );
  },
};

function moveFor({ report, lines, version }: Analysis, position: Position, direction: Direction): TableMove | null {
  const move = moveInTable(report, lines.offsetAt(position), direction);
  if (move === undefined) return null;
  return { version, edits: textEdits(lines, move.edits), select: rangeOf(lineIndex(move.text), move.select) };
}
