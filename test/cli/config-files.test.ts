import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { buildProgram, env } from './program.js';
import { goujiIn } from './real-files.js';

const folder = mkdtempSync(join(tmpdir(), 'gouji-configs-'));
const cli = join(folder, 'cli.js');
const DRAFT = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n我镇办理申请时一律在15个工作日内答复。\n';
const NAME = 'gouji.config.json';
const entry = '{"rule":"wording","fingerprint":"0123456789ab","reason":"x"}';

/** How each is made, and what is said of it. */
const HOSTILE: Readonly<Record<string, readonly [make: (path: string) => void, said: RegExp]>> = {
  pipe: [(path) => assert.equal(spawnSync('mkfifo', [path]).status, 0), /^不是普通文件，没有读取$/],
  device: [(path) => symlinkSync('/dev/zero', path), /^不是普通文件，没有读取$/],
  folder: [(path) => mkdirSync(path), /^不是普通文件，没有读取$/],
  deep: [(path) => writeFileSync(path, '['.repeat(100_000) + ']'.repeat(100_000)), /^括号套了 30 层以上，不是配置文件$/],
  long: [
    (path) => writeFileSync(path, `{"ignore": [${Array.from({ length: 450_000 }, () => entry).join(',')}]}`),
    /^配置文件太大，须小于 2 MB$/,
  ],
};
const names = Object.keys(HOSTILE).filter((name) => name !== 'pipe' || spawnSync('mkfifo', ['--version']).status === 0);

before(() => {
  buildProgram(cli);
  for (const name of [...names, 'marked']) mkdirSync(join(folder, name));
  for (const name of names) HOSTILE[name]?.[0](join(folder, name, NAME));
  for (const name of [...names, 'marked']) writeFileSync(join(folder, name, 'a.md'), DRAFT);
  writeFileSync(join(folder, 'marked', NAME), '\ufeff{"rules": {"statute-version": "off"}}');
});

after(() => rmSync(folder, { recursive: true }));

test('a configuration that is none: one clear line, and the draft is checked all the same', async (t) => {
  if (!names.includes('pipe')) t.diagnostic('no mkfifo on this machine: pipes are left out');
  for (const name of names) {
    const { status, out, err } = await goujiIn(folder, ['check', '--format', 'json', `${name}/a.md`]);
    assert.equal(status, 2, name);
    const [line = '', ...more] = err.trimEnd().split('\n');
    assert.deepEqual(more, []);
    assert.match(line.replace(/^gouji: .*gouji\.config\.json(?::\d+:\d+)?: /, ''), HOSTILE[name]?.[1] ?? /^$/, name);
    assert.match(out, /"rule":"statute-version"/);
  }
});

test('one with a byte order mark holds', async () => {
  const { status, out, err } = await goujiIn(folder, ['check', 'marked/a.md']);
  assert.deepEqual([status, err], [1, '']);
  assert.doesNotMatch(out, /statute-version/);
});

test('the server says the same and goes on', { timeout: 60_000 }, async () => {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { env });
  try {
    const client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const logged: string[] = [];
    client.onNotification(LogMessageNotification.type, ({ message }) => void logged.push(message));
    const told = new Map<string, (codes: unknown[]) => void>();
    client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
      told.get(uri)?.(diagnostics.map(({ code }) => code)),
    );
    client.listen();
    await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
    for (const name of [...names, 'marked']) {
      const uri = pathToFileURL(join(folder, name, 'a.md')).toString();
      const answer = new Promise<unknown[]>((done) => told.set(uri, done));
      const textDocument = { uri, languageId: 'markdown', version: 1, text: DRAFT };
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      const codes = await answer;
      assert.ok(codes.includes('period'), name);
      assert.equal(codes.includes('statute-version'), name !== 'marked', name);
      const said = HOSTILE[name]?.[1];
      if (said === undefined) assert.deepEqual(logged.splice(0), []);
      else
        assert.match(
          logged
            .splice(0)
            .join('\n')
            .replace(/^.*gouji\.config\.json(?::\d+:\d+)?: /, ''),
          said,
          name,
        );
    }
  } finally {
    server.kill();
  }
});
