import assert from 'node:assert/strict';
import test from 'node:test';
import { fact } from '../../server/src/report/fact.js';

interface Value {
  readonly name: string;
}

test('a fact is read once of each value, though it be undefined, and anew of a copy', () => {
  const asked: string[] = [];
  const lengthOf = fact(({ name }: Value) => {
    asked.push(name);
    return name === '' ? undefined : name.length;
  });
  const one = { name: '甲镇' };
  const none = { name: '' };
  assert.deepEqual([one, none, one, none, { ...one, name: '乙乡镇' }].map(lengthOf), [2, undefined, 2, undefined, 3]);
  assert.deepEqual(asked, ['甲镇', '', '乙乡镇']);
});

test('facts do not show in the value that carries them', () => {
  const value = { name: '甲镇' };
  fact(({ name }: Value) => name.length)(value);
  assert.deepEqual(Object.keys({ ...value }), ['name']);
  assert.equal(JSON.stringify(value), '{"name":"甲镇"}');
  assert.deepEqual(Reflect.ownKeys({ ...value }), ['name']);
});
