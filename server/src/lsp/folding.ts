import type { FoldingRange } from 'vscode-languageserver';
import { outlineOf, type Part } from '../features/outline.js';
import type { Analysis } from './analysis.js';
import { answer, type Feature } from './feature.js';

export const folding: Feature = {
  announce: () => ({ foldingRangeProvider: true }),
  serve: (connection, session) =>
    connection.onFoldingRanges((params, token) => answer(session, params.textDocument.uri, token, foldingRangesOf)),
};

/** Sections, subsections and tables that take more than a line. The title folds nothing: it would hide the whole report. */
function foldingRangesOf({ report, lines }: Analysis): FoldingRange[] {
  return outlineOf(report)
    .flatMap(withParts)
    .filter((part) => part.kind !== 'title')
    .map(({ at }) => ({ startLine: lines.positionAt(at.start).line, endLine: lines.positionAt(at.end).line }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}

function withParts(part: Part): readonly Part[] {
  return [part, ...part.parts.flatMap(withParts)];
}
