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
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { check } from '../../server/src/check/check.js';
import { formerFingerprints } from '../../server/src/check/fingerprints.js';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { engine } from '../../server/src/lsp/engine.js';
import { SUPPRESS_COMMAND } from '../../server/src/lsp/handlers/suppression-actions.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { readReport } from '../../server/src/report/read.js';
import { connect, type Editor } from './harness.js';

const DRAFT_URI = 'file:///drafts/a.md';
const CONFIG = '/drafts/gouji.config.json';
const DRAFT = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n我镇办理申请时一律在15个工作日内答复。\n';
const AT = { line: 4, character: 10 };

function host(files: Map<string, string>): ConfigHost {
  const read = (path: string) => {
    const text = files.get(path);
    return text === undefined ? undefined : { text };
  };
  return { foldersAbove: () => ['/drafts', ''], read, isSame: (a, b) => a === b };
}

async function opened(files = new Map<string, string>(), initializationOptions?: object): Promise<Editor> {
  const workspaceEdit = { documentChanges: true, resourceOperations: ['create' as const] };
  const capabilities = { workspace: { workspaceEdit } };
  const editor = await connect({ engine, configHost: host(files), capabilities, initializationOptions });
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

function editsOf(edit: WorkspaceEdit | null | undefined): TextEdit[] {
  const [change] = edit?.documentChanges ?? [];
  return (change as TextDocumentEdit).edits as TextEdit[];
}

async function changed(editor: Editor): Promise<void> {
  const changes = [{ uri: URI.file(CONFIG).toString(), type: FileChangeType.Changed }];
  await editor.connection.sendNotification(DidChangeWatchedFilesNotification.method, { changes });
}

test('a comment by quick fix: the finding is gone, the reason is asked for', async () => {
  const editor = await opened();
  assert.ok((await spoke(editor)).includes('statute-version'));
  const action = await silencing(editor, '在文中注明');
  editor.change(DRAFT_URI, 2, { text: applied(DRAFT, editsOf(action?.edit)) });
  const codes = await spoke(editor);
  assert.ok(!codes.includes('statute-version'));
  assert.ok(codes.includes('silence'));
  editor.dispose();
});

test('an entry in the configuration by quick fix: a new file, or one more entry in the one that is there', async () => {
  const files = new Map<string, string>();
  const editor = await opened(files);
  assert.ok((await spoke(editor)).includes('statute-version'));
  const [create, fill] = (await silencing(editor, '理由另存'))?.edit?.documentChanges ?? [];
  assert.deepEqual(create, { kind: 'create', uri: URI.file(CONFIG).toString(), options: { ignoreIfExists: true } });
  files.set(CONFIG, applied('', (fill as TextDocumentEdit).edits as TextEdit[]));
  await changed(editor);
  assert.ok(!(await spoke(editor)).includes('statute-version'));

  files.set(CONFIG, '{\n  "rules": { "period": "off" },\n  "ignore": []\n}\n');
  await changed(editor);
  const codes = await spoke(editor);
  assert.ok(codes.includes('statute-version') && !codes.includes('period'));
  const edits = (await silencing(editor, '理由另存'))?.edit?.changes?.[URI.file(CONFIG).toString()] ?? [];
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

test('a client that asks for the reason gets a command, and the server writes what the user gave', async () => {
  const files = new Map<string, string>();
  const editor = await opened(files, { asksReason: true });
  const count = (await spoke(editor)).filter((code) => code === 'statute-version').length;
  assert.equal(count, 1);
  const action = await silencing(editor, '在文中注明');
  assert.equal(action?.edit, undefined);
  assert.equal(action?.command?.command, SUPPRESS_COMMAND);
  const target = action?.command?.arguments?.[0];
  const moved = `\n𠮷\n${DRAFT}`.replaceAll('\n', '\r\n');
  editor.change(DRAFT_URI, 2, { text: moved });
  await spoke(editor);
  const edit = await editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, reason: ' 按县里\n要求 --> 保留 ' });
  const after = applied(moved, editsOf(edit));
  assert.match(after, /\r\n<!-- gouji-disable-next-line statute-version 按县里 要求 ——> 保留 -->\r\n我镇/);
  editor.change(DRAFT_URI, 3, { text: after });
  const codes = await spoke(editor);
  assert.ok(!codes.includes('statute-version') && !codes.includes('silence'));

  assert.equal(await editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, reason: '理由' }), null);
  assert.equal(
    await editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, uri: 'file:///closed.md', reason: '理由' }),
    null,
  );
  editor.dispose();
});

test('the reason goes into the configuration too', async () => {
  const editor = await opened(new Map(), { asksReason: true });
  await spoke(editor);
  const target = (await silencing(editor, '理由另存'))?.command?.arguments?.[0];
  const edit = await editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, reason: '县里统一口径' });
  const fill = edit?.documentChanges?.[1] as TextDocumentEdit;
  const { ignore } = JSON.parse(applied('', fill.edits as TextEdit[]));
  assert.deepEqual([ignore[0].rule, ignore[0].reason, ignore[0].file], ['statute-version', '县里统一口径', 'a.md']);
  editor.dispose();
});

test('without a reason nothing is written: the server says so, in the language of the user', async () => {
  const editor = await opened(new Map(), { asksReason: true });
  await spoke(editor);
  for (const words of ['在文中注明', '理由另存']) {
    const target = (await silencing(editor, words))?.command?.arguments?.[0];
    for (const reason of ['', ' \n　', undefined as unknown as string])
      await assert.rejects(editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, reason }), /没有写明理由.*没有改动/);
  }
  editor.dispose();
});

test('a second rule on the same line goes into the comment of the first', async () => {
  const editor = await opened(new Map(), { asksReason: true });
  await spoke(editor);
  let text = DRAFT.replace('我镇', '截止目前,我镇');
  editor.change(DRAFT_URI, 2, { text });
  await spoke(editor);
  for (const [version, rule] of ['wording', 'statute-version', 'punctuation'].entries()) {
    const range = { start: { ...AT, character: 0 }, end: { ...AT, character: 40 } };
    const line = text.slice(0, text.indexOf('截止')).split('\n').length - 1;
    for (const end of [range.start, range.end]) end.line = line;
    const params = { textDocument: { uri: DRAFT_URI }, range, context: { diagnostics: [] } };
    const actions = ((await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
    const targets = actions.flatMap(({ command }) => command?.arguments ?? []);
    const target = targets.find((one) => one.rule === rule && one.place === 'comment');
    assert.ok(target, rule);
    text = applied(text, editsOf(await editor.connection.sendRequest(requestOf('gouji/silence'), { ...target, reason: '原文如此' })));
    editor.change(DRAFT_URI, version + 3, { text });
    await spoke(editor);
  }
  assert.match(text, /\n<!-- gouji-disable-next-line wording statute-version punctuation 原文如此 -->\n截止目前,我镇/);
  editor.dispose();
});

test('a fingerprint that an earlier version gave is written anew by quick fix', async () => {
  const report = readReport(DRAFT);
  const former = [...formerFingerprints(report, check(report))].find(([{ rule }]) => rule === 'statute-version')?.[1];
  const entry = { rule: 'statute-version', fingerprint: former, reason: '旧数据', file: 'a.md' };
  const files = new Map([
    [CONFIG, `// 县里\n${JSON.stringify({ ignore: [{ ...entry, fingerprint: '000000000000' }, entry] }, null, 2)}\n`],
  ]);
  const editor = await opened(files);
  const codes = await spoke(editor);
  assert.ok(!codes.includes('statute-version'));
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const params = { textDocument: { uri: DRAFT_URI }, range, context: { diagnostics: [] } };
  const actions = ((await editor.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  const action = actions.find(({ title }) => title.includes('旧指纹'));
  const edits = action?.edit?.changes?.[URI.file(CONFIG).toString()] ?? [];
  const expected = check(report).find(({ rule }) => rule === 'statute-version')?.fingerprint ?? '';
  assert.equal(applied(files.get(CONFIG) ?? '', edits), (files.get(CONFIG) ?? '').replace(former ?? '', expected));
  editor.dispose();
});
