import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './harness.js';

test('the place that it runs in is told how long the longest open draft is', async () => {
  const told: number[] = [];
  const editor = await connect({ roomFor: (longest) => void told.push(longest) });
  const last = async () => {
    await editor.settled();
    return told.at(-1);
  };
  editor.open('untitled:甲', '年报');
  assert.equal(await last(), 2);
  editor.open('untitled:乙', '年报对对');
  assert.equal(await last(), 4);
  editor.change('untitled:甲', 2, { text: '年报'.repeat(50) });
  assert.equal(await last(), 100);
  editor.close('untitled:甲');
  assert.equal(await last(), 4);
  editor.close('untitled:乙');
  assert.equal(await last(), 0);
  editor.dispose();
});
