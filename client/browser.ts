import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import * as languageClient from 'vscode-languageclient/browser';
import * as client from './client.js';
import { readConfigs, tellConfigs } from './configs.js';
import type { Host } from './host.js';
import { workerSource } from './worker-source.js';

export { deactivate } from './client.js';
/** For the client in Node, which is a bundle of its own without what stands in this one. */
export const shared = { client, languageClient };

const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = languageClient;

/** Where VS Code runs in a browser: the server is a worker, and knows no disk. What needs a program of its own (tasks) is absent. */
export function activate(context: ExtensionContext): client.Api {
  // What is absent says so by this.
  void commands.executeCommand('setContext', 'gouji.inBrowser', true);
  const running: { client?: BaseLanguageClient } = {};
  const api = client.activateIn(webHost(context.extensionUri, running), context);
  context.subscriptions.push(tellConfigs(() => running.client));
  return api;
}

/** Of the browser's worker what is used here: the client is compiled without the types of a page. */
interface ServerWorker {
  terminate(): void;
}
declare const Worker: new (address: string, options: { readonly name: string }) => ServerWorker & BrowserPort;
type BrowserPort = ConstructorParameters<typeof languageClient.BrowserMessageReader>[0];

/** Positions and ranges of the editor are classes: what a port makes of one by itself has no line. As text they are what the protocol says. */
class PlainWriter extends BrowserMessageWriter {
  override write(message: languageClient.Message): Promise<void> {
    return super.write(JSON.parse(JSON.stringify(message)));
  }
}

function webHost(extensionUri: Uri, running: { client?: BaseLanguageClient }): Host {
  const workers = new WeakMap<BaseLanguageClient, ServerWorker>();
  return {
    create: (options) => {
      let configs: Awaited<ReturnType<typeof readConfigs>> = [];
      const start = async () => {
        configs = await readConfigs();
        const worker = await startWorker(Uri.joinPath(extensionUri, 'dist'));
        workers.set(made, worker);
        return { reader: new BrowserMessageReader(worker), writer: new PlainWriter(worker) };
      };
      const manual = Uri.joinPath(extensionUri, 'MANUAL.md').toString();
      const made: BaseLanguageClient = new LanguageClient('gouji', '勾稽', start, {
        ...options,
        // Asked for when the server has been started: by then the configurations have been read.
        initializationOptions: () => ({ ...options.initializationOptions, manual, configs }),
      });
      running.client = made;
      return made;
    },
    enderOf: (of) => () => workers.get(of)?.terminate(),
    cli: undefined,
  };
}

/** Its files lie where the extension lies, which need not be where scripts may be loaded from: they are read, and handed over as one. */
async function startWorker(folder: Uri): Promise<InstanceType<typeof Worker>> {
  const read = async (name: string) => new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, name)));
  const names: readonly string[] = JSON.parse(await read('worker.json'));
  const files = await Promise.all(names.map(async (name) => ({ name, code: await read(name) })));
  const address = URL.createObjectURL(new Blob([workerSource(files)], { type: 'text/javascript' }));
  return new Worker(address, { name: 'gouji' });
}
