import { MessageType, type Range, ShowMessageNotification, type TextEdit } from 'vscode-languageserver';
import { formatTables, MOST_ALIGNED_ROWS, rowsTooMany } from '../../features/tables/format.js';
import type { Edit } from '../../text/edits.js';
import type { LineIndex } from '../../text/lines.js';
import { type Message, say } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { offerFormatting } from '../format-offer.js';
import { rangeOf, spanOf } from '../ranges.js';

/** Aligns tables; nothing else of a draft is for us to lay out. */
export const format: Feature = {
  serve: (connection, session) => {
    offerFormatting(connection, session);
    const warned = new Set<string>();
    /** What is left alone is said, once a document: a client may format at every save. */
    const formatted = (analysis: ReportAnalysis, range?: Range) => {
      const { report, lines, uri } = analysis;
      const within = range && spanOf(lines, range);
      const rows = rowsTooMany(report, within);
      if (rows !== undefined && !warned.has(uri)) {
        warned.add(uri);
        const message = tooLong(rows)[session.client.locale];
        session.send(() => connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
      }
      return textEdits(lines, formatTables(report, within));
    };
    connection.onDocumentFormatting((params, token) => answer(session, params.textDocument.uri, token, (analysis) => formatted(analysis)));
    connection.onDocumentRangeFormatting((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis) => formatted(analysis, params.range)),
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

function tooLong(rows: number): Message {
  return say(
    `有一张表 ${rows} 行，超过 ${MOST_ALIGNED_ROWS} 行的表不对齐，原样保留。`,
    `A table has ${rows} rows; tables of more than ${MOST_ALIGNED_ROWS} rows are not aligned and stay as they are.`,
  );
}

function formatRange({ report, lines }: ReportAnalysis, range: Range): TextEdit[] {
  return textEdits(lines, formatTables(report, spanOf(lines, range)));
}

/** Edits as the protocol has them. */
export function textEdits(lines: LineIndex, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ at, newText }) => ({ range: rangeOf(lines, at), newText }));
}
