// Loaded before a program (node --require): writes down whatever it does to the world outside, one line each, into the file
// GOUJI_TRAP. `net` and `child` are refused as well; a `write` goes on, and the test says whether it was asked for.
const fs = require('node:fs');

const log = process.env.GOUJI_TRAP;
const { openSync, writeSync, closeSync } = fs;
const { constants } = fs;
const WRITES = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

function note(kind, what) {
  const file = openSync(log, 'a');
  writeSync(file, `${kind} ${what}\n`);
  closeSync(file);
}

/** Puts a function before each of the methods; those that this Node does not have are passed over. */
function before(object, names, watch) {
  for (const name of names) {
    const own = object[name];
    if (typeof own !== 'function') continue;
    object[name] = function (...args) {
      watch(name, args);
      return Reflect.apply(own, this, args);
    };
  }
}

function refused(kind, what) {
  note(kind, what);
  throw new Error(`the trap refuses ${kind} ${what}`);
}

/** Functions alone: classes stay what they are. */
function refuseAll(kind, module, names) {
  before(module, names, (name) => refused(kind, name));
}

const opens = (flags) => (typeof flags === 'number' ? (flags & WRITES) !== 0 : /[wa+]/.test(flags ?? 'r'));
const pathOf = (path) => (path instanceof URL ? require('node:url').fileURLToPath(path) : String(path));
/** With the path in the first place, and those with a second path that they write to. */
const FIRST = [
  'appendFile',
  'chmod',
  'chown',
  'lchmod',
  'lchown',
  'lutimes',
  'mkdir',
  'mkdtemp',
  'rm',
  'rmdir',
  'truncate',
  'unlink',
  'utimes',
  'writeFile',
];
const SECOND = ['copyFile', 'cp', 'link', 'symlink'];
const BOTH = ['rename'];

for (const [module, ending] of [
  [fs, ['', 'Sync']],
  [fs.promises, ['']],
]) {
  const named = (names) => ending.flatMap((end) => names.map((name) => name + end));
  before(module, named(FIRST), (_name, [path]) => typeof path !== 'number' && typeof path?.fd !== 'number' && note('write', pathOf(path)));
  before(module, named(SECOND), (_name, [, path]) => note('write', pathOf(path)));
  before(module, named(BOTH), (_name, [from, to]) => {
    note('write', pathOf(from));
    note('write', pathOf(to));
  });
  before(module, named(['open']), (_name, [path, flags]) => typeof flags !== 'function' && opens(flags) && note('write', pathOf(path)));
}
before(fs, ['createWriteStream'], (_name, [path, options]) => typeof options?.fd !== 'number' && note('write', pathOf(path)));

const net = require('node:net');
before(net.Socket.prototype, ['connect'], () => refused('net', 'Socket.connect'));
before(net.Server.prototype, ['listen'], () => refused('net', 'Server.listen'));
refuseAll('net', require('node:dgram'), ['createSocket']);
const dns = require('node:dns');
for (const module of [dns, dns.promises])
  refuseAll(
    'net',
    module,
    Object.keys(dns).filter((name) => /^(?:lookup|resolve|reverse)/.test(name)),
  );
for (const module of [require('node:http'), require('node:https')]) refuseAll('net', module, ['get', 'request']);
refuseAll('net', require('node:http2'), ['connect']);
refuseAll('net', globalThis, ['fetch']);

const child = require('node:child_process');
before(child.ChildProcess.prototype, ['spawn'], (_name, [options]) => refused('child', options?.file));
refuseAll('child', child, ['execFileSync', 'execSync', 'spawnSync']);
require('node:module').syncBuiltinESMExports();
