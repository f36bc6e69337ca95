import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import type { ServerProcess } from './process.js';
import { RawClient } from './raw-client.js';

const DRAFT = (notations[0] ?? assert.fail('no notation')).render(cleanDraft('2021')).replace('| 0 |', '| 7 |');

/** What may stand under the name of a configuration; false where this system has no such thing. */
const BOMBS: Readonly<Record<string, (path: string) => unknown>> = {
  'a pipe that nobody writes to': (path) => spawnSync('mkfifo', [path]).status === 0,
  'a device without end': (path) => process.platform !== 'win32' && symlinkSync('/dev/zero', path) === undefined,
  'a folder': (path) => mkdirSync(path),
  'brackets 100,000 deep': (path) => writeFileSync(path, '{"a":'.repeat(100_000)),
  '450,000 empty entries': (path) => writeFileSync(path, `{"ignore":[${Array(450_000).fill('{}').join()}]}`),
  '100,000 bad values': (path) => writeFileSync(path, `{"rules":{${Array.from({ length: 100_000 }, (_, i) => `"r${i}":1`).join()}}}`),
  'names of prototypes': (path) => writeFileSync(path, '{"__proto__":{"form":"2008"},"rules":{"__proto__":"off","constructor":"off"}}'),
  'a link to itself': (path) => symlinkSync('gouji.config.json', path),
};

/** Beside each of them a draft is judged as if there were none, and the log says why in a few lines. Gives their number. */
export async function configurationBombs(start: () => ServerProcess): Promise<number> {
  let tried = 0;
  for (const [name, lay] of Object.entries(BOMBS)) {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-bomb-'));
    const server = start();
    try {
      if (lay(join(folder, 'gouji.config.json')) === false) continue;
      const client = new RawClient(server.wire);
      await client.initialize();
      const uri = pathToFileURL(join(folder, 'a.md')).href;
      client.open(uri, DRAFT);
      const { params } = await client.find(({ method, params }) => method === 'textDocument/publishDiagnostics' && params?.uri === uri);
      assert.ok(Object(params).diagnostics.length > 0, name);
      const log = client.told.filter(({ method }) => method === 'window/logMessage').length;
      assert.ok(log > 0 && log < 30, `${name}: ${log} messages in the log`);
      assert.equal(server.complaint, undefined, name);
      tried += 1;
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true });
    }
  }
  return tried;
}
