import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { notations } from '../support/notations.js';
import { unmarked } from './mutation.js';
import { type Outcome, sprinkleClean, sprinkleDamaged } from './sprinkled.js';
import { sprinkled, sprinkles } from './sprinkles/index.js';
import { settingOf } from './sprinkles/places.js';

/** A sample of what `npm run evaluate -- --sprinkled 2000` does. */
const SAMPLE = 60;
const SEED = 5;

const failures = ({ failures }: Outcome): string[] =>
  failures.map(({ number, draft, sprinkles: made, what }) => `${number} ${draft}, ${made.map(({ id }) => id).join(' + ')}: ${what}`);

test('what is sprinkled over a draft without fault gives no error and no warning', () => {
  const outcome = sprinkleClean(SAMPLE, SEED);
  assert.equal(outcome.drafts, SAMPLE);
  assert.ok(outcome.uses.size > sprinkles.length / 2, `only ${outcome.uses.size} kinds`);
  assert.deepEqual(failures(outcome), []);
});

test('what is sprinkled over a draft with one fault takes no finding of it away', () => {
  const outcome = sprinkleDamaged(SAMPLE, SEED);
  assert.equal(outcome.drafts, SAMPLE);
  assert.deepEqual(failures(outcome), []);
});

test('every kind of sprinkle has a name of its own, and changes some draft, the same way for the same seed', () => {
  assert.equal(new Set(sprinkles.map(({ id }) => id)).size, sprinkles.length);
  const written = FORM_IDS.flatMap((id) =>
    notations.map((notation) => {
      const draft = cleanDraft(id);
      return { text: notation.render(draft), setting: settingOf(draft.form, notation) };
    }),
  );
  for (const sprinkle of sprinkles) {
    const made = (seed: number) =>
      written
        .filter(({ setting }) => sprinkle.fits?.(setting) ?? true)
        .findLast(({ text, setting }, i) => sprinkled(text, setting, [sprinkle], seed, i) !== text);
    assert.ok(made(1) !== undefined, `${sprinkle.id} changes nothing`);
    assert.equal(made(1), made(1));
  }
});

test('marks of a fault stay round its place', () => {
  const draft = cleanDraft('2021');
  const marked = { ...draft, title: `\u2061${draft.title}\u2062` };
  for (const notation of notations) {
    const setting = settingOf(draft.form, notation);
    const { text, places } = unmarked(
      sprinkled(
        notation.render(marked),
        setting,
        sprinkles.filter(({ fits }) => fits?.(setting) ?? true),
        3,
        1,
      ),
    );
    assert.ok(
      places.some(({ start, end }) => text.slice(start, end).includes('云')),
      notation.name,
    );
  }
});
