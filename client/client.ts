import { commands, type ExtensionContext, env, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SuppressionTarget } from '../server/src/lsp/protocol.js';
import { suggestArticles } from './article-keys.js';
import { createCellName } from './cell-name.js';
import { compareWithLastYear } from './compare.js';
import { Connection, type Listener } from './connection.js';
import { createReports } from './context.js';
import { exportReport, importDocument } from './convert.js';
import { tellCursor } from './cursor.js';
import { EXPLAIN, explainRule } from './explain.js';
import { type FillTarget, fillTables } from './fill/command.js';
import { createFill } from './fill/editor.js';
import type { Host } from './host.js';
import { createLabels } from './labels.js';
import { createLedgers } from './ledger/panel.js';
import { type Messages, messagesFor } from './messages.js';
import { type Answers, newReport } from './new-report.js';
import { pasteIntoTables } from './paste.js';
import { createPreview, showPreview } from './preview.js';
import type { MarkdownIt } from './preview-tokens.js';
import { createStatusItem, type Shown } from './status.js';
import { suppress } from './suppress.js';
import { tableCommands } from './table-keys.js';
import { checkTasks } from './tasks.js';
import { tracedTo } from './trace.js';
import { createStructureView, type StructureView } from './tree.js';
import { unitsMessagesFor } from './units/messages.js';
import { createUnitsView, type UnitsView } from './units/view.js';
import { wrapCommands } from './wrap.js';

/** What `activate` hands out, for tests and other extensions. */
export interface Api {
  /** The client of the running server; another one after a restart. In Node it is the one that knows its process. */
  readonly client: BaseLanguageClient;
  /** Settles when the server answers for the first time; rejects where it cannot be started. */
  readonly ready: Promise<void>;
  /** What the status item shows; undefined while it is hidden. */
  readonly shown: Shown | undefined;
  /** What the status bar says of the cell with the cursor. */
  readonly cellName: string | undefined;
  /** What the side bar shows. */
  readonly structure: StructureView;
  /** All reports of the folder, in the side bar too. */
  readonly units: UnitsView;
  /** Called by VS Code's Markdown preview. */
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Where a report is exported to, for tests and other extensions; menus hand over the draft itself, which has no such thing. */
interface Target {
  readonly to?: Uri;
}

let connection: Connection | undefined;

/** Starts the server and shows what it reports. All knowledge of reports lives in the server. */
export function activateIn(host: Host, context: ExtensionContext): Api {
  const messages = messagesFor(env.language);
  const output = window.createOutputChannel('勾稽', { log: true });
  const traced = tracedTo(output);
  const status = createStatusItem(messages);
  const client = () => running.client;
  const labels = createLabels(client);
  const reports = createReports(labels.isLabel);
  const units = createUnitsView(client, unitsMessagesFor(env.language));
  const running: Connection = new Connection(host, output, traced.channel, all(status, reports, labels, units));
  const preview = createPreview(client, reports);
  const fill = createFill(client, reports, context.extensionUri);
  const ledgers = createLedgers(client, reports, context.extensionUri);
  const cell = createCellName(client, reports);
  const structure = createStructureView(client, reports, messages);
  connection = running;
  const ready = running.start();
  // The language client itself shows and logs a start that failed; here it only must not count as unhandled.
  ready.catch(() => undefined);
  context.subscriptions.push(
    output,
    traced,
    status,
    reports,
    preview,
    fill,
    ledgers,
    cell,
    structure,
    units,
    tellCursor(client),
    tableCommands(client, labels.isLabel, messages),
    wrapCommands(),
    pasteIntoTables(client, reports),
    suggestArticles(reports),
    commands.registerCommand('gouji.newReport', async (answers?: Answers) => {
      await ready;
      await newReport(running.client, messages.newReport, answers);
    }),
    commands.registerCommand('gouji.importDocument', async (from?: Uri) => {
      await ready;
      await importDocument(running.client, messages.convert, from);
    }),
    commands.registerCommand('gouji.exportWord', (given?: Target) => exportReport(running.client, messages.convert, 'docx', given?.to)),
    commands.registerCommand('gouji.exportPage', (given?: Target) => exportReport(running.client, messages.convert, 'html', given?.to)),
    commands.registerCommand('gouji.compare', async (draft?: Parameters<typeof compareWithLastYear>[2]) => {
      await ready;
      return compareWithLastYear(running.client, messages, draft);
    }),
    commands.registerCommand('gouji.restart', () => restart(running, messages)),
    commands.registerCommand('gouji.silence', (target: SuppressionTarget, reason?: string) =>
      suppress(running.client, messages, target, reason),
    ),
    ...(host.cli === undefined ? [] : [checkTasks(host.cli, messages.task)]),
    commands.registerCommand('gouji.openLedger', (draft?: string, table?: string) => ledgers.open(draft, table)),
    commands.registerCommand('gouji.fillTables', (target?: FillTarget, table?: string) => fillTables(fill, messages, target, table)),
    commands.registerCommand('gouji.showOutput', () => output.show()),
    commands.registerCommand('gouji.showStructure', () => commands.executeCommand('gouji.structure.focus')),
    commands.registerCommand('gouji.preview', () => showPreview(messages)),
    commands.registerCommand('gouji.fixAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.gouji', apply: 'first' }),
    ),
    commands.registerCommand(EXPLAIN, (rule: string) => explainRule(context.extensionUri, rule)),
    commands.registerCommand('gouji.openExample', () => openExample(context)),
  );

  return {
    get client() {
      return running.client;
    },
    ready,
    get shown() {
      return status.shown;
    },
    get cellName() {
      return cell.name;
    },
    structure,
    units,
    extendMarkdownIt: (md) => preview.extend(md),
  };
}

export function deactivate(): Promise<void> | undefined {
  return connection?.stop();
}

/** A draft with some faults, to try things on: unsaved, so that it is nobody's file. */
async function openExample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'client', 'walkthrough', 'example.md'));
  const document = await workspace.openTextDocument({ content: new TextDecoder().decode(bytes), language: 'markdown' });
  await window.showTextDocument(document);
}

function all(...listeners: readonly Listener[]): Listener {
  return {
    server: (state) => {
      for (const listener of listeners) listener.server(state);
    },
    report: (status) => {
      for (const listener of listeners) listener.report(status);
    },
    units: (now) => {
      for (const listener of listeners) listener.units?.(now);
    },
  };
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
