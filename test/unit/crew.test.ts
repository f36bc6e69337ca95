import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

/** Files of tests, by what becomes of them. */
const FILES = {
  'passes.test.ts': "test('one', () => {}); test('two', async () => {});",
  'fails.test.ts': "test('wrong', () => { throw new Error('it is wrong'); }); test('right', () => {});",
  'ends.test.ts': "test('before', () => {}); test('ends', () => process.exit(0)); test('behind', () => {});",
  'crashes.test.ts': "test('crashes', () => process.abort());",
  'rejects.test.ts': "test('rejects', () => { Promise.reject(new Error('nobody waits for it')); });",
  'late.test.ts':
    "test('is over', () => { setTimeout(() => { throw new Error('too late'); }); }); test('waits', (_, done) => { setTimeout(done, 50); });",
  'later.test.ts': "test('is over', () => { setTimeout(() => { throw new Error('much too late'); }, 50); });",
  'waits.test.ts': "test('waits for nothing', () => new Promise(() => {})); test('behind', () => {});",
  'no-file.test.ts': "throw new Error('cannot be loaded');",
  'changes.test.ts': "test('changes', () => { process.env.GOUJI_CHANGED = '1'; process.exitCode = 3; });",
  'skips.test.ts': "test('skipped', { skip: 'for a reason' }, () => {});",
  'circles.test.ts': "test('before', () => {}); test('in circles', () => { for (;;); });",
};

interface Outcome {
  readonly path: string;
  readonly passed: readonly string[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'gouji-crew-'));
after(() => rmSync(folder, { recursive: true }));

/** The files run as the unit tests do; what each came to. */
function outcomesOf(names: readonly (keyof typeof FILES)[], silence = 300_000): Record<string, Outcome> {
  const paths = names.map((name) => join(folder, name));
  for (const [i, name] of names.entries()) writeFileSync(paths[i] ?? '', FILES[name]);
  const loads = names.map((name, i) => `${JSON.stringify(paths[i])}: () => { ${FILES[name]} },\n`);
  const program = join(folder, 'tests.cjs');
  writeFileSync(program, `const { test } = require('node:test');\nmodule.exports = {\n${loads.join('')}};\n`);
  const script = `
    import { runAll } from './test/unit/crew.mjs';
    const outcomes = await runAll(${JSON.stringify(paths)}, { program: ${JSON.stringify(program)}, silence: ${silence}, tell: () => undefined });
    console.log('\\noutcomes' + JSON.stringify(outcomes));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const [, found] = /^outcomes(.*)$/m.exec(stdout) ?? assert.fail(stderr);
  const outcomes: Outcome[] = JSON.parse(found ?? '');
  return Object.fromEntries(outcomes.map((outcome) => [outcome.path.slice(folder.length + 1), outcome]));
}

test('whatever a file does to its process, it has failed, and the others are as they are', () => {
  const { 'circles.test.ts': _, 'later.test.ts': __, ...others } = FILES;
  const outcomes = outcomesOf(Object.keys(others) as (keyof typeof FILES)[]);
  const failures = (name: keyof typeof FILES) => outcomes[name]?.failed.map((one) => `${one.name}: ${one.reason}`).join('\n') ?? 'lost';
  assert.deepEqual(outcomes['passes.test.ts']?.passed, ['one', 'two']);
  assert.deepEqual(outcomes['passes.test.ts']?.failed, []);
  assert.deepEqual(outcomes['fails.test.ts']?.passed, ['right']);
  assert.match(failures('fails.test.ts'), /^wrong: Error: it is wrong/);
  assert.match(failures('ends.test.ts'), /the process ended before the file did: 0/);
  assert.match(failures('crashes.test.ts'), /the process ended before the file did/);
  assert.match(failures('rejects.test.ts'), /nobody waits for it/);
  assert.match(failures('late.test.ts'), /too late/);
  assert.match(failures('waits.test.ts'), /^waits for nothing: .*still pending/);
  assert.match(failures('no-file.test.ts'), /cannot be loaded/);
  assert.match(failures('changes.test.ts'), /left behind, other than before: process\.env\.GOUJI_CHANGED, exitCode/);
  assert.deepEqual(outcomes['skips.test.ts']?.skipped, [{ name: 'skipped', reason: 'for a reason' }]);
  const right = Object.values(outcomes).filter(({ failed }) => failed.length === 0);
  assert.deepEqual(right.map(({ path }) => path.slice(folder.length + 1)).sort(), ['passes.test.ts', 'skips.test.ts']);
});

test('what is thrown when all its tests have ended fails a file of the process', () => {
  const { 'later.test.ts': outcome } = outcomesOf(['later.test.ts']);
  assert.deepEqual(outcome?.passed, ['is over']);
  assert.match(outcome?.failed[0]?.reason ?? '', /exit status/);
});

test('a file that runs in circles is ended, and has failed', () => {
  const { 'circles.test.ts': outcome } = outcomesOf(['circles.test.ts'], 1_500);
  assert.match(outcome?.failed[0]?.reason ?? '', /nothing heard for 1\.5 s/);
});
