import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { edited, randomEdit, type Sample, sampleFor } from '../fuzz/edits.js';
import { Random } from '../support/random.js';

/** GOUJI_FUZZ=3000 for so many drafts, GOUJI_FUZZ_SEED=17 to begin with that one, as a failure names it. */
const DRAFTS = Number(process.env.GOUJI_FUZZ ?? 4);
const FIRST_SEED = Number(process.env.GOUJI_FUZZ_SEED ?? 1);
const EDITS = 25;

type Core = typeof import('./core.program.js');

/** All tests, compiled once more. */
const script = new Script(`((require, module) => { ${readFileSync(__filename, 'utf8')} })`);

/** One that has seen no draft yet, and remembers nothing of any. */
function freshCore(): Core {
  const module: { exports: Readonly<Record<string, () => Core>> } = { exports: {} };
  script.runInThisContext()(createRequire(__filename), module);
  return module.exports['test/check/core.program.ts']?.() ?? assert.fail('no core');
}

/** All that is told of a draft, with every place. */
function told(core: Core, sample: Sample): string {
  const [reading, findings] = checked(core, sample);
  return JSON.stringify({ ...reading, copy: undefined, findings }, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

function checked({ readReport, check }: Core, { text, html }: Sample) {
  const reading = readReport(text, { html });
  return [reading, check(reading, { onError: (_, error) => assert.fail(String(error)) })] as const;
}

test(`${DRAFTS} drafts edited at random from seed ${FIRST_SEED}: what is remembered of earlier versions changes nothing`, () => {
  const core = freshCore();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + DRAFTS; seed += 1) {
    const random = new Random(seed);
    let draft = sampleFor(seed, random);
    for (let edit = 0; edit < EDITS; edit += 1) {
      checked(core, draft);
      draft = { ...draft, text: edited(draft.text, randomEdit(random, draft.text)) };
    }
    assert.equal(told(core, draft), told(freshCore(), draft), `seed ${seed}, ${draft.name}`);
  }
});
