// Runs alone: it measures the memory of the process.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../../server/src/lsp/engine.js';
import type { Reading } from '../../../server/src/report/types.js';
import { held } from '../../memory/typing.js';
import { cleanDraft } from '../../support/draft.js';
import { markdown } from '../../support/notations/pipes.js';
import { desk } from './desk.js';

/** Last year's reports that are remembered at most. */
const MOST_KEPT = 32;
const REPORTS = MOST_KEPT + 4;

/** A reading of such a report is thirty times as large as its text. */
test('of reports that are not open no reading is kept, nor of last year’s beside them', async () => {
  const readings: WeakRef<Reading>[] = [];
  const counting: typeof engine = {
    ...engine,
    check: () => [],
    read: (...args) => {
      const reading = engine.read(...args);
      readings.push(new WeakRef(reading));
      return reading;
    },
  };
  const text = markdown(cleanDraft('2021'));
  const files: Record<string, string> = {};
  for (let i = 0; i < REPORTS; i += 1) {
    const own = text.replaceAll('青禾镇', `青禾${i}镇`);
    files[`年报/${i}镇2023.md`] = own;
    files[`年报/${i}镇2022.md`] = own.replaceAll('2023', '2022').replaceAll('2024', '2023');
  }
  const at = await desk(files, { engine: counting });
  while ((await at.units()).units.length < 2 * REPORTS || (await at.units()).state !== 'done') await at.progress.next();
  // Whatever was asked for in a turn of the event loop counts as held until its end; what nobody holds a full collection takes, always.
  await new Promise(setImmediate);
  held();
  const alive = readings.flatMap((reading) => reading.deref() ?? []);
  assert.ok(readings.length >= 3 * REPORTS, `${readings.length} read`);
  assert.deepEqual(
    alive.filter(({ year }) => year !== 2022),
    [],
    'this year’s are not kept',
  );
  assert.ok(alive.length <= MOST_KEPT, `${alive.length} of ${readings.length} readings are still there`);
  at.end();
});
