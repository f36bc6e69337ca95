import { equal, match, ok } from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import type { Node } from '../../../client/tree.js';
import { closeAll, gouji, hasKeyboard, open, openText, press, statusOf } from './drafts.js';

const DRAFT = '青禾镇2023年报.md';
const HEAD = '# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';

suite('顺手的小处', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(closeAll);

  test('第 typed behind a title in Markdown brings up the articles by itself', async () => {
    if (!hasKeyboard()) return;
    const before = `${HEAD}依据《中华人民共和国政府信息公开条例》`;
    const document = await openText(`${before}\n`);
    await statusOf(api, document);
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    const end = document.positionAt(before.length);
    editor.selection = new vscode.Selection(end, end);
    await press({ text: '第' }, 'type', { text: '第' });
    // The list is up when the first of it can be taken.
    for (let left = 50; left > 0 && !/第.+条/.test(document.lineAt(2).text); left -= 1) {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      await delay(100);
    }
    match(document.lineAt(2).text, /条例》第[一二三四五六七八九十]+条$/);
  });

  test('the side bar: a part with warnings alone is no error', async () => {
    const document = await open(DRAFT);
    const edit = new vscode.WorkspaceEdit();
    const wrong = document.getText().indexOf('| 1 | 1 | 0 | 0 | 0 | 0 | 3 |');
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(wrong), document.positionAt(wrong + 29)),
      '| 1 | 1 | 0 | 0 | 0 | 0 |  |',
    );
    ok(await vscode.workspace.applyEdit(edit));
    await statusOf(api, document);
    const icons = new Map<string, string>();
    const walk = async (nodes: readonly Node[]) => {
      for (const node of nodes) {
        const item = (await api.structure.getTreeItem(node)) as vscode.TreeItem;
        if ('part' in node) icons.set(node.part.name, (item.iconPath as vscode.ThemeIcon).id);
        await walk(((await api.structure.getChildren(node)) as Node[] | undefined) ?? []);
      }
    };
    await walk(((await api.structure.getChildren()) as Node[] | undefined) ?? []);
    const table = [...icons].find(([name]) => name.includes('表三'));
    equal(table?.[1], 'warning', [...icons].join('\n'));
    ok([...icons.values()].includes('error'), 'a number that is wrong is one');
  });

  test('the step of the walkthrough that previews, with no report open, asks how to come by one', async () => {
    await closeAll();
    const asked = Promise.resolve(vscode.commands.executeCommand('gouji.preview')).then(() => 'answered');
    const waits = delay(1500).then(() => 'waits for an answer');
    equal(await Promise.race([asked, waits]), 'waits for an answer');
    equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
    await vscode.commands.executeCommand('notifications.clearAll');
    equal(await asked, 'answered');
  });

  test('the trace of the server goes to the output as soon as the setting asks for it, and no longer', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    const settings = vscode.workspace.getConfiguration('gouji');
    const { outputChannel } = api.client;
    const { info } = outputChannel;
    const told: string[] = [];
    Object.assign(outputChannel, { info: (message: string) => void told.push(message) });
    const traced = async () => {
      told.length = 0;
      await statusOf(api, document);
      return told.some((message) => message.includes('gouji/status'));
    };
    try {
      equal(await traced(), false);
      await settings.update('trace.server', 'messages', vscode.ConfigurationTarget.Global);
      while (!(await traced())) await delay(50);
      await settings.update('trace.server', undefined, vscode.ConfigurationTarget.Global);
      while (await traced()) await delay(50);
    } finally {
      Object.assign(outputChannel, { info });
      await settings.update('trace.server', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
