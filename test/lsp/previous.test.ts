import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ConfigHost } from '../../server/src/config/nearest.js';
import { engine } from '../../server/src/lsp/engine.js';
import { connect, type Editor } from './harness.js';

const THIS = readFileSync('test/drafts/damaged/carry-over.md', 'utf8')
  .replace(/^(?:%%.*\n)+/, '')
  .replace(/[⟦⟧]/g, '');
const LAST = readFileSync('test/drafts/previous/2022.md', 'utf8');
const THIS_URI = 'file:///drafts/qinghe-2023.md';
const LAST_PATH = '/drafts/qinghe-2022.md';

function host(files: Map<string, string>): ConfigHost {
  const read = (path: string) => {
    const text = files.get(path);
    return text === undefined ? undefined : { text };
  };
  return { foldersAbove: () => ['/drafts'], read, isSame: (a, b) => a === b };
}

/** The rules that speak of this year's report, when it is told of next. */
async function toldOf(editor: Editor): Promise<unknown[]> {
  for (;;) {
    const { uri, diagnostics } = await editor.diagnostics.next();
    if (uri === THIS_URI) return diagnostics.map(({ code }) => code);
  }
}

test('last year’s report on the disk is found by the years in the paths, and looked at again when a draft is opened', async () => {
  const files = new Map([[LAST_PATH, LAST]]);
  const editor = await connect({ engine, configHost: host(files) });
  editor.open(THIS_URI, THIS);
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  files.set(LAST_PATH, LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |'));
  editor.open('file:///drafts/other.md', '# 购物单\n');
  assert.deepEqual(await toldOf(editor), []);
});

test('an open one goes before that on the disk, and what is written in it shows in this year’s', async () => {
  const editor = await connect({ engine, configHost: host(new Map()) });
  editor.open(THIS_URI, THIS);
  assert.deepEqual(await toldOf(editor), []);
  editor.open('untitled:last', LAST);
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  editor.change('untitled:last', 2, { text: LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |') });
  assert.deepEqual(await toldOf(editor), []);
  editor.change('untitled:last', 3, { text: LAST });
  assert.deepEqual(await toldOf(editor), ['carry-over']);
  editor.close('untitled:last');
  assert.deepEqual(await toldOf(editor), []);
});
