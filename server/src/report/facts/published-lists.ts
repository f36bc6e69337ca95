import { codesOf, withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, Report, WrittenCell } from '../types.js';
import { isDay } from './dates.js';

/** A list of what was published, pasted into a report: a table of an office's own, or numbered lines that end with a date. */
export interface PublishedList {
  readonly rows: readonly ListedRow[];
}

/** One entry of a list of published documents. */
export interface ListedRow {
  readonly at: Span;
  /** Its own number aside, all that it says. */
  readonly words: string;
  readonly date: { readonly at: Span; readonly year: number; readonly text: string } | undefined;
  /** 索引号: two documents never share one. */
  readonly code: { readonly at: Span; readonly text: string } | undefined;
}

const FEWEST_ROWS = 3;
const DATE = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/;
const CODE = /^[A-Za-z\d]{2,20}[/-](?:[A-Za-z\d]{1,12}[/-])?20\d{2}-?\d{1,8}/;
/** The heads of such a list; of meetings or prizes a date next year may be told by right. */
const HEADS = /(?:发布|公开|公布|生成|成文|发文|印发|上网|制发)(?:日期|时间)|索引号/;
/** 3.防汛值班表（2023年6月11日） */
const LINE = /^[（(]?(\d{1,3})[）).、．\s]{0,3}(.{5,80}?)[（(【[，,\s]*(20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[）)】\]]?[。；;]?$/;
const OPENS_LINE = codesOf('（(0123456789');
/** 1某某通知单2023.1.1 */
const SHORTEST_LINE = 14;
const LONGEST_LINE = 140;
const HAN_WORDS = /[\u4e00-\u9fff]{4}/;

/** Lists of what was published, one dated entry a line, as they are copied from a web site. */
export const publishedListsOf: (report: Report) => readonly PublishedList[] = fact((report) => {
  const lists: PublishedList[] = [];
  let run: Cells[] = [];
  const end = () => {
    const list = run.length > FEWEST_ROWS - 1 ? listOf(run) : undefined;
    if (list !== undefined) lists.push(list);
    if (run.length > 0) run = [];
  };
  let table = 0;
  const { blocks } = report;
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (block === undefined) break;
    while ((report.tables[table]?.at.end ?? Number.POSITIVE_INFINITY) <= block.at.start) table += 1;
    const ofForm = (report.tables[table]?.at.start ?? Number.POSITIVE_INFINITY) < block.at.end;
    const cells = ofForm ? undefined : cellsOf(report, block);
    const [first] = run;
    if (cells === undefined || (first !== undefined && (cells.cells.length !== first.cells.length || cells.line !== first.line))) end();
    if (cells !== undefined) run.push(cells);
  }
  end();
  return lists;
});

interface Cells {
  readonly at: Span;
  readonly cells: readonly Pick<WrittenCell, 'at' | 'text'>[];
  /** Read off a line of text. */
  readonly line: boolean;
}

function cellsOf({ copy }: Report, block: Block): Cells | undefined {
  if (block.kind === 'row' && block.cells.length > 2) return { at: block.at, cells: block.cells, line: false };
  const start = copy.copyOffset(block.at.start);
  if (!OPENS_LINE.has(copy.text.charCodeAt(start))) return undefined;
  const { end } = copy.copySpan(block.at);
  if (end - start < SHORTEST_LINE || end - start > LONGEST_LINE) return undefined;
  const match = LINE.exec(copy.text.slice(start, end));
  if (match === null) return undefined;
  const [whole, number = '', title = '', date = ''] = match;
  const titleFrom = whole.indexOf(title, whole.indexOf(number) + number.length);
  const dateFrom = whole.indexOf(date, titleFrom + title.length);
  const cell = (from: number, text: string) => ({ at: copy.sourceSpan({ start: start + from, end: start + from + text.length }), text });
  return { at: block.at, cells: [cell(0, number), cell(titleFrom, title), cell(dateFrom, date)], line: true };
}

function listOf(run: readonly Cells[]): PublishedList | undefined {
  const dated = run
    .filter(mayBeDated)
    .map(rowOf)
    .filter(({ date, code }) => date !== undefined || code !== undefined);
  if (dated.length < FEWEST_ROWS) return undefined;
  const headed = run.some(({ cells }) => cells.some(({ text }) => HEADS.test(withoutBlanks(text))));
  const coded = dated.filter(({ code }) => code !== undefined).length;
  return headed || run[0]?.line === true || coded * 2 > run.length ? { rows: dated } : undefined;
}

/** A cell is long enough for a date or the number of a document: 2023.1.1 */
function mayBeDated({ cells }: Cells): boolean {
  return cells.some(({ text }) => text.length >= SHORTEST_DATE);
}

const SHORTEST_DATE = 8;

function rowOf({ at, cells }: Cells): ListedRow {
  let date: ListedRow['date'];
  let code: ListedRow['code'];
  const words: string[] = [];
  cells.forEach(({ text, at: place }, i) => {
    const plain = withoutBlanks(text);
    if (i === 0 && /^\d{0,4}$/.test(plain)) return;
    words.push(plain);
    const day = DATE.exec(plain);
    if (day !== null && isDay(Number(day[1]), Number(day[2]), Number(day[3]))) date = { at: place, year: Number(day[1]), text };
    const number = CODE.exec(text);
    if (number !== null && date?.at !== place) code = { at: { start: place.start, end: place.start + number[0].length }, text: number[0] };
  });
  const said = words.some((word) => HAN_WORDS.test(word)) ? words.join('\t') : '';
  return { at, words: said, date, code };
}
