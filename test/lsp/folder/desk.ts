import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { notificationOf } from '../../../server/src/lsp/messages.js';
import type { FolderProgress, UnitsAnswer } from '../../../server/src/lsp/protocol.js';
import { nodeConfigHost } from '../../../server/src/node-config.js';
import { nodeFolderHost } from '../../../server/src/node-folder.js';
import { connect, type Editor, Inbox, type Options } from '../harness.js';

/** An editor with folders of a real disk open, and what it shows of files that are not. */
export interface Desk extends Editor {
  readonly progress: Inbox<FolderProgress>;
  uri(name: string): string;
  path(name: string): string;
  /** Writes to the disk, and tells the server as an editor that watches it. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  save(name: string): Promise<void>;
  /** Waits until all that there is has been checked, and these are listed, each with its errors. */
  until(...lines: readonly string[]): Promise<UnitsAnswer>;
  units(): Promise<UnitsAnswer>;
  /** What the client was last told of the file. */
  shown(name: string): readonly Diagnostic[] | undefined;
  end(): void;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Wanted extends Omit<Options, 'listen'> {
  readonly roots?: readonly string[];
  readonly watch?: (client: ProtocolConnection) => void;
}

export async function desk(files: Files, { roots = [''], watch, ...options }: Wanted = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-folder-'));
  const path = (name: string) => join(folder, name);
  const uri = (name: string) => URI.file(path(name)).toString();
  for (const [name, content] of Object.entries(files)) put(path(name), content);
  const progress = new Inbox<FolderProgress>();
  const editor = await connect({
    configHost: nodeConfigHost,
    folderHost: nodeFolderHost,
    folders: roots.map(uri),
    initializationOptions: { showsUnits: true },
    ...options,
    listen: (client) => {
      client.onNotification(notificationOf('gouji/unitsChanged'), (now) => progress.put(now));
      watch?.(client);
    },
  });
  const { connection } = editor;
  const units = () => connection.sendRequest<UnitsAnswer>('gouji/units');
  const tell = (...changes: readonly (readonly [string, FileChangeType])[]) =>
    connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: changes.map(([name, type]) => ({ uri: uri(name), type })),
    });
  return {
    ...editor,
    progress,
    uri,
    path,
    units,
    write: (name, content) => {
      const kind = put(path(name), content) ? FileChangeType.Created : FileChangeType.Changed;
      return tell([name, kind]);
    },
    remove: (name) => {
      rmSync(path(name), { recursive: true });
      return tell([name, FileChangeType.Deleted]);
    },
    rename: (from, to) => {
      renameSync(path(from), path(to));
      return tell([from, FileChangeType.Deleted], [to, FileChangeType.Created]);
    },
    save: (name) => connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: uri(name) } }),
    until: async (...lines) => {
      for (;;) {
        const answer = await units();
        if (answer.state === 'done' && listed(answer).join() === lines.join()) return answer;
        await progress.next();
      }
    },
    shown: (name) => editor.diagnostics.all.findLast((told) => told.uri === uri(name))?.diagnostics,
    end: () => {
      editor.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The reports of the answer by the names of their files, with their errors. */
export function listed({ units }: UnitsAnswer): string[] {
  return units.map(({ uri, findings }) => `${decodeURIComponent(uri).split('/').at(-1)} ${findings.errors}`);
}

/** Rounds of the event loop. */
export async function rounds(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise(setImmediate);
}

/** True where it is new. */
function put(path: string, content: string | Uint8Array): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    assert.equal(Reflect.get(Object(error), 'code'), 'EEXIST');
    writeFileSync(path, content);
    return false;
  }
}
