import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import documentsFile from '../../server/src/data/documents.json' with { type: 'json' };
import { documentOf, documents, purposes, statuteForYear, statutes } from '../../server/src/data/law.js';
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
  assert.deepEqual(
    statutes.map(({ id, articles }) => [id, articles.length]),
    [
      ['2019', 56],
      ['2008', 38],
    ],
  );
  for (const { articles } of statutes) for (const [index, { number }] of articles.entries()) assert.equal(number, index + 1);
});

test('the law of a report’s year: the revision took effect on 15 May 2019', () => {
  assert.deepEqual(
    [2008, 2017, 2018, 2019, 2026].map((year) => statuteForYear(year).id),
    ['2008', '2008', '2008', '2019', '2019'],
  );
});

test('purposes name articles that exist', () => {
  for (const { id, articles } of purposes) {
    for (const [version, numbers] of Object.entries(articles)) {
      const statute = statutes.find((one) => one.id === version);
      assert.ok(statute, `${id}: ${version}`);
      for (const number of numbers) assert.ok(number <= statute.articles.length, `${id}: ${number}`);
    }
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
