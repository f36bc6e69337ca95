import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { readWord } from '../../server/src/convert/word.js';
import { docx, docxOf, p, wordText } from '../support/docx.js';
import { cleanDraft } from '../support/draft.js';
import { htmlPage } from '../support/notations/markup.js';
import { markdown } from '../support/notations/pipes.js';
import { gouji, goujiWith, type World } from './harness.js';

const clean = cleanDraft('2021');
const world = (files: NonNullable<World['files']>): World => ({ files, engine });

test('a Word file becomes a draft in the canonical form, with a line of what was read', async () => {
  const { status, out, err, written } = await gouji('convert a.docx a.md', world({ 'a.docx': docxOf(clean) }));
  assert.deepEqual([status, err], [0, '']);
  assert.equal(
    out,
    'a.docx → a.md：读到 6 个部分，文字 11 段，表二 6 行 10 格，表三 25 行 175 格，表四 1 行 15 格；转换前后 217 个数全部一致\n',
  );
  const text = written.get('a.md') ?? '';
  assert.match(text, /^# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n本报告/);
  assert.match(text, /\n\n## 三、收到和处理政府信息公开申请情况\n\n\| （本列数据/);
  assert.match(text, /\n\n云溪县青禾镇人民政府\n\n2024年1月20日\n$/);
  const again = await gouji('check a.md', world({ 'a.md': text }));
  assert.match(again.out, /没有发现问题/);
  const english = await gouji('convert --lang en a.docx a.md', world({ 'a.docx': docxOf(clean) }));
  assert.match(english.out, /^a\.docx → a\.md: read: 6 sections; 11 paragraphs; 表二 6 rows, 10 cells; .* all 217 figures are the same/);
});

test('a draft becomes a Word file and a page that says what its tables are', async () => {
  const files = { 'a.md': markdown(clean) };
  const word = (await gouji('convert a.md a.docx', world(files))).written.get('a.docx') ?? '';
  assert.match(wordText(readWord(Buffer.from(word, 'latin1'))), /\| 一、本年新收政府信息公开申请数量 \|/);
  const page = (await gouji('convert a.md a.html', world(files))).written.get('a.html') ?? '';
  assert.match(page, /^<!DOCTYPE html>\n<html lang="zh-CN">/);
  assert.match(
    page,
    /<table class="wide" aria-label="收到和处理政府信息公开申请情况">\n<thead>\n<tr><th colspan="3" rowspan="3" scope="colgroup">/,
  );
  assert.match(page, /<th colspan="3" scope="row">一、本年新收政府信息公开申请数量<\/th><td>21<\/td>/);
  assert.doesNotMatch(page, /(?:src|href)=/, 'it needs nothing else');
});

test('pages and texts in GBK are read as what they are', async () => {
  const gbk = Buffer.from([0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xdc, 0xcc, 0xe5, 0xc7, 0xe9, 0xbf, 0xf6]);
  const { err, written } = await gouji('convert a.txt a.md', world({ 'a.txt': gbk }));
  assert.match(err, /^gouji: a\.txt: 按 GBK（GB18030）编码读取\ngouji: a\.txt: 看上去不是政府信息公开工作年度报告，按普通文稿转换\n$/);
  assert.equal(written.get('a.md'), '## 一、总体情况\n');
  const page = await gouji('convert a.html a.md', world({ 'a.html': htmlPage(clean) }));
  assert.doesNotMatch(page.written.get('a.md') ?? '', /<td|<p/);
});

test('merges of an own table in a page are kept both ways', async () => {
  const own =
    '<table><tr><th rowspan="2">渠道</th><th colspan="2">条数</th></tr><tr><td>2022年</td><td>2023年</td></tr><tr><td>网站</td><td>5</td><td>7</td></tr></table>';
  const page = `<html><body><h1>${clean.title}</h1><h2>一、总体情况</h2><p>各渠道如下：</p>${own}</body></html>`;
  const { written } = await gouji('convert a.html a.md', world({ 'a.html': page }));
  const rows = (written.get('a.md') ?? '').split('\n').filter((line) => line.startsWith('|'));
  assert.deepEqual(
    rows.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ),
    [
      ['渠道', '条数', ''],
      ['----', '------', '------'],
      ['', '2022年', '2023年'],
      ['网站', '5', '7'],
    ],
  );
  const html = await gouji('convert a.html b.html', world({ 'a.html': page }));
  assert.match(html.written.get('b.html') ?? '', /<th rowspan="2" scope="col">渠道<\/th><th colspan="2" scope="colgroup">条数<\/th>/);
});

test('a title on two lines becomes one', async () => {
  const title = p('云溪县青禾镇人民政府') + p('2023年政府信息公开工作年度报告') + p('一、总体情况') + p('好。');
  const { written } = await gouji('convert a.docx a.md', world({ 'a.docx': docx(title) }));
  assert.equal(written.get('a.md'), '# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n好。\n');
});

test('nothing is written over, into itself, or to where nobody knows of what kind', async () => {
  const files = { 'a.md': markdown(clean), 'b.docx': 'there' };
  const there = await gouji('convert a.md b.docx', world(files));
  assert.deepEqual([there.status, there.written.size], [2, 0]);
  assert.match(there.err, /b\.docx: 文件已经存在，不会覆盖：请换一个文件名，或加 --force/);
  assert.equal((await gouji('convert --force a.md b.docx', world(files))).status, 0);
  assert.match((await gouji('convert a.md ./a.md --force', world(files))).err, /不能转换成自己/);
  assert.match((await gouji('convert a.md a.doc', world(files))).err, /不知道要转成什么：a\.doc 要以 \.md、\.html 或 \.docx 结尾/);
  assert.match((await gouji('convert none.md a.html', world(files))).err, /none\.md: 没有这个文件/);
  assert.match((await gouji('convert a.md readonly/a.html', world(files))).err, /readonly\/a\.html: 没有访问权限/);
  const school = markdown({ ...clean, title: '青禾第一中学2023年信息公开工作年度报告', issuer: '青禾第一中学' });
  assert.match((await gouji('convert s.md s.docx', world({ 's.md': school }))).err, /学校、医院/);
});

test('comments are for the author, and it is said that they are left out', async () => {
  const text = markdown(clean).replace('## 一、', '<!-- 待核 -->\n\n## 一、');
  const { err, written } = await goujiWith(['convert', 'a.md', 'a.html'], world({ 'a.md': text }));
  assert.match(err, /注释.*没有写进去/);
  assert.doesNotMatch(written.get('a.html') ?? '', /待核/);
});
