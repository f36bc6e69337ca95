import { type Position, RequestType, RequestType0 } from 'vscode-languageserver';
import { standardLabels } from '../../features/standard-labels.js';
import { tableTextAt } from '../../features/tables/table-text.js';
import { answer, type Feature } from '../feature.js';

interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** The table at the position as tab-separated text; null outside a table. */
export const tableTextRequest = new RequestType<Place, { readonly text: string } | null, void>('gouji/tableText');
/** The labels and headers of all forms, by which a client tells a standard table without asking: its keys cannot wait for an answer. */
export const labelsRequest = new RequestType0<readonly string[], void>('gouji/labels');

export const table: Feature = {
  serve: (connection, session) => {
    connection.onRequest(labelsRequest, () => session.lifecycle.refusal ?? standardLabels());
    connection.onRequest(tableTextRequest, (params, token) =>
      answer(session, params.uri, token, ({ report, lines }) => {
        const text = tableTextAt(report, lines.offsetAt(params.position));
        return text === undefined ? null : { text };
      }),
    );
  },
};
