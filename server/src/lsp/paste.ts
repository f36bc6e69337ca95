import { type Position, RequestType, type TextEdit } from 'vscode-languageserver';
import { type Clip, fillFrom } from '../features/paste.js';
import { say } from '../text/message.js';
import { answer, type Feature } from './feature.js';
import { textEdits } from './format.js';

/** A paste that fills a standard table, to be applied in one step. */
export interface Paste {
  readonly version: number;
  readonly title: string;
  /** It writes over what stands in the table: to be offered, not to be done unasked. */
  readonly asks: boolean;
  readonly edits: readonly TextEdit[];
}

/** null where a plain paste is right: outside a standard table, or when a figure of the clip has no certain cell. */
export const pasteRequest = new RequestType<{ readonly uri: string; readonly position: Position } & Clip, Paste | null, void>(
  'gouji/paste',
);

export const paste: Feature = {
  serve: (connection, session) =>
    connection.onRequest(pasteRequest, (params, token) =>
      answer(session, params.uri, token, ({ report, lines, version }): Paste | null => {
        const filling = fillFrom(report, lines.offsetAt(params.position), params);
        if (filling === undefined) return null;
        const { filled, replaced } = filling;
        const title =
          replaced === 0
            ? say(`填入表格（${filled} 个数字）`, `Fill into the table (${filled} figures)`)
            : say(
                `填入表格（${filled} 个数字，覆盖 ${replaced} 个已有数字）`,
                `Fill into the table (${filled} figures, writing over ${replaced})`,
              );
        return { version, title: title[session.client.locale], asks: replaced > 0, edits: textEdits(lines, filling.edits) };
      }),
    ),
};
