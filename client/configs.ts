import { type Disposable, FileType, type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ConfigFile } from '../server/src/lsp/protocol.js';
import { toBase64 } from './base64.js';
import { tell } from './requests.js';

const NAME = 'gouji.config.json';
/** More would be no workspace of reports. */
const MOST = 1000;
/** As much as the server reads of one. */
const LARGEST = 2_000_000;

/** The configurations of the workspace, for a server that has no disk to read them from. */
export async function readConfigs(): Promise<readonly ConfigFile[]> {
  const found = await workspace.findFiles(`**/${NAME}`, undefined, MOST);
  const files = await Promise.all(found.map(readConfig));
  return files.filter((file) => file !== undefined);
}

/** Tells the server whenever one of them is written, made or removed. */
export function tellConfigs(client: () => BaseLanguageClient | undefined): Disposable {
  const watcher = workspace.createFileSystemWatcher(`**/${NAME}`);
  const changed = async () => {
    const files = await readConfigs();
    const running = client();
    if (running?.isRunning()) await tell(running, 'gouji/configs', { files });
  };
  for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) event(() => void changed());
  return watcher;
}

/** Undefined for what was gone before it could be read. */
async function readConfig(uri: Uri): Promise<ConfigFile | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return undefined;
    const named = { uri: uri.toString() };
    return size > LARGEST ? named : { ...named, base64: toBase64(await workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}
