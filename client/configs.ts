import { type Disposable, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ConfigFile } from '../server/src/lsp/protocol.js';
import { toBase64 } from './base64.js';
import { packNamedIn } from './pack-name.js';
import { tell } from './requests.js';

const NAME = 'gouji.config.json';
/** More would be no workspace of reports. */
const MOST = 1000;
/** As much as the server reads of one. */
const LARGEST = 2_000_000;
/** The packs that they named when they were last read, there or not. */
let packs: ReadonlyMap<string, Uri> = new Map();

/** The configurations of the workspace and the form packs that they name, for a server that has no disk to read them from. */
export async function readConfigs(): Promise<readonly ConfigFile[]> {
  const places = await workspace.findFiles(`**/${NAME}`, undefined, MOST);
  const configs = (await Promise.all(places.map(readConfig))).filter((one) => one !== undefined);
  packs = new Map(configs.flatMap(({ uri, bytes }) => packOf(uri, bytes) ?? []).map((uri) => [uri.toString(), uri]));
  const found = await Promise.all([...packs.values()].map(readConfig));
  return [...configs, ...found.filter((one) => one !== undefined)].map(({ uri, bytes }) => ({
    uri: uri.toString(),
    ...(bytes && { base64: toBase64(bytes) }),
  }));
}

/** Tells the server whenever one of them is written, made or removed. */
export function tellConfigs(client: () => BaseLanguageClient | undefined): Disposable {
  const watcher = workspace.createFileSystemWatcher('**/*.json');
  const changed = async (uri: Uri) => {
    if (!uri.path.endsWith(`/${NAME}`) && !packs.has(uri.toString())) return;
    const files = await readConfigs();
    const running = client();
    if (running?.isRunning()) await tell(running, 'gouji/configs', { files });
  };
  for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) event((uri) => void changed(uri));
  return watcher;
}

/** Paths are from the folder of the configuration. One that leads out of all folders is one that cannot be read. */
function packOf(config: Uri, bytes: Uint8Array | undefined): Uri | undefined {
  const name = bytes && packNamedIn(new TextDecoder().decode(bytes));
  return name === undefined ? undefined : Uri.joinPath(config, '..', ...name.split(/[/\\]+/));
}

/** Undefined for what was gone before it could be read. */
async function readConfig(uri: Uri): Promise<{ readonly uri: Uri; readonly bytes?: Uint8Array } | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return undefined;
    return size > LARGEST ? { uri } : { uri, bytes: await workspace.fs.readFile(uri) };
  } catch {
    return undefined;
  }
}
