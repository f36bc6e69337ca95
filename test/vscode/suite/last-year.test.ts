import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import { reportsOn } from '../../../client/new-report.js';
import { closeAll, findingsOf, gouji, open, statusOf, until } from './drafts.js';

const THIS = '青禾镇2023年报.md';
const LAST = '青禾镇2022年报.md';
/** This year's report, and the rows of last year's that are not as this year's. */
const CARRIED = '| 四、结转下年度继续办理 |  |  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |';
const IN_FORCE = '| 行政规范性文件 | 1 | 0 | 3 |';
const RECEIVED = '| 一、本年新收政府信息公开申请数量 |  |  | ';

suite('上年年报', () => {
  let api: Api;
  let last: vscode.Uri;
  let text = '';

  suiteSetup(async () => {
    api = await gouji();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    ok(folder, 'no workspace is open');
    const read = async (name: string) =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, name)));
    text = (await read(THIS))
      .replaceAll('2023年', '2022年')
      .replace(RECEIVED, `${RECEIVED}9`)
      .replace(IN_FORCE, IN_FORCE.replace('3', '2'));
    last = vscode.Uri.joinPath(folder.uri, LAST);
  });
  setup(async () => {
    await write(text);
    // A server without a disk knows open documents alone.
    if (process.env.SUITE_HOST === 'browser') await vscode.workspace.openTextDocument(last);
  });
  teardown(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(last);
  });

  const write = async (content: string) => vscode.workspace.fs.writeFile(last, new TextEncoder().encode(content));
  const carryOver = (findings: readonly vscode.Diagnostic[]) =>
    findings.filter(({ code }) => (typeof code === 'object' ? code.value : code) === 'carry-over');

  test('a cell says what it was last year, and where a figure comes over from there', async () => {
    const document = await open(THIS);
    await statusOf(api, document);
    /** The editor tells of a file that has just been written in its own time. */
    const hoverAt = async (words: string, further: number, wanted: RegExp): Promise<string> => {
      const position = document.positionAt(document.getText().indexOf(words) + further);
      for (;;) {
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
        const told = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join('\n');
        if (wanted.test(told)) return told;
        await delay(50);
      }
    };
    ok(await hoverAt(RECEIVED, RECEIVED.length, /(?:（上年 9|\(last year 9)\d/));
    const started = '| 二、上年结转政府信息公开申请数量 |  |  | ';
    ok(await hoverAt(started, started.length, /✓ (?:上年结转＝上年年报的结转下年度继续办理：1 ＝ 1|carried over = .*: 1 = 1)/));
  });

  test('both reports stand beside each other in the editor’s own comparison, and nothing is written for it', async () => {
    const document = await open(THIS);
    await statusOf(api, document);
    const shown = await vscode.commands.executeCommand<{ last: vscode.Uri; now: vscode.Uri }>('gouji.compare');
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    ok(input instanceof vscode.TabInputTextDiff, 'no comparison is shown');
    deepEqual([input.original.toString(), input.modified.toString()], [shown.last.toString(), shown.now.toString()]);
    const [before, now] = await Promise.all(
      [shown.last, shown.now].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText().split('\n')),
    );
    ok(before !== undefined && now !== undefined);
    equal(before.length, now.length);
    const rows = before.flatMap((line, i) => (line !== now[i] && line.startsWith('|') ? [line] : []));
    equal(rows.length, 2);
    match(rows[1] ?? '', /^\| 一、本年新收政府信息公开申请数量 /);
    equal(
      vscode.workspace.textDocuments.some(({ isDirty }) => isDirty),
      false,
    );
  });

  test('without last year’s report there is a message, and no comparison', async () => {
    await write('# 购物单\n');
    await open(THIS);
    // The editor tells the server of the file in its own time.
    while ((await vscode.commands.executeCommand('gouji.compare')) !== undefined) await delay(100);
    await closeAll();
    await open(THIS);
    equal(await vscode.commands.executeCommand('gouji.compare'), undefined);
    equal(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff, false);
  });

  test('this year’s report is judged anew when last year’s file changes on the disk', async () => {
    const document = await open(THIS);
    await statusOf(api, document);
    deepEqual(carryOver(findingsOf(document)), []);
    const other = text.replace(CARRIED, CARRIED.replaceAll(' 1 ', ' 2 '));
    ok(other !== text);
    await write(other);
    const findings = await until(document, (all) => carryOver(all).length > 0);
    equal(document.getText(carryOver(findings)[0]?.range), '1');
    await write(text);
    await until(document, (all) => carryOver(all).length === 0);
  });

  test('a new report can follow on from any report of the folder, open or not', async () => {
    for (;;) {
      const known = await reportsOn(api.client, 2022);
      if (known.some(({ uri, issuer }) => uri === last.toString() && issuer === '云溪县青禾镇人民政府')) break;
      await delay(50);
    }
    deepEqual((await reportsOn(api.client, 2019)).length, 0);
  });
});
