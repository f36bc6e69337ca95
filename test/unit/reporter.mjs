// The reporter of a worker: tells the runner of each test, and when a file has ended.
import { inspect } from 'node:util';

// A test that waits for nothing any more ends the process, and nothing can be run in it.
let isLast = false;
process.once('beforeExit', () => {
  isLast = true;
});

export default async function* report(events) {
  for await (const { type, data } of events) {
    // Told in the end, when nobody listens any more: what a test threw that had long ended.
    if (type === 'test:diagnostic' && /^(?:Error|Warning):/.test(data.message)) console.error(data.message);
    if (type === 'test:pass' || type === 'test:fail') tell(data);
  }
  yield '';
}

function tell({ name, nesting, skip, todo, details }) {
  const { error, type } = details;
  const isSuite = type === 'suite';
  // A suite fails with its tests, which are counted themselves; or with its hooks, or because it cannot be loaded.
  if (error !== undefined && todo === undefined) {
    if (!isSuite || error.failureType !== 'subtestsFailed') process.send({ kind: 'failed', name, reason: inspect(error.cause ?? error) });
  } else if (!isSuite) {
    process.send(skip === undefined ? { kind: 'passed', name } : { kind: 'skipped', name, reason: String(skip) });
  }
  if (nesting > 0) return;
  const { user, system } = process.cpuUsage();
  process.send({ kind: 'ended', cpu: (user + system) / 1e6, isLast });
  process.channel?.ref();
}
