import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { forms } from '../../server/src/data/forms.js';
import { keyFigures } from '../../server/src/data/key-figures.js';
import file from '../../server/src/data/key-figures.json' with { type: 'json' };
import { keyFiguresSchema } from '../../server/src/data/schema.js';
import { cellKeys } from '../support/figures.js';

test('the file is what the type says, and holds nothing else', () => {
  const parsed = keyFiguresSchema.safeParse(file);
  assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
  assert.deepEqual(parsed.data, file);
  assert.equal(keyFiguresSchema.safeParse({ keyFigures: [{ ...file.keyFigures[0], extra: 1 }] }).success, false);
});

test('of every list of cells all or none stand in a form, and of one figure one list at most; the newest form has all', () => {
  for (const form of forms) {
    const known = new Set(cellKeys(form));
    for (const { id, of, by } of keyFigures) {
      for (const lists of [of, by ?? []]) {
        const there = lists.filter((keys) => keys.every((key) => known.has(key)));
        const partly = lists.filter((keys) => keys.some((key) => known.has(key)));
        assert.deepEqual(there, partly, `${form.id} ${id}`);
        assert.ok(there.length <= 1, `${form.id} ${id}`);
        if (form === forms.at(-1) && lists.length > 0) assert.equal(there.length, 1, id);
      }
    }
  }
});
