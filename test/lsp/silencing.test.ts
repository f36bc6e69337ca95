import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { engine } from '../../server/src/lsp/engine.js';
import { connect, type Editor } from './harness.js';

const DRAFT_URI = 'file:///drafts/a.md';
const CONFIG = '/drafts/gouji.config.json';
const DRAFT = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n我镇办理申请时一律在15个工作日内答复。\n';
const AT = { line: 4, character: 10 };

function host(files: Map<string, string>): ConfigHost {
  return { foldersAbove: () => ['/drafts', ''], read: (path) => files.get(path), isSame: (a, b) => a === b };
}

async function opened(files = new Map<string, string>()): Promise<Editor> {
  const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
  const editor = await connect({ engine, configHost: host(files), capabilities: { workspace: { workspaceEdit } } });
  editor.open(DRAFT_URI, DRAFT);
  return editor;
}

const spoke = (editor: Editor) => editor.diagnostics.next().then(({ diagnostics }) => diagnostics.map(({ code }) => code));

async function silencing(editor: Editor, words: string): Promise<CodeAction | undefined> {
  const context: CodeActionContext = { diagnostics: [] };
  const params = { textDocument: { uri: DRAFT_URI }, range: { start: AT, end: AT }, context };
  const actions = ((await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  return actions.find(({ title }) => title.includes(words));
}

const applied = (text: string, edits: readonly TextEdit[]) => TextDocument.applyEdits(TextDocument.create('x:', 'x', 1, text), [...edits]);

async function changed(editor: Editor): Promise<void> {
  const changes = [{ uri: URI.file(CONFIG).toString(), type: FileChangeType.Changed }];
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
}

test('a comment by quick fix: the finding is gone, the reason is asked for', async () => {
  const editor = await opened();
  assert.ok((await spoke(editor)).includes('statute-version'));
  const action = await silencing(editor, '在文中注明');
  editor.change(DRAFT_URI, 2, { text: applied(DRAFT, action?.edit?.changes?.[DRAFT_URI] ?? []) });
  const codes = await spoke(editor);
  assert.ok(!codes.includes('statute-version'));
  assert.ok(codes.includes('silence'));
  editor.dispose();
});

test('an entry in the configuration by quick fix: a new file, or one more entry in the one that is there', async () => {
  const files = new Map<string, string>();
  const editor = await opened(files);
  assert.ok((await spoke(editor)).includes('statute-version'));
  const [create, fill] = (await silencing(editor, 'gouji.config.json'))?.edit?.documentChanges ?? [];
  assert.deepEqual(create, { kind: 'create', uri: URI.file(CONFIG).toString(), options: { ignoreIfExists: true } });
  files.set(CONFIG, applied('', (fill as TextDocumentEdit).edits as TextEdit[]));
  await changed(editor);
  assert.ok(!(await spoke(editor)).includes('statute-version'));

  files.set(CONFIG, '{\n  "rules": { "period": "off" },\n  "ignore": []\n}\n');
  await changed(editor);
  const codes = await spoke(editor);
  assert.ok(codes.includes('statute-version') && !codes.includes('period'));
  const edits = (await silencing(editor, 'gouji.config.json'))?.edit?.changes?.[URI.file(CONFIG).toString()] ?? [];
  files.set(CONFIG, applied(files.get(CONFIG) ?? '', edits));
  assert.equal(JSON.parse(files.get(CONFIG) ?? '').ignore.length, 1);
  await changed(editor);
  assert.ok(!(await spoke(editor)).includes('statute-version'));
  editor.dispose();
});

test('a configuration that is wrong is told in the log, and what is right in it holds', async () => {
  const editor = await opened(new Map([[CONFIG, '{"rules": {"statute-version": "off", "period": "loud"}}']]));
  const codes = await spoke(editor);
  assert.ok(codes.includes('period') && !codes.includes('statute-version'));
  assert.match(await editor.log.next(), /gouji\.config\.json:1:38: rules\.period/);
  editor.dispose();
});
