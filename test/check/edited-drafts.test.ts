import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import type { check } from '../../server/src/check/check.js';
import type { readReport } from '../../server/src/report/read.js';
import { edited, randomEdit, type Sample, sampleFor } from '../fuzz/edits.js';
import { Random } from '../support/random.js';

/** GOUJI_FUZZ=3000 for so many drafts, GOUJI_FUZZ_SEED=17 to begin with that one, as a failure names it. */
const DRAFTS = Number(process.env.GOUJI_FUZZ ?? 4);
const FIRST_SEED = Number(process.env.GOUJI_FUZZ_SEED ?? 1);
const EDITS = 25;

interface Core {
  readonly readReport: typeof readReport;
  readonly check: typeof check;
}

const { outputFiles } = buildSync({
  stdin: {
    contents: "export { readReport } from './server/src/report/read.js'; export { check } from './server/src/check/check.js';",
    resolveDir: process.cwd(),
  },
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'core',
  target: 'node20',
});
const script = new Script(`(() => { ${outputFiles[0]?.text}; return core; })()`);

/** One that has seen no draft yet, and remembers nothing of any. */
function freshCore(): Core {
  return script.runInThisContext() as Core;
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
