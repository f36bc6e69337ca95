// The suite in a real VS Code, by @vscode/test-electron, once for each language of the interface. test/run.mjs reads the
// closing line. Environment: SUITE_GREP, SUITE_LOCALE choose tests and language, SUITE_HOST (`node` or `browser`) where they run.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pack } from '../../client/pack.mjs';
import { desktop, onPath, say } from './setup.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = resolve('test/out', `vscode-${process.pid}`);
const suite = join(out, 'index.js');
const workspace = join(here, 'workspace');
const reports = mkdtempSync(join(tmpdir(), 'gouji-suite-'));
/** Tests of what the server reads from the disk by itself. */
const ON_DISK = ['folder.test.ts', 'last-year.test.ts'];
let passed = 0;
let failed = 0;

await build({
  entryPoints: [join(here, 'suite/*.ts')],
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
});
try {
  if (process.env.SUITE_HOST !== 'browser') await inNode();
  if (process.env.SUITE_HOST !== 'node') await inBrowser();
} finally {
  for (const folder of [reports, out]) rmSync(folder, { recursive: true, force: true });
}
console.log(`in VS Code: ${passed} ok, ${failed} not ok`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function inNode() {
  const executable = await desktop();
  if (executable === undefined) say('test-electron runs code-server in its place');
  const [first, ...others] = wantedLocales(executable);
  if (executable === undefined) await byInstalled(first);
  else byTestElectron(executable, first);
  for (const locale of others) byTestElectron(executable, locale);
}

/** A desktop VS Code speaks Chinese only with its language pack, which is not installed here; code-server follows the browser. */
function wantedLocales(executable) {
  if (process.env.SUITE_LOCALE) return [process.env.SUITE_LOCALE];
  if (executable === undefined) return ['en', 'zh-cn'];
  say('left out: the suite in Chinese, for want of the language pack of the desktop VS Code');
  return ['en'];
}

/** The extension as users have it: packed, installed by the editor, its sources out of reach. What is under development is an empty one. */
async function byInstalled(locale) {
  const [vsix, empty] = [join(reports, 'gouji.vsix'), join(reports, 'empty')];
  await pack(vsix);
  mkdirSync(empty);
  writeFileSync(
    join(empty, 'package.json'),
    JSON.stringify({ name: 'empty', publisher: 'gouji', version: '1.0.0', engines: { vscode: '*' } }),
  );
  say('installed from its package');
  byTestElectron(undefined, locale, { dev: empty, env: { SUITE_VSIX: vsix } });
}

/** In a desktop VS Code; where none can be had, in the same VS Code as code-server shows it. */
function byTestElectron(found, locale, { dev = '.', env: more = {} } = {}) {
  const executable = found ?? join(here, 'code-shim.mjs');
  const command = [process.execPath, join(here, 'run-electron.mjs'), dev, suite];
  if (found !== undefined && process.platform === 'linux' && !process.env.DISPLAY) command.unshift(onPath('xvfb-run') ?? 'xvfb-run', '-a');
  const [program = '', ...args] = command;
  say(`language: ${locale}`);
  count((env) => {
    const copy = fresh();
    // Real keys can be pressed where a browser shows the editor.
    const keys = found === undefined ? { SUITE_KEYS: join(reports, 'key.json') } : {};
    return spawnSync(program, [...args, copy, locale], {
      stdio: 'inherit',
      env: { ...env, ...keys, ...more, VSCODE_EXECUTABLE_PATH: executable },
    });
  });
}

/** In the extension host that is a worker of the page, with the extension and its server of the `browser` entry; suite and mocha are one bundle. */
async function inBrowser() {
  say('in a browser: extension host and server are workers of the page');
  const [keys, report] = [join(reports, 'key.json'), join(reports, 'outcome.json')];
  const given = { SUITE_KEYS: keys, SUITE_REPORT: report, SUITE_HOST: 'browser', SUITE_GREP: process.env.SUITE_GREP ?? '' };
  const all = readdirSync(join(here, 'suite')).filter((name) => name.endsWith('.test.ts'));
  const tests = all.filter((name) => !ON_DISK.includes(name));
  say(`left out in a browser, where there is no disk: ${ON_DISK.join(' ')}`);
  const imports = ['./web/setup.ts', ...tests.map((name) => `./suite/${name}`)].map((name) => `import '${name}';\n`);
  await build({
    stdin: { contents: `${imports.join('')}export { run } from './web/run.ts';\n`, resolveDir: here },
    outfile: join(out, 'in-browser.js'),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    define: Object.fromEntries(Object.entries(given).map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)])),
    alias: { 'node:assert/strict': './test/vscode/web/assert.ts', 'node:timers/promises': './test/vscode/web/timers.ts' },
    logLevel: 'warning',
  });
  count((env) => {
    const copy = fresh();
    const place = ['--dev', '.', '--tests', join(out, 'in-browser.js'), '--folder', copy, '--locale', 'zh-cn'];
    const args = [join(here, 'run-codeserver.mjs'), ...place, '--in-browser'];
    return spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...env, SUITE_KEYS: keys } });
  });
}

/** A copy of the workspace: a draft of the repository is never saved over. */
function fresh() {
  const copy = join(reports, 'workspace');
  rmSync(copy, { recursive: true, force: true });
  cpSync(workspace, copy, { recursive: true });
  return copy;
}

/** The suite writes down its own outcome: an extension host that was killed ends with status 0 all the same. */
function count(start) {
  const report = join(reports, 'outcome.json');
  rmSync(report, { force: true });
  let { status, error } = start({ ...process.env, SUITE_REPORT: report });
  if (!existsSync(report)) {
    say('the editor did not get as far as the suite; once more');
    ({ status, error } = start({ ...process.env, SUITE_REPORT: report }));
  }
  const { finished, results } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { finished: false, results: [] };
  for (const { title, ok, ms, error: reason } of results)
    console.log(`${ok ? '✔' : '✖'} ${title} (${ms} ms)${reason ? `\n${reason}` : ''}`);
  passed += results.filter(({ ok }) => ok).length;
  const wrong = results.filter(({ ok }) => !ok).length;
  failed += wrong;
  if (wrong > 0 || (finished && status === 0 && results.length > 0)) return;
  failed += 1;
  console.log(`✖ ${error?.message ?? (finished ? `status ${status}` : 'the suite did not run to its end')}`);
}
