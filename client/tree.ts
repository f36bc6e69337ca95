import {
  type Command,
  type Disposable,
  EventEmitter,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient, Diagnostic, Range as ProtocolRange } from 'vscode-languageclient';
import type { StructureItem as Part } from '../server/src/lsp/protocol.js';
import { activeDraft } from './active.js';
import type { Reports } from './context.js';
import type { Messages } from './messages.js';
import { ask } from './requests.js';

/** A part of the report, or one of its findings, in the document that it is of. */
export type Node = { readonly uri: Uri } & ({ readonly part: Part } | { readonly finding: Diagnostic });

const icons: Readonly<Record<Part['state'], ThemeIcon>> = {
  ok: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  wrong: new ThemeIcon('error', new ThemeColor('testing.iconFailed')),
  open: new ThemeIcon('circle-large-outline', new ThemeColor('testing.iconUnset')),
};
const warned = new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
/** By severity of the protocol, from 1. */
const SEVERITIES = [
  { icon: 'error', colour: 'problemsErrorIcon.foreground' },
  { icon: 'warning', colour: 'problemsWarningIcon.foreground' },
  { icon: 'info', colour: 'problemsInfoIcon.foreground' },
  { icon: 'lightbulb', colour: 'problemsInfoIcon.foreground' },
] as const;

export interface StructureView extends Disposable, TreeDataProvider<Node> {}

/** The side bar: the structure of the report in the active editor, with its state and its findings. */
export function createStructureView(client: () => BaseLanguageClient, reports: Reports, messages: Messages): StructureView {
  const changed = new EventEmitter<undefined>();
  let uri: Uri | undefined;

  /** Another kind of editor, such as the preview of the report, keeps the view; so does its ledger. */
  const follow = () => {
    const next = activeDraft() ?? uri;
    if (next?.toString() === uri?.toString()) return;
    uri = next;
    changed.fire(undefined);
  };
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (node !== undefined) return 'part' in node ? childrenOf(node.part, node.uri) : [];
      const of = uri;
      if (of === undefined || !reports.has(of)) return [];
      const structure = await ask(client(), 'gouji/structure', { uri: of.toString() }).catch(() => null);
      return structure?.parts.map((part) => ({ uri: of, part })) ?? [];
    },
    getTreeItem: (node) => ('part' in node ? partItem(node.part, node.uri, messages) : findingItem(node.finding, node.uri, messages)),
  };
  const view = window.createTreeView('gouji.structure', { treeDataProvider: provider, showCollapseAll: true });
  const listeners = [
    changed,
    view,
    window.onDidChangeActiveTextEditor(follow),
    window.tabGroups.onDidChangeTabs(follow),
    reports.onDidChange((of) => {
      if (of === undefined || of.toString() === uri?.toString()) changed.fire(undefined);
    }),
  ];
  follow();
  return {
    ...provider,
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}

function childrenOf({ findings, parts }: Part, uri: Uri): Node[] {
  return [...findings.map((finding) => ({ uri, finding })), ...parts.map((part) => ({ uri, part }))];
}

function partItem(part: Part, uri: Uri, messages: Messages): TreeItem {
  const hasChildren = part.findings.length + part.parts.length > 0;
  const open = part.kind === 'title' || part.state === 'wrong' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(part.name, hasChildren ? open : TreeItemCollapsibleState.None);
  const count = findingsIn(part);
  item.iconPath = iconOf(part);
  if (count > 0) item.description = String(count);
  item.tooltip = `${part.name} · ${messages.partState(part.state)}`;
  item.accessibilityInformation = { label: [item.tooltip, ...(count > 0 ? [messages.findingCount(count)] : [])].join(' · ') };
  if (part.kind === 'table') item.contextValue = 'table';
  item.command = reveal(uri, part.range, part.name);
  return item;
}

function findingItem(finding: Diagnostic, uri: Uri, messages: Messages): TreeItem {
  const message = String(typeof finding.message === 'string' ? finding.message : finding.message.value);
  const item = new TreeItem(message);
  const severity = (finding.severity ?? 1) - 1;
  const { icon, colour } = SEVERITIES[severity] ?? SEVERITIES[0];
  item.iconPath = new ThemeIcon(icon, new ThemeColor(colour));
  item.accessibilityInformation = { label: `${messages.severities[severity] ?? ''}${message}` };
  item.tooltip = new MarkdownString().appendText(message);
  item.command = reveal(uri, finding.range, message);
  return item;
}

/** As grave as the gravest of its findings: a warning is no error. */
function iconOf(part: Part): ThemeIcon {
  return part.state === 'wrong' && gravestIn(part) > 1 ? warned : icons[part.state];
}

/** Severities of the protocol: 1 is an error. */
function gravestIn({ findings, parts }: Part): number {
  return Math.min(4, ...findings.map(({ severity }) => severity ?? 1), ...parts.map(gravestIn));
}

function findingsIn({ findings, parts }: Part): number {
  return parts.reduce((sum, part) => sum + findingsIn(part), findings.length);
}

function reveal(uri: Uri, { start, end }: ProtocolRange, title: string): Command {
  const selection = new Range(start.line, start.character, end.line, end.character);
  return { command: 'vscode.open', title, arguments: [uri, { selection, preserveFocus: false }] };
}
