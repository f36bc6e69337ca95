import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFiles } from '../../../server/src/cli/node-io.js';
import { nodeConfigHost } from '../../../server/src/node-config.js';
import { gouji } from '../harness.js';

/** What is told of drafts at first and after each of the changes; then it is ended. */
async function watched(folder: string, changes: readonly (() => void)[]): Promise<string[]> {
  const out: string[] = [];
  const rounds: string[] = [];
  const next = changes[Symbol.iterator]();
  const pause = async () => {
    rounds.push(out.splice(0).join(''));
    const change = next.next();
    if (change.done === true) throw new Error('ended');
    change.value();
  };
  const configs = { ...nodeConfigHost, foldersAbove: (path: string) => nodeConfigHost.foldersAbove(join(folder, path)) };
  await gouji('check --watch d', { out, io: { files: nodeFiles(folder), configs, pause } });
  return rounds.map((text) => (text.match(/^d\/.*$/gm) ?? []).join('\n').replace(/ {2}(\d{4}年格式).*/g, ' $1'));
}

test('what changes is checked again, a new file too, all of them when the configuration changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-watch-'));
  try {
    mkdirSync(join(folder, 'd'));
    let second = 1_700_000_000;
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      second += 10;
      utimesSync(join(folder, name), second, second);
    };
    write('d/a.md', '年报');
    write('d/b.md', '年报');
    const rounds = await watched(folder, [
      () => undefined,
      () => write('d/b.md', '年  报'),
      () => write('d/b.md', '年报 疑'),
      () => write('d/c.md', '年报'),
      () => write('d/gouji.config.json', '{"form": "2019"}'),
      () => rmSync(join(folder, 'd/a.md')),
    ]);
    assert.deepEqual(rounds, [
      'd/a.md 2021年格式\nd/b.md 2021年格式',
      '',
      '',
      'd/b.md 2021年格式\nd/b.md:1:4 建议 可疑 [wording]',
      'd/c.md 2021年格式',
      'd/a.md 2019年格式\nd/b.md 2019年格式\nd/b.md:1:4 建议 可疑 [wording]\nd/c.md 2019年格式',
      '',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
