import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { decode } from '../../server/src/input/decode.js';
import { firstInvalidUtf8, looksLikeGbk } from '../../server/src/input/encoding.js';
import { encodeGb18030 } from '../../server/src/input/gb18030.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { type Content, gouji } from './harness.js';

// 政府信息公开工作年度报告 in GBK: Node decodes it but cannot write it.
const GBK = Uint8Array.from(Buffer.from('d5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e6', 'hex'));

async function refusal(content: Content, name = 'a.txt'): Promise<string> {
  const { err, status, out } = await gouji(`check ${name} good.md`, { files: { [name]: content, 'good.md': '年报' } });
  assert.equal(status, 2);
  assert.match(out, /^good\.md .*没有发现问题/, 'the others are checked');
  assert.equal(err.split('\n').length, 2, 'one line');
  return err;
}

test('what cannot be read is named in one line each, the rest is checked', async () => {
  assert.match(await refusal(''), /a\.txt: 空文件/);
  assert.match(await refusal('\ufeff \r\n'), /空文件/);
  assert.match(await refusal({ fails: 'EACCES' }), /没有访问权限/);
  assert.match(await refusal({ fails: 'EIO' }), /无法读写：EIO/);
  assert.match(await refusal(Uint8Array.of(...GBK, 0xd5)), /像是 GBK（GB18030）编码.*可能已损坏.*另存为 UTF-8/);
  assert.match(await refusal(new Uint8Array(20_000_000)), /文件太大（20\.0 MB）/);
  assert.match(await refusal('%PDF-1.7'), /这是 PDF 文件，不能直接读：请用原来的 Word 文稿（\.docx）检查/);
  assert.match(await refusal('PK\u0003\u0004 word/document.xml', 'a.docx'), /Word 文件已损坏/);
  assert.match(await refusal('PK\u0003\u0004 xl/workbook.xml', 'a.xlsx'), /这是 Excel 文件/);
  assert.match(await refusal('PK\u0003\u0004 x'), /这是压缩文件/);
  assert.match(await refusal('PK\u0003\u0004 x', 'a.docx'), /Word 文件已损坏/, 'only half copied');
  assert.match(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a.doc'), /这是旧版 Word 文件，不能直接读/);
  assert.match(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a.wps'), /这是 WPS 文件/);
  assert.match(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a.docx'), /加了密码，或其实是旧版/);
  assert.match(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a.xls'), /这是 Excel 文件/);
  assert.match(await refusal('年报\u0000'), /这是二进制文件/);
  const little = Buffer.from('青禾镇2023年政府信息公开工作年度报告\n', 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()]) assert.match(await refusal(bytes), /UTF-16 编码.*另存为 UTF-8/);
  const wide = [0xfeff, 0x5e74, 0x62a5].flatMap((code) => [code & 0xff, code >> 8, 0, 0]);
  assert.match(await refusal(Uint8Array.from(wide)), /这是二进制文件/);
  const damaged = Uint8Array.from([...new TextEncoder().encode('年度报告，各项数字'), 0xe5, 0x90]);
  assert.match(await refusal(damaged), /不是有效的 UTF-8 文本：偏移 27 处的字节 0xE5/);
});

test('byte order marks are no characters, and UTF-16 that says so is read', async () => {
  const utf8 = await gouji('check --format json a.md', { files: { 'a.md': '\ufeff错 年报' } });
  assert.equal(JSON.parse(utf8.out).files[0].findings[0].range.start.character, 0);
  const little = Buffer.from('\ufeff年报 错', 'utf16le');
  assert.deepEqual(decode(little, 'a.md'), { text: '年报 错', encoding: 'utf-16le' });
  assert.deepEqual(decode(Buffer.from(little).swap16(), 'a.md'), { text: '年报 错', encoding: 'utf-16be' });
  assert.ok('failure' in decode(little.subarray(0, 5), 'a.md'));
});

test('invalid UTF-8 is found where it stands', () => {
  const samples: readonly [string, number][] = [
    ['', -1],
    ['61e5b9b4f09fa0ae', -1],
    ['6180', 1],
    ['c080', 0],
    ['e5b9', 0],
    ['61eda080', 1],
    ['f4908080', 0],
    ['f48fbfbf', -1],
    ['e08080', 0],
  ];
  for (const [hex, offset] of samples) assert.equal(firstInvalidUtf8(Buffer.from(hex, 'hex')), offset, hex);
});

test('GBK is told from damaged UTF-8', () => {
  assert.ok(looksLikeGbk(GBK));
  assert.ok(!looksLikeGbk(Buffer.from('政府信息公开工作年度报告').subarray(1)));
  assert.ok(!looksLikeGbk(Buffer.from('plain')));
});

test('GBK is read, and said so in one line for the whole run', async () => {
  const draft = Buffer.concat([GBK, Buffer.from('\n'), Uint8Array.of(0xc4, 0xea, 0xb1, 0xa8, 0x20, 0xb4, 0xed)]);
  assert.deepEqual(decode(draft, 'a.txt'), { text: '政府信息公开工作年度报告\n年报 错', encoding: 'gb18030' });
  const one = await gouji('check a.txt', { files: { 'a.txt': draft } });
  assert.deepEqual([one.status, one.err], [1, 'gouji: a.txt: 按 GBK（GB18030）编码读取\n']);
  assert.match(one.out, /a\.txt:2:4 错误 应为/);
  const files = { 'd/a.txt': draft, 'd/b.txt': draft, 'd/c.txt': GBK, 'd/d.txt': '年报' };
  assert.equal((await gouji('check d', { files })).err, 'gouji: d/a.txt 等 2 个文件按 GBK（GB18030）编码读取\n');
  assert.equal((await gouji('check --lang en d', { files })).err, 'gouji: d/a.txt and others, 2 files in all, read as GBK (GB18030)\n');
  assert.equal((await gouji('check --quiet d', { files })).err, '');
});

test('last year’s report may be in GBK, and this is said', async () => {
  const last = encodeGb18030(markdown(cleanDraft('2021')))?.bytes;
  assert.ok(last);
  const args = 'new --year 2024 --issuer 云溪县青禾镇人民政府 --previous last.md';
  const { status, out, err } = await gouji(args, { files: { 'last.md': last }, engine });
  assert.deepEqual([status, err.split('\n')[0]], [0, 'gouji: last.md: 按 GBK（GB18030）编码读取']);
  assert.match(out, /^# 云溪县青禾镇人民政府2024年/);
});
