// Runs a command of Node; the first of those that name the same mark is killed when it has taken in a part of its input, as a machine
// that fails would do: node killed.mjs MARK SCRIPT ARGUMENT…
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const BYTES = 100_000;
const [mark = '', ...args] = process.argv.slice(2);
const isFirst = make(mark);
const child = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
child.stdin.on('error', () => undefined);
let taken = 0;
process.stdin.on('data', (chunk) => {
  taken += chunk.length;
  child.stdin.write(chunk);
  if (isFirst && taken > BYTES) {
    child.kill('SIGKILL');
    process.kill(process.pid, 'SIGKILL');
  }
});
process.stdin.on('end', () => child.stdin.end());
child.on('close', (status) => {
  process.exitCode = status ?? 1;
});

function make(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
