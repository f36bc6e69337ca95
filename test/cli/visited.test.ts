import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { nodeFiles } from '../../server/src/cli/node-io.js';
import { targetsOf } from '../../server/src/cli/targets.js';

/** Paths that are checked, of a folder of files and links (`name → to`). */
async function targets(entries: readonly string[], args: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-visited-'));
  try {
    for (const entry of entries) {
      const [name = '', to] = entry.split(' → ');
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      if (to === undefined) writeFileSync(join(folder, name), '年报');
      else symlinkSync(to, join(folder, name));
    }
    const found: string[] = [];
    for await (const target of targetsOf(args, nodeFiles(folder))) found.push(target.path);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a file is checked once, by the first name that leads to it', async () => {
  const links = ['d/a.md → m/x.md', 'd/m/x.md', 'd/m/y.md', 'd/z.md → m/y.md', 'd/zz.md → ../e/o.md', 'd/zzz.md → ../e/o.md', 'e/o.md'];
  assert.deepEqual(await targets(links, ['d']), ['d/a.md', 'd/m/y.md', 'd/zz.md']);
  assert.deepEqual(await targets(links, ['d', 'e']), ['d/a.md', 'd/m/y.md', 'd/zz.md']);
  assert.deepEqual(await targets(links, ['e', 'd']), ['e/o.md', 'd/a.md', 'd/m/y.md']);
  assert.deepEqual(await targets(links, ['d/m', 'd', 'd/m/x.md', './d/../d']), ['d/m/x.md', 'd/m/y.md', 'd/zz.md']);
});

test('what a walk passes over is not taken for checked', async () => {
  const hidden = ['d/.h/x.md', 'd/a.md → .h/x.md', 'd/data.log', 'd/b.md → data.log', 'd/node_modules/p.md', 'd/c.md → node_modules/p.md'];
  assert.deepEqual(await targets(hidden, ['d', 'd/.h/x.md', 'd/data.log', 'd/none.md']), ['d/a.md', 'd/b.md', 'd/c.md', 'd/none.md']);
  assert.deepEqual(await targets(['d/x.md', 'link → d', 'da/x.md'], ['link', 'd', 'da', 'd/*.md']), ['link/x.md', 'da/x.md']);
});
