import type { SelectionRange } from 'vscode-languageserver';
import { enclosing } from '../features/selection.js';
import type { Analysis } from './analysis.js';
import { answer, type Feature } from './feature.js';
import { rangeOf } from './ranges.js';

export const selectionRanges: Feature = {
  announce: () => ({ selectionRangeProvider: true }),
  serve: (connection, session) =>
    connection.onSelectionRanges((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) =>
        params.positions.map((position) => rangeAt(analysis, analysis.lines.offsetAt(position))),
      ),
    ),
};

function rangeAt({ report, lines }: Analysis, offset: number): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const at of [...enclosing(report, offset)].reverse()) {
    outer = outer === undefined ? { range: rangeOf(lines, at) } : { range: rangeOf(lines, at), parent: outer };
  }
  return outer ?? { range: rangeOf(lines, { start: offset, end: offset }) };
}
