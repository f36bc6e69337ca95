import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsOf, gouji, open, openText, until } from './drafts.js';

const ISSUER = '云溪县青禾镇人民政府';
const HEAD = `# ${ISSUER}2023年政府信息公开工作年度报告\n\n`;
/** Rules that say no more than: this is yet to be filled in. */
const ASKING = ['cell-blank', 'leftover', 'section-empty'];

suite('编写年报', () => {
  suiteSetup(gouji);
  teardown(closeAll);

  test('a new report opens with its first prompt selected, and asks only to be filled in', async () => {
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    const { document, selection } = editor();
    equal(document.lineAt(0).text, `# ${ISSUER}2023年政府信息公开工作年度报告`);
    equal(document.getText(selection), '（请填写主动公开的情况）');
    const findings = await until(document, ({ length }) => length > 0);
    deepEqual(
      [...new Set(findings.map(ruleOf))].filter((rule) => !ASKING.includes(rule)),
      [],
    );
    await vscode.commands.executeCommand('type', { text: '正常。' });
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    equal(document.getText(editor().selection), '（请填写依申请公开的情况）');
  });

  test('a new report takes 上年结转 from the one of the year before', async () => {
    const last = await open('青禾镇2023年报.md');
    await vscode.commands.executeCommand('gouji.newReport', { year: 2024, issuer: ISSUER, previous: last.uri, withPreviousText: true });
    const { document } = editor();
    const row = (text: string, label: string) => text.split('\n').find((line) => line.includes(label)) ?? '';
    const figures = (line: string) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => /^\d+$/.test(cell));
    const carried = figures(row(document.getText(), '二、上年结转'));
    ok(carried.length === 7);
    deepEqual(carried, figures(row(last.getText(), '四、结转下年度')));
    match(document.getText(), /<!-- 2023年年报这一部分：/);
  });

  test('completion: articles by number, a row by the first letters of its pinyin', async () => {
    const document = await openText(`${HEAD}按照《条例》第`);
    const articles = await completionsAt(document, document.positionAt(document.getText().length));
    const article = articles.find((item) => wordsOf(item) === '第五十条');
    ok(article !== undefined && typeof article.label !== 'string');
    equal(article.label.description, '年报内容与统一格式', 'beside every article, not only the chosen one');
    equal(article.detail, '年报内容与统一格式');
    ok(article.filterText?.includes('第50条'));

    const draft = '政府信息公开行政复议、行政诉讼情况';
    const heading = await openText(`${HEAD}## 四`);
    const sections = await completionsAt(heading, heading.positionAt(heading.getText().length));
    ok(
      sections.some((item) => wordsOf(item) === `四、${draft}`),
      sections.map(wordsOf).join(),
    );
  });

  test('in grey: the next heading, taken with Tab', async () => {
    const before = `${HEAD}## 五、存在的主要问题及改进情况\n\n公开不够及时，已经改进。\n\n`;
    const document = await openText(before);
    const end = document.positionAt(before.length);
    editor().selection = new vscode.Selection(end, end);
    await until(document, ({ length }) => length > 0);
    for (let tries = 0; tries < 100 && document.getText() === before; tries += 1) {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
    }
    equal(document.getText(), `${before}## 六、其他需要报告的事项`);
    ok(findingsOf(document).length > 0);
  });
});

function editor(): vscode.TextEditor {
  const { activeTextEditor } = vscode.window;
  ok(activeTextEditor, 'no editor is open');
  return activeTextEditor;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Asked again while there is nothing: the editor gives up early on a machine that is busy. */
async function completionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const command = 'vscode.executeCompletionItemProvider';
  for (let tries = 1; ; tries += 1) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, position);
    if (items.some(({ detail }) => detail !== undefined) || tries === 20) return items;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function wordsOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
