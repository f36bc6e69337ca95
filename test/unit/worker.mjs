// One process that runs the files of tests which it is named, one after another, each as a suite of its own: node worker.mjs BUNDLE
// The core, loaded and warm once for all of them, is most of what a small test costs; so no file may leave the process other than it was.
import { createRequire } from 'node:module';
import { after, describe } from 'node:test';
import { inspect } from 'node:util';

/** Path of a file of tests → what loads it. */
const files = createRequire(import.meta.url)(process.argv[2]);

/** What nobody caught. */
const thrown = [];
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => thrown.push(error));

process.on('message', (path) => {
  // Only while it waits for a name: a test that waits for nothing any more must end the process, not keep it for ever.
  process.channel.unref();
  describe(path, () => {
    thrown.length = 0;
    const before = state();
    files[path]();
    after(async () => {
      // What nobody caught comes up now; Node sets the exit code for it, if no test is still there to be blamed.
      await new Promise((resolve) => setImmediate(resolve));
      const changed = Object.entries(state()).filter(([what, value]) => !Object.is(value, before[what]));
      if (changed.length === 0) return;
      const cause = thrown.splice(0).map((error) => inspect(error));
      throw new Error([`left behind, other than before: ${changed.map(([what]) => what).join(', ')}`, ...cause].join('\n'));
    });
  });
});

/** Node sets it to 1 when a test has failed, which is told anyway. */
function exitCode() {
  return process.exitCode === 1 && thrown.length === 0 ? undefined : process.exitCode;
}

/** What all files share, and some might change. */
function state() {
  const prototypes = [String, Array, RegExp, Map, Set, Date, Promise].map(({ name, prototype }) => [name, prototype]);
  const { setTimeout, setInterval, setImmediate, queueMicrotask } = globalThis;
  const timers = { setTimeout, setInterval, setImmediate, queueMicrotask };
  const objects = [['global', timers], ['Math', Math], ['Date', Date], ['console', console], ...prototypes];
  const members = objects.flatMap(([name, object]) =>
    Object.entries(Object.getOwnPropertyDescriptors(object)).map(([key, { value, get }]) => [`${name}.${key}`, value ?? get]),
  );
  const env = Object.entries(process.env).map(([name, value]) => [`process.env.${name}`, value]);
  const events = ['uncaughtException', 'unhandledRejection'];
  const listeners = events.map((name) => [`listeners of ${String(name)}`, process.listenerCount(name)]);
  return { ...Object.fromEntries([...members, ...env, ...listeners]), cwd: process.cwd(), exitCode: exitCode() };
}
