import type { Io } from '../io.js';
import { targetsOf } from '../targets.js';
import type { Target } from './item.js';

/** Milliseconds between two looks, and how many times as long as a look they last at least. */
const PAUSE = 1000;
const SHARE = 20;

/**
 * What is to be checked at first, and then what has changed, whenever something has. It looks instead of waiting to be told: on network
 * drives and in containers nobody tells, and editors write in many ways.
 */
export async function* changesOf(paths: readonly string[], io: Io, programs?: readonly string[]): AsyncGenerator<AsyncIterable<Target>> {
  let before = new Map<string, string>();
  for (let isFirst = true; ; isFirst = false) {
    const begun = io.now();
    const now = new Map<string, string>();
    const changed: Target[] = [];
    for await (const target of targetsOf(paths, io.files, programs)) {
      const state = stateOf(target, io);
      now.set(target.path, state);
      if (before.get(target.path) !== state) changed.push(target);
    }
    before = now;
    if (isFirst || changed.length > 0) yield each(changed);
    await io.pause(Math.max(PAUSE, SHARE * (io.now() - begun)));
  }
}

/** What the file and the configurations above it look like from outside. */
function stateOf(target: Target, { files, configs }: Io): string {
  if ('note' in target) return target.note.en;
  const above = configs.foldersAbove(target.path).map((folder) => stampOf(`${folder}/gouji.config.json`, files));
  return [stampOf(target.path, files), ...above].join(' ');
}

function stampOf(path: string, files: Io['files']): string {
  try {
    const { size, modified } = files.stat(path);
    return `${size}@${modified}`;
  } catch {
    return '';
  }
}

async function* each(targets: readonly Target[]): AsyncGenerator<Target> {
  yield* targets;
}
