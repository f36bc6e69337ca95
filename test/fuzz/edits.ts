import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedReport } from '../bench/drafts/reports.js';
import { cleanFiles } from '../support/generate.js';
import { readMarked } from '../support/marked.js';
import type { Random } from '../support/random.js';

/** A draft to begin with. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly html: boolean;
}

/** One replacement, in offsets of the text before it. */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Maker = (random: Random, text: string) => RandomEdit;

const DAMAGED = 'test/drafts/damaged';
const SAMPLES = 'test/drafts/samples';

const samples: readonly Sample[] = [
  ...[...cleanFiles()].map(([name, text]) => sampleOf(name, text)),
  ...readdirSync(DAMAGED).map((name) => sampleOf(name, readMarked(readFileSync(join(DAMAGED, name), 'utf8')).text)),
  ...readdirSync(SAMPLES).map((name) => sampleOf(name, readFileSync(join(SAMPLES, name), 'utf8'))),
];

/** Every other one is written for this seed: of any form, in any notation, two in three with faults. */
export function sampleFor(seed: number, random: Random): Sample {
  if (random.below(2) === 0) return random.oneOf(samples);
  const { text, html } = generatedReport({ seed, length: 3_000 }, seed);
  return { name: `generated ${seed}`, text, html };
}

function sampleOf(name: string, text: string): Sample {
  return { name, text, html: name.endsWith('.html') };
}

const CHARACTERS = [...'0123456789３件条年月日一、（）(),，。.；：《》〈〉〔〕[]“”|-—/\\*#<>&%!\t \u3000\n𠮷Xx'];
const CELLS = ['', ' ', '0', '7', '12', '3件', '-', '/', '1.5', '-2', '1,200', '４', '无', '𠮷', 'abc', '\\|', '&nbsp;'];
const WORDS = [
  '《条例》第九十条',
  '（以下简称《条例》）',
  '国办发〔2019〕54号',
  '2023年1月32日',
  '截止目前',
  '共3条，其中甲1条、乙1条。',
  '<!-- gouji-disable balance 理由 -->\n',
  '\n%% gouji-disable-next-line wording\n',
  '<table><tr><td>规章</td><td>',
  '</table>',
  '\n\n三、收到和处理政府信息公开申请情况\n\n',
  '\n\n六、其他需要报告的事项\n\n',
  '| --- | --- |\n',
  '\r\n',
  '```\n',
  '---\n',
];

const makers: readonly Maker[] = [
  (random, text) => ({ ...spanIn(random, text, 0), text: random.oneOf(CHARACTERS) }),
  (random, text) => ({ ...spanIn(random, text, 5), text: '' }),
  (random, text) => ({ ...spanIn(random, text, 5), text: random.oneOf(CHARACTERS) }),
  (random, text) => ({ ...spanIn(random, text, 0), text: random.oneOf(WORDS) }),
  (random, text) => ({ ...linesIn(random, text, 1), text: '' }),
  twice,
  swapped,
  cell,
  cell,
  (random, text) => ({ ...linesIn(random, text, 0), text: block(random) }),
  (random, text) => ({ ...linesIn(random, text, 8), text: block(random) }),
];

/** A character, a line, a cell or a pasted block, put in, taken out or replaced. */
export function randomEdit(random: Random, text: string): RandomEdit {
  return random.oneOf(makers)(random, text);
}

export function edited(text: string, edit: RandomEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** An editor puts the cursor neither between the halves of a character nor between CR and LF. */
function placeIn(text: string, offset: number): number {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(offset - 1, offset + 1)) ? offset + 1 : offset;
}

function spanIn(random: Random, text: string, most: number): Pick<RandomEdit, 'start' | 'end'> {
  const start = placeIn(text, random.below(text.length + 1));
  const end = Math.min(text.length, start + (most === 0 ? 0 : 1 + random.below(most)));
  return { start, end: Math.max(start, placeIn(text, end)) };
}

/** Up to so many whole lines, with their ends. */
function linesIn(random: Random, text: string, most: number): Pick<RandomEdit, 'start' | 'end'> {
  const start = text.lastIndexOf('\n', random.below(text.length + 1) - 1) + 1;
  let end = start;
  for (let left = most === 0 ? 0 : 1 + random.below(most); left > 0 && end < text.length; left -= 1) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
  }
  return { start, end };
}

function twice(random: Random, text: string): RandomEdit {
  const { start, end } = linesIn(random, text, 2);
  return { start, end: start, text: text.slice(start, end) };
}

function swapped(random: Random, text: string): RandomEdit {
  const { start, end } = linesIn(random, text, 2);
  const lines = text.slice(start, end).match(/[^\n]*\n?/g) ?? [];
  return { start, end, text: lines.reverse().join('') };
}

/** What stands between two borders or two tabs. */
function cell(random: Random, text: string): RandomEdit {
  const cells = [...text.matchAll(/(?<=[|\t>])[^|\t<>\r\n]*(?=[|\t<\r\n])/g)];
  if (cells.length === 0) return { start: 0, end: 0, text: random.oneOf(CELLS) };
  const { index, 0: words } = random.oneOf(cells);
  return { start: index, end: index + words.length, text: random.oneOf(CELLS) };
}

/** Some lines of another draft. */
function block(random: Random): string {
  const { text } = random.oneOf(samples);
  const { start, end } = linesIn(random, text, 12);
  return text.slice(start, end);
}
