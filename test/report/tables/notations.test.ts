import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CellType, Form } from '../../../server/src/data/types.js';
import type { ReadOptions } from '../../../server/src/report/read.js';
import type { Report } from '../../../server/src/report/types.js';
import balance from '../../../server/src/rules/balance.js';
import { cleanDraft, type Draft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { type DraftNotation, looseNotations, oddNotations, notations as official } from '../../support/notations.js';
import { declaredReport } from '../../support/reading.js';

const notations = [...official, ...looseNotations, ...oddNotations];
const drafts = FORM_IDS.map(cleanDraft);
const optionsOf = (notation: DraftNotation): ReadOptions => ({ html: notation.extension === 'html' });

function facts(report: Report): Record<string, number | undefined> {
  const cells = report.tables.flatMap((table) => [...table.cells.values()]);
  return Object.fromEntries(cells.map((cell) => [cell.key, cell.value]));
}

function cellTypes(form: Form): Map<string, CellType> {
  const types = new Map<string, CellType>();
  for (const block of form.tables.flatMap((table) => table.blocks)) {
    for (const row of block.rows.filter((r) => r.figures)) {
      for (const column of block.columns) types.set(row.key === '' ? column.key : `${row.key}.${column.key}`, row.cell ?? column.cell);
    }
  }
  return types;
}

function figure({ type }: CellType): fc.Arbitrary<string> {
  const count = fc.oneof(fc.nat(9), fc.nat(99_999), fc.constantFrom(2023, 20, 100)).map(String);
  if (type === 'count') return count;
  if (type === 'change') return fc.oneof(count, fc.integer({ min: -99, max: -1 }).map(String));
  return fc.oneof(
    count,
    fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  );
}

/** The draft with some of its figures replaced, whether they reconcile or not. */
function refilled(draft: Draft): fc.Arbitrary<Draft> {
  const types = cellTypes(draft.form);
  const change = fc.constantFrom(...types.keys()).chain((key) => {
    const type = types.get(key);
    return fc.tuple(fc.constant(key), type === undefined ? fc.constant('0') : figure(type));
  });
  return fc.array(change, { maxLength: 40 }).map((changes) => ({ ...draft, cells: new Map([...draft.cells, ...changes]) }));
}

for (const draft of drafts) {
  test(`${draft.form.id}: whatever the figures, every notation says the same`, () => {
    fc.assert(
      fc.property(refilled(draft), ({ cells }) => {
        const meant = Object.fromEntries([...cells].map(([key, value]) => [key, Number(value)]));
        for (const notation of notations) {
          const report = declaredReport(notation.render({ ...draft, cells }), optionsOf(notation));
          assert.deepEqual(sorted(facts(report)), sorted(meant), notation.name);
        }
      }),
      { numRuns: 6 },
    );
  });
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Worked out from the form alone: the id of every equation that does not hold, with the cells that it is about; addends of 0 are not told. */
function failing(form: Form, cells: ReadonlyMap<string, string>): string[] {
  const value = (address: string) => Number(cells.get(address.replace(/^-/, ''))) * (address.startsWith('-') ? -1 : 1);
  const failed: string[] = [];
  for (const { id, kind, over, total, terms } of form.equations) {
    for (const key of over ?? ['']) {
      const addresses = [total, ...terms].map((address) => address.replace('*', key));
      const [left = 0, ...parts] = addresses.map(value);
      const right = parts.reduce((sum, part) => sum + part, 0);
      const holds =
        kind === 'sum'
          ? Math.abs(left - right) < 1e-7
          : kind === 'atMost'
            ? left <= right
            : left !== 0
              ? kind === 'zeroIf' || right !== 0
              : right === 0;
      if (holds) continue;
      // Shown is the total, or the figure that is subtracted where that is more than there is.
      const shown = kind === 'sum' && right < 0 ? terms.findIndex((term) => term.startsWith('-')) : -1;
      const others = terms.map((_, i) => i).filter((i) => i !== shown);
      const some = others.filter((i) => parts[i] !== 0);
      const named = kind.startsWith('zero') || some.length === 0 ? others : some;
      const told = addresses.filter((_, i) => i === 0 || i === shown + 1 || named.includes(i - 1));
      const keys = told.map((address) => address.replace(/^-/, '')).sort();
      failed.push(`${id}: ${keys.join(' ')}`);
    }
  }
  return failed.sort();
}

/** What `balance` says, in the same words. */
function spoken(report: Report): string[] {
  const keys = new Map(report.tables.flatMap((table) => [...table.cells.values()]).map((cell) => [cell.at.start, cell.key]));
  return [...balance.check(report)]
    .map(({ equation, at, related = [] }) => {
      const cells = [at, ...related.map((r) => r.at)].map((span) => keys.get(span.start));
      return `${equation}: ${cells.sort().join(' ')}`;
    })
    .sort();
}

for (const draft of drafts) {
  test(`${draft.form.id}: one figure changed, and exactly the equations that hold its cell speak`, () => {
    for (const [index, [key, before]] of [...draft.cells].entries()) {
      const notation = notations[index % notations.length] ?? assert.fail('no notation');
      const value = before !== '0' && index % 2 === 0 ? '0' : String(Number(before) + 7);
      const cells = new Map([...draft.cells, [key, value]]);
      const found = spoken(declaredReport(notation.render({ ...draft, cells }), optionsOf(notation)));
      assert.deepEqual(found, failing(draft.form, cells), `${notation.name}: ${key} is ${value} where ${before} was`);
      if (value !== '0') for (const line of found) assert.ok(line.split(' ').includes(key), line);
    }
  });
}
