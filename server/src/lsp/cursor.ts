import type { Feature } from './feature.js';
import { notificationOf } from './messages.js';

/** A cursor of a version that is past is of no interest: the change has been taken for it. */
export const cursor: Feature = {
  serve: (connection, session) =>
    connection.onNotification(notificationOf('gouji/cursor'), ({ textDocument: { uri, version }, position }) => {
      const document = session.documents.get(uri);
      if (document === undefined || document.version !== version) return;
      try {
        session.moved(uri, position === null ? undefined : document.offsetAt(position));
      } catch (error) {
        session.log(uri, error);
      }
    }),
};
