import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { GivenConfigs } from './lsp/given-configs.js';
import { greet } from './lsp/greeting.js';
import { setManual } from './lsp/manual.js';
import { notificationOf } from './lsp/messages.js';
import { serve } from './lsp/server.js';

/** Of the worker what is used here: the server is compiled without the types of a page. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & ConstructorParameters<typeof BrowserMessageWriter>[0];

// The whole server is one script here: nothing is loaded behind the first answer.
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
greet(connection, (greeted) => {
  const configHost = new GivenConfigs();
  const { manual, configs } = greeted.client;
  if (manual !== undefined) setManual(manual);
  configHost.take(configs);
  connection.onNotification(notificationOf('gouji/configs'), ({ files }) => configHost.take(files));
  serve(connection, greeted, { configHost });
});
