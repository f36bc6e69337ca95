import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from '../../server/src/text/remembered.js';

test('what was made of a text is made once, also where it is nothing', () => {
  let made = 0;
  const digit = remembered(
    (text) => {
      made += 1;
      return /\d/.exec(text)?.[0];
    },
    { longest: 10, most: 5 },
  );
  assert.deepEqual(['甲1', '乙', '甲1', '乙'].map(digit), ['1', undefined, '1', undefined]);
  assert.equal(made, 2);
});

test('texts asked of again and again stay, those that were not are forgotten, long ones are never kept', () => {
  let made: string[] = [];
  const length = remembered(
    (text) => {
      made.push(text);
      return text.length;
    },
    { longest: 10, most: 5 },
  );
  length('常用');
  for (let i = 0; i < 100; i += 1) assert.equal(length(`第${i}行`) + length('常用'), `第${i}行`.length + 2);
  assert.equal(made.length, 101);
  made = [];
  for (let i = 0; i < 90; i += 1) length(`第${i}行`);
  assert.equal(made.length, 90);
  made = [];
  assert.deepEqual([length('很长'.repeat(6)), length('很长'.repeat(6))], [12, 12]);
  assert.equal(made.length, 2);
});
