import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormId } from '../../server/src/data/types.js';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { type DraftNotation, notations } from '../support/notations.js';
import { parseArguments } from './arguments.js';
import { written } from './damage.js';
import { type Mutation, mark, touches, unmarked } from './mutation.js';
import { mutations } from './mutations/index.js';
import { randomOf } from './random.js';
import { merged } from './summary.js';
import { claims, doubted } from './truth.js';

interface Applied {
  readonly form: FormId;
  readonly notation: DraftNotation;
  readonly text: string;
}

const drafts = FORM_IDS.map(cleanDraft);
const clean = new Map<string, string>();

/** The draft without the fault, written once. */
function cleanText(form: FormId, notation: DraftNotation): string {
  const key = `${form} ${notation.name}`;
  const text = clean.get(key) ?? notation.render(cleanDraft(form));
  clean.set(key, text);
  return text;
}

/** The first draft that the fault shows in. */
function firstApplied(mutation: Mutation): Applied | undefined {
  const notation = notations.find(({ name }) => mutation.except?.includes(name) !== true);
  for (const draft of drafts) {
    for (let run = 0; run < 4 && notation !== undefined; run += 1) {
      const damaged = mutation.damage(draft, randomOf(7, mutation.id, run));
      const shown = damaged === undefined ? undefined : written(damaged, notation);
      if (shown !== undefined) return { form: draft.form.id, notation, text: shown.text };
    }
  }
  return undefined;
}

test('every kind of fault has a name of its own', () => {
  const ids = mutations.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 40);
});

test('every kind of fault changes some draft, the same way for the same seed', () => {
  for (const mutation of mutations) {
    const first = firstApplied(mutation);
    assert.ok(first !== undefined, `${mutation.id} applies nowhere`);
    assert.notEqual(first.text, cleanText(first.form, first.notation), mutation.id);
    assert.equal(first.text, firstApplied(mutation)?.text, mutation.id);
  }
});

test('marks do not show and tell where they stood', () => {
  const { text, places } = unmarked(`甲${mark(`乙${mark('丙')}`)}丁${mark('')}`);
  assert.equal(text, '甲乙丙丁');
  assert.deepEqual(places, [
    { start: 2, end: 3 },
    { start: 1, end: 3 },
    { start: 4, end: 4 },
  ]);
  assert.ok(touches({ start: 0, end: 2 }, { start: 2, end: 3 }));
  assert.ok(!touches({ start: 0, end: 1 }, { start: 2, end: 3 }));
});

test('the arguments: folders, pairs and numbers in any order', () => {
  assert.deepEqual(parseArguments(['a', '--runs', '2', '--errors', 'e.json', 'b', '--seed', '9', 'c', '--write']), {
    folders: ['a', 'c'],
    errors: [{ file: 'e.json', folder: 'b' }],
    seed: 9,
    runs: 2,
    sprinkled: 0,
    write: true,
    real: false,
  });
  assert.throws(() => parseArguments(['--runs', '0']));
  assert.throws(() => parseArguments(['--errors', 'e.json']));
  assert.throws(() => parseArguments(['--loud']));
  assert.throws(() => parseArguments(['--real', '--write']));
});

test('what a key is not sure of is not scored', () => {
  const entry = { detail: '', certainty: 'certain', status: 'violated' };
  const truth = [
    { ...entry, rule: 'prose.sum', certainty: 'doubtful' },
    { ...entry, rule: 't3.row_sum' },
  ];
  const document = { file: '1.txt', report_year: 2023, format_generation: '2021', tables: [], prose_vs_table: [] };
  assert.deepEqual([...doubted({ ...document, truth, missing_or_nonstandard_sections: [] })], ['prose-sum']);
});

test('what a key says of a report: certain entries, sections and tables', () => {
  const entry = { detail: '', certainty: 'certain' };
  const found = claims({
    file: '1.txt',
    report_year: 2023,
    format_generation: '2021',
    tables: ['2', '3'],
    truth: [
      { ...entry, rule: 't3.row_sum', status: 'holds' },
      { ...entry, rule: 't3.row_sum', status: 'violated', violations: [{ found: null }] },
      { ...entry, rule: 'period', status: 'violated', certainty: 'doubtful' },
    ],
    prose_vs_table: [{ ...entry, rule: 'prose.sum', status: 'violated' }],
    missing_or_nonstandard_sections: ['五: heading absent'],
  });
  assert.deepEqual(
    found.map(({ rule, violated }) => `${rule} ${violated}`),
    ['balance false', 'cell-blank true', 'prose-sum true', 'table-format false', 'section-missing true'],
  );
});

const NOTHING = { runs: 0, found: 0, right: 0, false: 0, debatable: 0, noted: 0, notedFound: 0 };

test('what is written for the manual: drafts of this run; of real reports only where all are read that there are verdicts on', () => {
  const kept = { ...NOTHING, runs: 1, found: 1, right: 5, false: 1 };
  const scores = new Map([
    ['kept', { ...NOTHING, runs: 4, found: 3, right: 1, missed: 2 }],
    ['fresh', { ...NOTHING, runs: 6, found: 6, missed: 0 }],
    ['real', { ...NOTHING, debatable: 1, missed: 0 }],
    ['nothing', { ...NOTHING, missed: 1 }],
  ]);
  const ids = ['kept', 'fresh', 'real', 'nothing', 'unknown'];
  assert.deepEqual(merged({ kept }, scores, { ids, isWhole: false }), {
    kept: { ...kept, runs: 4, found: 3 },
    fresh: { ...NOTHING, runs: 6, found: 6 },
  });
  assert.deepEqual(merged({ kept }, scores, { ids, isWhole: true }), {
    kept: { ...NOTHING, runs: 4, found: 3, right: 1 },
    fresh: { ...NOTHING, runs: 6, found: 6 },
    real: { ...NOTHING, debatable: 1 },
  });
});
