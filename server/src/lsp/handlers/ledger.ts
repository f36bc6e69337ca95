import { URI } from 'vscode-uri';
import { emptyLedger, type Ledger, type Line, ledgerOf, ledgerText } from '../../features/equations/ledger.js';
import type { Locale } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { LEDGER_SCHEME } from '../announcements.js';
import { answer, answerEven, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { LedgerAnswer, LedgerLine } from '../protocol.js';
import { rangeOf } from '../ranges.js';

/** The read-only view of all equations: as parts for a client that draws them, as text document content for any other. */
export const ledger: Feature = {
  serve(connection, session) {
    connection.onRequest(requestOf('gouji/ledger'), (params, token) =>
      answer(session, params.uri, token, (analysis) => answerOf(analysis, ledgerOf(analysis.report), session.client.locale)),
    );
    /** Ledgers that the client holds, by draft. Told of a change it asks again if it still shows them; so each is told once. */
    const held = new Map<string, Set<string>>();
    connection.workspace.textDocumentContent.on((params, token) => {
      const { scheme, query: draft } = URI.parse(params.uri);
      return answerEven(session, draft, token, (analysis) => {
        const { locale } = session.client;
        if (analysis?.version === session.documents.get(draft)?.version) held.set(draft, (held.get(draft) ?? new Set()).add(params.uri));
        // The change that this one does not know of was told before.
        else session.send(connection.workspace.textDocumentContent.refresh(params.uri));
        const shown =
          scheme === LEDGER_SCHEME && analysis?.report !== undefined ? ledgerText(ledgerOf(analysis.report), locale) : undefined;
        return { text: shown ?? emptyLedger(locale) };
      });
    });
    session.onVersion((draft) => {
      const ledgers = held.get(draft) ?? [];
      held.delete(draft);
      for (const uri of ledgers) session.send(connection.workspace.textDocumentContent.refresh(uri));
    });
  },
};

function answerOf(analysis: ReportAnalysis, { title, summary, chapters }: Ledger, locale: Locale): LedgerAnswer {
  return {
    version: analysis.version,
    title: title[locale],
    summary: summary[locale],
    chapters: chapters.map((chapter) => ({
      title: chapter.title[locale],
      tally: chapter.tally?.[locale] ?? '',
      groups: chapter.groups.map(({ statement, lines }) => ({
        statement: statement?.[locale] ?? '',
        lines: lines.map((line) => lineOf(analysis, line, locale)),
      })),
    })),
  };
}

function lineOf({ lines }: ReportAnalysis, { status, name, at, words }: Line, locale: Locale): LedgerLine {
  return { status, name, words: words[locale], ...(at && { range: rangeOf(lines, at) }) };
}
