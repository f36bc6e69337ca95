import { equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import { closeAll, gouji, open, statusOf } from './drafts.js';

const WIDE_ROW = '2.申请人逾期未按收费通知要求缴纳费用';

suite('表格不换行', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(async () => {
    await closeAll();
    await vscode.commands.executeCommand('vscode.setEditorLayout', { groups: [{}] });
  });

  test('a row of a table takes one line of the view, and wraps again when asked to', async () => {
    await vscode.commands.executeCommand('vscode.setEditorLayout', { groups: [{}, {}, {}] });
    const document = await open('青禾镇2023年报.md');
    await statusOf(api, document);
    const before = JSON.stringify(vscode.workspace.getConfiguration('editor', document).inspect('wordWrap'));
    ok(await isWrapped(document), 'the row is too short for this test');
    await vscode.commands.executeCommand('gouji.unwrapTables');
    await until(document, false);
    await vscode.commands.executeCommand('gouji.wrapLines');
    await until(document, true);
    equal(JSON.stringify(vscode.workspace.getConfiguration('editor', document).inspect('wordWrap')), before, 'no setting is written');
  });
});

/** Going down by lines of the view from the head of the row, one is still in it. */
async function isWrapped(document: vscode.TextDocument): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  ok(editor);
  const row = document.positionAt(document.getText().indexOf(WIDE_ROW)).line;
  editor.selection = new vscode.Selection(row, 0, row, 0);
  await vscode.commands.executeCommand('cursorMove', { to: 'down', by: 'wrappedLine', value: 1 });
  return editor.selection.active.line === row;
}

/** The editor is laid out anew some time after the command; mocha's time limit ends it otherwise. */
async function until(document: vscode.TextDocument, wrapped: boolean): Promise<void> {
  while ((await isWrapped(document)) !== wrapped) await new Promise((resolve) => setTimeout(resolve, 50));
}
