import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { docx, docxOf, p } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { gouji, goujiWith, type World } from './harness.js';

/** A report whose table three has one figure too many, and whose text names an article that there is not. */
function damaged(): Uint8Array {
  const draft = cleanDraft('2021');
  const cells = new Map(draft.cells).set('r3_1.tot', '13');
  const sections = draft.sections.map((section, i) =>
    i === 0 ? { ...section, paragraphs: [...section.paragraphs, '依据《条例》第九十条，公开有关信息。'] } : section,
  );
  return docxOf({ ...draft, cells, sections });
}

const world = (files: World['files'] = {}): World => ({ files, engine });

test('a Word file is checked like any draft; a finding says its place in words', async () => {
  const { status, out, err } = await gouji('check --no-color a.docx', world({ 'a.docx': damaged() }));
  assert.equal(status, 1);
  assert.equal(err, '');
  assert.match(out, /^a\.docx {2}2021年格式 · 2023年 · 云溪县青禾镇人民政府\n/);
  assert.match(out, /^a\.docx: 表三“（一）予以公开”行“总计”列 错误 .*应为 12.* \[balance\]$/m);
  assert.match(out, /^a\.docx: 第一部分第7段 错误 .*\[article-unknown\]$/m);
  assert.match(out, /^ {3}\| 依据《条例》第九十条/m, 'no number of a line that nobody sees');
  assert.match(out, /^ {4}.*自然人”?：9$/m);
  const english = await gouji('check --lang en a.docx', world({ 'a.docx': damaged() }));
  assert.match(english.out, /^a\.docx: 表三, row “（一）予以公开”, column “总计” error .*\[balance\]$/m);
});

test('in JSON a finding in a Word file has its place and its path', async () => {
  const { out } = await gouji('check --format json a.docx', world({ 'a.docx': damaged() }));
  const [balance] = JSON.parse(out).files[0].findings.filter(({ equation }: { equation?: string }) => equation === 'T3-ROW');
  assert.equal(balance.path, 'body/table[2]/row[6]/cell[9]');
  assert.equal(balance.place, '表三“（一）予以公开”行“总计”列');
  assert.equal(balance.related[0].path, 'body/table[2]/row[6]/cell[3]');
  const markdown = await gouji('check --format json a.md', { files: { 'a.md': '年报 错' } });
  assert.doesNotMatch(markdown.out, /"place"|"path":"body/);
});

test('a Word file is found in folders, and read from standard input', async () => {
  const folder = await gouji(
    'check d',
    world({ 'd/a.docx': docxOf(cleanDraft('2021')), 'd/~$a.docx': 'x', 'd/b.docx': docx(p('会议通知')) }),
  );
  assert.equal(folder.status, 0);
  assert.match(folder.out, /^d\/a\.docx .*没有发现问题\n共 2 个文件，1 份年报，跳过 1 个/);
  const piped = await gouji('check --stdin', { ...world(), stdin: docxOf(cleanDraft('2019')) });
  assert.match(piped.out, /^<stdin> {2}2019年格式.*没有发现问题/);
});

test('what was accepted or left out is said once a file, and nothing of it with --quiet', async () => {
  const body = `${p('关于2023年政府信息公开工作的通知')}<w:p><w:del/></w:p>`;
  const other = await gouji('check a.docx', world({ 'a.docx': docx(body) }));
  assert.equal(other.err, '', 'nothing is said of what is no report');
  const title = `${p('青禾镇人民政府2023年政府信息公开工作年度报告')}${p('一、总体情况')}<w:p><w:ins><w:r><w:t>好。</w:t></w:r></w:ins></w:p>`;
  const files = { 'a.docx': docx(title) };
  assert.match(
    (await gouji('check a.docx', world(files))).err,
    /^gouji: a\.docx: 文件里有修订（插入 1 处，删除 0 处）：按全部接受后的内容读取\n$/,
  );
  assert.equal((await gouji('check --quiet a.docx', world(files))).err, '');
});

test('a Word file is never written to', async () => {
  const draft = cleanDraft('2021');
  const wrong = docxOf({ ...draft, preamble: draft.preamble.replace('〔2021〕30号', '[2021]30号') });
  for (const option of ['--fix', '--fix-dry-run']) {
    const { err, written } = await goujiWith(['check', option, 'a.docx'], world({ 'a.docx': wrong }));
    assert.equal(written.size, 0);
    assert.match(err, /^gouji: a\.docx: Word 文件只检查，不修改：/);
  }
});

test('an empty Word file, and one that is none, are named', async () => {
  assert.match((await gouji('check a.docx', world({ 'a.docx': docx(p('')) }))).err, /a\.docx: Word 文件里没有文字/);
  const { status, err, out } = await gouji(
    'check a.docx b.md',
    world({ 'a.docx': docxOf(cleanDraft('2021')).subarray(0, 900), 'b.md': '一' }),
  );
  assert.equal(status, 2);
  assert.match(err, /^gouji: a\.docx: .*已损坏/);
  assert.match(out, /共 1 个文件/);
});
