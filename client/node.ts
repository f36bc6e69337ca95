import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type Api, activateIn } from './client.js';
import type { Host } from './host.js';

export { deactivate } from './client.js';

/** Where VS Code runs extensions in Node: on the desktop, on a remote machine. */
export function activate(context: ExtensionContext): Api {
  return activateIn(nodeHost(context.extensionPath), context);
}

function nodeHost(extensionFolder: string): Host {
  const module = join(extensionFolder, 'dist', 'server.js');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return {
    create: (options) => new LanguageClient('gouji', '勾稽', { run, debug }, options),
    enderOf: (client) => {
      const { serverProcess } = client as LanguageClient;
      return () => {
        if (serverProcess?.exitCode === null && serverProcess.signalCode === null) serverProcess.kill('SIGKILL');
      };
    },
    cli: join(extensionFolder, 'dist', 'cli.js'),
  };
}
