import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { forms } from '../../server/src/data/forms.js';
import { type Indicator, indicators } from '../../server/src/data/indicators.js';
import file from '../../server/src/data/indicators.json' with { type: 'json' };
import { indicatorsSchema } from '../../server/src/data/schema.js';
import type { FormTable } from '../../server/src/data/types.js';
import { pair, pairsOf } from '../../server/src/text/pairs.js';
import { automatonOf } from '../architecture/pattern.js';
import { cellKeys } from '../rules/tables.js';

test('the file is what the type says, and holds nothing else', () => {
  const parsed = indicatorsSchema.safeParse(file);
  assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
  assert.deepEqual(parsed.data, file);
  const [first] = file.indicators;
  for (const wrong of [{ words: '(' }, { words: '(?:甲)?' }, { cells: ['r1 .tot'] }, { source: '' }, { extra: 1 }])
    assert.equal(indicatorsSchema.safeParse({ ...file, indicators: [{ ...first, ...wrong }] }).success, false, JSON.stringify(wrong));
});

/** The cells that an address stands for: a row of headings stands for the rows under it. */
function addressed(table: FormTable, address: string): readonly string[] {
  const [key, column] = address.split('.');
  const rows = table.blocks.flatMap((block) => block.rows);
  if (rows.find((row) => row.key === key)?.figures !== false) return [address];
  return rows.filter(({ parent }) => parent === key).map((row) => `${row.key}.${column}`);
}

function holds(table: FormTable, addresses: readonly string[]): boolean {
  const known = new Set(cellKeys(table));
  return addresses.flatMap((address) => addressed(table, address)).every((cell) => known.has(cell));
}

const all = ({ cells, or = [], less = [] }: Indicator) => [...cells, ...or.flat(), ...less.flatMap(({ of, by }) => [...of, ...by])];

test('every cell that words stand for is in the form: all cells of an indicator in one table, or in no table of that form', () => {
  for (const form of forms) {
    for (const indicator of indicators) {
      const whole = form.tables.filter((table) => holds(table, all(indicator)));
      const part = form.tables.filter((table) => all(indicator).some((address) => holds(table, [address])));
      assert.deepEqual(
        part.map(({ id }) => id),
        whole.map(({ id }) => id),
        `${form.id}: ${indicator.words.source}`,
      );
    }
  }
  const newest = forms.at(-1);
  for (const indicator of indicators)
    assert.equal(
      newest?.tables.filter((table) => holds(table, [...all(indicator), ...(indicator.behind ?? [])])).length,
      1,
      `nowhere, or not for certain: ${indicator.words.source}`,
    );
});

test('parts are put in, and no name of one is left', () => {
  for (const { words, none, after, apart } of indicators)
    for (const pattern of [words, none, after, apart]) assert.doesNotMatch(pattern?.source ?? '', /\{[a-z]/);
  assert.match('收到政府信息公开申请', indicators[0]?.words ?? /$^/);
});

/** A way through the pattern that holds none of these pairs; undefined where every way does. */
function withoutPair({ source, flags }: RegExp, kinds: number): string | undefined {
  const { places, first } = automatonOf(new RegExp(source, flags));
  const chars = [...new Set(source)].filter((char) => /\p{Script=Han}|\d/u.test(char));
  const seen = new Set<string>();
  const open: (readonly [from: Iterable<number>, name: string])[] = [[first, '']];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const [from, name] = state;
    for (const at of from) {
      const place = places[at];
      const taken = place?.asks === true ? [''] : chars.filter((char) => place?.takes(char));
      for (const char of taken) {
        const longer = name + char;
        if (place === undefined || (pairsOf(longer.slice(-2)) & kinds) !== 0) continue;
        if (place.last) return longer;
        const key = `${at} ${longer.slice(-1)}`;
        if (!seen.has(key)) open.push([place.next, longer]);
        seen.add(key);
      }
    }
  }
  return undefined;
}

test('a figure is looked at where one of two pairs stands before it: in every name of an indicator there is one', () => {
  const kinds = pair.requests | pair.outcome;
  assert.equal(withoutPair(/(?:新收|办理?)申?(?=件)/, kinds), '办', 'a name is found wherever it is');
  assert.equal(withoutPair(/新收(?:申请)?/, kinds), undefined);
  for (const { words } of indicators) {
    const name = withoutPair(words, kinds);
    assert.equal(
      name,
      undefined,
      `indicators.json: figures behind “${name}” would not be looked at; two neighbouring characters of it belong into requests or outcome in server/src/text/pairs.ts`,
    );
  }
});
