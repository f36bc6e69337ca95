import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { engine } from '../../../server/src/lsp/engine.js';
import { docxOf } from '../../support/docx.js';
import { cleanDraft, type Draft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { type Desk, desk } from './desk.js';

function draftOf(issuer: string, change: Readonly<Record<string, string>> = {}): Draft {
  const draft = cleanDraft('2021');
  return {
    ...draft,
    issuer,
    title: draft.title.replace(draft.issuer, issuer),
    cells: new Map([...draft.cells, ...Object.entries(change)]),
  };
}

const twice = Object.fromEntries([...cleanDraft('2021').cells].map(([key, value]) => [key, String(Number(value) * 2)]));
const COUNTY = markdown(draftOf('云溪县人民政府', { ...twice, 'xk.done': '271' }));
const FILES = {
  'gouji.config.json': '{ "units": "2023" }',
  '县2023年报.md': COUNTY,
  '2023/a.md': markdown(draftOf('云溪县青禾镇人民政府')),
  '2023/b.docx': docxOf(draftOf('云溪县水利局')),
};

/** What is said of the county's sums, when it is told next and is other than before. */
async function toldOf(editor: Desk, wanted: (messages: readonly string[]) => boolean): Promise<readonly string[]> {
  for (;;) {
    const { uri, diagnostics } = await editor.diagnostics.next();
    const messages = diagnostics.filter(({ code }) => code === 'unit-sum').map(({ message }) => String(message));
    if (uri === editor.uri('县2023年报.md') && wanted(messages)) return messages;
  }
}

test('a county’s draft is held against its units while it is written, Word files too, and again when one of them changes', async () => {
  const editor = await desk(FILES, { engine, configuration: () => ({ wholeFolder: 'never' }) });
  try {
    editor.open(editor.uri('县2023年报.md'), COUNTY);
    const [message] = await toldOf(editor, ({ length }) => length > 0);
    assert.match(message ?? '', /^表二“行政许可·本年处理决定数量”现为 271，2 个单位相加是 272，少 1/);
    const line = COUNTY.split('\n').findIndex((text) => text.includes('| 271'));
    const position = { line, character: (COUNTY.split('\n')[line] ?? '').indexOf('271') + 1 };
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: editor.uri('县2023年报.md') },
      position,
    });
    assert.match((hover.contents as MarkupContent).value, /✗ 2 个单位之和 272\n {2}- 云溪县青禾镇人民政府 136\n {2}- 云溪县水利局 136/);
    await editor.write('2023/a.md', markdown(draftOf('云溪县青禾镇人民政府', { 'xk.done': '135' })));
    assert.deepEqual(await toldOf(editor, ({ length }) => length === 0), []);
    await editor.remove('2023/b.docx');
    assert.match((await toldOf(editor, ({ length }) => length > 10)).join('\n'), /现为 271，1 个单位相加是 135，多 136/);
  } finally {
    // What is still on its way is told before the connection ends.
    await editor.units();
    await editor.settled();
    editor.end();
  }
});

test('so is one that is not open, where the whole folder is checked', async () => {
  const editor = await desk(FILES, { engine });
  try {
    await toldOf(editor, ({ length }) => length === 1);
    await editor.write('2023/a.md', markdown(draftOf('云溪县青禾镇人民政府', { 'xk.done': '135' })));
    await toldOf(editor, ({ length }) => length === 0);
  } finally {
    // What is still on its way is told before the connection ends.
    await editor.units();
    await editor.settled();
    editor.end();
  }
});
