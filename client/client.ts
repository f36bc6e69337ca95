import { commands, type ExtensionContext, env, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { Connection, selector } from './connection.js';
import { openLedger } from './ledger.js';
import { type Messages, messagesFor } from './messages.js';
import { createStatusItem, type Shown } from './status.js';

/** What `activate` hands out, for tests and other extensions. */
export interface Api {
  /** The client of the running server; another one after a restart. */
  readonly client: LanguageClient;
  /** Settles when the server answers for the first time; rejects where it cannot be started. */
  readonly ready: Promise<void>;
  /** What the status item shows; undefined while it is hidden. */
  readonly shown: Shown | undefined;
}

let connection: Connection | undefined;

/** Starts the server and shows what it reports. All knowledge of reports lives in the server. */
export function activate(context: ExtensionContext): Api {
  const messages = messagesFor(env.language);
  const output = window.createOutputChannel('勾稽', { log: true });
  const status = createStatusItem(selector, messages);
  const running = new Connection(context.extensionPath, output, status);
  connection = running;
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand('gouji.restart', () => restart(running, messages)),
    commands.registerCommand('gouji.showOutput', () => output.show()),
    commands.registerCommand('gouji.openLedger', openLedger),
  );

  const ready = running.start();
  // The language client itself shows and logs a start that failed; here it only must not count as unhandled.
  ready.catch(() => undefined);
  return {
    get client() {
      return running.client;
    },
    ready,
    get shown() {
      return status.shown;
    },
  };
}

export function deactivate(): Promise<void> | undefined {
  return connection?.stop();
}

async function restart(running: Connection, messages: Messages): Promise<void> {
  try {
    await running.restart();
    window.setStatusBarMessage(messages.restarted, 3000);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const chosen = await window.showErrorMessage(messages.restartFailed(reason), messages.showOutput);
    if (chosen !== undefined) await commands.executeCommand('gouji.showOutput');
  }
}
