// Shows the VS Code of code-server in headless Chromium, with an extension under development loaded.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium as playwright } from 'playwright-core';
import { chromium, codeServer, say } from './setup.mjs';

const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  // In a browser, VS Code saves by itself.
  'files.autoSave': 'off',
};

/** code-server gives its own child 10 s to answer, which on a busy machine is not enough at times. */
const TRIES = 5;

/**
 * Starts code-server with a home of its own, the extension of `vsix` installed in it. `stop` ends it and removes the home.
 * Returns functions from a path to its address in the workbench, and to the address of a window.
 */
export async function startCodeServer(options = {}) {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await start(options);
    } catch (error) {
      if (left === 0) throw error;
      say(`${error.message.trim().split('\n').pop()}; once more`);
    }
  }
}

async function start({ locale = 'en', extraSettings = {}, vsix }) {
  const { home: codeServerHome, node, options } = codeServer();
  const home = mkdtempSync(join(tmpdir(), 'gouji-vscode-'));
  const data = join(home, 'data');
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...settings, ...extraSettings }));
  const port = await freePort();
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  delete env.VSCODE_IPC_HOOK_CLI;
  delete env.ELECTRON_RUN_AS_NODE;
  const folders = ['--user-data-dir', data, '--extensions-dir', join(home, 'extensions'), '--config', join(home, 'config.yaml')];
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--ignore-last-opened'];
  const address = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--locale', locale];
  const entry = join(codeServerHome, 'out', 'node', 'entry.js');
  if (vsix !== undefined) execFileSync(node, [entry, ...folders, '--install-extension', vsix], { env, stdio: 'pipe' });
  const server = spawn(node, [entry, ...folders, ...quiet, ...options, ...address], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  server.stderr.on('data', (data) => {
    complaints = (complaints + data).slice(-4000);
  });
  const kill = (signal) => {
    if (server.exitCode === null && server.signalCode === null) process.kill(-server.pid, signal);
  };
  // Last resort (a crash of this process): never leave the detached server behind.
  const lastResort = () => kill('SIGKILL');
  process.on('exit', lastResort);
  const stop = async () => {
    const gone = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
    kill('SIGTERM');
    await Promise.race([gone, delay(5000).then(() => kill('SIGKILL'))]);
    process.off('exit', lastResort);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilUp(port, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${complaints}`);
  }
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const windowAt = (folder, payload) => {
    const all = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
    return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(all))}`;
  };
  return { remote, windowAt, stop };
}

/** A page in headless Chromium. No language pack can be fetched: the init script alone makes the extension follow the locale. */
export async function openBrowser({ locale = 'en', viewport = { width: 1280, height: 800 }, scale = 1 } = {}) {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-features=LocalNetworkAccessChecks'];
  const browser = await playwright.launch({ executablePath: chromium(), headless: true, args });
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: locale === 'en' ? 'en-US' : locale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  if (locale !== 'en') {
    await page.addInitScript((language) => {
      globalThis._VSCODE_NLS_LANGUAGE = language;
    }, locale);
  }
  const close = () => Promise.race([browser.close().catch(() => undefined), delay(5000)]);
  return { page, close };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function untilUp(port, server) {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`code-server ended with ${server.exitCode}`);
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await delay(100);
  }
  throw new Error('code-server did not answer within 60 s');
}
