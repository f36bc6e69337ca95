import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Api } from '../../../client/client.js';
import {
  closeAll,
  findingsOf,
  gouji,
  hasKeyboard,
  IN_BROWSER,
  open,
  openText,
  press,
  quickFixes,
  replace,
  shownAs,
  statusOf,
  until,
} from './drafts.js';

const DRAFT = '青禾镇2023年报.md';
const FINDINGS = ['balance 55:57 3', 'balance 66:41 10', 'section-number 69:4 三、'];

suite('年报', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await gouji();
  });
  teardown(closeAll);

  test('a draft shows exactly its findings, on exactly the wrong characters', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    const findings = findingsOf(document);
    deepEqual(findings.map((finding) => shownAs(document, finding)).sort(), FINDINGS);
    for (const { severity } of findings) equal(severity, vscode.DiagnosticSeverity.Error);
    const sum = findings.find(({ code }) => codeOf(code) === 'balance');
    ok((sum?.relatedInformation?.length ?? 0) > 0, 'a sum names its addends');
  });

  test('a corrected total takes its findings away', async () => {
    const document = await open(DRAFT);
    const findings = await until(document, ({ length }) => length === FINDINGS.length);
    const wrong = findings.find((finding) => codeOf(finding.code) === 'balance' && document.getText(finding.range) === '3');
    ok(wrong);
    await replace(document, wrong.range, '2');
    await until(document, (left) => left.every(({ code }) => codeOf(code) !== 'balance'));
    await replace(document, wrong.range, '3');
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('a quick fix makes its finding vanish', async () => {
    const document = await open(DRAFT);
    const findings = await until(document, ({ length }) => length === FINDINGS.length);
    const doubled = findings.find(({ code }) => codeOf(code) === 'section-number');
    ok(doubled);
    const actions = await quickFixes(document, doubled.range);
    const fix = actions.find(({ title }) => title.includes('四、'));
    ok(fix?.edit, `the quick fix is not among ${actions.length}`);
    ok(await vscode.workspace.applyEdit(fix.edit));
    await until(document, (left) => left.length === FINDINGS.length - 1 && left.every(({ code }) => codeOf(code) !== 'section-number'));
    match(document.lineAt(doubled.range.start.line).text, /^## 四、/);
  });

  test('an ordinary Markdown file stays clean', async () => {
    const document = await open('会议记录.md');
    const status = await statusOf(api, document);
    deepEqual([status.isReport, findingsOf(document), api.shown], [false, [], undefined]);
  });

  test('the outline shows sections and tables', async () => {
    const document = await open(DRAFT);
    await statusOf(api, document);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const names = symbols.flatMap(function all(symbol): string[] {
      return [symbol.name, ...symbol.children.flatMap(all)];
    });
    for (const name of ['一、总体情况', '六、其他需要报告的事项']) ok(names.includes(name), `${name} is not among ${names.join(' | ')}`);
  });

  test('the status bar says how many equations hold of how many; its hover form, year, and what fails', async () => {
    const document = await open(DRAFT);
    const { form, year, issuer, equations, findings } = await statusOf(api, document);
    deepEqual([form, year, issuer, equations.fails, findings.errors], ['2021', 2023, '云溪县青禾镇人民政府', 2, 3]);
    ok(equations.holds > 30);
    const shown = api.shown;
    match(shown?.text ?? '', new RegExp(` ${equations.holds}/${equations.holds + equations.fails + equations.unknown}$`));
    match(shown?.detail ?? '', /2023.*2021/);
    match(shown?.detail ?? '', new RegExp(`\\b${equations.holds}\\b.*\\b2\\b`));
    equal(shown?.severity, 'error');
  });

  test('an unsaved plain text is read too', async () => {
    const source = await open(DRAFT);
    const document = await openText(source.getText().replaceAll('## ', '').replace('# ', ''), 'plaintext');
    await until(document, (findings) => findings.filter(({ code }) => codeOf(code) === 'balance').length === 2);
  });

  test('a restart keeps everything', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const before = api.client;
    await vscode.commands.executeCommand('gouji.restart');
    ok(api.client !== before && api.client.isRunning());
    equal((await statusOf(api, document)).findings.errors, 3);
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('a rule is switched off by the setting', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const rules = vscode.workspace.getConfiguration('gouji');
    await rules.update('rules', { balance: 'off' }, vscode.ConfigurationTarget.Global);
    await until(document, (left) => left.length === 1 && left.every(({ code }) => codeOf(code) === 'section-number'));
    await rules.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('gouji.config.json counts from the moment it is there until it is gone', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const config = vscode.Uri.joinPath(document.uri, '..', 'gouji.config.json');
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{ "rules": { "balance": "off" } }'));
    await until(document, (left) => left.length === 1 && left.every(({ code }) => codeOf(code) === 'section-number'));
    await vscode.workspace.fs.delete(config);
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('a form pack beside gouji.config.json: the row that it adds is missed in the draft', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const [config, pack] = ['gouji.config.json', 'qingyun.json'].map((name) => vscode.Uri.joinPath(document.uri, '..', name));
    ok(config && pack);
    const row = { table: 't2', after: 'qz', key: 'qr', label: '行政确认决定' };
    const form = { extends: '2021', name: '青云省2021年格式', source: ['为测试而设'], rows: [row] };
    await vscode.workspace.fs.writeFile(pack, new TextEncoder().encode(JSON.stringify(form)));
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode('{ "formPack": "qingyun.json" }'));
    await until(document, (left) => left.some(({ message }) => message.includes('行政确认决定')));
    for (const file of [config, pack]) await vscode.workspace.fs.delete(file);
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('a finding is silenced by quick fix, in the draft', async () => {
    const document = await open(DRAFT);
    const findings = await until(document, ({ length }) => length === FINDINGS.length);
    const sum = findings.find(({ code }) => codeOf(code) === 'balance');
    ok(sum);
    const actions = await quickFixes(document, sum.range);
    const [inDraft] = actions.filter(({ command }) => command?.command === 'gouji.silence');
    ok(inDraft?.command, `not among ${actions.map(({ title }) => title).join(' | ')}`);
    // Without the second argument the command asks for the reason.
    await vscode.commands.executeCommand('gouji.silence', ...(inDraft.command.arguments ?? []), '县政府统一填报');
    match(document.lineAt(sum.range.start.line).text, /<!-- gouji-disable-line balance 县政府统一填报 -->$/);
    const left = await until(document, ({ length }) => length === FINDINGS.length - 1);
    equal(left.filter(({ code }) => codeOf(code) === 'balance').length, 1);
  });

  test('a finding is silenced by quick fix, in gouji.config.json: it is saved, and the finding goes', async () => {
    const document = await open(DRAFT);
    const findings = await until(document, ({ length }) => length === FINDINGS.length);
    const config = vscode.Uri.joinPath(document.uri, '..', 'gouji.config.json');
    const silenceInConfig = async (words: string, reason: string) => {
      const sum = findings.find((finding) => codeOf(finding.code) === 'balance' && document.getText(finding.range) === words);
      ok(sum);
      const actions = await quickFixes(document, sum.range);
      const action = actions.find(
        ({ command }) => command?.command === 'gouji.silence' && JSON.stringify(command.arguments).includes('"config"'),
      );
      ok(action?.command, `not among ${actions.map(({ title }) => title).join(' | ')}`);
      await vscode.commands.executeCommand('gouji.silence', ...(action.command.arguments ?? []), reason);
    };
    try {
      // A new file, then one that is there.
      await silenceInConfig('3', '县政府统一填报');
      await until(document, ({ length }) => length === FINDINGS.length - 1);
      await silenceInConfig('10', '上级已核');
      await until(document, ({ length }) => length === FINDINGS.length - 2);
      const { ignore } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(config)));
      deepEqual(
        ignore.map(({ reason }: { reason: string }) => reason),
        ['县政府统一填报', '上级已核'],
      );
      ok(!document.isDirty, 'the draft is left as it was');
      deepEqual(
        vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
        [],
      );
    } finally {
      await vscode.workspace.fs.delete(config);
    }
    await until(document, ({ length }) => length === FINDINGS.length);
  });

  test('a reason left empty is asked for again; what is typed next does not go into the draft', async () => {
    const document = await open(DRAFT);
    const findings = await until(document, ({ length }) => length === FINDINGS.length);
    const sum = findings.find(({ code }) => codeOf(code) === 'balance');
    ok(sum);
    const actions = await quickFixes(document, sum.range);
    const action = actions.find(({ command }) => command?.command === 'gouji.silence');
    ok(action?.command);
    const before = document.getText();
    const silenced = vscode.commands.executeCommand('gouji.silence', ...(action.command.arguments ?? []));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await accept();
    await accept();
    equal(document.getText(), before);
    if (hasKeyboard()) {
      await press({ text: '已核', inDialog: true }, '');
      await accept();
      await silenced;
      match(document.lineAt(sum.range.start.line).text, /<!-- gouji-disable-line balance 已核 -->$/);
    } else {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await silenced;
      equal(document.getText(), before);
    }
  });

  test('the server is replaced on demand; what was typed is there', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const before = api.client;
    const wrong = wrongSum(document);
    await replace(document, wrong.range, '2');
    await vscode.commands.executeCommand('gouji.restart');
    ok(api.client !== before && api.client.isRunning() && !before.isRunning());
    equal((await statusOf(api, document)).findings.errors, 1);
  });

  // A worker in a browser cannot be stopped from outside, nor does it end by itself.
  if (IN_BROWSER) return;

  test('a server that hangs is replaced by the first restart; what was typed meanwhile is there', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const hung = processOf(api);
    process.kill(hung, 'SIGSTOP');
    const wrong = wrongSum(document);
    await replace(document, wrong.range, '2');
    await vscode.commands.executeCommand('gouji.restart');
    ok(api.client.isRunning());
    ok(processOf(api) !== hung);
    equal((await statusOf(api, document)).findings.errors, 1);
    equal(document.getText(wrong.range), '2');
    for (let left = 100; left > 0 && isAlive(hung); left -= 1) await new Promise((resolve) => setTimeout(resolve, 50));
    ok(!isAlive(hung), 'the hung process is gone');
  });

  test('a server that dies is started again by itself; what was typed meanwhile is there', async () => {
    const document = await open(DRAFT);
    await until(document, ({ length }) => length === FINDINGS.length);
    const wrong = wrongSum(document);
    const dead = processOf(api);
    process.kill(dead, 'SIGKILL');
    await replace(document, wrong.range, '2');
    await until(document, ({ length }) => length < FINDINGS.length && length > 0);
    ok(processOf(api) !== dead);
    equal(document.getText(wrong.range), '2');
  });
});

function wrongSum(document: vscode.TextDocument): vscode.Diagnostic {
  const wrong = findingsOf(document).find((finding) => codeOf(finding.code) === 'balance' && document.getText(finding.range) === '3');
  ok(wrong);
  return wrong;
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Enter, in what has the focus. */
async function accept(): Promise<void> {
  await press({ key: 'Enter', inDialog: true }, 'workbench.action.acceptSelectedQuickOpenItem');
  await new Promise((resolve) => setTimeout(resolve, 200));
}

function processOf(api: Api): number {
  const pid = (api.client as LanguageClient).serverProcess?.pid;
  ok(pid !== undefined);
  return pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
