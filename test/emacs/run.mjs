// The walk in Emacs by eglot, without a screen: node test/emacs/run.mjs, after `npm run bundle`. test/run.mjs reads the closing line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { apt, onPath } from '../system.mjs';

const DRAFT = 'test/drafts/damaged/balance-t4-dir.md';
const LIMIT_MS = 90_000;
const say = (line) => console.log(`[emacs] ${line}`);

const emacs = editor();
const folder = mkdtempSync(join(tmpdir(), 'gouji-emacs-'));
try {
  const { output, ended } = walk();
  const lines = output.split(/\r?\n/);
  const passed = lines.filter((line) => line.startsWith('ok ')).length;
  const wrong = lines.filter((line) => line.startsWith('not ok ')).length;
  const failed = wrong === 0 && (ended !== undefined || passed === 0) ? 1 : wrong;
  console.log(output.trimEnd());
  if (ended !== undefined) say(ended);
  console.log(`in Emacs: ${passed} ok, ${failed} not ok`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Installed by apt where it is missing; before Emacs 29 eglot is a package of its own. */
function editor() {
  if (onPath('emacs') === undefined) apt(['emacs-nox', 'elpa-eglot'], say);
  const found = onPath('emacs');
  if (found === undefined) throw new Error('no Emacs: install one and put it on the PATH');
  say(`${spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0]}: ${found}`);
  return found;
}

/** On a copy of the draft, without the marks that the unit tests read in it. `ended` says how, unless all went well. */
function walk() {
  const draft = join(folder, 'draft.txt');
  const marked = readFileSync(DRAFT, 'utf8');
  writeFileSync(draft, marked.replace(/^%% expect:.*\n/, '').replace(/[⟦⟧]/g, ''));
  const { status, error, stdout, stderr } = spawnSync(emacs, ['--batch', '-l', resolve('test/emacs/walk.el')], {
    encoding: 'utf8',
    // One that waits for a key, or for a server that is silent, would wait for ever.
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GOUJI_DRAFT: draft,
      GOUJI_WRONG: /⟦(.*?)⟧/.exec(marked)?.[1],
      GOUJI_NODE: process.execPath,
      GOUJI_SERVER: resolve('dist/server.js'),
      // What it writes belongs to this run.
      HOME: folder,
    },
  });
  const ended = error?.code === 'ETIMEDOUT' ? `ended after ${LIMIT_MS / 1000} s` : status === 0 ? undefined : `status ${status}`;
  return { output: [stdout, stderr].filter((text) => text).join('\n'), ended };
}
