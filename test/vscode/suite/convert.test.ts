import { equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, gouji, inWorkspace, open, textOf } from './drafts.js';

suite('Word 和网页', () => {
  suiteSetup(async () => {
    await gouji();
  });
  suiteTeardown(() => vscode.workspace.fs.delete(inWorkspace('out'), { recursive: true }));
  teardown(closeAll);

  test('a draft goes out as Word and comes in again, every row with its figures', async () => {
    const document = await open('青禾镇2023年报.md');
    const to = inWorkspace('out/青禾镇2023年报.docx');
    await vscode.commands.executeCommand('gouji.exportWord', { to });
    match(await textOf(to), /^PK/);
    await closeAll();
    await vscode.commands.executeCommand('gouji.importDocument', to);
    const imported = vscode.window.activeTextEditor?.document;
    ok(imported?.isUntitled === true && imported.languageId === 'markdown');
    const figures = (text: string) =>
      text
        .split('\n')
        .filter((line) => /^\|.*\d/.test(line))
        .map((line) => line.match(/\d+/g)?.join(' '));
    equal(figures(imported.getText()).join('\n'), figures(document.getText()).join('\n'));
  });

  test('last year’s report may be a Word file', async () => {
    await open('青禾镇2023年报.md');
    const previous = inWorkspace('out/上年.docx');
    await vscode.commands.executeCommand('gouji.exportWord', { to: previous });
    await vscode.commands.executeCommand('gouji.newReport', { year: 2024, issuer: '云溪县青禾镇人民政府', previous });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    match(text, /^# 云溪县青禾镇人民政府2024年/);
    match(text, /二、上年结转政府信息公开申请数量[^\n]*\d/);
  });

  test('and as one page', async () => {
    await open('青禾镇2023年报.md');
    const to = inWorkspace('out/青禾镇2023年报.html');
    await vscode.commands.executeCommand('gouji.exportPage', { to });
    match(await textOf(to), /^<!DOCTYPE html>[\s\S]*<h1>云溪县青禾镇人民政府/);
  });
});
