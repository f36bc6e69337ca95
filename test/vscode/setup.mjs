// Finds or installs what a real VS Code needs here, and says which path was taken and why.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { apt, onPath } from '../system.mjs';

export { onPath };

/** code-server holds the VS Code server and workbench; the Node that it wants comes as a package too. */
const VERSIONS = {
  // A built workbench heeds extensionDevelopmentPath and extensionTestsPath in its address only with this switch; earlier ones heeded them.
  newest: { codeServer: '4.139.1', node: '24.21.0', folder: 'code-server', options: ['--vscode-option', 'enable-smoke-test-driver'] },
  // VS Code 1.100, which is the oldest that package.json allows. Its argon2 would have to be compiled.
  oldest: { codeServer: '4.100.3', node: '20.20.2', folder: 'code-server-oldest', options: [], overrides: { argon2: '0.44.0' } },
};
const store = resolve('.vscode-test');

export const say = (line) => console.log(`[vscode] ${line}`);

/** The VS Code of code-server, from the npm registry alone, kept under .vscode-test/. SUITE_VSCODE: `newest`, or `oldest`. */
export function codeServer() {
  if (process.platform !== 'linux') throw new Error(`code-server is run on Linux only, this is ${process.platform}`);
  const node = `node-linux-${process.arch}`;
  const version = VERSIONS[process.env.SUITE_VSCODE ?? 'newest'];
  if (version === undefined) throw new Error(`SUITE_VSCODE: there are ${Object.keys(VERSIONS).join(', ')}`);
  const folder = join(store, version.folder);
  const wanted = { 'code-server': version.codeServer, [node]: version.node };
  const note = join(folder, 'installed.json');
  if (existsSync(note) && readFileSync(note, 'utf8') === JSON.stringify(wanted)) say(`code-server ${version.codeServer} is there`);
  else installCodeServer(folder, wanted, version.overrides);
  const home = join(folder, 'node_modules', 'code-server');
  return {
    home,
    node: join(folder, 'node_modules', node, 'bin', 'node'),
    extensions: join(home, 'lib', 'vscode', 'extensions'),
    options: version.options,
  };
}

/** Into a folder of its own first, so that an interrupted installation is never taken for a whole one. */
function installCodeServer(folder, wanted, overrides = {}) {
  say(`installing code-server ${wanted['code-server']} from npm (about 780 MB, once) …`);
  const started = Date.now();
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, 'package.json'), JSON.stringify({ private: true, overrides }));
  npmInstall(
    fresh,
    Object.entries(wanted).map(([name, version]) => `${name}@${version}`),
  );
  npmInstall(join(fresh, 'node_modules', 'code-server', 'lib', 'vscode'), ['--omit=dev']);
  writeFileSync(join(fresh, 'installed.json'), JSON.stringify(wanted));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  say(`code-server installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

function npmInstall(cwd, packages) {
  // No install scripts: the native modules that they would compile are not needed here.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...flags, ...packages], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A Chromium to show the workbench in; installed by apt where it is missing. */
export function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const find = () => process.env.CHROMIUM ?? names.map(onPath).find((path) => path !== undefined);
  if (find() === undefined || !hasChineseFont()) apt(['chromium', 'fonts-noto-cjk', 'fonts-liberation'], say);
  const found = find();
  if (found === undefined) throw new Error('no Chromium: install one and put it on the PATH, or name it in CHROMIUM');
  if (!hasChineseFont()) say('no Chinese font found (fonts-noto-cjk): pictures will show boxes');
  say(`browser: ${found}`);
  return found;
}

function hasChineseFont() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

/**
 * A desktop VS Code for @vscode/test-electron: the one named in VSCODE_EXECUTABLE_PATH, else a download.
 * Undefined where none can be had or run.
 */
export async function desktop() {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named) {
    say(`desktop VS Code: ${named} (VSCODE_EXECUTABLE_PATH)`);
    return named;
  }
  try {
    const executable = await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: store,
      timeout: 10_000,
      reporter: new SilentReporter(),
    });
    const missing = missingForDesktop(executable);
    if (missing === undefined) {
      say(`desktop VS Code: ${executable}`);
      return executable;
    }
    say(`a desktop VS Code was downloaded, but cannot be run: ${missing}`);
  } catch (error) {
    say(`no desktop VS Code: it cannot be downloaded here (${String(error.message ?? error).split('\n')[0]})`);
  }
  return undefined;
}

function missingForDesktop(executable) {
  if (process.platform !== 'linux') return undefined;
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  const libraries = [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (libraries.length > 0) return `libraries are missing (${libraries.join(' ')})`;
  if (!process.env.DISPLAY && onPath('xvfb-run') === undefined) return 'there is no display, and no xvfb-run';
  return undefined;
}
