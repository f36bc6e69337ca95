import type { Form } from '../../../server/src/data/types.js';
import { visibleText } from '../../../server/src/text/folding.js';
import type { Span } from '../../../server/src/text/span.js';
import type { DraftNotation } from '../../support/notations.js';
import type { Random } from '../random.js';

/** What a draft is written in; a sprinkle is for those only in which nobody sees it. */
export interface Setting {
  readonly form: Form;
  /** Marks of Markdown are marks; elsewhere they are characters that a reader sees. */
  readonly markdown: boolean;
  /** The whole draft is a web page. */
  readonly page: boolean;
  readonly cells: 'pipe' | 'html' | 'tab' | 'line' | 'blank';
}

/** One kind of thing that may stand in a draft without making it another one. */
export interface Sprinkle {
  readonly id: string;
  /** Everywhere, where nothing is said. */
  readonly fits?: (setting: Setting) => boolean;
  /** Kinds of faults that it truly mends: what is left out stands there then. */
  readonly mends?: readonly string[];
  /** The text itself where it has no place for this. */
  readonly over: (text: string, setting: Setting, random: Random) => string;
}

const CELLS: Readonly<Record<string, Setting['cells']>> = {
  'html-tables': 'html',
  'html-page': 'html',
  tsv: 'tab',
  'tsv-ragged': 'tab',
  lines: 'line',
  'lines-tight': 'line',
  'lines-pipe': 'line',
  aligned: 'blank',
  spaced: 'blank',
  'one-line': 'blank',
};

export function settingOf(form: Form, { name, extension }: Pick<DraftNotation, 'name' | 'extension'>): Setting {
  return { form, markdown: extension === 'md', page: extension === 'html', cells: CELLS[name] ?? 'pipe' };
}

/** `cells` are rows of tables, cells on lines of their own and the sign-off. */
export type Part = 'title' | 'heading' | 'prose' | 'cells';

export interface Line extends Span {
  readonly text: string;
  readonly part: Part | undefined;
}

const NEVER_SHOWN =
  /<!--[\s\S]*?-->|<(\w+)[^<>]*(?:hidden|display:none)[^<>]*>[^\n]*?<\/\1>|<(?:del|sup)>[^<>\n]*<\/(?:del|sup)>|~~[^~\n]*~~/g;
const UNSEEN = new RegExp(
  `${NEVER_SHOWN.source}|<[^<>\\n]*>|&#?\\w+;|\\\\.|\\]\\([^()\\n]*\\)|\\{#[^{}\\n]*\\}|[\\u2061\\u2062*_#[\\]~]`,
  'g',
);

/** The lines of a draft, each with the part that it is; those of a page that are not its article have none. */
export function linesOf(text: string, setting: Setting): Line[] {
  const labels = new Set(setting.form.tables.flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.map(({ label }) => label))));
  const lines: Line[] = [];
  let start = 0;
  let shown = !setting.page;
  for (const line of text.split('\n')) {
    if (setting.page && line.startsWith('<div class=')) shown = line.startsWith('<div class="art"');
    lines.push({ start, end: start + line.length, text: line, part: shown ? partOf(line, labels) : undefined });
    start += line.length + 1;
  }
  return lines;
}

function partOf(line: string, labels: ReadonlySet<string>): Part | undefined {
  const seen = visibleText(line.replace(UNSEEN, '')).trim();
  if (!/[\u3400-\u9fff\d]/.test(seen) || /^\s*(?:<!--|---)/.test(line)) return undefined;
  if (/^\s*<t[dh]\b/.test(line)) return 'cells';
  if (/[|\t]/.test(seen) && !seen.includes('。')) return 'cells';
  if (/工作年度报告$/.test(seen) && seen.length < 60) return 'title';
  if (/^[一二三四五六七八九]、\S{2,30}$/.test(seen) && !labels.has(seen)) return 'heading';
  return seen.includes('。') ? 'prose' : 'cells';
}

/** Stretches of a line that a reader sees, none with a mark or markup in it. */
export function runsIn(line: Line): Span[] {
  const masked = line.text.replace(UNSEEN, (found) => '\u0001'.repeat(found.length));
  return [...masked.matchAll(/[\u2e80-\u2fdf\u3001-\u9fff\w０-９，。、；：（）《》〔〕“”]+/g)].map(({ index, 0: run }) => ({
    start: line.start + index,
    end: line.start + index + run.length,
  }));
}

/** A stretch out of a draft, of so many characters at most, that a pattern takes as a whole. */
export function someWords(text: string, lines: readonly Line[], random: Random, most: number): Span | undefined {
  const line = random.pick(lines);
  const run = line === undefined ? undefined : random.pick(runsIn(line));
  if (run === undefined) return undefined;
  const start = random.integer(run.start, run.end - 1);
  const end = Math.min(run.end, start + random.integer(1, most));
  return splitsPair(text, start) || splitsPair(text, end) ? undefined : { start, end };
}

/** A place with what is seen on both sides of it. */
export function somePlace(lines: readonly Line[], random: Random): number | undefined {
  const line = random.pick(lines);
  const run = line === undefined ? undefined : random.pick(runsIn(line).filter(({ start, end }) => end - start > 1));
  return run === undefined ? undefined : random.integer(run.start + 1, run.end - 1);
}

export function put(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

export function wrapped(text: string, { start, end }: Span, before: string, after: string): string {
  return text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end);
}

export function within(lines: readonly Line[], ...parts: readonly Part[]): Line[] {
  return lines.filter(({ part }) => part !== undefined && (parts.length === 0 || parts.includes(part)));
}

/** Does the same a few times over, each time on what the last one left. */
export function times(most: number, text: string, random: Random, once: (text: string) => string): string {
  let result = text;
  for (let left = random.integer(1, most); left > 0; left -= 1) result = once(result);
  return result;
}

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}
