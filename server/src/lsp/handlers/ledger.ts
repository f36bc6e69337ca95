import { URI } from 'vscode-uri';
import { emptyLedger, ledgerOf } from '../../features/equations/ledger.js';
import { LEDGER_SCHEME } from '../announcements.js';
import { answerEven, type Feature } from '../feature.js';

/** The read-only view of all equations, as text document content. */
export const ledger: Feature = {
  serve(connection, session) {
    /** Ledgers that the client holds, by draft. Told of a change it asks again if it still shows them; so each is told once. */
    const held = new Map<string, Set<string>>();
    connection.workspace.textDocumentContent.on((params, token) => {
      const { scheme, query: draft } = URI.parse(params.uri);
      return answerEven(session, draft, token, (analysis) => {
        const { locale } = session.client;
        if (analysis?.version === session.documents.get(draft)?.version) held.set(draft, (held.get(draft) ?? new Set()).add(params.uri));
        // The change that this one does not know of was told before.
        else session.send(connection.workspace.textDocumentContent.refresh(params.uri));
        const shown = scheme === LEDGER_SCHEME && analysis?.report !== undefined ? ledgerOf(analysis.report, locale) : undefined;
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
