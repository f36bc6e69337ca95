import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FrameOptions, frameOf } from '../../../server/src/cli/formats/frame.js';
import { plain } from '../../../server/src/cli/paint.js';
import { lineIndex } from '../../../server/src/text/lines.js';
import { displayWidth } from '../../../server/src/text/width.js';
import { marked } from '../../support/marked.js';
import { gouji, goujiWith } from '../harness.js';

test('a finding: place, severity, message, rule, frame, addends, fixes', async () => {
  const { out } = await gouji('check a.md', { files: { 'a.md': '年报\n| 总计 | 错 |\n' } });
  assert.equal(
    out,
    [
      'a.md  2021年格式 · 2023年 · 青禾县某局',
      'a.md:2:8 错误 应为 3，现为 9 [balance]',
      '  2 | | 总计 | 错 |',
      '    |          ^^',
      ...Array.from({ length: 8 }, (_, i) => `    1:1 甲${i} 1`),
      '    等 10 处',
      '    可考虑：改为 3',
      '    可修复：补全表格',
      '',
      '共 1 个文件，1 份年报；错误 1，警告 0，提示 0，建议 0',
      '',
    ].join('\n'),
  );
});

test('colours on a terminal, unless it or the user says no', async () => {
  const files = { 'a.md': '年报 错' };
  const coloured = async (args: string, world = {}) => (await gouji(`check ${args} a.md`, { files, ...world })).out.includes('\u001b[');
  assert.equal(await coloured(''), false);
  assert.equal(await coloured('', { isTTY: true }), true);
  assert.equal(await coloured('', { isTTY: true, env: { NO_COLOR: '1' } }), false);
  assert.equal(await coloured('--no-color', { isTTY: true }), false);
  assert.equal(await coloured('--color', { env: { NO_COLOR: '1' } }), true);
});

const COMMANDS = '\u0000\u0007\u001b\u007f\u0085\u009b\u061c\u200e\u2028\u202e\u2066';

test('a draft cannot send commands to the terminal: they are shown by their numbers', async () => {
  const hostile = `年报${COMMANDS}疑${COMMANDS.replace('\u0000', '')}`;
  const files = { 'a.md': hostile.replace('\u0000', ''), [`${COMMANDS}.md`]: '年报 疑' };
  const { out, err } = await goujiWith(['check', 'a.md', `${COMMANDS}.md`, `nowhere${COMMANDS}`], { files, columns: 400 });
  for (const command of COMMANDS) assert.ok(!out.includes(command) && !err.includes(command), command);
  assert.match(out, / \| 年报<U\+0007><U\+001B><U\+007F><U\+0085><U\+009B><U\+061C><U\+200E><U\+2028><U\+202E><U\+2066>疑<U\+0007>/);
  assert.match(out, /^<U\+0000><U\+0007><U\+001B>/m);
  assert.match(err, /nowhere<U\+0000><U\+0007>/);
});

test('nor through a diff, where line ends and tabs stay', async () => {
  const { engine } = await import('../../../server/src/cli/engine.js');
  const hostile = `${COMMANDS.slice(1)}\r\t。`;
  const text = `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\r\n\r\n一、总体情况\r\n\r\n${hostile}\r\n(一)主动公开12条。\r\n`;
  const { out } = await gouji('check --fix-dry-run a.md', { files: { 'a.md': text }, engine });
  for (const command of COMMANDS) assert.ok(!out.includes(command), command);
  assert.match(out, /^ <U\+0007><U\+001B>.*<U\+2066><U\+000D>\t。\r\n-\(一\)主动公开12条。\r\n\+（一）主动公开12条。\r\n/m);
});

test('nor through JSON, where they are escaped', async () => {
  const path = `${COMMANDS}.md`;
  const { out } = await goujiWith(['check', '--format', 'json', path], { files: { [path]: '年报' } });
  for (const command of COMMANDS) assert.ok(!out.includes(command), command);
  assert.equal(JSON.parse(out).files[0].path, path);
});

/** The frame of the text between ⟦ and ⟧. */
function frame(source: string, width = 80): string[] {
  const { text, ranges } = marked(source);
  assert.ok(ranges[0] !== undefined);
  return frameOf(text, lineIndex(text), ranges[0], { width, paint: plain, style: 'error' } satisfies FrameOptions);
}

/** The carets stand under the marked text, column for column; the line fits. */
function assertAligned([source = '', carets = '']: readonly string[], marked: string, width: number): void {
  const at = source.indexOf(marked);
  assert.ok(at >= 0, `${marked} in ${source}`);
  assert.equal(displayWidth(carets.slice(0, carets.indexOf('^'))), displayWidth(source.slice(0, at)), source);
  assert.equal(carets.length - carets.indexOf('^'), displayWidth(marked), carets);
  assert.ok(displayWidth(source) <= width, source);
}

test('carets stand under wide, ambiguous, combined and invisible characters', () => {
  assert.deepEqual(frame('　“收到”𠮷👨‍👩‍👧⟦申请1⟧件'), ['  1 | 　“收到”𠮷👨‍👩‍👧申请1件', `    | ${' '.repeat(14)}^^^^^`]);
  assert.deepEqual(frame('a\u200b\u00a0⟦b⟧'), ['  1 | a b', '    |   ^']);
  assert.deepEqual(frame('总计\t1\t⟦2⟧'), ['  1 | 总计    1    2', '    |              ^']);
});

test('an empty range and a range on a line end get one caret', () => {
  assert.deepEqual(frame('总计⟦⟧\r\n'), ['  1 | 总计', '    |     ^']);
  assert.deepEqual(frame('总计\r⟦\n⟧'), ['  1 | 总计', '    |     ^']);
  assert.deepEqual(frame('⟦⟧'), ['  1 |', '    | ^']);
});

test('a range over lines: three at most', () => {
  assert.deepEqual(frame('⟦甲\n\n乙⟧丙'), ['  1 | 甲', '    | ^^', '  2 |', '  3 | 乙丙', '    | ^^']);
  assert.deepEqual(frame('一⟦二\n三\n四\n五⟧').slice(4), ['  3 | 四', '    | ^^', '    | … 4']);
});

test('long lines are cut on both sides, and stay aligned', () => {
  const long = '本年新收政府信息公开申请“数量”'.repeat(40);
  const cut = frame(`${long}⟦总计九件⟧${long}`, 60);
  assertAligned(cut, '总计九件', 60);
  assert.match(cut[0] ?? '', /\| ….*…$/);
  assertAligned(frame(`⟦总计九件⟧${long}`, 60), '总计九件', 60);
  assertAligned(frame(`${long}⟦总计九件⟧`, 60), '总计九件', 60);
  assertAligned(frame(`${'𠮷'.repeat(5000)}⟦总计九件⟧${'𠮷'.repeat(5000)}`, 61), '总计九件', 61);
});

test('a range longer than the line shows its beginning', () => {
  const [source = '', carets = ''] = frame(`前文⟦${'长'.repeat(5000)}⟧`, 60);
  assert.ok(displayWidth(source) <= 60 && displayWidth(carets) <= 60);
  assert.match(carets, /\^{40,}$/);
});

test('a line of a million characters is framed at once', () => {
  const text = `${'一'.repeat(500_000)}⟦错⟧${'一'.repeat(500_000)}`;
  assertAligned(frame(text, 80), '错', 80);
});
