import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProtocolConnection, WorkDoneProgressCreateRequest } from 'vscode-languageserver/node';
import { fakeEngine } from '../engine.js';
import { connect } from '../harness.js';
import { desk, rounds } from './desk.js';

test('a connection that breaks off leaves the folder alone, whenever it does; nothing fails for want of one who listens', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`年报${i}.md`, '年报错']));
  const capabilities = { window: { workDoneProgress: true }, workspace: { configuration: true } };
  for (const done of [0, 2, 5]) {
    const engine = fakeEngine();
    const watch = (client: ProtocolConnection) => void client.onRequest(WorkDoneProgressCreateRequest.type, () => undefined);
    const at = await desk(files, { engine, capabilities, configuration: () => null, watch });
    while (done > 0 && (await at.progress.next()).done < done);
    at.dispose();
    const before = engine.reads.length;
    await rounds(200);
    assert.ok(engine.reads.length - before <= 1, `${engine.reads.length - before} more were read, broken off after ${done}`);
    assert.ok(!process.getActiveResourcesInfo().includes('Immediate'), 'the server comes to rest');
    at.end();
  }
});

test('a connection that breaks off while a draft is being checked: the server comes to rest', async () => {
  const engine = fakeEngine();
  const check: typeof engine.check = (...args) => {
    at.dispose();
    return engine.check(...args);
  };
  const at = await connect({ engine: { ...engine, check } });
  at.open('untitled:草稿', '年报错');
  await rounds(50);
  assert.equal(engine.reads.length, 1);
  assert.ok(!process.getActiveResourcesInfo().includes('Immediate'));
});
