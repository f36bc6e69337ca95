import type { Random } from '../random.js';
import { linesOf, put, runsIn, type Setting, type Sprinkle, somePlace, times, within } from './places.js';

/** For the very end: what comes after it would have to know them all. */
export const lineEndSprinkle: Sprinkle = { id: 'line-ends', over: lineEnds };

/** Blanks where they are no columns. */
export const blankSprinkles: readonly Sprinkle[] = [
  { id: 'two-blanks', over: (text, setting, random) => inProse(text, setting, random, ['  ', '   ', ' 　', '　　']) },
  { id: 'tab', over: (text, setting, random) => inProse(text, setting, random, ['\t']) },
  { id: 'one-blank', over: (text, setting, random) => inProse(text, setting, random, [' ', '\u00a0', '　']) },
  {
    id: 'blank-entities',
    over: (text, setting, random) => inProse(text, setting, random, ['&nbsp;', '&nbsp;&nbsp;', '&ensp;', '&emsp;', '&#160;']),
  },
  { id: 'blank-entities-at-cells', over: roundCells },
  { id: 'blank-entities-in-headings', over: inHeading },
  { id: 'blanks-in-title', over: inTitle },
  { id: 'trailing-blanks', over: trailing },
  { id: 'source-line-breaks', fits: ({ page }) => page, over: sourceBreaks },
];

const SIDE = /[\u3400-\u9fff，。、；：]/;

function inProse(text: string, setting: Setting, random: Random, blanks: readonly string[]): string {
  return times(4, text, random, (before) => {
    const at = somePlace(within(linesOf(before, setting), 'prose'), random);
    if (at === undefined || !SIDE.test(before[at - 1] ?? '') || !SIDE.test(before[at] ?? '')) return before;
    return put(before, at, random.pick(blanks) ?? ' ');
  });
}

function roundCells(text: string, setting: Setting, random: Random): string {
  return times(6, text, random, (before) => {
    const line = random.pick(within(linesOf(before, setting), 'cells'));
    const run = line === undefined ? undefined : random.pick(runsIn(line));
    if (line === undefined || run === undefined) return before;
    // The bounds of the cell: within its words a blank would be seen.
    if (/[^\s|>]/.test(before[run.start - 1] ?? '') || /[^\s|<]/.test(before[run.end] ?? '')) return before;
    const blank = random.pick(['&nbsp;', '&ensp;', '&#12288;']) ?? '';
    return put(before, random.pick([run.start, run.end]) ?? run.end, blank);
  });
}

/** Behind the number, before or behind the heading. */
function inHeading(text: string, setting: Setting, random: Random): string {
  const line = random.pick(within(linesOf(text, setting), 'heading', 'title'));
  const runs = line === undefined ? [] : runsIn(line);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return text;
  const mark = text.indexOf('、', first.start) + 1;
  const blank = random.pick(['&nbsp;', '&ensp;', '&nbsp;&nbsp;', '  ', '　']) ?? '';
  return put(text, random.pick([first.start, last.end, mark > first.start && mark < first.end ? mark : last.end]) ?? last.end, blank);
}

/** Between the body, the year and the kind of report. */
function inTitle(text: string, setting: Setting, random: Random): string {
  const line = random.pick(within(linesOf(text, setting), 'title'));
  const places =
    line === undefined ? [] : [...line.text.matchAll(/(?<=政府)(?=\d)|(?<=年)(?=政府)/g)].map(({ index }) => line.start + index);
  const at = random.pick(places);
  return at === undefined ? text : put(text, at, random.pick([' ', '&nbsp;', '　']) ?? ' ');
}

function trailing(text: string, setting: Setting, random: Random): string {
  const lines = within(linesOf(text, setting)).filter(() => random.integer(0, 2) === 0);
  const tabs = setting.cells !== 'tab';
  return lines.reduceRight((before, { end }) => {
    const at = before[end - 1] === '\r' ? end - 1 : end;
    return put(before, at, random.pick(['  ', ' ', '　', tabs ? '\t' : '   ']) ?? ' ');
  }, text);
}

/** Where an editor breaks the lines of its markup, readers see one blank or none. */
function sourceBreaks(text: string, setting: Setting, random: Random): string {
  return times(5, text, random, (before) => {
    const at = somePlace(within(linesOf(before, setting)), random);
    if (at === undefined || !SIDE.test(before[at - 1] ?? '') || !SIDE.test(before[at] ?? '')) return before;
    return put(before, at, random.pick(['\n', '\r\n', '\n    ']) ?? '\n');
  });
}

/** All of the line ends, or some of them, are others. */
function lineEnds(text: string, _: Setting, random: Random): string {
  const some = random.integer(0, 1) === 0;
  const end = random.pick(['\r\n', '\r', '\u2028']) ?? '\r\n';
  return text.replace(/\r?\n/g, (before) => (some && random.integer(0, 2) > 0 ? before : end));
}
