import type { SelectionRange } from 'vscode-languageserver';
import { spansAround } from '../../features/structure/selection.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** textDocument/selectionRange: cell, row, table, section; sentence, paragraph. */
export const selectionRanges: Feature = {
  serve: (connection, session) =>
    connection.onSelectionRanges((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) => {
        return params.positions.map((position) => selectionAt(analysis, analysis.lines.offsetAt(position)));
      }),
    ),
};

/** Every position has an answer: at the least the whole report. */
function selectionAt({ report, lines }: ReportAnalysis, offset: number): SelectionRange {
  const [outermost, ...inner] = spansAround(report, offset).reverse();
  const whole: SelectionRange = { range: rangeOf(lines, outermost ?? { start: offset, end: offset }) };
  return inner.reduce((parent, at): SelectionRange => ({ range: rangeOf(lines, at), parent }), whole);
}
