import type { Range, TextEdit } from 'vscode-languageserver';
import { formatTables } from '../features/format.js';
import type { Edit } from '../rules/rule.js';
import type { LineIndex } from '../text/lines.js';
import type { Analysis } from './analysis.js';
import { answer, type Feature } from './feature.js';
import { rangeOf, spanOf } from './ranges.js';

/** Aligns tables; nothing else of a draft is for us to lay out. */
export const format: Feature = {
  announce: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] },
  }),
  serve: (connection, session) => {
    connection.onDocumentFormatting((params, token) =>
      answer(session, params.textDocument.uri, token, ({ report, lines }) => textEdits(lines, formatTables(report))),
    );
    connection.onDocumentRangeFormatting((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) => formatRange(analysis, params.range)),
    );
    connection.onDocumentOnTypeFormatting((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) => {
        // A line break leaves the row that it was typed in.
        const line = params.ch === '\n' ? params.position.line - 1 : params.position.line;
        const place = { line, character: 0 };
        return line < 0 ? [] : formatRange(analysis, { start: place, end: place });
      }),
    );
  },
};

function formatRange({ report, lines }: Analysis, range: Range): TextEdit[] {
  return textEdits(lines, formatTables(report, spanOf(lines, range)));
}

export function textEdits(lines: LineIndex, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ at, newText }) => ({ range: rangeOf(lines, at), newText }));
}
