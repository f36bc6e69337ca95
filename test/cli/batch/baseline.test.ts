import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../../server/src/cli/engine.js';
import { cleanDraft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { gouji, type World } from '../harness.js';

const DRAFT = markdown(cleanDraft('2021')).replace('| 21 | 4 |', '| 91 | 4 |');
const rulesIn = (out: string) =>
  JSON.parse(out).files.map(({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule));

test('what an earlier result has is left out, wherever it stands now; what is new is told, and counts alone', async () => {
  const before: World = { files: { 'd/a.md': DRAFT, 'd/b.md': DRAFT }, engine };
  for (const format of ['json', 'ndjson']) {
    const baseline = (await gouji(`check --format ${format} d`, before)).out;
    const moved = `${DRAFT.replace('\n', '\n\n\n')}`;
    const files = { 'd/a.md': moved, 'd/b.md': `${DRAFT}\n依据《条例》第九十条，公开有关信息。\n`, 'd/c.md': DRAFT, 'base.json': baseline };
    const { out, status } = await gouji('check --format json --baseline base.json d/a.md ./d/b.md d/c.md', { files, engine });
    const [a, b, c] = rulesIn(out);
    assert.deepEqual([a, b], [[], ['article-unknown']]);
    assert.ok(c.includes('balance'), 'another draft with the same findings is new');
    const { summary, files: checked } = JSON.parse(out);
    assert.ok(summary.known >= 2);
    assert.deepEqual([checked[0].errors, checked[1].errors, status], [0, 1, 1]);
    const same = await gouji('check --baseline base.json d', { files: { ...before.files, 'base.json': baseline }, engine });
    assert.equal(same.status, 0);
    assert.match(same.out, /错误 0，警告 0，提示 0，建议 0；基准里已有的 \d+ 处没有列出\n$/);
  }
});

test('a result that another program has laid out anew is read too; what is no result is named', async () => {
  const first = JSON.parse((await gouji('check --format json a.md', { files: { 'a.md': DRAFT }, engine })).out);
  const files: Record<string, string> = { 'a.md': DRAFT, 'base.json': JSON.stringify(first, undefined, 2) };
  assert.equal((await gouji('check --baseline base.json a.md', { files, engine })).status, 0);
  for (const wrong of ['', '[]', '{"files": 3}', '{"path":"a.md","findings":[}', '年报']) {
    const { err, out, status } = await gouji('check --baseline wrong.json a.md', { files: { ...files, 'wrong.json': wrong }, engine });
    assert.deepEqual([status, out, err], [2, '', 'gouji: wrong.json: 不是 --format json 或 ndjson 的检查结果，不能作基准\n'], wrong);
  }
  assert.match((await gouji('check --baseline none.json a.md', { files, engine })).err, /^gouji: none\.json: 没有这个文件/);
});
