import { RequestType0 } from 'vscode-languageserver';
import { standardLabels } from '../../features/standard-labels.js';
import { figurePlaceAt } from '../../features/tables/figure-place.js';
import { tableTextAt } from '../../features/tables/table-text.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { Requests } from '../protocol.js';

/** gouji/tableText, gouji/cellName and gouji/labels: what the keys in tables ask. */
export const table: Feature = {
  serve: (connection, session) => {
    connection.onRequest(
      new RequestType0<Requests['gouji/labels']['result'], void>('gouji/labels'),
      () => session.lifecycle.refusal ?? standardLabels(),
    );
    connection.onRequest(requestOf('gouji/tableText'), (params, token) =>
      answer(session, params.uri, token, ({ report, lines }) => {
        const text = tableTextAt(report, lines.offsetAt(params.position));
        return text === undefined ? null : { text };
      }),
    );
    connection.onRequest(requestOf('gouji/cellName'), (params, token) =>
      answer(session, params.uri, token, ({ report, lines }) => {
        const place = figurePlaceAt(report, lines.offsetAt(params.position));
        return place === undefined ? null : { name: `${place.table.table.name}　${place.cell.label}` };
      }),
    );
  },
};
