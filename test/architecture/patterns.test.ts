import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { patternsIn } from './literals.js';
import { twoWays } from './slow.js';

/** Patterns that take the square of the time, where they are given no more than so many characters. */
const SHORT: Readonly<Record<string, string>> = {
  '[（(][^）)]*$': 'enumerations.ts: LONGEST_LABEL',
  '[。；]|\\n\\s*\\n': 'period.ts: REACH',
  '信息公开.*(?:年度报告|年报)': 'unreadable.ts: LONGEST_TITLE',
  '(?:关于|年度|的|[:：])+$': 'title-words.ts: LONGEST',
  '[^_|｜＿]+?(?=\\s*(?:[_|｜＿]|\\s[-—–]{1,2}\\s|$))': 'title.ts: 200 of HEAD_TITLE',
  '“[^”]*”|《[^》]*》': 'sentence-context.ts: REACH',
};
/** title-words.ts: LONGEST. Of many alternatives, told by the one. */
const SHORT_PARTS = ['\\d+(?:个|家)|一图'];

const HOW =
  'a long run of the characters named takes these patterns the square of the time, for each of them is tried as a beginning or an end anew: give the repetition an upper bound ({1,9}), let the parts take different characters, or, where the text is never long, write here what bounds it';

const sources = readdirSync('server/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const patterns = sources.flatMap((name) =>
  patternsIn(readFileSync(join('server/src', name), 'utf8')).map((pattern) => ({ name, pattern })),
);

test('no pattern goes back over what it has passed', () => {
  assert.ok(patterns.length > 300, `${patterns.length} patterns`);
  const slow = patterns.filter(({ pattern }) => twoWays(pattern) !== undefined);
  const excused = ({ source }: RegExp) => source in SHORT || SHORT_PARTS.some((part) => source.includes(part));
  assert.deepEqual(
    slow
      .filter(({ pattern }) => !excused(pattern))
      .map(({ name, pattern }) => `${name}: ${pattern} on ${JSON.stringify(twoWays(pattern))}`),
    [],
    HOW,
  );
  const found = slow.map(({ pattern }) => pattern.source);
  assert.deepEqual(
    Object.keys(SHORT).filter((source) => !found.includes(source)),
    [],
    'excuses that nobody needs any more',
  );
});

test('patterns that are slow are told from those that are not', () => {
  const slow = [
    /\s*的?\s*期/y,
    /^[ \t]*\|?[ \t]*-/,
    /\s+$/,
    /^(?:[ \t]*:?-+:?[ \t]*\|?)+$/,
    /“[^”]*”/,
    /a.*b/,
    /^(?<name>.*),(.*)$/,
    /^\s*x/m,
    /(a|b|ab)*c/,
    /^(\s)*\1*x/,
  ];
  const linear = [
    /\s*(?:的\s*)?期/y,
    /^[ \t]*(?:\|[ \t]*)?-/,
    /^\s+$/,
    /\d+/g,
    /^[ \t]*x/m,
    /“[^“”]*”/,
    /^(?:[ \t]*-+[ \t]*\|)+$/,
    /a\s*b/,
  ];
  assert.deepEqual(
    slow.filter((pattern) => twoWays(pattern) === undefined),
    [],
  );
  assert.deepEqual(
    linear.filter((pattern) => twoWays(pattern) !== undefined),
    [],
  );
});

test('patterns are found wherever they stand, and nothing else is', () => {
  const source = [
    'const half = width / 2 / 3; // /no/',
    'const A = /a[/]b/g;',
    "const words = 'x = /no/';",
    'return /b\\/c/u.test(x) ? `$' + "{y.replace(/d/g, '')}` : /e/;",
  ].join('\n');
  assert.deepEqual(patternsIn(source).map(String), ['/a[/]b/g', '/b\\/c/u', '/d/g', '/e/']);
});
