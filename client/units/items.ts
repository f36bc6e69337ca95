import {
  DiagnosticSeverity,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { UnitLine } from '../../server/src/lsp/protocol.js';
import type { UnitsMessages } from './messages.js';
import { type Node, nameOf } from './nodes.js';

type Of<K extends Node['kind']> = Extract<Node, { readonly kind: K }>;

const icons = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  info: icon('info', 'problemsInfoIcon.foreground'),
  hint: icon('lightbulb', 'problemsInfoIcon.foreground'),
  pass: icon('pass', 'testing.iconPassed'),
  unread: icon('circle-slash', 'problemsErrorIcon.foreground'),
};
type Severity = 'error' | 'warning' | 'info' | 'hint';

export function yearItem({ year, units, isNewest }: Of<'year'>, messages: UnitsMessages): TreeItem {
  const item = new TreeItem(messages.year(year), isNewest ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = `year ${year}`;
  item.description = messages.reports(units.length, units.filter(({ findings }) => findings.errors > 0).length);
  return item;
}

export function unitItem({ unit, name }: Of<'unit'>, messages: UnitsMessages): TreeItem {
  const uri = Uri.parse(unit.uri);
  const { errors, warnings, infos, hints } = unit.findings;
  const hasFindings = errors + warnings + infos + hints > 0;
  const item = new TreeItem(name, hasFindings ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  item.id = unit.uri;
  item.iconPath = iconOf(unit);
  const state = [stateOf(unit, messages), balanceOf(unit, messages)].filter((words) => words !== '').join(' · ');
  item.description = state;
  item.tooltip = new MarkdownString().appendText(tooltipOf(unit, uri, messages));
  item.accessibilityInformation = { label: `${name} · ${state}` };
  item.contextValue = unit.notes === null ? 'text' : 'word';
  // A Word file has no text here: its findings are below it.
  if (unit.notes === null && unit.failure === null) item.command = { command: 'vscode.open', title: name, arguments: [uri] };
  return item;
}

export function findingItem({ uri, finding }: Of<'finding'>, messages: UnitsMessages): TreeItem {
  const severity = severities[finding.severity];
  const item = messageItem(finding.message, severity, messages);
  const { start, end } = finding.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  item.command = { command: 'vscode.open', title: finding.message, arguments: [uri, { selection, preserveFocus: false }] };
  return item;
}

/** Where it is in the Word file stands first: nothing leads there but these words. */
export function noteItem({ note }: Of<'note'>, messages: UnitsMessages): TreeItem {
  return messageItem(`${note.place}：${note.message}`, note.severity, messages);
}

const severities: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
};

function messageItem(message: string, severity: Severity, messages: UnitsMessages): TreeItem {
  const item = new TreeItem(message);
  item.iconPath = icons[severity];
  item.tooltip = new MarkdownString().appendText(message);
  item.accessibilityInformation = { label: `${messages.severities[severity]} ${message}` };
  return item;
}

function iconOf({ failure, findings, equations }: UnitLine): ThemeIcon {
  if (failure !== null) return icons.unread;
  if (findings.errors > 0 || equations.fails > 0) return icons.error;
  if (findings.warnings > 0) return icons.warning;
  return findings.infos + findings.hints > 0 ? icons.info : icons.pass;
}

/** Beside errors and warnings the rest waits in the tooltip: there is little room. */
function stateOf({ failure, findings }: UnitLine, messages: UnitsMessages): string {
  if (failure !== null) return messages.unreadable;
  const isGrave = findings.errors + findings.warnings > 0;
  return messages.findings(isGrave ? { ...findings, infos: 0, hints: 0 } : findings);
}

/** Equations of which a figure is missing are not counted: they are no fault of their own. */
function balanceOf({ equations: { holds, fails } }: UnitLine, messages: UnitsMessages): string {
  return holds + fails === 0 ? '' : messages.balance(holds, holds + fails);
}

function tooltipOf(unit: UnitLine, uri: Uri, messages: UnitsMessages): string {
  const head = [unit.issuer ?? nameOf(uri.path), messages.year(unit.year), ...(unit.form === null ? [] : [messages.form(unit.form)])];
  const state = unit.failure ?? (messages.findings(unit.findings) || messages.noFinding);
  return [head.join(' · '), state, balanceOf(unit, messages), workspace.asRelativePath(uri)].filter((line) => line !== '').join('\n\n');
}

function icon(name: string, colour: string): ThemeIcon {
  return new ThemeIcon(name, new ThemeColor(colour));
}
