import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { titled } from '../../rules/support.js';
import { cleanFiles } from '../../support/generate.js';
import { others, reworded, sprinklers } from '../../support/odd-drafts.js';
import { Random } from '../../support/random.js';
import { assertKept, type File, Versions } from './kept.js';

const SAMPLES = 'test/drafts/samples';

const clean: readonly File[] = [...cleanFiles()].map(([name, text]) => ({ name, text }));

function assertNothingInserted(file: File): void {
  const lines = (text: string) => text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '').length;
  const { text, edits } = assertKept(file);
  assert.equal(lines(text), lines(file.text), JSON.stringify(edits));
}

// Of the damaged drafts: test/features/fixes/fix-all.test.ts.
test('fix-all keeps lines, figures and headings of the samples', () => {
  for (const name of readdirSync(SAMPLES)) assertKept({ name, text: readFileSync(join(SAMPLES, name), 'utf8') });
});

test('fix-all leaves a clean draft as it is', () => {
  for (const file of clean) assert.equal(assertKept(file).count, 0, file.name);
});

for (const file of reworded) test(`fix-all puts in nothing that is there in other words: ${file.name}`, () => assertNothingInserted(file));

for (const file of others) {
  test(`fix-all changes nothing in what may be no report: ${file.name}`, () =>
    assert.equal(new Versions(file).mended(file.text).text, file.text));
}

test('fix-all joins no lines, wherever a PDF broke them', () => {
  const slips = '截止目前客户端户端可查，《印发<意见>的通知》已公布，云政办发[2023]8号和20231231日 and 都已公开';
  // With this nobody knows which parts are missing: that they would be put in each time is no part of it.
  const loose = '不足与打算\n\n| 一 | 二 |\n|---|---|\n| 1 | 2 |';
  for (let i = 1; i < slips.length; i += 1) {
    const body = `全镇把群众关心的补贴名册逐户核对后公布在公示栏里，${slips.slice(0, i)}\n${slips.slice(i)}，群众满意。`;
    const file = { name: 'broken.txt', text: titled(2023, `一、总体情况\n\n${body}\n\n${loose}`) };
    assertKept(file);
  }
});

test('fix-all puts nothing into a clean draft over which things that nobody sees are sprinkled', () => {
  for (const [seed, { name, text }] of clean.entries()) {
    const random = new Random(seed);
    const rest = [...sprinklers];
    // Over each draft each of them once, three or four at a time.
    for (let turns = 3; turns > 0; turns -= 1) {
      let sprinkled = text;
      for (let i = Math.ceil(rest.length / turns); i > 0; i -= 1) {
        const [sprinkle = assert.fail()] = rest.splice(random.below(rest.length), 1);
        sprinkled = sprinkle(sprinkled, (limit) => random.below(limit));
      }
      try {
        assertNothingInserted({ name, text: sprinkled });
      } catch (error) {
        throw new Error(`${name}, turn ${turns}`, { cause: error });
      }
    }
    assert.deepEqual(rest, []);
  }
});
