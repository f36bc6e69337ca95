import type { FormRow } from '../../data/types.js';
import { blocksIn } from '../../report/places.js';
import type { FilledTable, Report } from '../../report/types.js';
import { say } from '../../text/message.js';
import { insideAny, type Span } from '../../text/span.js';
import { replacement } from './fixes.js';
import { namedRowsOf } from './lost-rows.js';
import type { Problem } from './rule.js';

/** 三、 and （三） alone on their line. */
const NUMBER = /^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）)$/;
const LONGEST_NUMBER = 3;
const NUMBER_AND_NAME = /^([一二三四五六七八九十]、|（[一二三四五六七八九十]）)(.+)$/;

/**
 * Rows over other rows of which the number alone is left: 三、 where 三、本年度办理结果 belongs. Only where every cell has a line of its
 * own, and the rest of the label stands nowhere in the table: a page dump may have put it elsewhere, in pieces.
 */
export function* lostLabels(report: Report, table: FilledTable): Iterable<Problem> {
  if (table.notation !== 'line' || table.state !== 'read') return;
  const numbers = linesIn(report, table, (words) => words.length <= LONGEST_NUMBER && NUMBER.test(words));
  if (numbers.length === 0) return;
  const present = new Set(table.rows.map(({ row }) => row));
  const loose = looseWords(report, table);
  for (const row of namedRowsOf(table.table)) {
    const [, number = '', name = ''] = NUMBER_AND_NAME.exec(row.label) ?? [];
    if (row.figures || present.has(row) || name === '' || loose.some((words) => sharesWords(words, name))) continue;
    const alone = numbers.filter(({ words, at }) => words === number && standsAbove(table, row, at));
    const [only, ...others] = alone;
    if (only === undefined || others.length > 0) continue;
    yield {
      at: only.at,
      severity: 'warning',
      message: say(
        `“${number}”后面的“${name}”丢了（可能是从网页或 Word 转存时丢的），应为“${row.label}”。`,
        `Behind “${number}” the words “${name}” are lost (perhaps when saved from a page or Word); it should be “${row.label}”.`,
      ),
      expected: row.label,
      fixes: replacement(report, only.at, row.label, true),
    };
  }
}

interface TableLine {
  readonly at: Span;
  /** As the reading copy has them, brackets in full width. */
  readonly words: string;
}

/** Lines of one cell whose words are worth it. */
function linesIn(report: Report, { at }: FilledTable, isWorth: (words: string) => boolean): TableLine[] {
  const lines: TableLine[] = [];
  for (const block of blocksIn(report, at)) {
    const only = block.kind === 'row' && block.cells.length === 1 ? block.cells[0] : undefined;
    if (only === undefined) continue;
    const words = /[()]/.test(only.text) ? only.text.replaceAll('(', '（').replaceAll(')', '）') : only.text;
    if (isWorth(words)) lines.push({ at: only.at, words });
  }
  return lines;
}

/** What no row has taken, below the head: a header may be worded like a label. */
function looseWords(report: Report, table: FilledTable): string[] {
  const first = table.rows[0]?.at.start ?? table.at.end;
  const isTaken = insideAny(table.rows.map(({ at }) => at));
  return linesIn(report, table, (words) => words !== '')
    .filter(({ at }) => at.start > first && !isTaken(at.start))
    .map(({ words }) => words);
}

/** Two characters that follow each other in both; one line may hold a single one of them, as where a label stands upright. */
function sharesWords(words: string, name: string): boolean {
  if (words.length === 1) return name.includes(words);
  return Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2)).some((pair) => words.includes(pair));
}

/** Directly above the first row that it is over, with nothing of the form between. */
function standsAbove({ table, rows }: FilledTable, row: FormRow, at: Span): boolean {
  const formRows = namedRowsOf(table);
  const index = formRows.indexOf(row);
  const next = rows.find(({ labelAt }) => labelAt.start >= at.end);
  const before = rows.findLast(({ at: { end } }) => end <= at.start);
  const isOver = next !== undefined && formRows.indexOf(next.row) === index + 1;
  return isOver && (before === undefined || formRows.indexOf(before.row) < index);
}
