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
/** No single measurement takes much longer than this. */
const BUDGET_MS = 1500;

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
}

/** A B A B …, so that both see the same state of the machine. */
function measure(text: string, work: (text: string) => unknown, most: number): Pair {
  const first = time(() => work(text));
  const times = Math.max(1, Math.min(most, Math.floor(BUDGET_MS / Math.max(first, 0.01))));
  for (let i = 0; i < Math.min(times, 20); i += 1) {
    work(text);
    onePass(text);
  }
  const works: number[] = [];
  const passes: number[] = [];
  for (let i = 0; i < times; i += 1) {
    works.push(time(() => work(text)));
    passes.push(time(() => onePass(text)));
  }
  return { work: median(works), pass: median(passes) };
}

/** 1 is linear, 2 quadratic. */
function exponent(small: number, large: number, factor: number): string {
  return (Math.log(large / small) / Math.log(factor)).toFixed(2);
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n| ${head.join(' | ')} |\n|${head.map((_, i) => (i === 0 ? '---' : '--:')).join('|')}|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value.toFixed(1);
}

function size(text: string): string {
  return `${(text.length / KB).toFixed(0)} k`;
}

function realisticDrafts(): void {
  const rows: string[][] = [];
  let before: { readonly length: number; readonly work: number } | undefined;
  for (const kilo of [10, 100, 1024]) {
    const text = flat(realistic(kilo * KB));
    const { work, pass } = measure(text, readAndCheck, 200);
    const growth = before === undefined ? '' : exponent(before.work, work, text.length / before.length);
    rows.push([size(text), ms(work), ms(pass), (work / pass).toFixed(0), growth]);
    before = { length: text.length, work };
  }
  printTable(['draft (characters)', 'read and check, ms', 'one pass, ms', 'passes', 'exponent'], rows);
}

function parts(): void {
  const text = flat(realistic(10 * KB));
  const blocks = readBlocks(text, []);
  const report = readReport(text);
  const html = flat(
    `<html><body>${text.replace(/^\|.*\|$/gm, (row) => `<table><tr><td>${row.split('|').join('<td>')}</table>`)}</body></html>`,
  );
  const steps: readonly [string, (text: string) => unknown][] = [
    ['readPage, as a page of markup', () => readPage(html)],
    ['readBlocks', (t) => readBlocks(t, [])],
    ['bindTables', () => bindTables(blocks)],
    ['readReport', (t) => readReport(t)],
    ['check', () => check(report)],
    ['readReport and check', readAndCheck],
  ];
  const rows = steps.map(([name, work]) => {
    const pair = measure(text, work, 400);
    return [name, ms(pair.work), (pair.work / pair.pass).toFixed(0)];
  });
  printTable([`part, draft of ${size(text)}`, 'ms', 'passes'], rows);
}

function hostileShapes(): void {
  const rows = Object.entries(hostile).map(([name, make]) => {
    const small = measure(flat(make(256 * KB)), readAndCheck, 5);
    const large = measure(flat(make(1024 * KB)), readAndCheck, 5);
    return [name, ms(small.work), ms(large.work), (large.work / large.pass).toFixed(0), exponent(small.work, large.work, 4)];
  });
  printTable(['hostile shape', '256 k, ms', '1024 k, ms', 'passes', 'exponent'], rows);
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
realisticDrafts();
parts();
hostileShapes();
if (sink === 0.5) console.log('never');
