import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { notations } from '../support/notations.js';
import { sumOf } from '../support/units.js';
import { findingsOf } from './check.js';
import { written } from './damage.js';
import { compared, nearMisses } from './last-year.js';
import { touches } from './mutation.js';
import { lastYearMutations } from './mutations/last-year.js';
import { unitMutations } from './mutations/units.js';
import { randomOf } from './random.js';

/** All notations are the evaluation's affair. */
const some = notations.filter(({ name }) => ['markdown', 'lines'].includes(name));

test('what comes near to a fault between two years, and is none, is left alone', () => {
  for (const { id, previous, draft: of } of nearMisses) {
    for (const form of FORM_IDS) {
      const draft = of?.(cleanDraft(form)) ?? cleanDraft(form);
      const last = previous(cleanDraft(form));
      if (last === undefined) continue;
      for (const notation of some)
        assert.deepEqual(
          compared(draft, last, notation).map(({ rule }) => rule),
          [],
          `${id}, ${form} ${notation.name}`,
        );
    }
  }
});

test('every fault between two years is found, at its place', () => {
  for (const { id, rules, previous, damage } of lastYearMutations) {
    let found = 0;
    for (const form of FORM_IDS) {
      const draft = cleanDraft(form);
      const damaged = damage(draft, randomOf(3, id, form));
      if (damaged === undefined) continue;
      for (const notation of some) {
        const shown = written(damaged, notation);
        assert.ok(shown !== undefined && previous !== undefined);
        const findings = findingsOf(shown.text, false, { previous: notation.render(previous(draft)) });
        const there = findings.some(({ rule, at }) => rules.includes(rule) && shown.places.some((place) => touches(at, place)));
        assert.ok(there, `${id}, ${form} ${notation.name}: ${damaged.what}`);
        found += 1;
      }
    }
    assert.ok(found >= 2, id);
  }
});

test('a figure that is not the sum of the units is found, at its place', () => {
  for (const { id, rules, units, damage } of unitMutations) {
    for (const form of FORM_IDS) {
      const draft = cleanDraft(form);
      const damaged = damage(draft, randomOf(3, id, form));
      assert.ok(damaged !== undefined && units !== undefined);
      for (const notation of some) {
        const sum = sumOf(
          units(draft).map((unit) => notation.render(unit)),
          { year: draft.year },
        );
        assert.deepEqual(findingsOf(notation.render(draft), false, { units: sum }), [], `${form} ${notation.name}`);
        const shown = written(damaged, notation);
        const findings = findingsOf(shown?.text ?? '', false, { units: sum });
        const there = findings.some(({ rule, at }) => rules.includes(rule) && shown?.places.some((place) => touches(at, place)) === true);
        assert.ok(there, `${id}, ${form} ${notation.name}: ${damaged.what}`);
      }
    }
  }
});
