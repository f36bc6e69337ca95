import { NotificationType, type Position, type VersionedTextDocumentIdentifier } from 'vscode-languageserver';
import type { Feature } from './feature.js';

/** Where the user writes; null: in another document now. */
export interface CursorParams {
  readonly textDocument: VersionedTextDocumentIdentifier;
  readonly position: Position | null;
}

export const cursorNotification = new NotificationType<CursorParams>('gouji/cursor');

/** A cursor of a version that is past is of no interest: the change has been taken for it. */
export const cursor: Feature = {
  serve: (connection, session) =>
    connection.onNotification(cursorNotification, ({ textDocument: { uri, version }, position }) => {
      const document = session.documents.get(uri);
      if (document === undefined || document.version !== version) return;
      try {
        session.moved(uri, position === null ? undefined : document.offsetAt(position));
      } catch (error) {
        session.log(uri, error);
      }
    }),
};
