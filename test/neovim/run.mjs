// The walk in a headless Neovim: node test/neovim/run.mjs, after `npm run bundle`. test/run.mjs reads the closing line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { apt, onPath } from '../system.mjs';

const DRAFT = 'test/drafts/damaged/balance-t4-dir.md';
const LIMIT_MS = 90_000;
const say = (line) => console.log(`[neovim] ${line}`);

const nvim = neovim();
const folder = mkdtempSync(join(tmpdir(), 'gouji-neovim-'));
try {
  const { output, ended } = walk(nvim, folder);
  const lines = output.split(/\r?\n/);
  const passed = lines.filter((line) => line.startsWith('ok ')).length;
  const wrong = lines.filter((line) => line.startsWith('not ok ')).length;
  const failed = wrong === 0 && (ended !== undefined || passed === 0) ? 1 : wrong;
  console.log(output.trimEnd());
  if (ended !== undefined) say(ended);
  console.log(`in Neovim: ${passed} ok, ${failed} not ok`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installed by apt where it is missing. */
function neovim() {
  if (onPath('nvim') === undefined) apt(['neovim'], say);
  const found = onPath('nvim');
  if (found === undefined) throw new Error('no Neovim: install one and put it on the PATH');
  say(`${spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]}: ${found}`);
  return found;
}

/** On two copies of the draft, of which one is never opened, without the marks that the unit tests read in it. `ended` says how, unless all went well. */
function walk(nvim, folder) {
  const draft = join(folder, 'draft.md');
  const text = readFileSync(DRAFT, 'utf8')
    .replace(/^%% expect:.*\n/, '')
    .replace(/[⟦⟧]/g, '');
  writeFileSync(draft, text);
  writeFileSync(join(folder, 'beside.md'), text);
  const { status, error, stdout, stderr } = spawnSync(nvim, ['--headless', '--clean', '-c', 'luafile test/neovim/walk.lua'], {
    encoding: 'utf8',
    // One that waits for a key, or for a server that is silent, would wait for ever.
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GOUJI_DRAFT: draft,
      GOUJI_NODE: process.execPath,
      GOUJI_SERVER: resolve('dist/server.js'),
      // Its state and its log belong to this run.
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
      XDG_DATA_HOME: folder,
    },
  });
  const ended = error?.code === 'ETIMEDOUT' ? `ended after ${LIMIT_MS / 1000} s` : status === 0 ? undefined : `status ${status}`;
  return { output: [stdout, stderr].filter((text) => text).join('\n'), ended };
}
