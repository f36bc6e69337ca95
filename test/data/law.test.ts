import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import documentsFile from '../../server/src/data/documents.json' with { type: 'json' };
import {
  counterpartsOf,
  documentOf,
  documents,
  documentTitled,
  endOf,
  isRegulationTitle,
  purposes,
  regulation,
  statuteForYear,
  statutes,
} from '../../server/src/data/law.js';
import { documentsSchema, statutesSchema } from '../../server/src/data/law-schema.js';
import statutesFile from '../../server/src/data/statutes.json' with { type: 'json' };

test('the files are what the types say, and hold nothing else', () => {
  for (const [schema, file] of [
    [statutesSchema, statutesFile],
    [documentsSchema, documentsFile],
  ] as const) {
    const parsed = schema.safeParse(file);
    assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
    assert.deepEqual(parsed.data, file);
  }
});

test('articles are numbered without a gap; 56 of 2019, 38 of 2008', () => {
  for (const [id, count] of [
    ['2019', 56],
    ['2008', 38],
  ] as const)
    assert.equal(statutes.find((statute) => statute.id === id)?.articles.length, count);
  for (const { articles } of statutes) for (const [index, { number }] of articles.entries()) assert.equal(number, index + 1);
});

/** Articles with items: by paragraph, how many. Counted in the texts of decrees no. 711 and no. 492. */
const ITEMS: Readonly<Record<string, Readonly<Record<number, readonly number[]>>>> = {
  2019: { 4: [0, 5], 20: [15], 29: [0, 3], 31: [3], 36: [7], 50: [5, 0], 53: [3] },
  2008: { 4: [0, 5], 9: [4], 10: [11], 11: [4], 12: [8], 20: [0, 3], 21: [4], 32: [6], 35: [6] },
};

test('items: as many as the texts have, each with a topic of its own within its article', () => {
  for (const { id, articles } of statutes) {
    const itemised = articles.filter(({ items }) => items.some(({ length }) => length > 0));
    assert.deepEqual(
      Object.fromEntries(itemised.map(({ number, items }) => [number, items.map(({ length }) => length)])),
      ITEMS[id],
      `${id}: count them in the text`,
    );
    for (const { number, items } of itemised) assert.equal(new Set(items.flat()).size, items.flat().length, `${id}: ${number}`);
  }
});

test('the law of a report’s year: the revision took effect on 15 May 2019', () => {
  assert.deepEqual(
    [2008, 2017, 2018, 2019, 2026].map((year) => statuteForYear(year).id),
    ['2008', '2008', '2008', '2019', '2019'],
  );
});

test('the versions follow each other, newest first; each ends when the next begins', () => {
  assert.deepEqual(statutes.map(endOf), [undefined, ...statutes.slice(0, -1).map(({ effective }) => effective)]);
  for (const [i, { effective }] of statutes.entries()) assert.ok(effective > (statutes[i + 1]?.effective ?? ''), effective);
});

test('the Regulation by its titles, which the versions have', () => {
  for (const { title } of statutes) assert.ok(regulation.titles.includes(title), title);
  for (const title of regulation.titles) assert.ok(isRegulationTitle(title) && title.endsWith(regulation.shortTitle), title);
  for (const title of ['条例', '信访工作条例', '政府信息公开条例释义']) assert.ok(!isRegulationTitle(title), title);
});

test('purposes, matters and deadlines name articles that exist', () => {
  for (const { id, purposes: cited, matters, deadlines, articles } of statutes) {
    const named = [
      ...Object.entries(cited),
      ...Object.entries(matters),
      ...deadlines.map(({ bodies, article }) => [bodies, [article]] as const),
    ];
    for (const [what, numbers] of named) for (const number of numbers) assert.ok(number <= articles.length, `${id}, ${what}: ${number}`);
    assert.deepEqual(
      Object.keys(cited).filter((purpose) => !purposes.some((known) => known.id === purpose)),
      [],
      id,
    );
    assert.deepEqual(deadlines.map(({ bodies }) => bodies).sort(), ['department', 'government'], id);
  }
});

test('documents: one entry a number, successors on record and later, an end after the beginning', () => {
  const numbers = documents.map(({ number }) => number);
  assert.deepEqual([...new Set(numbers)], numbers);
  for (const { number, date, ended, endedConfidence, successor } of documents) {
    assert.equal(ended === undefined, endedConfidence === undefined, number);
    if (ended !== undefined) assert.ok(date < ended, number);
    if (successor !== undefined) assert.ok((documentOf(successor)?.date ?? '') > date, `${number} → ${successor}`);
    const year = /〔(\d{4})〕/.exec(number)?.[1];
    if (year !== undefined) assert.equal(date.slice(0, 4), year, number);
  }
});

test('counterparts: several, none, and not on record', () => {
  const [revised, first] = ['2019', '2008'].map((id) => statutes.find((statute) => statute.id === id));
  assert.ok(revised && first);
  assert.deepEqual(counterpartsOf(revised, 50, first), [32]);
  assert.deepEqual(counterpartsOf(first, 14, revised), [14, 15, 16, 17]);
  assert.deepEqual(counterpartsOf(revised, 24, first), []);
  assert.equal(counterpartsOf(revised, 1, first), undefined);
});

test('a document is known by its title, and by the title of what it issues', () => {
  const format = '中华人民共和国政府信息公开工作年度报告格式';
  const whole = `国务院办公厅政府信息与政务公开办公室关于印发《${format}》的通知`;
  for (const title of [format, whole, whole.replace('《', '〈').replace('》', '〉')])
    assert.equal(documentTitled(title)?.number, '国办公开办函〔2021〕30号', title);
  for (const title of ['条例', '通知', '年度报告格式', '']) assert.equal(documentTitled(title), undefined, title);
});
