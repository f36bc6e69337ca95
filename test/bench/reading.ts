import { check } from '../../server/src/check/check.js';
import { readBlocks } from '../../server/src/report/layout/blocks.js';
import { readPage } from '../../server/src/report/layout/page.js';
import { readReport } from '../../server/src/report/read.js';
import { bindTables } from '../../server/src/report/tables/bind.js';
import { hostile, realistic } from './drafts.js';
import { flat, median, ms, now, printTable, sink, size, time } from './measure.js';

const KB = 1024;
/** A measurement goes on for so long. */
const BUDGET_MS = 500;

const PART_DRAFT = flat(realistic(10 * KB));

/** What reading and checking costs, whole and in parts: medians, each beside one pass of charCodeAt over the same text. */
export async function reading(): Promise<void> {
  warmUp();
  await printTable(['draft (characters)', 'read and check, ms', 'one pass, ms', 'passes', 'exponent'], realisticDrafts());
  await printTable([`part, draft of ${size(PART_DRAFT)}`, 'ms', 'passes'], parts());
}

/** The same for shapes that punish what is not linear. */
export async function shapes(): Promise<void> {
  warmUp();
  await printTable(['hostile shape', '256 k, ms', '1024 k, ms', 'passes', 'exponent'], hostileShapes());
}

function warmUp(): void {
  for (let i = 0; i < 200; i += 1) readAndCheck(PART_DRAFT);
}

/** The yardstick: nothing that looks at a text can be faster. */
function onePass(text: string): void {
  for (let i = 0; i < text.length; i += 1) sink.value = (sink.value + text.charCodeAt(i)) | 0;
}

function readAndCheck(text: string): void {
  sink.value += check(readReport(text)).length;
}

interface Pair {
  readonly work: number;
  readonly pass: number;
  /** The run that the machine disturbed least; growth is told by it. */
  readonly least: number;
}

interface Limits {
  /** Runs are not more than these, nor fewer, whatever they take. */
  readonly most: number;
  readonly least: number;
}

/** A B A B …, so that both see the same state of the machine; until the budget is spent. */
function measure(text: string, work: (text: string) => unknown, { most, least }: Limits): Pair {
  const works: number[] = [];
  const passes: number[] = [];
  const start = now();
  while (works.length < most && (works.length < least || now() - start < BUDGET_MS)) {
    works.push(time(() => work(text)));
    passes.push(time(() => onePass(text)));
  }
  return { work: median(works), pass: median(passes), least: Math.min(...works) };
}

/** 1 is linear, 2 quadratic. */
function exponent(small: Pair, large: Pair, factor: number): string {
  return (Math.log(large.least / small.least) / Math.log(factor)).toFixed(2);
}

function* realisticDrafts(): Iterable<string[]> {
  let before: { readonly length: number; readonly pair: Pair } | undefined;
  for (const kilo of [10, 100, 1024]) {
    const text = flat(realistic(kilo * KB));
    const pair = measure(text, readAndCheck, { most: 400, least: 3 });
    const growth = before === undefined ? '' : exponent(before.pair, pair, text.length / before.length);
    yield [size(text), ms(pair.work), ms(pair.pass), (pair.work / pair.pass).toFixed(0), growth];
    before = { length: text.length, pair };
  }
}

function* parts(): Iterable<string[]> {
  const blocks = readBlocks(PART_DRAFT, []);
  const report = readReport(PART_DRAFT);
  const rows = PART_DRAFT.replace(/^\|.*\|$/gm, (row) => `<table><tr><td>${row.split('|').join('<td>')}</table>`);
  const html = flat(`<html><body>${rows}</body></html>`);
  const steps: readonly [string, (text: string) => unknown][] = [
    ['readPage, as a page of markup', () => readPage(html)],
    ['readBlocks', (text) => readBlocks(text, [])],
    ['bindTables', () => bindTables(PART_DRAFT, blocks)],
    ['readReport', (text) => readReport(text)],
    ['check', () => check(report)],
    ['readReport and check', readAndCheck],
  ];
  for (const [name, work] of steps) {
    const pair = measure(PART_DRAFT, work, { most: 1000, least: 3 });
    yield [name, ms(pair.work), (pair.work / pair.pass).toFixed(0)];
  }
}

function* hostileShapes(): Iterable<string[]> {
  for (const [name, make] of Object.entries(hostile)) {
    const small = measure(flat(make(256 * KB)), readAndCheck, { most: 9, least: 2 });
    const large = measure(flat(make(1024 * KB)), readAndCheck, { most: 5, least: 1 });
    yield [name, ms(small.work), ms(large.work), (large.work / large.pass).toFixed(0), exponent(small, large, 4)];
  }
}
