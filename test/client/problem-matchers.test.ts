import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../package.json';
import { gouji } from '../cli/harness.js';

const matchers = manifest.contributes.problemMatchers;

test('what the command line prints is taken up by the matcher of its severity, in both languages', async () => {
  const files = { '年报 a/1.md': '年报\n错 慎 疑' };
  for (const language of ['zh', 'en']) {
    const { out } = await gouji(`check --lang ${language} --no-color .`, { files });
    const found = matchers.map(({ name, severity, pattern }) => {
      const lines = out.split('\n').flatMap((line) => new RegExp(pattern.regexp).exec(line) ?? []);
      const part = (group: number) => lines[group];
      return [name, severity, part(pattern.file), part(pattern.line), part(pattern.column), part(pattern.code)];
    });
    assert.deepEqual(found, [
      ['gouji-error', 'error', '年报 a/1.md', '2', '1', 'balance'],
      ['gouji-warning', 'warning', '年报 a/1.md', '2', '3', 'cell-blank'],
      ['gouji-info', 'info', undefined, undefined, undefined, undefined],
      ['gouji-hint', 'info', '年报 a/1.md', '2', '5', 'wording'],
    ]);
  }
});
