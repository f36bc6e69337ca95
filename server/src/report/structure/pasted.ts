import { firstWhere } from '../../text/bisect.js';
import { withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, Report } from '../types.js';
import { bareLabelOf, furnitureOf, isButtons, isHead, metadataOf, opensWithLabel, type Strength } from './page-furniture.js';

/** Lines of the web page that a report was copied from: index number, source, clicks, print button. */
export interface Pasted {
  readonly at: Span;
  /** The labels as a reader sees them, in order. */
  readonly labels: readonly string[];
}

const LABEL = /^[•·●○◆■□▪]?[【[]?([^:：>＞»]{1,10})/;
/** A value on a line of its own, between two labels. */
const LONGEST_VALUE = 40;
const LONGEST_LINE = 400;
const VALUES_BETWEEN = 1;

interface Line {
  readonly at: Span;
  readonly text: string;
  readonly strength: Strength | undefined;
  /** No block of labels goes on behind it. */
  readonly parts: boolean;
}

/** Pasted page furniture before the first heading of the report, and behind the heading of its last section, or of its last part where the form has no fixed headings. */
export const pastedOf: (report: Report) => readonly Pasted[] = fact((report) => {
  const titleEnd = report.title?.at.end ?? 0;
  const first = report.headings.find(({ level, at }) => level === 1 && at.start >= titleEnd)?.at.start ?? longLine(report);
  const ends = report.sections.at(-1)?.heading ?? report.headings.findLast(({ level }) => level === 1);
  const last = ends?.at.end ?? report.source.length;
  const { blocks } = report;
  const above = blocks.slice(
    0,
    firstWhere(blocks, ({ at }) => at.end > first),
  );
  const below = firstWhere(blocks, ({ at }) => at.start >= last);
  return [...groups(linesOf(report, above)), ...groups(linesOf(report, blocks.slice(below), blocks[below - 1]))];
});

/** Pages flattened into one line have no headings; what stands before that line is the page's own. */
function longLine({ blocks }: Report): number {
  return blocks.find(({ at }) => at.end - at.start > LONGEST_LINE)?.at.start ?? 0;
}

/** Does a line open with a label of a web page, such as 发布机构: or 来源：? */
export function isLabelled(line: string): boolean {
  return line.length <= LONGEST_LINE && opensWithLabel(line);
}

/** A row below a head of labels alone, which may be the block `before` them, holds their values. */
function* linesOf(report: Report, blocks: readonly Block[], before?: Block): Iterable<Line> {
  let head = before === undefined ? 0 : headWidth(before, lineOf(report, before));
  for (const block of blocks) {
    const line = lineOf(report, block);
    const values = head > 1 && block.kind === 'row' && block.cells.length === head && line.strength === undefined;
    head = headWidth(block, line);
    yield values ? { at: block.at, text: '', strength: 'weak', parts: false } : line;
  }
}

function headWidth(block: Block, { strength }: Line): number {
  return strength !== undefined && block.kind === 'row' && isHead(block.cells.map(({ text }) => text)) ? block.cells.length : 0;
}

/** The title itself is never furniture, though it may be labelled 标题; nothing reaches across it, a table or a paragraph. */
function lineOf({ copy, title }: Report, { at, ...block }: Block): Line {
  const holds = (other: Span) => at.start < other.end && at.end > other.start;
  const parting: Line = { at, text: '', strength: undefined, parts: true };
  if (at.end - at.start > LONGEST_LINE || (title !== undefined && holds(title.at))) return parting;
  const cells = block.kind === 'row' && block.cells.length > 1 ? block.cells.map(({ text }) => text) : undefined;
  const metadata = cells === undefined ? undefined : metadataOf(cells);
  if (metadata !== undefined) return { at, text: withoutBlanks(cells?.join('：') ?? ''), strength: metadata, parts: false };
  const words = copy.textOf(at);
  const strength = furnitureOf(words);
  const isTable = cells !== undefined && cells.length > 2 && strength !== 'strong' && !isButtons(withoutBlanks(words));
  if (isTable || title?.repeated.some(holds) === true) return parting;
  const bare = strength === undefined ? undefined : bareLabelOf(words);
  return { at, text: bare === undefined ? withoutBlanks(words) : `${bare}：`, strength, parts: false };
}

/** Labelled lines with at most a value between two of them; one that is certain or two that are likely, or none of it counts. */
function* groups(lines: Iterable<Line>): Iterable<Pasted> {
  let run: Line[] = [];
  let values: Line[] = [];
  for (const line of lines) {
    if (line.strength !== undefined) {
      run.push(...values, line);
      values = [];
    } else if (run.length === 0) continue;
    else if (!line.parts && values.length < VALUES_BETWEEN && line.text.length <= LONGEST_VALUE) values.push(line);
    else {
      yield* pasted(run, values);
      run = [];
      values = [];
    }
  }
  yield* pasted(run, values);
}

function* pasted(run: readonly Line[], behind: readonly Line[]): Iterable<Pasted> {
  const labels = run.filter((line) => line.strength !== undefined);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return;
  if (!labels.some(({ strength }) => strength === 'strong') && labels.filter(({ strength }) => strength === 'web').length < 2) return;
  const value = /[:：】\]]/.test(last.text) || !run.some((line) => line.strength === undefined) ? undefined : behind[0];
  const end = value === undefined || !/\d/.test(value.text) ? last.at.end : value.at.end;
  yield { at: { start: first.at.start, end }, labels: labels.flatMap(({ text }) => (text === '' ? [] : (LABEL.exec(text)?.[1] ?? text))) };
}
