import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { parseFormPack } from '../../server/src/config/form-pack.js';
import { rules } from '../../server/src/rules/index.js';
import type { Problem, Rule } from '../../server/src/rules/shared/rule.js';
import { allFindings } from '../rules/support.js';
import { marked, readMarked } from '../support/marked.js';
import { reportOf } from '../support/reading.js';
import { complaintsAbout, unwritten } from './complaints.js';
import { manual } from './manual.js';
import { packChapter } from './manual-pack.js';
import { indexText, RULES, ruleIds } from './rule-files.js';
import { newRule, PLACEHOLDER, ruleText } from './rule-template.js';

/** A rule's file, built beside the others, run. */
async function built(text: string): Promise<Rule> {
  const { outputFiles } = await build({
    stdin: { contents: text, resolveDir: RULES, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    logLevel: 'silent',
  });
  const module: { exports: { default?: Rule } } = { exports: {} };
  new Function('module', outputFiles[0]?.text ?? '')(module);
  assert.ok(module.exports.default);
  return module.exports.default;
}

test('of a folder, the files that declare a rule; helpers, folders and the list are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-rules-'));
  try {
    mkdirSync(join(folder, 'shared'));
    writeFileSync(join(folder, 'shared', 'far.ts'), 'export default rule({');
    writeFileSync(join(folder, 'index.ts'), 'export const rules = [];');
    writeFileSync(join(folder, 'helper.ts'), '/** Not an export default rule(…). */\nexport default function help() {}');
    writeFileSync(join(folder, 'b.ts'), "export default rule({\n  id: 'b',");
    writeFileSync(join(folder, 'a-c.ts'), "import x;\n\nexport default rule({\n  id: 'a-c',");
    assert.deepEqual(ruleIds(folder), ['a-c', 'b']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the list: known rules keep their order, new ones come last, lost ones go', () => {
  const before = indexText('', ['b', 'a-one', 'c']);
  assert.match(before, /import aOne from '\.\/a-one\.js';\nimport b from/);
  const moved = before.replace(/ {2}b,\n {2}aOne,\n/, '  aOne,\n  b,\n').replace('  c,\n', '  c,\n  b,\n');
  const after = indexText(moved, ['a', 'a-one', 'b']);
  assert.match(after, /\[\n {2}aOne,\n {2}b,\n {2}a,\n\];/);
  assert.equal(indexText(after, ['a', 'a-one', 'b']), after);
});

test('what a rule lacks is said by file and name', () => {
  const [whole] = rules;
  assert.ok(whole);
  assert.deepEqual(complaintsAbout([whole], [whole.id]), []);
  assert.deepEqual(
    complaintsAbout([{ id: 'new-one', severity: 'loud' as 'hint', source: ' ', examples: [{ bad: '甲', good: '' }] }], ['new-one']),
    [
      `${RULES}/new-one.ts: severity is loud; write one of error, warning, info, hint`,
      `${RULES}/new-one.ts: title is missing; add title: say('中文', 'English')`,
      `${RULES}/new-one.ts: why is missing; add why: say('中文', 'English')`,
      `${RULES}/new-one.ts: source is missing; add source: the notice, article or practice that the rule rests on`,
      `${RULES}/new-one.ts: example 1 needs both bad, with ⟦⟧ around the fault, and good`,
      `${RULES}/new-one.ts: check is missing; add *check(report) { … } that yields a problem for each fault`,
    ],
  );
  assert.deepEqual(complaintsAbout([{ ...whole, id: 'other' }], ['new-one']), [
    `${RULES}/new-one.ts: the rule's id must be the name of its file: write id: 'new-one'`,
  ]);
  assert.match(complaintsAbout([undefined], ['new-one']).join('\n'), /new-one\.ts/);
});

test('a new rule builds, finds nothing, and says what is to be written; with a pattern it works', async () => {
  const begun = await built(ruleText('new-one'));
  const { text, ranges } = marked(begun.examples[0]?.bad ?? '');
  assert.equal(ranges.length, 1);
  assert.deepEqual([...begun.check(reportOf(text))], []);
  assert.deepEqual(complaintsAbout([begun], ['new-one']), []);
  assert.deepEqual(
    unwritten(begun).map((line) => line.split(' ').slice(0, 2).join(' ')),
    ['title', 'why', 'source', 'withoutFix', 'examples'].map((name) => `${RULES}/new-one.ts: ${name}`),
  );
  const written = await built(ruleText('new-one').replace('/(?!)/g', `/${PLACEHOLDER}错误的文字/g`));
  const found = [...written.check(reportOf(text))].map(({ at }: Problem) => ({ start: at.start, end: at.end }));
  assert.deepEqual(found, ranges);
});

test('the draft of a new rule has one place marked and no other fault', () => {
  const draft = newRule('new-one', [])[1];
  assert.equal(draft?.path, 'test/drafts/damaged/new-one.md');
  const { text, expected } = readMarked(draft?.text ?? '');
  assert.deepEqual(
    expected.map(({ rule }) => rule),
    ['new-one'],
  );
  assert.deepEqual(allFindings(text), []);
});

test('no rule over another, and no id that is none', () => {
  assert.throws(() => newRule('title', ['title']), /there is a rule title: server\/src\/rules\/title\.ts/);
  for (const id of ['', 'Title', 'a_b', '../x', '-a', 'a--b']) assert.throws(() => newRule(id, []), /cannot be the id of a rule/, id);
});

test('the manual explains every entry of a form pack, with a file that is one', () => {
  const text = packChapter();
  const rows = text.match(/^\| `.*$/gm) ?? [];
  assert.ok(rows.length > 15, text);
  for (const row of rows) assert.match(row, /^\| `[\w[\].]+` \| [^|]+ · [^|]+ \|$/);
  const [, example = ''] = /```json\n(.*?)\n```/s.exec(text) ?? [];
  assert.ok('form' in parseFormPack(example));
  for (const key of ['gz', 'r3_7', 'np', 'rev.tot']) assert.ok(text.includes(`\`${key}\` `), key);
});

test('the manual claims nothing of what was not measured', () => {
  const [first] = rules;
  assert.ok(first);
  const said = (counts: object | undefined) => manual([first], { rules: counts === undefined ? {} : ({ [first.id]: counts } as never) });
  assert.match(said(undefined), /实测：尚未测过。\n\nNot measured yet\./);
  assert.match(said({ runs: 0, found: 0, right: 3, false: 1 }), /还没有用故意改错的样稿测过。人工核对过的真实年报中报出 4 处，3 处属实。/);
  assert.match(said({ runs: 5, found: 4, right: 0, false: 0 }), /改出这类错误 5 次，找出 4 次；.*没有可以评判的例子。/);
  assert.match(
    said({ runs: 5, found: 4, right: 2, false: 0, debatable: 1 }),
    /报出 3 处，2 处属实，1 处可议。\n\n.*2 of 3 findings right, 1 debatable\./,
  );
  assert.match(
    said({ noted: 4, notedFound: 3 }),
    /通读时记下这类差错 4 处，查出 3 处。\n\n.*Of 4 such faults that a reader noted, 3 found\./,
  );
});

test('the manual says how far real reports were right as a whole, or that nothing was measured', () => {
  assert.match(manual([], { rules: {} }), /在真实年报上尚未测过。/);
  const reports = { count: 3, right: 49, false: 1, debatable: 2, noted: 20, found: 17 };
  const text = manual([], { reports, rules: {} });
  assert.match(
    text,
    /在 3 份公开的真实年报（有的不完整）上，错误和警告共报出 52 处，逐处人工核对：49 处属实，1 处误报，2 处可议；属实率 98\.0%/,
  );
  assert.match(text, /差错 20 处，查出 17 处（85\.0%）/);
  assert.match(text, /52 errors and warnings .* 49 right, 1 false, 2 debatable; 98\.0% right/);
});
