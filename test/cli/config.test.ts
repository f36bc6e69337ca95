import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/cli/engine.js';
import { gouji as run, type World } from './harness.js';

const DRAFT = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n我镇办理申请时一律在15个工作日内答复。\n';

interface Shown {
  readonly rule: string;
  readonly severity: string;
  readonly fingerprint: string;
}

async function shown(files: NonNullable<World['files']>, args = ''): Promise<Shown[]> {
  const { out } = await run(`check --format json ${args} drafts/a.md`, { files, engine });
  return JSON.parse(out).files[0].findings;
}

const only = (findings: readonly Shown[], rule: string) => findings.filter((finding) => finding.rule === rule);

test('severities by the nearest configuration', async () => {
  const found = await shown({
    'drafts/a.md': DRAFT,
    'gouji.config.json': '{"rules": {"statute-version": "off", "period": "error"}}',
    'drafts/gouji.config.json': '{"rules": {"period": "hint"}}',
  });
  assert.deepEqual(only(found, 'statute-version'), []);
  assert.deepEqual(
    only(found, 'period').map(({ severity }) => severity),
    ['hint'],
  );
});

test('none, or another one', async () => {
  const files = {
    'drafts/a.md': DRAFT,
    'gouji.config.json': '{"rules": {"period": "off"}}',
    'other.json': '{"rules": {"period": "info"}}',
  };
  assert.equal(only(await shown(files), 'period').length, 0);
  assert.equal(only(await shown(files, '--no-config'), 'period')[0]?.severity, 'warning');
  assert.equal(only(await shown(files, '--config other.json'), 'period')[0]?.severity, 'info');
  const { status, err } = await run('check --config nowhere.json drafts/a.md', { files, engine });
  assert.equal(status, 2);
  assert.match(err, /nowhere\.json/);
});

test('a finding silenced by its content stays silent when lines move, and comes back with another figure', async () => {
  const [finding] = only(await shown({ 'drafts/a.md': DRAFT }), 'statute-version');
  assert.ok(finding);
  const entry = { rule: 'statute-version', fingerprint: finding.fingerprint, reason: '引用的是旧时数据', file: 'drafts/a.md' };
  const config = JSON.stringify({ ignore: [entry] });
  const silenced = async (draft: string) => shown({ 'drafts/a.md': draft, 'gouji.config.json': config });
  assert.deepEqual(only(await silenced(DRAFT), 'statute-version'), []);
  assert.deepEqual(only(await silenced(`\n\n${DRAFT}`), 'silence'), []);
  const changed = await silenced(DRAFT.replace('15个', '十五个'));
  assert.equal(only(changed, 'statute-version').length, 1);
  assert.equal(only(changed, 'silence').length, 1);
});

test('what is wrong in a configuration is named once, by its key; the rest holds', async () => {
  const files = {
    'drafts/a.md': DRAFT,
    'drafts/b.md': DRAFT,
    'gouji.config.json': '{\n  "rules": {"period": "off", "perid": "off", "title": "loud"},\n  "ignore": [{"rule": "title"}]\n}\n',
  };
  const { err, out, status } = await run('check --format json drafts', { files, engine });
  assert.equal(status, 2);
  const lines = err.trim().split('\n');
  assert.equal(lines.length, 4, err);
  for (const [line, place] of [
    [0, 'gouji.config.json:2:46: rules.title'],
    [3, 'gouji.config.json:2:30: 没有规则 perid'],
  ] as const)
    assert.ok(lines[line]?.includes(place), lines[line]);
  assert.doesNotMatch(out, /"rule":"period"/);
  assert.match(
    (await run('check drafts/a.md', { files: { ...files, 'gouji.config.json': '{"rules": ' }, engine })).err,
    /不是完整的 JSON：这里缺少内容\n/,
  );
});
