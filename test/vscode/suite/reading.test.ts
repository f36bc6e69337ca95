import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../client/client.js';
import { closeAll, gouji, hasKeyboard, open, openText, replace, seen, sees, statusOf } from './drafts.js';

const DRAFT = '青禾镇2023年报.md';
const WRONG_TOTAL = '1.本机关不掌握相关政府信息 | 1 | 1 | 0 | 0 | 0 | 0 | ';

suite('看懂年报', () => {
  let api: Api;
  let document: vscode.TextDocument;
  suiteSetup(async () => {
    api = await gouji();
  });
  setup(async () => {
    document = await open(DRAFT);
    await statusOf(api, document);
  });
  teardown(closeAll);

  const at = (text: string, further = 0) => document.positionAt(document.getText().indexOf(text) + further);
  const total = () => at(WRONG_TOTAL, WRONG_TOTAL.length);
  const textOf = (range: vscode.Range) => document.getText(range);

  /** Asks as often as it takes: providers of other extensions may still be starting. */
  async function ask<T>(command: string, ...args: unknown[]): Promise<T[]> {
    for (;;) {
      const answer = await vscode.commands.executeCommand<T[] | undefined>(command, document.uri, ...args);
      if (answer !== undefined && answer.length > 0) return answer;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async function hoverAt(position: vscode.Position): Promise<string> {
    const hovers = await ask<vscode.Hover>('vscode.executeHoverProvider', position);
    return hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join('\n');
  }

  test('hover: the place and the equations of a figure; an article, a document, a rule', async () => {
    const figure = await hoverAt(total());
    match(figure, /（四）无法提供 › 1\.本机关不掌握相关政府信息 × 总计/);
    match(figure, /✗[^\n]*≠/);
    match(await hoverAt(at('| 8 | 2 | 0 | 0 | 0 | 0 | 10 |', 2)), /✓/);
    match(await hoverAt(at('第五十条')), /第五十条|Article 50\b/);
    match(await hoverAt(at('国办公开办函')), /国办公开办函〔2021〕30号/);
    match(await hoverAt(at('三、政府信息公开行政复议')), /部分的序号不对|Wrong section number/);
  });

  test('lenses count the equations; the ledger opens beside, cannot be edited, and the side bar keeps to its report', async () => {
    const lenses = await ask<vscode.CodeLens>('vscode.executeCodeLensProvider');
    const tallies = lenses.filter(({ command }) => command?.command === 'gouji.openLedger');
    deepEqual(
      tallies.map(({ command }) => /\d+\/\d+/.exec(command?.title ?? '')?.[0]),
      ['2/2', '37/39', '3/3'],
    );
    const command = tallies[1]?.command;
    ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const isInFront = () => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputWebview && input.viewType.endsWith(document.uri.toString());
    };
    while (!isInFront()) await new Promise((resolve) => setTimeout(resolve, 50));
    const [title] = (await api.structure.getChildren()) ?? [];
    equal(title?.uri.toString(), document.uri.toString());
    if (!hasKeyboard()) return;
    // At the chapter of the table; what fails leads to its total in the draft, and what is written there comes in at once.
    const within = 'li.fails button.name';
    const read = (script: string) => seen<string>({ within, script });
    match(await read(`document.querySelector('h2').textContent`), /^(?:不成立的|Those that fail)$/);
    const chapter = `[...document.querySelectorAll('h2')].find(({ textContent }) => textContent.startsWith('表三'))`;
    await sees({ within, script: `${chapter}.getBoundingClientRect().top < innerHeight` }, true);
    await seen({ within, click: within });
    const selected = () => {
      const { activeTextEditor: editor } = vscode.window;
      return editor?.document === document ? document.getText(editor.selection) : '';
    };
    while (selected() !== '3') await new Promise((resolve) => setTimeout(resolve, 50));
    await replace(document, vscode.window.activeTextEditor?.selection ?? new vscode.Range(0, 0, 0, 0), '2');
    await sees({ within: 'li.holds', script: `document.querySelectorAll('li.fails').length` }, 0);
  });

  test('hints at totals: those that fail, all, or none', async () => {
    const settings = vscode.workspace.getConfiguration('gouji');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async (wanted: (count: number) => boolean) => {
      for (;;) {
        const command = 'vscode.executeInlayHintProvider';
        const found = (await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(command, document.uri, whole)) ?? [];
        if (wanted(found.length)) return found.map(({ label }) => String(label));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    try {
      for (const hint of await hints((count) => count === 2)) match(hint, /应为|should be/);
      await settings.update('inlayHints', 'always', vscode.ConfigurationTarget.Global);
      ok((await hints((count) => count > 30)).includes('✓'));
      await settings.update('inlayHints', 'never', vscode.ConfigurationTarget.Global);
      await hints((count) => count === 0);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('definition and references of the short title; highlights of a sum; selection grows by parts', async () => {
    const used = at('《条例》，围绕', 1);
    const [definition] = await ask<vscode.LocationLink | vscode.Location>('vscode.executeDefinitionProvider', used);
    ok(definition);
    equal(('targetRange' in definition ? definition.targetRange : definition.range).start.line, 2);
    const references = await ask<vscode.Location>('vscode.executeReferenceProvider', used);
    ok(references.length >= 3, `${references.length}`);
    const highlights = await ask<vscode.DocumentHighlight>('vscode.executeDocumentHighlights', total());
    deepEqual(
      highlights
        .map(({ range }) => textOf(range))
        .filter((text) => text !== '0')
        .sort(),
      ['1', '1', '3'],
    );
    const [selection] = await ask<vscode.SelectionRange>('vscode.executeSelectionRangeProvider', [total()]);
    const grown: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) grown.push(textOf(range.range));
    equal(grown[0], '3');
    ok(grown.some((text) => text.startsWith('|') && text.includes('1.本机关不掌握') && !text.includes('\n')));
  });

  test('sections fold; a document number leads to where it was published', async () => {
    const folds = await ask<vscode.FoldingRange>('vscode.executeFoldingRangeProvider');
    for (const heading of ['## 一、总体情况', '## 三、收到和处理'])
      ok(
        folds.some(({ start }) => start === at(heading).line),
        heading,
      );
    const links = await ask<vscode.DocumentLink>('vscode.executeLinkProvider');
    ok(links.some(({ range, target }) => textOf(range).includes('〔2021〕30号') && target?.scheme.startsWith('http')));
  });

  test('every item of the side bar says what it is, not by colour alone', async () => {
    const [title] = (await api.structure.getChildren()) ?? [];
    ok(title);
    match(
      (await api.structure.getTreeItem(title)).accessibilityInformation?.label ?? '',
      /(?:有问题 · 3 个问题|something is wrong · findings: 3)$/,
    );
    const labels: string[] = [];
    for (const nodes = [title]; nodes.length > 0; ) {
      const node = nodes.shift();
      if (node === undefined) break;
      if ('finding' in node) labels.push((await api.structure.getTreeItem(node)).accessibilityInformation?.label ?? '');
      nodes.push(...((await api.structure.getChildren(node)) ?? []));
    }
    equal(labels.length, 3);
    for (const label of labels) match(label, /^(?:错误：|Error: )/);
  });
});

suite('第一次打开', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(closeAll);

  test('plain text and pages are read; what is no report shows nothing', async () => {
    const source = (await open(DRAFT)).getText();
    const text = await openText(source.replace(/^#+ /gm, ''), 'plaintext');
    ok((await statusOf(api, text)).isReport);
    ok(api.shown);
    const row = (cells: string) =>
      `<tr>${cells
        .split('|')
        .slice(1, -1)
        .map((cell) => `<td>${cell.trim()}</td>`)
        .join('')}</tr>`;
    const rows = source.split('\n').filter((line) => line.startsWith('| 规章') || line.startsWith('| 行政规范性'));
    const title = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告';
    const page = await openText(
      `<!DOCTYPE html><html><body><h1>${title}</h1><table>${rows.map(row).join('')}</table></body></html>`,
      'html',
    );
    ok((await statusOf(api, page)).isReport);
    for (const [content, language] of [
      ['# 周例会\n\n一、走访 3 户\n', 'markdown'],
      ['购物：苹果 3 个', 'plaintext'],
      ['<p>欢迎</p>', 'html'],
    ] as const) {
      const plain = await openText(content, language);
      ok(!(await statusOf(api, plain)).isReport);
      equal(api.shown, undefined);
      deepEqual((await api.structure.getChildren()) ?? [], []);
      deepEqual((await vscode.commands.executeCommand<unknown[]>('vscode.executeCodeLensProvider', plain.uri)) ?? [], []);
    }
  });
});
