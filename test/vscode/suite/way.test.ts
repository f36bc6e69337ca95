import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, findingsOf, gouji, IN_BROWSER, press, quickFixes, rendered, until } from './drafts.js';

const ISSUER = '云溪县青禾镇人民政府';
/** What the clerk writes in place of the prompts, in their order. */
const TEXTS = [
  '全年通过县政府网站公开惠民补贴和村级财务等信息。',
  '明确专人登记、转办、答复，答复前由司法所审核。',
  '发文时同步确定公开属性，定期清理失效文件。',
  '便民服务中心设有查阅点，村务公开栏每季度更新一次。',
  '公开工作列入年度考核，听取了社会评议，没有责任追究情形。',
  '少数村公开栏更新不够及时，将按季度通报更新情况。',
  '依据《政府信息公开信息处理费管理办法》，本年度未收取信息处理费。',
  '没有其他需要报告的事项。',
  '2024年1月15日',
];
const TOTAL = -1;

suite('从新建到报送', () => {
  suiteSetup(gouji);
  teardown(closeAll);

  test('new report → texts → figures → wrong total → suggestion → clean → preview with the merged table', async function () {
    this.timeout(120_000);
    await vscode.commands.executeCommand('gouji.newReport', { year: 2023, issuer: ISSUER });
    await vscode.commands.executeCommand('leaveSnippet');
    const document = editor().document;
    await until(document, (findings) => findings.length === TEXTS.length + 3);

    await writeTexts(document);
    for (let left = 3; left > 0; left -= 1) {
      const [blank] = await until(document, ({ length }) => length === left);
      ok(blank);
      await fix(document, blank, ({ title }) => /填 0|with 0/.test(title));
    }
    await until(document, ({ length }) => length === 0);

    await typeFigures(document, '一、本年新收', ['3', '1', '0', '0', '0', '0', '5']);
    await typeFigures(document, '（一）予以公开', ['3', '1', '0', '0', '0', '0', '4']);
    await typeFigures(document, '（七）总计', ['3', '1', '0', '0', '0', '0', '4']);
    select(new vscode.Range(0, 0, 0, 0));
    // The total of the row is wrong; so its column does not balance either.
    const wrong = await until(document, (findings) => findings.length === 2 && findings.every(isBalance));
    const sum = wrong.find(({ range }) => range.isEqual(cellOf(document, '一、本年新收', TOTAL)));
    ok(sum, wrong.map(({ message }) => message).join('\n'));
    // Findings and repairs speak the language of the editor.
    const isEnglish = /^en\b/.test(vscode.env.language);
    match(sum.message, isEnglish ? /should be 4/ : /应为 4/);
    await fix(document, sum, ({ isPreferred, title }) => isPreferred === true && /^Change /.test(title) === isEnglish);
    equal(document.getText(cellOf(document, '一、本年新收', TOTAL)), '4');
    await until(document, ({ length }) => length === 0);
    deepEqual(findingsOf(document), []);

    if (IN_BROWSER) return;
    const html = await rendered(document, (text) => text.includes('gouji-report'));
    match(html, /<th colspan="5" class="gouji-head">法人或其他组织<\/th>/);
    ok(!html.includes('gouji-error'));
  });
});

async function writeTexts(document: vscode.TextDocument): Promise<void> {
  const prompts = [...document.getText().matchAll(/（请填写[^）]*）/g)];
  equal(prompts.length, TEXTS.length);
  const edit = new vscode.WorkspaceEdit();
  for (const [index, prompt] of prompts.entries()) {
    const range = new vscode.Range(document.positionAt(prompt.index), document.positionAt(prompt.index + prompt[0].length));
    edit.replace(document.uri, range, TEXTS[index] ?? '');
  }
  ok(await vscode.workspace.applyEdit(edit));
}

/** Figure by figure, Tab after each, as at the keyboard. */
async function typeFigures(document: vscode.TextDocument, row: string, figures: readonly string[]): Promise<void> {
  const first = cellOf(document, row, TOTAL - figures.length + 1);
  equal(document.getText(first), '0');
  select(first);
  for (const figure of figures) {
    const version = document.version;
    await press({ text: figure }, 'type', { text: figure });
    while (document.version === version) await new Promise((resolve) => setTimeout(resolve, 20));
    await vscode.commands.executeCommand('gouji.nextCell');
  }
  deepEqual(
    figures.map((_, index) => document.getText(cellOf(document, row, TOTAL - figures.length + 1 + index))),
    figures,
  );
}

/** The words of a cell; the column is counted from the last one, which is -1. */
function cellOf(document: vscode.TextDocument, row: string, column: number): vscode.Range {
  const line = document
    .getText()
    .split('\n')
    .findIndex((text) => text.startsWith('|') && text.includes(row));
  const cells = [...document.lineAt(line).text.matchAll(/(?<=\|\s*)(?:[^|\s][^|]*?)?(?=\s*\|)/g)];
  const cell = cells.at(column);
  ok(cell, row);
  return new vscode.Range(line, cell.index, line, cell.index + cell[0].length);
}

async function fix(
  document: vscode.TextDocument,
  { range }: vscode.Diagnostic,
  wanted: (action: vscode.CodeAction) => boolean,
): Promise<void> {
  const actions = await quickFixes(document, range);
  const action = actions.find(wanted);
  ok(action?.edit, `not among ${actions.map(({ title }) => title).join(' | ')}`);
  ok(await vscode.workspace.applyEdit(action.edit));
}

function select(range: vscode.Range): void {
  editor().selection = new vscode.Selection(range.start, range.end);
}

function editor(): vscode.TextEditor {
  const { activeTextEditor } = vscode.window;
  ok(activeTextEditor, 'no editor is open');
  return activeTextEditor;
}

function isBalance({ code }: vscode.Diagnostic): boolean {
  return (typeof code === 'object' ? code.value : code) === 'balance';
}
