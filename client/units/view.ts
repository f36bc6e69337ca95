import {
  commands,
  type Disposable,
  EventEmitter,
  env,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  type Uri,
  Uri as Uris,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FolderProgress, Notifications, UnitLine, UnitsAnswer } from '../../server/src/lsp/protocol.js';
import type { Listener } from '../connection.js';
import { ask } from '../requests.js';
import { findingItem, noteItem, unitItem, yearItem } from './items.js';
import type { UnitsMessages } from './messages.js';
import { childrenOf, type Node, nameOf, rootsOf } from './nodes.js';

/** The list of all reports of the folder, open or not. */
export interface UnitsView extends Listener, Disposable, TreeDataProvider<Node> {
  /** What stands above the list. */
  readonly message: string | undefined;
  /** How far the server is, as it said last. */
  readonly progress: FolderProgress;
}

/** Changes that come in so fast are shown at once. */
const PAUSE_MS = 150;
const NOTHING: UnitsAnswer = { state: 'off', done: 0, total: 0, units: [], leftOut: 0 };

export function createUnitsView(client: () => BaseLanguageClient, messages: UnitsMessages): UnitsView {
  const changed = new EventEmitter<undefined>();
  let answer = NOTHING;
  let progress: FolderProgress = NOTHING;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node === undefined ? rootsOf(answer.units) : childrenOf(node, client().diagnostics)),
    getTreeItem: (node) => itemOf(node, messages),
  };
  const view = window.createTreeView('gouji.reports', { treeDataProvider: provider, showCollapseAll: true });
  const refresh = async () => {
    answer = await ask(client(), 'gouji/units', undefined).catch(() => NOTHING);
    show(view, answer, messages);
    changed.fire(undefined);
  };
  /** The first of several changes shows at once, the others together. */
  const refreshSoon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void refresh();
    }, PAUSE_MS);
  };
  const check = (action: Notifications['gouji/checkFolder']['action']) => {
    const method: keyof Notifications = 'gouji/checkFolder';
    return client().sendNotification(method, { action });
  };
  const listeners = [
    changed,
    view,
    commands.registerCommand('gouji.checkFolder', () => check('check')),
    commands.registerCommand('gouji.stopFolder', () => check('stop')),
    commands.registerCommand('gouji.openOutside', (node: Node) => openOutside(node, messages)),
    commands.registerCommand('gouji.importUnit', (node: Node) => commands.executeCommand('gouji.importDocument', uriOf(node))),
  ];
  return {
    ...provider,
    get message() {
      return view.message;
    },
    get progress() {
      return progress;
    },
    units: (now) => {
      progress = now;
      void commands.executeCommand('setContext', 'gouji.folder', now.state);
      refreshSoon();
    },
    server: (state) => {
      if (state === 'starting') return;
      progress = NOTHING;
      refreshSoon();
    },
    report: () => undefined,
    dispose() {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** What stands above the list and beside its name. */
function show(view: TreeView<Node>, { state, done, total, units, leftOut }: UnitsAnswer, messages: UnitsMessages): void {
  const limit = workspace.getConfiguration('gouji').get<number>('wholeFolderLimit') ?? units.length;
  const message =
    state === 'working'
      ? messages.working(done, total)
      : state === 'stopped'
        ? messages.stopped
        : leftOut > 0
          ? messages.leftOut(leftOut, limit)
          : '';
  view.message = message;
  view.description = units.length === 0 ? '' : messages.reports(units.length, units.filter(isWrong).length);
}

function isWrong({ findings, failure }: UnitLine): boolean {
  return findings.errors > 0 || failure !== null;
}

function itemOf(node: Node, messages: UnitsMessages): TreeItem {
  switch (node.kind) {
    case 'year':
      return yearItem(node, messages);
    case 'unit':
      return unitItem(node, messages);
    case 'finding':
      return findingItem(node, messages);
    case 'note':
      return noteItem(node, messages);
  }
}

function uriOf(node: Node): Uri | undefined {
  return node.kind === 'unit' ? Uris.parse(node.unit.uri) : undefined;
}

/** A Word file is opened by Word. */
async function openOutside(node: Node, messages: UnitsMessages): Promise<void> {
  const uri = uriOf(node);
  if (uri !== undefined && !(await env.openExternal(uri))) void window.showErrorMessage(messages.notOpened(nameOf(uri.path)));
}
