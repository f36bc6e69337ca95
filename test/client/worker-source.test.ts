import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { workerSource } from '../../client/worker-source.js';

test('files that require one another are one script; each is run once, the last one first', () => {
  const said: string[] = [];
  const files = [
    { name: 'shared-1.js', code: "say('shared'); exports.name = 'word';" },
    { name: 'word.js', code: "const { name } = require('./shared-1.js'); module.exports = { name };" },
    { name: 'worker.js', code: "say('worker'); require('./shared-1.js'); say(require('#word').name); // the end" },
  ];
  runInNewContext(workerSource(files), { say: (words: string) => said.push(words) });
  assert.deepEqual(said, ['worker', 'shared', 'word']);
});

test('a file that is not there is named', () => {
  const files = [{ name: 'worker.js', code: "require('node:fs')" }];
  assert.throws(() => runInNewContext(workerSource(files), {}), /no module node:fs/);
});
