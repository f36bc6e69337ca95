/**
 * What checking costs, in one process: medians after a warm-up, each beside one pass of charCodeAt over the same text,
 * the two in turn. Prints Markdown tables. Not a test: the numbers depend on the machine, the ratios hardly.
 */
import { bindTables } from '../../server/src/report/binder.js';
import { readBlocks } from '../../server/src/report/blocks.js';
import { readPage } from '../../server/src/report/html.js';
import { readReport } from '../../server/src/report/read.js';
import { check } from '../../server/src/rules/check.js';
import { hostile, realistic } from './drafts.js';

const KB = 1024;
/** A measurement goes on for so long, where three runs do not take longer. */
const BUDGET_MS = 1000;

let sink = 0;

function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function time(work: () => unknown): number {
  const start = now();
  work();
  return now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The yardstick: nothing that looks at a text can be faster. */
function onePass(text: string): void {
  for (let i = 0; i < text.length; i += 1) sink = (sink + text.charCodeAt(i)) | 0;
}

/** Strings built by repeat are ropes; parsing must not pay for flattening them. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function readAndCheck(text: string): void {
  sink += check(readReport(text)).length;
}

interface Pair {
  readonly work: number;
  readonly pass: number;
  /** The run that the machine disturbed least; growth is told by it. */
  readonly least: number;
}

/** A B A B …, so that both see the same state of the machine; three times at least, then until the budget is spent. */
function measure(text: string, work: (text: string) => unknown, most: number): Pair {
  const warm = now();
  for (let i = 0; i < most && now() - warm < BUDGET_MS / 4; i += 1) {
    work(text);
    onePass(text);
  }
  const works: number[] = [];
  const passes: number[] = [];
  const start = now();
  while (works.length < most && (works.length < 3 || now() - start < BUDGET_MS)) {
    works.push(time(() => work(text)));
    passes.push(time(() => onePass(text)));
  }
  return { work: median(works), pass: median(passes), least: Math.min(...works) };
}

/** 1 is linear, 2 quadratic. */
function exponent(small: Pair, large: Pair, factor: number): string {
  return (Math.log(large.least / small.least) / Math.log(factor)).toFixed(2);
}

/** Each row is printed as soon as it is measured. */
function printTable(head: readonly string[], rows: Iterable<readonly string[]>): void {
  console.log(`\n| ${head.join(' | ')} |\n|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value.toFixed(1);
}

function size(text: string): string {
  return `${(text.length / KB).toFixed(0)} k`;
}

function* realisticDrafts(): Iterable<string[]> {
  let before: { readonly length: number; readonly pair: Pair } | undefined;
  for (const kilo of [10, 100, 1024]) {
    const text = flat(realistic(kilo * KB));
    const pair = measure(text, readAndCheck, 400);
    const growth = before === undefined ? '' : exponent(before.pair, pair, text.length / before.length);
    yield [size(text), ms(pair.work), ms(pair.pass), (pair.work / pair.pass).toFixed(0), growth];
    before = { length: text.length, pair };
  }
}

const PART_DRAFT = flat(realistic(10 * KB));

function* parts(): Iterable<string[]> {
  const blocks = readBlocks(PART_DRAFT, []);
  const report = readReport(PART_DRAFT);
  const rows = PART_DRAFT.replace(/^\|.*\|$/gm, (row) => `<table><tr><td>${row.split('|').join('<td>')}</table>`);
  const html = flat(`<html><body>${rows}</body></html>`);
  const steps: readonly [string, (text: string) => unknown][] = [
    ['readPage, as a page of markup', () => readPage(html)],
    ['readBlocks', (text) => readBlocks(text, [])],
    ['bindTables', () => bindTables(blocks)],
    ['readReport', (text) => readReport(text)],
    ['check', () => check(report)],
    ['readReport and check', readAndCheck],
  ];
  for (const [name, work] of steps) {
    const pair = measure(PART_DRAFT, work, 1000);
    yield [name, ms(pair.work), (pair.work / pair.pass).toFixed(0)];
  }
}

function* hostileShapes(): Iterable<string[]> {
  for (const [name, make] of Object.entries(hostile)) {
    const small = measure(flat(make(256 * KB)), readAndCheck, 9);
    const large = measure(flat(make(1024 * KB)), readAndCheck, 9);
    yield [name, ms(small.work), ms(large.work), (large.work / large.pass).toFixed(0), exponent(small, large, 4)];
  }
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
for (let i = 0; i < 200; i += 1) readAndCheck(PART_DRAFT);
printTable(['draft (characters)', 'read and check, ms', 'one pass, ms', 'passes', 'exponent'], realisticDrafts());
printTable([`part, draft of ${size(PART_DRAFT)}`, 'ms', 'passes'], parts());
printTable(['hostile shape', '256 k, ms', '1024 k, ms', 'passes', 'exponent'], hostileShapes());
if (sink === 0.5) console.log('never');
