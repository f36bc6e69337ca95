import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { engine } from '../../server/src/cli/engine.js';
import { rewritten } from '../../server/src/cli/fix.js';
import { unifiedDiff } from '../../server/src/cli/formats/diff.js';
import { nodeFiles } from '../../server/src/cli/node-io.js';
import type { Edit } from '../../server/src/text/edits.js';
import { applied, titled } from '../rules/support.js';
import { tableDraft } from '../rules/tables.js';
import { gouji } from './harness.js';

const DRAFT = titled(2023, '一、总体情况\n\n(一)主动公开12条。\n\n（二）依申请公开,平稳𠮷。');

test('--fix writes the safe fixes back, with mark and line ends, and reports what is left', async () => {
  const files = { 'a.md': `\ufeff${DRAFT.replaceAll('\n', '\r\n')}`, 'b.md': '购物单,好', 'c.md': titled(2023, '全年平稳,群众满意。') };
  const { written, out } = await gouji('check --fix a.md b.md c.md', { files, engine });
  const text = written.get('a.md') ?? '';
  assert.ok(text.startsWith('\ufeff云溪县'));
  assert.ok(text.includes('（一）主动公开12条。\r\n\r\n（二）依申请公开，平稳𠮷。'));
  assert.doesNotMatch(text, /(?<!\r)\n/);
  assert.ok(!written.has('b.md'));
  assert.doesNotMatch(out, /numbering-level|punctuation/);
  assert.match(out, /\n已改正 \d+ 处，写回 2 个文件\n共 3 个文件/);
});

test('--fix-dry-run prints a diff and writes nothing', async () => {
  const { written, out } = await gouji('check --fix-dry-run a.md', { files: { 'a.md': DRAFT }, engine });
  assert.equal(written.size, 0);
  assert.match(out, /^--- a\.md\n\+\+\+ a\.md\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
  assert.match(out, /\n-\(一\)主动公开12条。\n\+（一）主动公开12条。\n/);
  assert.match(out, /可以改正 \d+ 处，涉及 1 个文件；没有写入\n$/);
});

test('what cannot be written is named, and its findings are those of the file as it is', async () => {
  const { written, out, err, status } = await gouji('check --fix readonly/a.md', { files: { 'readonly/a.md': DRAFT }, engine });
  assert.equal(written.size, 0);
  assert.equal(status, 2);
  assert.match(err, /readonly\/a\.md: 没有写回：没有访问权限/);
  assert.match(out, /numbering-level/);
  assert.match(out, /\n有 \d+ 处可以改，但没有写成\n/);
  const mixed = await gouji('check --fix readonly/a.md b.md', { files: { 'readonly/a.md': DRAFT, 'b.md': DRAFT }, engine });
  assert.match(mixed.out, /\n已改正 \d+ 处，写回 1 个文件；另有 \d+ 处可以改，但没有写成\n/);
});

test('options that do not go together', async () => {
  for (const args of ['--fix --stdin', '--fix-dry-run --fix a.md', '--fix-dry-run --format json a.md']) {
    assert.equal((await gouji(`check ${args}`, { files: { 'a.md': DRAFT } })).status, 2, args);
  }
});

test('the encoding of the file is kept', () => {
  const text = '年报𠮷';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const stored = [
    { encoding: 'utf-16le', bytes: utf16 },
    { encoding: 'utf-16be', bytes: Buffer.from(utf16).swap16() },
    { encoding: 'utf-8-marked', bytes: Buffer.from(`\ufeff${text}`) },
    { encoding: 'utf-8', bytes: Buffer.from(text) },
    { encoding: 'gb18030', bytes: Buffer.from('c4eab1a89534b235', 'hex') },
  ] as const;
  for (const { encoding, bytes } of stored) {
    const written = rewritten({ encoding, bytes }, text, text);
    assert.deepEqual('bytes' in written && Buffer.from(written.bytes), bytes, encoding);
  }
});

test('a file is replaced whole: rights and links stay, nothing is left beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-fix-'));
  try {
    writeFileSync(join(folder, 'a.md'), 'old');
    chmodSync(join(folder, 'a.md'), 0o640);
    symlinkSync('a.md', join(folder, 'link.md'));
    await nodeFiles(folder).replace('link.md', Buffer.from('new'));
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'new');
    assert.equal(statSync(join(folder, 'a.md')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'link.md']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a result goes to where a link leads, and into a pipe, neither of which it replaces', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-output-'));
  try {
    const files = nodeFiles(folder);
    const put = async (name: string) => {
      const draft = await files.create(name);
      await draft.write('结果');
      await draft.commit();
    };
    writeFileSync(join(folder, 'a.json'), 'old');
    symlinkSync('a.json', join(folder, 'link.json'));
    await put('link.json');
    assert.equal(readFileSync(join(folder, 'a.json'), 'utf8'), '结果');
    assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
    if (spawnSync('mkfifo', [join(folder, 'pipe')]).status !== 0) return t.diagnostic('no mkfifo on this machine: pipes are left out');
    const [read] = await Promise.all([readFile(join(folder, 'pipe'), 'utf8'), put('pipe')]);
    assert.equal(read, '结果');
    assert.ok(lstatSync(join(folder, 'pipe')).isFIFO());
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a diff says where it stands: insertions, removals, the end of a file without line end', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk';
  const edits = [
    { at: { start: 2, end: 2 }, newText: 'x\n' },
    { at: { start: 18, end: 20 }, newText: '' },
    { at: { start: 21, end: 21 }, newText: '\nl\n' },
  ];
  assert.equal(
    unifiedDiff('p', before, edits),
    '--- p\n+++ p\n@@ -1,4 +1,5 @@\n a\n+x\n b\n c\n d\n@@ -7,5 +8,5 @@\n g\n h\n i\n-j\n-k\n\\ No newline at end of file\n+k\n+l\n',
  );
  assert.equal(unifiedDiff('p', before, []), '');
});

const piece = fc.constantFrom('甲', '乙', '\n', '\n\n', '丙\n', '');
/** A text and its edits, in order, none touching another. */
const edited = fc
  .tuple(fc.array(piece, { maxLength: 40 }), fc.array(fc.tuple(fc.nat(60), fc.nat(4), piece)))
  .map(([parts, cuts]): readonly [string, readonly Edit[]] => {
    const before = parts.join('');
    const edits: Edit[] = [];
    for (const [start, length, newText] of [...cuts].sort((a, b) => a[0] - b[0])) {
      const end = Math.min(start + length, before.length);
      if (start <= (edits.at(-1)?.at.end ?? -1) || start > before.length) continue;
      edits.push({ at: { start, end }, newText });
    }
    return [before, edits];
  });

test('patch, where there is one, makes of any file what the edits make of it', (t) => {
  if (spawnSync('patch', ['--version']).status !== 0) return t.skip('no patch on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'gouji-diff-'));
  const property = fc.property(fc.array(edited, { minLength: 8, maxLength: 8 }), (cases) => {
    for (const [i, [before]] of cases.entries()) writeFileSync(join(folder, `p${i}`), before);
    const diffs = cases.map(([before, edits], i) => unifiedDiff(`p${i}`, before, edits)).join('');
    const { status, stdout } = spawnSync('patch', ['-s', '-p0', '-d', folder], { input: diffs, encoding: 'utf8' });
    assert.equal(status, 0, `${diffs}\n${stdout}`);
    for (const [i, [before, edits]] of cases.entries())
      assert.equal(readFileSync(join(folder, `p${i}`), { encoding: 'utf8', flag: 'a+' }), applied(before, edits), diffs);
  });
  fc.assert(property, { numRuns: 5 });
  rmSync(folder, { recursive: true });
});

test('what is proposed for a failed sum stands in the output too', async () => {
  const { text } = tableDraft('2021', 't4', { 'rev.keep': '2', 'rev.tot': '12' });
  const { out } = await gouji('check --format json a.md', { files: { 'a.md': text }, engine });
  const found = JSON.parse(out).files[0].findings.find(({ rule }: { rule: string }) => rule === 'balance');
  assert.ok(found.fixes.some(({ title, safe }: { title: string; safe: boolean }) => title.includes('由 12 改为 2（') && !safe));
});
