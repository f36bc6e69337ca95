import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { nodeFiles } from '../../server/src/cli/node-io.js';
import { docxOf } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { aligned } from '../support/notations/plain.js';
import { gouji, type World } from './harness.js';

const OLD = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1);
const draft = cleanDraft('2021');
/** What the programs make of the files stands under their names. */
const world: World = {
  engine,
  files: { 'd/a.doc': OLD, 'soffice d/a.doc': docxOf(draft), 'd/b.pdf': '%PDF-1.7', 'pdftotext d/b.pdf': aligned(draft), 'd/c.md': '会议' },
};

test('files of other programs are read by way of these, if the user names them', async () => {
  const unnamed = await gouji('check d', world);
  assert.match(unnamed.out, /^共 1 个文件，0 份年报/);
  assert.match(unnamed.err, /另有 2 个旧版 Word（\.doc）、WPS 或 PDF 文件没有检查.*--convert-with soffice/);
  const one = await gouji('check d --convert-with soffice', world);
  assert.match(one.out, /^d\/a\.doc {2}2021年格式.*没有发现问题\n共 2 个文件，1 份年报/);
  assert.match(one.err, /gouji: d\/a\.doc: 由 soffice 转换后读取，请对照原件\n/);
  assert.match(one.err, /另有 1 个/);
  const both = await gouji('check d --convert-with soffice --convert-with pdftotext --fix', world);
  assert.match(both.out, /共 3 个文件，2 份年报/);
  assert.equal(both.written.size, 0);
  const converted = await gouji('convert d/b.pdf b.md --convert-with pdftotext', world);
  assert.match(converted.written.get('b.md') ?? '', /\| 行政许可 +\| 136 +\|/);
});

test('without it each says what to do; a program that nobody knows is wrong usage', async () => {
  assert.match(
    (await gouji('check d/a.doc', world)).err,
    /旧版 Word 文件，不能直接读：请另存为 Word 文档（\.docx），再检查；装了 LibreOffice 的，可加 --convert-with soffice/,
  );
  assert.match((await gouji('check d/b.pdf', world)).err, /PDF 文件，不能直接读：请用原来的 Word 文稿（\.docx）检查；装了 pdftotext 的/);
  const { status, err } = await gouji('check d --convert-with /bin/sh', world);
  assert.equal(status, 2);
  assert.match(err, /--convert-with 只认识 soffice.*不认识 \/bin\/sh/);
});

test('a program that is not there, or fails, is named; nothing is left behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-foreign-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), '%PDF');
    writeFileSync(join(folder, 'soffice'), '#!/bin/sh\necho "no such filter" >&2\nexit 3\n', { mode: 0o755 });
    writeFileSync(join(folder, 'pdftotext'), '#!/bin/sh\nprintf "年报 %s" "$2"\n', { mode: 0o755 });
    const files = nodeFiles(folder);
    const reason = (named: string) => files.through(named, 'a.pdf').then(String, (error) => error.about?.zh);
    assert.match(await reason('./nowhere/pdftotext'), /没有程序/);
    if (process.platform === 'win32') return;
    const usual = process.env.TMPDIR;
    process.env.TMPDIR = join(folder, 'empty');
    mkdirSync(join(folder, 'empty'));
    assert.match(await reason(join(folder, 'soffice')), /soffice 没有转换成功（no such filter）/);
    assert.deepEqual(readdirSync(join(folder, 'empty')), []);
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    assert.equal(new TextDecoder().decode(await files.through(join(folder, 'pdftotext'), 'a.pdf')), '年报 -enc');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
