import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { rules } from '../../server/src/rules/index.js';
import { generatedReports } from './drafts/reports.js';
import { readAll } from './engine.js';
import { flat, KB, median, onePass } from './measure.js';
import type { Row } from './table.js';

const WARM_UP = 300;
const DRAFTS = 900;
const INTERVAL_US = 150;
const PATH = /^\/\/ (server\/src\/\S+\.ts)$/;

/** µs that each file takes of a draft never seen before, with all that it calls: every rule, every reader. Sampled, so nothing is left out. */
export async function* profile(seed: number): AsyncIterable<Row> {
  const drafts = (count: number, from: number) =>
    generatedReports({ seed, length: 10 * KB }, count, from).map((draft) => ({ ...draft, text: flat(draft.text) }));
  readAll(drafts(WARM_UP, 0));
  const measured = drafts(DRAFTS, WARM_UP);
  const floor = median(measured.map(({ text }) => onePass(text))) * 1000;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
  readAll(measured);
  const { profile: sampled } = await session.post('Profiler.stop');
  session.disconnect();
  const files = timesByFile(sampled, DRAFTS);
  for (const { id } of rules) if (!files.has(`rules/${id}.ts`)) files.set(`rules/${id}.ts`, { self: 0, whole: 0 });
  const sorted = [...files].sort(([, a], [, b]) => b.whole - a.whole);
  for (const [path, { self, whole }] of sorted) {
    yield { part: partOf(path), case: path, unit: 'µs', ours: whole, floor, ratio: whole / floor, note: `itself ${self.toFixed(1)} µs` };
  }
}

function partOf(path: string): string {
  return path.startsWith('rules/') ? 'rule' : /^(?:report|text|data)\//.test(path) ? 'reader' : 'profile';
}

interface Times {
  /** µs a draft in functions of the file, and in what has no file: patterns, what is built in. */
  self: number;
  /** The same, with all that these call. */
  whole: number;
}

function timesByFile({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, drafts: number): Map<string, Times> {
  const selfOf = new Map<number, number>();
  for (const [i, id] of samples.entries()) selfOf.set(id, (selfOf.get(id) ?? 0) + (timeDeltas[i] ?? 0) / drafts);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pathOf = pathsOfLines();
  const times = new Map<string, Times>();
  const timesOf = (path: string): Times => {
    const known = times.get(path) ?? { self: 0, whole: 0 };
    times.set(path, known);
    return known;
  };
  const walk = (id: number, callers: readonly string[]): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { url, lineNumber, functionName } = node.callFrame;
    const path = functionName === '(garbage collector)' ? 'garbage' : url.endsWith(BUNDLE) ? pathOf(lineNumber) : undefined;
    const self = selfOf.get(id) ?? 0;
    const stack = path === undefined || callers.at(-1) === path ? callers : [...callers, path];
    const top = stack.at(-1);
    if (top !== undefined) timesOf(top).self += self;
    for (const one of new Set(stack)) timesOf(one).whole += self;
    for (const child of node.children ?? []) walk(child, stack);
  };
  for (const { id } of nodes.slice(0, 1)) walk(id, []);
  return times;
}

const BUNDLE = __filename.replace(/^.*[\\/]/, '');

/** The bundle names each file above its code. */
function pathsOfLines(): (line: number) => string | undefined {
  let path: string | undefined;
  const paths = readFileSync(__filename, 'utf8')
    .split('\n')
    .map((line) => {
      if (/^\/\/ \S+\.\w+$/.test(line)) path = PATH.exec(line)?.[1]?.slice('server/src/'.length);
      return path;
    });
  return (line) => paths[line];
}
