import { commands, type QuickPickItem, SnippetString, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ComposeResult, Status } from '../server/src/lsp/protocol.js';
import { toBase64 } from './base64.js';
import type { NewReportMessages } from './messages.js';
import { ask } from './requests.js';

/** What a new report is made from; without answers the command asks. */
export interface Answers {
  readonly year: number;
  readonly issuer: string;
  /** Last year's report. */
  readonly previous?: Uri;
  readonly withPreviousText?: boolean;
}

/** Opens a new report as an untitled document, the cursor at the first place to be filled in. */
export async function newReport(client: BaseLanguageClient, messages: NewReportMessages, given?: Answers): Promise<void> {
  const answers = given ?? (await askUser(client, messages));
  if (answers === undefined) return;
  const result = await compose(client, answers);
  if ('refusal' in result) {
    window.showErrorMessage(messages.failed(result.refusal));
    return;
  }
  // Markdown, not our own language: then the editor's preview knows it too.
  const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: '' }));
  await editor.insertSnippet(new SnippetString(result.snippet));
  const { uri } = editor.document;
  const [say, words] =
    result.notes.length > 0 ? [window.showWarningMessage, result.notes.join(' ')] : [window.showInformationMessage, messages.made];
  // Whether it is answered is the user's affair: the report is there.
  void say(words, messages.fill).then((chosen) => {
    if (chosen !== undefined) void commands.executeCommand('gouji.fillTables', uri);
  });
}

async function compose(client: BaseLanguageClient, { year, issuer, previous, withPreviousText }: Answers): Promise<ComposeResult> {
  const last = previous && (await lastYears(client, previous));
  if (last !== undefined && 'refusal' in last) return last;
  const folder = folderInHand();
  return ask(client, 'gouji/compose', {
    year,
    issuer,
    ...(folder && { folder: folder.toString() }),
    ...(last && { previous: { uri: last.uri, text: last.text } }),
    withPreviousText: withPreviousText === true,
  });
}

/** Where a draft that is open stands, or all drafts of the window do. */
function folderInHand(): Uri | undefined {
  const open = window.activeTextEditor?.document.uri;
  const folder = open && workspace.getWorkspaceFolder(open) !== undefined ? Uri.joinPath(open, '..') : undefined;
  return folder ?? workspace.workspaceFolders?.[0]?.uri;
}

/** The text of last year's report; of a Word file what the server reads in it. */
async function lastYears(
  client: BaseLanguageClient,
  uri: Uri,
): Promise<{ readonly uri: string; readonly text: string; readonly issuer?: string | null } | { readonly refusal: string }> {
  if (!/\.doc[xm]$/i.test(uri.path)) {
    const document = await workspace.openTextDocument(uri);
    return { uri: document.uri.toString(), text: document.getText() };
  }
  const bytes = await workspace.fs.readFile(uri);
  const result = await ask(client, 'gouji/import', { uri: uri.toString(), name: uri.path, base64: toBase64(bytes) });
  return 'refusal' in result ? result : { uri: `${uri.toString()}.md`, text: result.text, issuer: result.issuer };
}

/** Undefined where the user gave up. */
async function askUser(client: BaseLanguageClient, messages: NewReportMessages): Promise<Answers | undefined> {
  const { title } = messages;
  const typed = await window.showInputBox({
    title,
    prompt: messages.year,
    value: String(new Date().getFullYear() - 1),
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? undefined : messages.yearInvalid),
  });
  if (typed === undefined) return undefined;
  const year = Number(typed.trim());
  const previous = await askPrevious(client, messages, year - 1);
  if (previous === undefined) return undefined;
  const withPreviousText = previous.uri === undefined ? false : await askText(messages);
  if (withPreviousText === undefined) return undefined;
  const issuer = await window.showInputBox({
    title,
    prompt: messages.issuer,
    placeHolder: messages.issuerExample,
    value: previous.issuer,
    validateInput: (value) => (value.trim() === '' ? messages.issuerInvalid : undefined),
  });
  if (issuer === undefined) return undefined;
  return { year, issuer: issuer.trim(), withPreviousText, ...(previous.uri && { previous: previous.uri }) };
}

interface Previous {
  readonly uri: Uri | undefined;
  readonly issuer: string;
}

/** One of the reports on the year that are open or in the folder, a file, or none. */
async function askPrevious(client: BaseLanguageClient, messages: NewReportMessages, year: number): Promise<Previous | undefined> {
  const none = { label: messages.withoutPrevious, detail: messages.withoutPreviousDetail };
  const file = { label: messages.choose, detail: messages.chooseDetail(year) };
  const known = (await reportsOn(client, year)).map((report) => reportItem(report, messages));
  const items: (QuickPickItem & Partial<Previous>)[] = [...known, file, none];
  const chosen = await window.showQuickPick(items, { title: messages.title, placeHolder: messages.previous(year), matchOnDetail: true });
  if (chosen === undefined) return undefined;
  if (chosen === none) return { uri: undefined, issuer: '' };
  if (chosen !== file) return { uri: chosen.uri, issuer: chosen.issuer ?? '' };
  const [uri] = (await window.showOpenDialog({ title: messages.chooseDetail(year), canSelectMany: false })) ?? [];
  return uri && { uri, issuer: await whose(client, uri) };
}

function reportItem({ uri, issuer }: Reported, messages: NewReportMessages): QuickPickItem & Previous {
  const parsed = Uri.parse(uri);
  const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === parsed.toString());
  return {
    label: workspace.asRelativePath(parsed),
    ...(isOpen && { description: messages.fromOpen }),
    detail: issuer ?? '',
    uri: parsed,
    issuer: issuer ?? '',
  };
}

type Reported = Pick<Status, 'uri' | 'year' | 'issuer'>;

/** Those that are open first. */
export async function reportsOn(client: BaseLanguageClient, year: number): Promise<Reported[]> {
  const asked = workspace.textDocuments.map(({ uri }) => ask(client, 'gouji/status', { uri: uri.toString() }));
  const open = (await Promise.all(asked)).flatMap((status) => (status?.isReport === true ? [status] : []));
  const { units } = await ask(client, 'gouji/units', undefined);
  const known = new Map<string, Reported>([...open, ...units].map((report) => [Uri.parse(report.uri).toString(), report]));
  return [...known.values()].filter((report) => report.year === year);
}

/** The body of a report that nobody has looked at yet; nothing where it does not say. */
async function whose(client: BaseLanguageClient, uri: Uri): Promise<string> {
  const last = await lastYears(client, uri);
  if ('refusal' in last) return '';
  return last.issuer ?? (await ask(client, 'gouji/status', { uri: last.uri }))?.issuer ?? '';
}

async function askText(messages: NewReportMessages): Promise<boolean | undefined> {
  const figures = { label: messages.figuresOnly };
  const texts = { label: messages.figuresAndText, detail: messages.figuresAndTextDetail };
  const chosen = await window.showQuickPick([figures, texts], { title: messages.title, placeHolder: messages.text });
  return chosen === undefined ? undefined : chosen === texts;
}
