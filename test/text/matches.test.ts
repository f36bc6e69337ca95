import assert from 'node:assert/strict';
import test from 'node:test';
import { allMatches, finderOf, matches } from '../../server/src/text/matches.js';

const PATTERNS = [/\d+/g, /件/g, /没有/g, /(?=件)/g, /\d*/g, /^/gm];

test('the matches are those of matchAll', () => {
  for (const text of ['', '收到3件，办结12件', '件件\n没有', 'a1\n2']) {
    for (const pattern of PATTERNS) {
      const all = (found: Iterable<RegExpExecArray>) => [...found].map(({ index, ...match }) => [index, match[0]]);
      for (const found of [matches, allMatches])
        assert.deepEqual(all(found(text, pattern)), all(text.matchAll(pattern)), `${pattern} ${text}`);
    }
  }
});

test('a pattern may be used again while its matches are taken one by one', () => {
  const found: string[] = [];
  for (const [one] of matches('1、2、3', /\d/g)) for (const [other] of matches('4、5', /\d/g)) found.push(one + other);
  assert.deepEqual(found, ['14', '15', '24', '25', '34', '35']);
  const digit = /\d/g;
  const shared: string[] = [];
  for (const [one] of matches('1、2', digit)) for (const [other] of matches('3', digit)) shared.push(one + other);
  assert.deepEqual(shared, ['13', '23']);
});

test('a word is found wherever it stands, and none where only its beginning does', () => {
  const words = ['截止', '公开是原则，不公开是例外', '公式栏', '己经'];
  const has = finderOf(words);
  for (const text of ['', '截至12月31日', '截止', '公开是原则，不公开也是', '在公式栏张贴', '己', '公开是原则，不公开是例外', '公己经'])
    assert.equal(
      has(text),
      words.some((word) => text.includes(word)),
      text,
    );
});
