import { URI } from 'vscode-uri';
import { compare } from '../../convert/compare.js';
import { emptyLedger, ledgerOf, ledgerText } from '../../features/equations/ledger.js';
import type { Locale } from '../../text/message.js';
import type { Analysis } from '../analysis.js';
import { COMPARED_SCHEME, LEDGER_SCHEME } from '../announcements.js';
import { answerEven, type Feature } from '../feature.js';
import { notFound } from './last-year.js';

/** Texts that the server makes of a draft, which nobody writes in: all its equations, and the draft beside last year's report. */
export const contents: Feature = {
  serve(connection, session) {
    /** What the client holds, by draft. Told of a change it asks again if it still shows it; so each is told once. */
    const held = new Map<string, Set<string>>();
    connection.workspace.textDocumentContent.on((params, token) => {
      const uri = URI.parse(params.uri);
      const { query: draft } = uri;
      return answerEven(session, draft, token, (analysis) => {
        const { locale } = session.client;
        if (analysis?.version === session.documents.get(draft)?.version) held.set(draft, (held.get(draft) ?? new Set()).add(params.uri));
        // The change that this one does not know of was told before.
        else session.send(() => connection.workspace.textDocumentContent.refresh(params.uri));
        return { text: SHOWN[uri.scheme]?.(analysis, uri.path, locale) ?? '' };
      });
    });
    session.onVersion((draft) => {
      const shown = held.get(draft) ?? [];
      held.delete(draft);
      for (const uri of shown) session.send(() => connection.workspace.textDocumentContent.refresh(uri));
    });
  },
};

/** By scheme: the text that is made of the draft, where that is open. */
const SHOWN: Readonly<Record<string, (analysis: Analysis | undefined, path: string, locale: Locale) => string>> = {
  [LEDGER_SCHEME]: (analysis, _path, locale) => (analysis?.report && ledgerText(ledgerOf(analysis.report), locale)) ?? emptyLedger(locale),
  [COMPARED_SCHEME]: (analysis, path, locale) => {
    if (analysis?.report === undefined) return '';
    const { report, previous, unclear } = analysis;
    const side = path.startsWith('/last/') ? 'last' : 'now';
    if (previous === undefined) return side === 'last' ? `${notFound(report, unclear)[locale]}\n` : report.source;
    return compare(previous, report)[side][locale];
  },
};
