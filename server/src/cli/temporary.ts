import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A name for a file in the making, short and its own: a long name with more behind it would be too long for the disk. */
export interface Temporary {
  readonly path: string;
  /** Nothing to be done where it has taken another name by now. */
  remove(): void;
}

/** From now on, however the process ends, the file is taken away; only a kill that cannot be heard leaves it, see `removeStale`. */
export function temporary(folder: string): Temporary {
  listen();
  count += 1;
  const path = join(folder, `.gouji-${process.pid}-${count}.tmp`);
  alive.add(path);
  return {
    path,
    remove() {
      rmSync(path, { force: true });
      alive.delete(path);
    },
  };
}

/** Takes away what processes that are no more left in the folder; looked for once. */
export function removeStale(folder: string): void {
  if (cleaned.has(folder)) return;
  cleaned.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const process = OURS.exec(name)?.[1];
      if (process !== undefined && isDead(Number(process))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that cannot be listed, or a file that cannot be taken away, keeps nobody from writing.
  }
}

const OURS = /^\.gouji-(\d+)-\d+\.tmp$/;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const alive = new Set<string>();
const cleaned = new Set<string>();
let count = 0;
let listening = false;

/** A signal that is listened to ends the process only between two steps, and by itself as it would have without us. */
function listen(): void {
  if (listening) return;
  listening = true;
  process.on('exit', removeAll);
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      removeAll();
      process.kill(process.pid, signal);
    });
  }
}

function removeAll(): void {
  for (const path of alive) rmSync(path, { force: true });
  alive.clear();
}

function isDead(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return Reflect.get(Object(error), 'code') === 'ESRCH';
  }
}
