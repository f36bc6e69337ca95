import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import type { Node } from '../../../client/units/nodes.js';
import { closeAll, gouji, open, replace } from './drafts.js';

const DRAFT = '青禾镇2023年报.md';

suite('整个文件夹', () => {
  let api: Api;
  let root = '';
  let folder = '';
  const settings = () => vscode.workspace.getConfiguration('gouji');
  const path = (name: string) => join(folder, name);
  const rules = (file: string) =>
    vscode.languages
      .getDiagnostics(vscode.Uri.file(file))
      .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));
  /** Another body's report on another year, so that it is nobody's last year. */
  const text = () => readFileSync(join(root, DRAFT), 'utf8').replaceAll('青禾镇', '白石镇').replaceAll('2023', '2022');
  const shown = async (): Promise<readonly string[]> => {
    const all = await reportsIn(api);
    return all.map((node) => (node.kind === 'unit' ? (decodeURIComponent(node.unit.uri).split('/').at(-1) ?? '') : ''));
  };

  suiteSetup(async () => {
    api = await gouji();
    await closeAll();
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    folder = join(root, '各镇');
    mkdirSync(folder);
  });
  suiteTeardown(async () => {
    await settings().update('wholeFolderLimit', undefined, vscode.ConfigurationTarget.Workspace);
    rmSync(folder, { recursive: true, force: true });
  });
  teardown(closeAll);

  test('a faulty report that nobody has opened has its problems; written, renamed, deleted on the disk, they follow', async () => {
    const file = path('白石镇2022年报.md');
    writeFileSync(file, text().replace('# 云溪县', '# 云溪县 '));
    await until(() => rules(file).includes('balance'));
    ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.fsPath === file), 'it is not open');
    writeFileSync(file, text().replace('第二十条', '第九十条'));
    await until(() => rules(file).includes('article-unknown'));
    renameSync(file, path('白石镇年报.md'));
    await until(() => rules(file).length === 0 && rules(path('白石镇年报.md')).includes('article-unknown'));
    await until(async () => (await shown()).includes('白石镇年报.md'));
    rmSync(path('白石镇年报.md'));
    await until(() => rules(path('白石镇年报.md')).length === 0);
    await until(async () => !(await shown()).includes('白石镇年报.md'));
  });

  test('an open one is judged by its text; given up, by the disk', async () => {
    const file = path('白石镇年报.md');
    writeFileSync(file, text());
    await until(() => rules(file).includes('balance'));
    const before = rules(file).length;
    const document = await open('各镇/白石镇年报.md');
    await replace(document, new vscode.Range(0, 0, document.lineCount, 0), '# 购物单\n');
    await until(() => rules(file).length === 0);
    await until(async () => !(await shown()).includes('白石镇年报.md'));
    await closeAll();
    await until(() => rules(file).length === before);
    await until(async () => (await shown()).includes('白石镇年报.md'));
  });

  test('the list: by year, the worst first, an icon for the gravest, a click opens the file', async () => {
    writeFileSync(path('白石镇年报.md'), text().replace('第二十条', '第九十条'));
    writeFileSync(path('水利局年报.md'), text().replaceAll('白石镇人民政府', '水利局'));
    await until(async () => (await shown()).length === 3 && rules(path('白石镇年报.md')).includes('article-unknown'));
    await until(async () => (await shown()).join() === [DRAFT, '白石镇年报.md', '水利局年报.md'].join());
    const [newest, older] = (await api.units.getChildren()) as Node[];
    ok(newest?.kind === 'year' && older?.kind === 'year');
    deepEqual([newest.year, older.year], [2023, 2022]);
    const [worst] = (await api.units.getChildren(older)) as Node[];
    ok(worst?.kind === 'unit');
    const item = await api.units.getTreeItem(worst);
    equal(item.label, '白石镇人民政府');
    match(String(item.description), /^\d (?:错误|errors).*(?:勾稽|equations) \d+\/\d+$|^errors \d/);
    equal((item.iconPath as vscode.ThemeIcon).id, 'error');
    ok(item.command);
    await vscode.commands.executeCommand(item.command.command, ...(item.command.arguments ?? []));
    equal(vscode.window.activeTextEditor?.document.uri.fsPath, path('白石镇年报.md'));
    const children = (await api.units.getChildren(worst)) as Node[];
    equal(children.length, rules(path('白石镇年报.md')).length);
  });

  test('a Word file has its line, and its findings by their places in words', async () => {
    await open(DRAFT);
    await vscode.commands.executeCommand('gouji.exportWord', { to: vscode.Uri.file(path('青禾镇2023年报.docx')) });
    await until(async () => (await shown()).includes('青禾镇2023年报.docx'));
    const word = (await reportsIn(api)).find((node) => node.kind === 'unit' && node.unit.notes !== null);
    ok(word);
    equal((await api.units.getTreeItem(word)).contextValue, 'word');
    const notes = (await api.units.getChildren(word)) as Node[];
    const labels = await Promise.all(notes.map(async (note) => String((await api.units.getTreeItem(note)).label)));
    ok(
      labels.some((label) => /^表三.*：/.test(label)),
      labels.join('\n'),
    );
    deepEqual(rules(path('青禾镇2023年报.docx')), []);
    rmSync(path('青禾镇2023年报.docx'));
    await until(async () => !(await shown()).includes('青禾镇2023年报.docx'));
  });

  test('no more reports than the setting allows; what is left out is told', async () => {
    const few = ['甲', '乙', '丙'].map((name) => path(`少/${name}镇年报.md`));
    mkdirSync(path('少'));
    for (const [i, file] of few.entries()) writeFileSync(file, text().replaceAll('白石镇', `白石${i}镇`));
    const checked = () => few.filter((file) => rules(file).length > 0).length;
    await until(() => checked() === few.length);
    await settings().update('wholeFolderLimit', 2, vscode.ConfigurationTarget.Workspace);
    await until(() => checked() < few.length && /wholeFolderLimit/.test(api.units.message ?? ''));
    await settings().update('wholeFolderLimit', undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => checked() === few.length && api.units.message === '');
    rmSync(path('少'), { recursive: true });
    await until(() => checked() === 0);
  });

  test('stopped, the rest is left alone; wanted again, it is checked', async () => {
    const many = Array.from({ length: 300 }, (_, i) => path(`多/年报${i}.md`));
    mkdirSync(path('多'));
    for (const [i, file] of many.entries()) writeFileSync(file, text().replaceAll('白石镇', `白石${i}镇`));
    await until(() => api.units.progress.state === 'working');
    await vscode.commands.executeCommand('gouji.stopFolder');
    await until(() => api.units.progress.state === 'stopped');
    const checked = () => many.filter((file) => rules(file).length > 0).length;
    const before = checked();
    ok(before < many.length, `${before} were checked before it was stopped`);
    await vscode.commands.executeCommand('gouji.checkFolder');
    await until(() => checked() === many.length);
    rmSync(path('多'), { recursive: true });
    await until(() => checked() === 0);
  });
});

/** All reports of the list, in its order. */
async function reportsIn(api: Api): Promise<Node[]> {
  const roots = (await api.units.getChildren()) as Node[];
  const children = await Promise.all(
    roots.map(async (node) => (node.kind === 'year' ? ((await api.units.getChildren(node)) as Node[]) : [node])),
  );
  return children.flat();
}

/** Asked again and again; mocha's time limit ends it otherwise. */
async function until(wanted: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await wanted())) await delay(50);
}
