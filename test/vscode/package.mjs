// Packs the extension and the npm package, holds their contents against the lists below, and runs the npm package where nothing else is.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { compressed } from '../../client/compress.mjs';
import { pack, pageOf } from '../../client/pack.mjs';

/** What several programs share is named after its content. */
const SHARED = readdirSync('dist')
  .filter((name) => /^shared-[0-9A-Z]{8}\.js$/.test(name))
  .map((name) => `dist/${name}`);
/** What runs in a browser: the client, and the files that the worker with the server is made of. */
const IN_BROWSER = ['browser/client.js', ...JSON.parse(readFileSync('dist/worker.json', 'utf8'))];
const VSIX = [
  'CHANGELOG.md',
  'LICENSE',
  'MANUAL.md',
  'README.md',
  'client/fill/fill.css',
  'client/images/gouji.svg',
  'client/images/icon.png',
  'client/ledger/ledger.css',
  'client/preview.css',
  'client/walkthrough/example.md',
  'client/walkthrough/findings.md',
  'client/walkthrough/findings.nls.en.md',
  'client/walkthrough/findings.webp',
  'client/walkthrough/fixes.md',
  'client/walkthrough/fixes.nls.en.md',
  'client/walkthrough/fixes.webp',
  'client/walkthrough/new.md',
  'client/walkthrough/new.nls.en.md',
  'client/walkthrough/new.webp',
  'client/walkthrough/preview.md',
  'client/walkthrough/preview.nls.en.md',
  'client/walkthrough/preview.webp',
  'client/walkthrough/tables.md',
  'client/walkthrough/tables.nls.en.md',
  'client/walkthrough/tables.webp',
  'dist/browser/client.js',
  'dist/cli.js',
  'dist/client.js',
  'dist/fill.js',
  'dist/ledger.js',
  'dist/protocol.js',
  'dist/server.js',
  'dist/serving.js',
  ...SHARED,
  'dist/word.js',
  'dist/worker.js',
  'dist/worker.json',
  'package.json',
  'package.nls.en.json',
  'package.nls.json',
  'server/BATCH.md',
  'server/THIRD-PARTY-NOTICES.txt',
  'syntaxes/gouji.config.schema.json',
  'syntaxes/gouji.tmLanguage.json',
  'syntaxes/language-configuration.json',
  'syntaxes/snippets.json',
];
const NPM = [
  'CHANGELOG.md',
  'LICENSE',
  'MANUAL.md',
  'README.en.md',
  'README.md',
  'dist/cli.js',
  'dist/protocol.js',
  'dist/server.js',
  'dist/serving.js',
  ...SHARED,
  'dist/word.js',
  'package.json',
  'server/BATCH.md',
  'server/THIRD-PARTY-NOTICES.txt',
  ...readdirSync('server/editors').map((name) => `server/editors/${name}`),
];
const MOST_KB = 700;
/** A draft in which something is wrong. */
const DRAFT = resolve('test/drafts/samples/01-青禾镇2023年.md');

const folder = mkdtempSync(join(tmpdir(), 'gouji-package-'));
try {
  inBrowser();
  await vsix();
  await npm();
} finally {
  rmSync(folder, { recursive: true });
}

/** No file that a browser loads wants anything but its own kind, and the editor where that is there. */
function inBrowser() {
  for (const name of IN_BROWSER) {
    const wanted = [...readFileSync(join('dist', name), 'utf8').matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)];
    const own = name === 'browser/client.js' ? ['vscode'] : ['#word', ...IN_BROWSER.map((other) => `./${other}`)];
    for (const [, found] of wanted) if (!own.includes(found)) fail(`dist/${name} is to run in a browser and wants ${found}`);
  }
  console.log(`in a browser: ${IN_BROWSER.length} files, none wants a module of Node`);
}

async function vsix() {
  const packagePath = join(folder, 'gouji.vsix');
  const packed = await pack(packagePath);
  compare('extension', packed, VSIX);
  const archive = readFileSync(packagePath);
  const kb = Math.ceil(archive.length / 1024);
  console.log(`extension: ${packed.length} files, ${kb} kB`);
  if (kb > MOST_KB) fail(`the extension is larger than ${MOST_KB} kB`);
  wellKept(archive);
  await sameAlways();
  page();
}

/** The files are in the package as they are on the disk, by checksums that are right; the manifest alone is made for it. */
function wellKept(archive) {
  const entries = Object.entries(unzipSync(archive));
  const sums = checksums(archive);
  if (Object.keys(sums)[0] !== '[Content_Types].xml') fail('the extension does not begin with the types of what it holds');
  if (entries.length !== VSIX.length + 2) fail(`the extension holds ${entries.length} entries for ${VSIX.length} files`);
  for (const [name, content] of entries) {
    const path = name.replace(/^extension\//, '');
    const onDisk = VSIX.includes(path) && path !== 'package.json' ? readFileSync(path) : content;
    if (!Buffer.from(content).equals(onDisk)) fail(`the extension does not hold ${path} as it is`);
    if (sums[name] !== crc32(content)) fail(`${name} has a wrong checksum in the extension`);
  }
}

/** What the directory at the end of a zip says of each entry, in its order. */
function checksums(archive) {
  const sums = {};
  for (let at = archive.readUInt32LE(archive.length - 6); archive.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    sums[archive.toString('utf8', at + 46, at + 46 + name)] = archive.readUInt32LE(at + 16);
    at += 46 + name + extra + comment;
  }
  return sums;
}

/** The order and the hour that files were packed in say nothing; what is not made smaller stays as it is. */
async function sameAlways() {
  const files = { 'b.md': strToU8('年报'.repeat(99)), a: strToU8('x'), 'extension.vsixmanifest': strToU8('<a/>') };
  const turned = Object.fromEntries(Object.entries(files).reverse());
  const [one, other] = [await compressed(zipSync(files, { mtime: 1e12 })), await compressed(zipSync(turned, { level: 1 }))];
  if (!one.equals(other)) fail('the same files make two packages');
  const names = Object.keys(checksums(one)).join();
  if (names !== 'extension.vsixmanifest,a,b.md') fail(`the package holds ${names}`);
}

/** What the page of the extension shows is there, and all of it is for its users. */
function page() {
  const texts = ['README.md', 'README.en.md'].map((name) => readFileSync(name, 'utf8'));
  const alone = pageOf(texts, undefined);
  for (const [, target] of alone.matchAll(/\]\(([^)]*)\)/g)) {
    if (!/^(?:https:|#)/.test(target)) fail(`the page of the extension leads to ${target}, which is not there`);
  }
  const shown = pageOf(texts, 'https://example.org/gouji');
  for (const [, target] of shown.matchAll(/!\[[^\]]*\]\(https:\/\/example\.org\/gouji\/([^)]*)\)/g)) {
    if (!existsSync(target)) fail(`the page of the extension shows ${target}, which is not there`);
  }
  if (/npm ci|npm run/.test(alone)) fail('the page of the extension tells its users of npm');
}

async function npm() {
  const output = byNpm('npm', ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder]);
  const [{ files, filename, size }] = JSON.parse(output.stdout);
  compare(
    'npm package',
    files.map(({ path }) => path),
    NPM,
  );
  console.log(`npm package: ${files.length} files, ${Math.round(size / 1024)} kB`);
  await runs(join(folder, filename));
}

/** Installed into an empty folder without a network, and run there by npx. */
async function runs(tarball) {
  const cwd = join(folder, 'empty');
  mkdirSync(cwd);
  const gouji = (...args) => byNpm('npx', ['--offline', '--no-install', 'gouji', ...args], { cwd });
  byNpm('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', tarball], { cwd });
  const installed = readdirSync(join(cwd, 'node_modules')).filter((name) => !name.startsWith('.'));
  if (installed.join() !== 'gouji') fail(`npm package: it brings ${installed.join(' ')} along`);

  const checked = gouji('check', '--format', 'json', DRAFT);
  const errors = checked.status === 1 ? JSON.parse(checked.stdout).summary.errors : 0;
  if (errors === 0) fail(`npx gouji check: status ${checked.status}\n${checked.stderr}`);
  const converted = gouji('convert', DRAFT, 'report.docx');
  if (converted.status !== 0 || statSync(join(cwd, 'report.docx')).size < 5000) fail(`npx gouji convert: ${converted.stderr}`);
  const greeting = await served(cwd);
  if (!greeting.includes('"serverInfo":{"name":"gouji"}')) fail(`npx gouji lsp: ${greeting}`);
  console.log(`npx gouji in an empty folder: check (${errors} errors), convert, lsp`);
}

/** What the installed server says first; an editor keeps its input open while it waits. */
async function served(cwd) {
  const params = { processId: null, rootUri: null, capabilities: {} };
  const initialize = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const script = join(cwd, 'node_modules', 'gouji', 'dist', 'cli.js');
  const server = spawn(process.execPath, [script, 'lsp', '--stdio'], { cwd, timeout: 60_000 });
  server.stdin.write(`Content-Length: ${initialize.length}\r\n\r\n${initialize}`);
  let said = '';
  server.stderr.on('data', (data) => {
    said += data;
  });
  for await (const data of server.stdout) {
    said += data;
    if (said.includes('serverInfo')) break;
  }
  server.kill();
  return said;
}

function byNpm(name, args, options = {}) {
  const command = join(dirname(process.execPath), process.platform === 'win32' ? `${name}.cmd` : name);
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000, shell: process.platform === 'win32', ...options });
  if (result.error !== undefined) throw result.error;
  if (name === 'npm' && result.status !== 0) throw new Error(`npm ${args[0]}: ${result.stderr}`);
  return result;
}

function compare(what, packed, wanted) {
  const [have, want] = [new Set(packed), new Set(wanted)];
  for (const path of have) if (!want.has(path)) fail(`${what}: ${path} should not be in it`);
  for (const path of want) if (!have.has(path)) fail(`${what}: ${path} is missing`);
}

function fail(reason) {
  console.log(`✖ ${reason}`);
  process.exitCode = 1;
}
