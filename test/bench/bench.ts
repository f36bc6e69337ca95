import { bindTables } from '../../server/src/report/binder.js';
import { readBlocks } from '../../server/src/report/blocks.js';
import { findHeadings } from '../../server/src/report/headings.js';
import { findPeriod } from '../../server/src/report/period.js';
import { readReport } from '../../server/src/report/read.js';
import { bareHeadings, findSections } from '../../server/src/report/sections.js';
import { findSignOff } from '../../server/src/report/signoff.js';
import { fillTable, joinTables } from '../../server/src/report/tables.js';
import { findTitle } from '../../server/src/report/title.js';
import { check } from '../../server/src/rules/check.js';
import { rules } from '../../server/src/rules/index.js';
import { breakdown, checksum, exponent, type Measured, measure } from './measure.js';
import { hostile, ordinary, realistic, type Shape } from './texts.js';

const SIZES = [10_000, 100_000, 1_000_000];
const HOSTILE_SIZES = [125_000, 1_000_000];
/** What is aimed at: a report of ordinary size, and the growth of all of them. */
const AIM = { ratio: 30, exponent: 1.05 };

const readAndCheck = (text: string): unknown =>
  check(readReport(text), {
    onError: (rule, error) => {
      throw new Error(`${rule.id} threw`, { cause: error });
    },
  });

function sizes(shape: Shape, lengths: readonly number[]): Measured[] {
  return lengths.map((length) => {
    globalThis.gc?.();
    return measure(shape.name, shape.make(length), readAndCheck);
  });
}

function print(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n## ${title}\n\n${[line(header), line(header.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')}`);
}

function rowsOf(shapes: readonly (readonly Measured[])[]): string[][] {
  return shapes.flatMap((sized) =>
    sized.map((now, i) => {
      const before = sized[i - 1];
      const growth = before === undefined ? '' : exponent(before, now).toFixed(2);
      return [now.name, `${Math.round(now.length / 1000)}`, now.ms.toFixed(2), `${now.ratio.toFixed(0)} ×`, growth];
    }),
  );
}

/** The parts of readReport one after the other, each on what the one before gave. */
function parts(text: string): (readonly [string, () => unknown])[] {
  const blocks = readBlocks(text, []);
  const raws = joinTables(bindTables(blocks));
  const consumed = new Set(raws.flatMap((raw) => [...raw.blocks]));
  const headings = findHeadings(text, blocks, consumed);
  const bare = bareHeadings(blocks, consumed);
  const report = readReport(text);
  const { form } = report;
  return [
    ['all: read and check', () => readAndCheck(text)],
    ['blocks: lines to rows and paragraphs', () => readBlocks(text, [])],
    ['binding: rows to labels', () => joinTables(bindTables(blocks))],
    ['binding: labels and values to cells', () => raws.map((raw) => fillTable(raw, form))],
    [
      'headings and sections',
      () => [findHeadings(text, blocks, consumed), bareHeadings(blocks, consumed), findSections(text, form, headings, bare, blocks)],
    ],
    ['title, period, sign-off', () => [findTitle(text, blocks, text.length, false), findPeriod(text), findSignOff(blocks, 0)]],
    ['rules, all', () => check(report)],
    ...rules.map((rule): readonly [string, () => unknown] => [`rule ${rule.id}`, () => [...rule.check(report)]]),
  ];
}

function printParts(length: number): void {
  const steps = parts(realistic(length));
  breakdown(20, steps);
  const times = breakdown(Math.max(9, Math.min(201, Math.round(2_000_000 / length))), steps);
  const all = times[0]?.[1] ?? 1;
  const share = (ms: number) => `${((100 * ms) / all).toFixed(0)} %`;
  const kept = times.filter(([name, ms]) => !name.startsWith('rule ') || ms > all / 50);
  print(
    `What it is made of, ${length / 1000},000 characters of Markdown`,
    ['part', 'ms', 'share'],
    kept.map(([name, ms]) => [name, ms.toFixed(3), share(ms)]),
  );
}

function main(): void {
  console.log(
    `# Reading and checking against one charCodeAt pass over the same text\n\nNode ${process.version}, ${process.platform} ${process.arch}; medians, alternating, one process; sizes in 1,000 UTF-16 units.`,
  );
  const header = ['shape', 'size', 'ms', 'ratio', 'growth'];
  const reports = ordinary.map((shape) => sizes(shape, SIZES));
  print('Reports', header, rowsOf(reports));
  for (const length of [10_000, 1_000_000]) printParts(length);
  const shapes = hostile.map((shape) => sizes(shape, HOSTILE_SIZES));
  print('Hostile shapes', header, rowsOf(shapes));
  conclude(reports, shapes);
}

function conclude(reports: readonly (readonly Measured[])[], shapes: readonly (readonly Measured[])[]): void {
  const first = reports[0]?.[0];
  const steep = [...reports, ...shapes].flatMap((sized) =>
    sized.flatMap((now, i) => {
      const before = sized[i - 1];
      const growth = before === undefined ? 0 : exponent(before, now);
      return growth > AIM.exponent ? [`${now.name} at ${Math.round(now.length / 1000)}: ${growth.toFixed(2)}`] : [];
    }),
  );
  console.log(`\n10,000 characters of Markdown: ${first?.ratio.toFixed(1)} × the pass (aim: ${AIM.ratio}).`);
  console.log(`Growing faster than length^${AIM.exponent}: ${steep.length === 0 ? 'none' : steep.join('; ')}.`);
  if (checksum() === 0.5) console.log(' ');
}

main();
