import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { abuses } from '../fuzz/abuse.js';
import { RawClient } from '../fuzz/raw-client.js';
import { docxOf } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { buildProgram, env } from './program.js';
import { PATH, TURN } from './several.program.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gouji-trapped-')));
const cli = join(folder, 'cli.js');
const TRAP = resolve('test/support/trap.cjs');
/** With a figure that does not add up, and a comma that can be mended. */
const DRAFT = (notations[0] ?? assert.fail('no notation'))
  .render(cleanDraft('2021'))
  .replace('| 0 |', '| 7 |')
  .replace('\n\n', '\n\n一,二。\n\n');

const SHORT = '青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n一,二。\n';

before(() => {
  buildProgram(cli);
  mkdirSync(join(folder, 'many'));
  writeFileSync(join(folder, 'a.md'), DRAFT);
  writeFileSync(join(folder, 'a.docx'), docxOf(cleanDraft('2021')));
  // So many that other threads help.
  for (let i = 0; i < 70; i += 1) writeFileSync(join(folder, 'many', `${i}.md`), SHORT);
  mkdirSync(join(folder, 'few'));
  for (let i = 0; i < 2; i += 1) writeFileSync(join(folder, 'few', `${i}.md`), DRAFT);
});

after(() => rmSync(folder, { recursive: true }));

/** What the trap wrote down of a program, paths from the folder of this test. */
class Trap {
  readonly #log = join(folder, 'trap.log');

  constructor() {
    rmSync(this.#log, { force: true });
  }

  get arguments(): readonly string[] {
    return ['--require', TRAP];
  }

  get environment(): NodeJS.ProcessEnv {
    return { ...env, GOUJI_TRAP: this.#log };
  }

  get caught(): readonly string[] {
    return this.caughtByTurn[0] ?? [];
  }

  /** Of a program that does several things in turn, of each. */
  get caughtByTurn(): readonly (readonly string[])[] {
    const turns = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').split(TURN) : [''];
    return turns.map((text) => {
      const lines = text.split('\n').filter((line) => line !== '');
      return [...new Set(lines.map((line) => line.replace(/(?<=^write )\/.*/, (path) => relative(folder, path))))];
    });
  }

  /** What it writes to, for a program that writes there too. */
  open(): number {
    return openSync(this.#log, 'a');
  }
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly caught: readonly string[];
}

function runInTurn(commands: readonly (readonly string[])[]): Outcome[] {
  const trap = new Trap();
  const log = trap.open();
  const args = [...trap.arguments, __filename, PATH, cli, JSON.stringify(commands)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: trap.environment,
    stdio: ['ignore', 'pipe', 'pipe', log],
    maxBuffer: 64_000_000,
  });
  closeSync(log);
  const [out, err, caught] = [stdout.split(TURN), stderr.split(TURN), trap.caughtByTurn];
  assert.deepEqual([status, out.length, err.length, caught.length], [0, ...Array(3).fill(commands.length + 1)], stderr);
  assert.deepEqual([out.at(-1), err.at(-1), caught.at(-1)], ['', '', []], 'when all have ended');
  return commands.map((_, i) => {
    const [, complaints = '', code] = /^([\s\S]*?)(\d+)\n$/.exec(err[i] ?? '') ?? assert.fail(err[i]);
    return { status: Number(code), stdout: out[i] ?? '', stderr: complaints, caught: caught[i] ?? [] };
  });
}

function run(args: readonly string[], input = ''): Outcome {
  const trap = new Trap();
  const options = { cwd: folder, encoding: 'utf8', env: trap.environment, input, maxBuffer: 64_000_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...trap.arguments, ...args], options);
  return { status, stdout, stderr, caught: trap.caught };
}

test('the trap catches what it is for', () => {
  const calls = {
    "fetch('http://127.0.0.1:9/')": 'net fetch',
    "require('net').connect(9)": 'net Socket.connect',
    "require('tls').connect(9, '127.0.0.1')": 'net Socket.connect',
    "require('net').createServer().listen(0)": 'net Server.listen',
    "require('http').get('http://127.0.0.1:9/')": 'net get',
    "require('https').request('https://127.0.0.1:9/')": 'net request',
    "require('dns').lookup('localhost', () => {})": 'net lookup',
    "require('dns').promises.resolve4('localhost')": 'net resolve4',
    "require('dgram').createSocket('udp4')": 'net createSocket',
    "require('child_process').exec('true')": 'child /bin/sh',
    "require('child_process').spawn('true')": 'child true',
    "require('child_process').execFileSync('true')": 'child execFileSync',
    "require('child_process').fork('x.js')": `child ${process.execPath}`,
    "require('fs').writeFileSync('w1', '')": 'write w1',
    "require('fs').promises.writeFile('w2', '')": 'write w2',
    "require('fs').openSync('w1', 'r+')": 'write w1',
    "require('fs').createWriteStream('w3')": 'write w3',
    "require('fs').mkdirSync('w4/x/y', { recursive: true })": 'write w4/x/y',
    "require('fs').renameSync('w1', 'w5')": 'write w5',
    "require('fs').rmSync('w6', { force: true })": 'write w6',
    "import('node:fs').then((fs) => fs.writeFileSync('w7', ''))": 'write w7',
    "new (require('worker_threads').Worker)('require(\\'fs\\').writeFileSync(\\'w8\\', \\'\\')', { eval: true })": 'write w8',
  };
  const all = Object.keys(calls).map((call) => `try { ${call} } catch {}`);
  const program = `process.on('unhandledRejection', () => {}); process.on('uncaughtException', () => {});\n${all.join('\n')}`;
  const { caught } = run(['-e', program]);
  const expected = process.platform === 'win32' ? Object.values(calls).filter((one) => one !== 'child /bin/sh') : Object.values(calls);
  assert.deepEqual(new Set(expected.filter((one) => !caught.includes(one))), new Set());
  assert.deepEqual(run(['-e', "require('fs').readFileSync('a.md'); console.log(1)"]).caught, []);
});

/**
 * Every command, with what it may write; a temporary file beside it, which takes its name, is its way to do so. With an input it has a
 * process of its own.
 */
const COMMANDS: readonly (readonly [args: string, writes: readonly string[], input?: string])[] = [
  ['check --stdin --stdin-filename a.md', [], DRAFT],
  ['check --stdin-files', [], 'a.md\n'],
  ['check many --jobs 2 --format ndjson', []],
  ['check a.md a.docx --fix-dry-run', []],
  ['check a.md --format json --output result.json', ['result.json']],
  ['check few/*.md --format sarif --baseline result.json', []],
  ['check few/0.md few/1.md --fix', ['few/0.md', 'few/1.md']],
  ['new --year 2024 --issuer 青禾镇人民政府 --previous a.md --output new.md', ['new.md']],
  ['convert a.md b.docx', ['b.docx']],
  ['convert a.docx b.html', ['b.html']],
  ['summary many --jobs 2 --format csv --output list.csv', ['list.csv']],
  ['figures few --format json', []],
  ['rollup few --year 2023 --with-failing', []],
  ['letters few --format html --output letters', ['letters', 'letters/云溪县青禾镇人民政府2023年退改清单.html']],
  ['rules', []],
  ['explain balance', []],
  ['help', []],
  ['lsp', [], ''],
];

test('every command reaches nothing outside, and writes the files that it was asked for alone', () => {
  let help = '';
  const inTurn = COMMANDS.filter(([, , input]) => input === undefined).map(([args]) => args.split(' '));
  const outcomes = runInTurn(inTurn).values();
  for (const [args, writes, input] of COMMANDS) {
    const { status, stdout, stderr, caught } =
      input === undefined ? (outcomes.next().value ?? assert.fail(args)) : run([cli, ...args.split(' ')], input);
    assert.ok(args === 'lsp' || status === 0 || status === 1, `${args}: ${status} ${stderr}`);
    assert.deepEqual(
      caught.filter((line) => !/^write (?:(?:few|letters)\/)?\.gouji-\d+-\d+\.tmp$/.test(line)).sort(),
      writes.map((path) => `write ${path}`).sort(),
      args,
    );
    if (args === 'help') help = stdout;
    for (const path of writes) assert.ok(existsSync(join(folder, path)), path);
  }
  const commands = [...help.matchAll(/^ {2}([a-z]+) .*[\u4e00-\u9fff]/gm)].map(([, name]) => name);
  assert.deepEqual(
    commands.filter((name) => !COMMANDS.some(([args]) => args.split(' ')[0] === name)),
    [],
    'commands that are not tried',
  );
  assert.ok(commands.length >= 7);
});

test('a session of the server, with all that it can be asked, reaches nothing outside and writes nothing', async () => {
  const trap = new Trap();
  const server = spawn(process.execPath, [...trap.arguments, cli, 'lsp', '--stdio'], { cwd: folder, env: trap.environment });
  try {
    const wire = { toServer: server.stdin, fromServer: server.stdout };
    const session = abuses['every request has one answer, whatever its parameters are'];
    await session?.(wire, 2);
    const client = new RawClient(wire);
    const uri = `file://${join(folder, 'a.md')}`;
    client.open(uri, DRAFT);
    await client.find(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === uri);
    const base64 = Buffer.from(docxOf(cleanDraft('2021'))).toString('base64');
    for (const [method, params] of [
      ['gouji/import', { name: 'a.docx', base64 }],
      ['gouji/export', { uri, to: 'docx' }],
      ['gouji/export', { uri, to: 'html' }],
      ['gouji/preview', { uri }],
      ['gouji/structure', { uri }],
    ] as const) {
      const { error } = await client.ask(method, params);
      assert.equal(error, undefined, method);
    }
    await client.ask('shutdown', undefined);
    client.notify('exit', undefined);
    assert.equal((await once(server, 'exit'))[0], 0);
    assert.deepEqual(trap.caught, []);
  } finally {
    server.kill();
  }
});
