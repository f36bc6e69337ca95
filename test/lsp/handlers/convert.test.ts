import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWord } from '../../../server/src/convert/word.js';
import { engine } from '../../../server/src/lsp/engine.js';
import { requestOf } from '../../../server/src/lsp/messages.js';
import type { ImportResult } from '../../../server/src/lsp/protocol.js';
import { docx, docxOf, p, wordText } from '../../support/docx.js';
import { cleanDraft } from '../../support/draft.js';
import { htmlPage } from '../../support/notations/markup.js';
import { markdown } from '../../support/notations/pipes.js';
import { connect } from '../harness.js';

async function imported(name: string, bytes: Uint8Array, locale = 'zh-cn'): Promise<ImportResult> {
  const editor = await connect({ engine, locale });
  const result = await editor.connection.sendRequest(requestOf('gouji/import'), { name, base64: Buffer.from(bytes).toString('base64') });
  editor.dispose();
  return result;
}

const clean = cleanDraft('2021');

test('import: a Word file and a page become a draft, and it is said what was read', async () => {
  const word = await imported('年报.docx', docxOf(clean));
  assert.ok('text' in word);
  assert.match(word.text, /^# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n/);
  assert.match(word.summary, /表三 25 行 175 格/);
  assert.equal(word.issuer, '云溪县青禾镇人民政府');
  assert.deepEqual(word.notes, []);
  const page = await imported('年报.html', Buffer.from(htmlPage(clean)));
  assert.ok('text' in page && /\n## 一、总体情况\n/.test(page.text));
});

test('import: GBK is read, changes are told, what is none is refused in the user’s language', async () => {
  const gbk = Buffer.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);
  const text = await imported('a.txt', gbk);
  assert.ok('text' in text && text.text === '## 一、总体情况\n');
  assert.match(text.notes.join(), /按普通文稿转换/);
  const changed = await imported('a.docx', docx(`${p('会议')}<w:p><w:ins><w:r><w:t>增补</w:t></w:r></w:ins></w:p>`));
  assert.ok('notes' in changed && /修订（插入 1 处/.test(changed.notes.join()));
  const broken = await imported('a.docx', docxOf(clean).subarray(0, 500));
  assert.ok('refusal' in broken && /已损坏/.test(broken.refusal));
  const old = await imported('a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'en');
  assert.ok('refusal' in old && /save old Word/.test(old.refusal));
});

test('export: the open draft as a Word file and as a page, of the text that is in the editor', async () => {
  const editor = await connect({ engine });
  const uri = 'file:///a.md';
  editor.open(uri, markdown(clean).replace('| 136 |', '| 137 |'));
  const word = await editor.connection.sendRequest(requestOf('gouji/export'), { uri, to: 'docx' });
  assert.ok(word !== null && 'base64' in word);
  assert.match(wordText(readWord(Buffer.from(word.base64, 'base64'))), /\| 行政许可 \| 137 \|/);
  const page = await editor.connection.sendRequest(requestOf('gouji/export'), { uri, to: 'html' });
  assert.ok(page !== null && 'base64' in page && /<td[^>]*>137<\/td>/.test(Buffer.from(page.base64, 'base64').toString()));
  editor.open('file:///b.md', '会议通知');
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/export'), { uri: 'file:///b.md', to: 'docx' }), null);
  editor.dispose();
});
