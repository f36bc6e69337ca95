// All tests, or the step named: node test/run.mjs [checks|unit|grammar|engines|neovim|emacs|vscode] [parts of unit tests' paths]
// Closing line: N passed, N failed. A step that crashes, ends early or runs nothing counts as failed.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { onPath } from './system.mjs';
import { unitTests } from './unit/run.mjs';
import { codeServer } from './vscode/setup.mjs';

const LIMIT_MS = 25 * 60_000;
const require = createRequire(import.meta.url);
const steps = { checks, unit, grammar, engines, neovim, emacs, vscode };
const [wanted, ...parts] = process.argv.slice(2);
const isAsked = (path) => parts.length === 0 || parts.some((part) => path.includes(part));
const chosen = Object.entries(steps).filter(([name]) => wanted === undefined || name === wanted);
const outcomes = [];

for (const [name, step] of chosen) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const outcome = await step().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  const nothing = outcome.passed + outcome.failed === 0 && outcome.leftOut === undefined;
  outcomes.push(nothing ? { passed: 0, failed: 1 } : outcome);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `== ${name}: ${outcome.leftOut ?? `${outcome.passed} ok, ${outcome.failed} not ok${nothing ? ', nothing ran' : ''}`}, ${seconds} s`,
  );
}
if (chosen.length === 0) console.error(`no step ${wanted}; there are ${Object.keys(steps).join(', ')}`);
const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;

/** Types, lint, generated files, the bundles: each passes or fails as a whole. */
async function checks() {
  const commands = [
    ['types', bin('typescript', 'tsc'), '-p', '.'],
    ['types of the core, without Node', bin('typescript', 'tsc'), '-p', 'server/tsconfig.core.json'],
    ['types of the fill-in view, in a browser', bin('typescript', 'tsc'), '-p', 'client/fill/view'],
    ['types of the ledger, in a browser', bin('typescript', 'tsc'), '-p', 'client/ledger/view'],
    ['lint and format', bin('@biomejs/biome', 'biome'), 'check'],
    ['generated files', 'test/generate.mjs', '--test'],
    ['extension package', 'test/vscode/package.mjs'],
    ['weaknesses of dependencies', 'test/audit.mjs'],
  ];
  let failed = 0;
  for (const [title, script, ...args] of commands) {
    const { status } = await run([script, ...args]);
    if (status !== 0) failed += 1;
    console.log(`${status === 0 ? '✔' : '✖'} ${title}`);
  }
  return { passed: commands.length - failed, failed };
}

async function unit() {
  return unitTests(isAsked, parts.length > 0);
}

/** The colours, against the Markdown grammar of a real VS Code. */
async function grammar() {
  if (process.platform !== 'linux') return leftOut('the grammar is taken from code-server, which is installed on Linux only');
  const markdown = join(codeServer().extensions, 'markdown-basics', 'syntaxes', 'markdown.tmLanguage.json');
  const files = readdirSync('test/syntaxes').map((name) => join('test/syntaxes', name));
  let failed = 0;
  for (const file of files) {
    const { status } = await run([bin('vscode-tmgrammar-test', 'vscode-tmgrammar-test'), '-g', markdown, file]);
    if (status !== 0) failed += 1;
  }
  return { passed: files.length - failed, failed };
}

/** The command line under GNU parallel and Slurm. */
async function engines() {
  if (process.platform !== 'linux') return leftOut('GNU parallel and Slurm are taken from Debian');
  return counted(await run(['test/engines/run.mjs']));
}

/** The same server under another editor. */
async function neovim() {
  if (process.platform !== 'linux' && onPath('nvim') === undefined) return leftOut('there is no nvim on the PATH');
  return counted(await run(['test/neovim/run.mjs']));
}

/** And under a third, as it comes with Emacs. */
async function emacs() {
  if (process.platform !== 'linux' && onPath('emacs') === undefined) return leftOut('there is no emacs on the PATH');
  return counted(await run(['test/emacs/run.mjs']));
}

async function vscode() {
  return counted(await run(['test/vscode/run.mjs']));
}

/** The closing line of a script that counts its own tests: in VS Code: 3 ok, 0 not ok */
function counted({ status, output }) {
  const [, ok, notOk] = /^in [A-Z][\w ]+: (\d+) ok, (\d+) not ok$/m.exec(output) ?? [];
  const failed = Number(notOk ?? 0);
  return { passed: Number(ok ?? 0), failed: failed === 0 && status !== 0 ? 1 : failed };
}

function leftOut(reason) {
  return { passed: 0, failed: 0, leftOut: `left out: ${reason}` };
}

/** The script behind a command of a package, run by this very Node on every system. */
function bin(name, command) {
  const manifest = require.resolve(`${name}/package.json`);
  const entry = require(manifest).bin;
  return join(dirname(manifest), typeof entry === 'string' ? entry : entry[command]);
}

/** Runs Node with the arguments, shows what it prints, and keeps it. Never rejects; one that hangs is ended. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => process.stderr.write(text));
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (status) => resolve({ status: status ?? 1, output: stripVTControlCharacters(output) }));
  });
}
