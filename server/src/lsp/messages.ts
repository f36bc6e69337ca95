import { NotificationType, RequestType } from 'vscode-languageserver';
import type { Notifications, Requests } from './protocol.js';

/** A request of ours, by its name in the protocol. */
export function requestOf<M extends keyof Requests>(method: M): RequestType<Requests[M]['params'], Requests[M]['result'], void> {
  return new RequestType(method);
}

/** A notification of ours, by its name in the protocol. */
export function notificationOf<M extends keyof Notifications>(method: M): NotificationType<Notifications[M]> {
  return new NotificationType(method);
}
