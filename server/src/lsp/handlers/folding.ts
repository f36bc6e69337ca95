import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { outlineOf, type Part } from '../../features/structure/outline.js';
import { commentsIn } from '../../text/comments.js';
import type { LineIndex } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';

/** textDocument/foldingRange: sections, their parts, tables and long comments. */
export const folding: Feature = {
  serve: (connection, session) =>
    connection.onFoldingRanges((params, token) => answer(session, params.textDocument.uri, token, foldingRangesOf)),
};

/**
 * Sections, subsections, tables and comments that take more than a line. The title folds nothing: it would hide the whole report.
 * Last year's text, and figures that have no place in a converted table, stand in comments.
 */
function foldingRangesOf({ report, lines }: ReportAnalysis): FoldingRange[] {
  const parts = outlineOf(report)
    .flatMap(withParts)
    .filter((part) => part.kind !== 'title')
    .map(({ at }) => rangeOf(lines, at));
  const comments = commentsIn(report.source).map((at) => ({ ...rangeOf(lines, at), kind: FoldingRangeKind.Comment }));
  return [...parts, ...comments].filter(({ startLine, endLine }) => endLine > startLine);
}

function rangeOf(lines: LineIndex, { start, end }: Span): FoldingRange {
  return { startLine: lines.positionAt(start).line, endLine: lines.positionAt(end).line };
}

function withParts(part: Part): readonly Part[] {
  return [part, ...part.parts.flatMap(withParts)];
}
