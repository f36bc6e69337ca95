import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import { engine } from '../../../server/src/cli/engine.js';
import { docxOf } from '../../support/docx.js';
import { cleanDraft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { gouji, goujiWith } from '../harness.js';

/** That of OASIS, as the JSON Schema Store has it; Ajv takes its dialect for the next, of which it uses nothing. */
const { $schema: _dialect, id: _id, ...schema } = JSON.parse(readFileSync('test/cli/formats/sarif-schema-2.1.0.json', 'utf8'));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);

function assertValid(text: string) {
  const log = JSON.parse(text);
  validate(log);
  assert.deepEqual(validate.errors ?? [], []);
  return log.runs[0];
}

test('the schema refuses what is no SARIF', () => {
  assert.equal(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: {} }] }] }), false);
});

test('valid against the official schema: findings with fixes and related places, Word files, what could not be read, nothing at all', async () => {
  const draft = markdown(cleanDraft('2021')).replace('| 21 | 4 |', '| 91 | 4 |').replace('（一）主动公开情况', '(一)主动公开情况');
  const files = { 'a b.md': draft, '/abs/年报.md': draft, 'w.docx': docxOf({ ...cleanDraft('2021'), title: '' }), 'empty.md': '' };
  const world = { files, engine };
  const run = assertValid((await goujiWith(['check', '--format', 'sarif', 'a b.md', '/abs/年报.md', 'w.docx', 'empty.md'], world)).out);
  assert.ok(run.results.length > 3);
  const balance = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'balance');
  assert.equal(run.tool.driver.rules[balance.ruleIndex].id, 'balance');
  assert.ok(balance.relatedLocations.length > 1 && balance.fixes.length > 0);
  assert.match(balance.partialFingerprints['gouji/v1'], /^[0-9a-f]{12}$/);
  assert.equal(balance.locations[0].physicalLocation.artifactLocation.uri, 'a%20b.md');
  const word = run.results.find(
    ({ locations: [place] }: { locations: { logicalLocations?: object }[] }) => place?.logicalLocations !== undefined,
  );
  assert.ok(word !== undefined && word.locations[0].physicalLocation.region === undefined);
  assert.deepEqual([run.invocations[0].executionSuccessful, run.invocations[0].toolExecutionNotifications.length], [false, 1]);
  assertValid((await gouji('check --format sarif --lang en nowhere', { engine })).out);
});

test('a region is that of the finding: from one, in UTF-16 units', async () => {
  const run = assertValid((await gouji('check --format sarif a.md', { files: { 'a.md': '年报\r\n𠮷错 疑' } })).out);
  assert.deepEqual(
    run.results.map(({ locations, level }: { locations: { physicalLocation: { region: object } }[]; level: string }) => [
      level,
      locations[0]?.physicalLocation.region,
    ]),
    [
      ['error', { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 }],
      ['note', { startLine: 2, startColumn: 5, endLine: 2, endColumn: 6 }],
    ],
  );
});
