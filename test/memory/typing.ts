import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { check } from '../../server/src/check/check.js';
import { readReport } from '../../server/src/report/read.js';

const TYPED = '全镇主动公开政府信息，办理依申请公开，规范政府信息管理';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that something still holds. */
export function held(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/**
 * The versions of a draft while a line of it is being typed: every one is a text of its own, and its line is one that never was before.
 * `from` goes on where an earlier run ended.
 */
export function* versions(draft: string, edits: number, from = 0): Iterable<string> {
  const at = draft.indexOf('\n', draft.length >> 1) + 1;
  for (let i = from; i < from + edits; i += 1) {
    const line = TYPED.slice(0, 10 + (i % (TYPED.length - 10)));
    yield `${draft.slice(0, at)}\n${line}${i}\n\n${draft.slice(at)}`;
  }
}

export function analyse(text: string): void {
  check(readReport(text));
}
