import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Notifications, Requests } from '../server/src/lsp/protocol.js';

/** Asks the server one of our own requests. What is sent and what comes back is written down once, in the file that both sides share. */
export function ask<M extends keyof Requests>(
  client: BaseLanguageClient,
  method: M,
  params: Requests[M]['params'],
  token?: CancellationToken,
): Promise<Requests[M]['result']> {
  if (params === undefined) return client.sendRequest(method);
  return token === undefined ? client.sendRequest(method, params) : client.sendRequest(method, params, token);
}

/** Tells the server something of our own. */
export function tell<M extends keyof Notifications>(client: BaseLanguageClient, method: M, params: Notifications[M]): Promise<void> {
  return client.sendNotification(method, params);
}
