import { isBlank, withHalfWidth } from '../../text/chars.js';
import { matches } from '../../text/matches.js';
import { cover, type Span, span } from '../../text/span.js';
import type { Block, Title } from '../types.js';
import { isBodyName, isMoreThanBody } from './bodies.js';
import { type TitleWords, titleWords } from './title-words.js';

/** Web metadata between two title lines shows that the first belongs to the page, not to the report. */
const METADATA =
  /^(?:索\s*引\s*号|组配分类|体裁分类|信息分类|信息类别|公开类别|公开方式|公开形式|成文日期|生成日期|发文机构|发布机构|发布单位|发布人|发布日期|发布时间|公开目录|文\s*号|浏览量|来源|日期|信息来源|主题分类|时间|字号|阅读)/;
/** A label of a page on a line of its own: what stands below it is its value. */
const NAMED = /^[•·●○◆■□▪]?(?:信息|文件)?(?:名称|标题)[:：]$/;
const DATE = /^[（(]?20\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?[）)]?$/;
const SENTENCE = /[。！？]$/;
/** A line that leads to an example, a link, an attachment. */
const INTRODUCES = /(?:例如|比如|如下|下面|以下|样式|样子|样|这样写|写成|写作|写为|错误|链接|阅读|推荐|附件|内容)[：:]$/;
/** （2023年度） on the line below. */
const YEAR_LINE = /^[（(](?:20\d{2}|[二两][〇○零Oo0]..)年?度?[）)]$/;
const SHORTEST_SENTENCE = 8;
const MOST_LINES = 60;
const MOST_LINES_OF_A_PAGE = 300;
/** A title is broken into three lines at most. */
const MOST_PARTS = 3;

/**
 * `title`: a line that is a title, and says whose or of which year. `mention`: it may as well name a report in a list, in a
 * quotation or below a text, or on a page's own title: other signs have to show that it is a report.
 */
export interface TitleFound {
  readonly title: Title;
  readonly standing: 'title' | 'mention';
}

/** Where a title may stand. */
export interface TitlePlace {
  readonly blocks: readonly Block[];
  /** Where the first section begins. */
  readonly before: number;
  readonly html: boolean;
}

/** A line, its blanks left out, and where each of its characters stands. */
interface Line {
  readonly at: Span;
  readonly text: string;
  readonly places: readonly number[];
}

interface Candidate {
  readonly at: Span;
  readonly text: string;
  readonly places: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly words: TitleWords;
  readonly issuer: string | undefined;
  /** Where the body's name stands beside the title. */
  readonly nameAt: Span | undefined;
  readonly marked: boolean;
  readonly score: number;
}

/** The title before the first section: the lines most like the official wording; of equals the last. */
export function findTitle(text: string, place: TitlePlace): TitleFound | undefined {
  const lines = linesBefore(text, place);
  const candidates = candidatesIn(lines, sentenceBefore(text, place));
  if (candidates.length === 0) return undefined;
  const plain = candidates.filter((c) => !c.marked);
  const best = (plain.length > 0 ? plain : candidates).reduce((a, b) => (b.score >= a.score ? b : a));
  const core = coreText(best);
  const repeated = place.html
    ? []
    : plain
        .filter(
          (c) =>
            c !== best &&
            !c.words.labelled &&
            !NAMED.test(lines[c.first - 1]?.text ?? '') &&
            (coreText(c) === core || isSplit(c, best)) &&
            !betweenIsMetadata(lines, c, best),
        )
        .map((c) => (coreText(c) === core || c.nameAt === undefined ? c.at : cover(c.nameAt, c.at)));
  const title = titleOf(best, repeated);
  const certain = !best.marked && (title.year !== undefined || title.issuer !== undefined) && !isCatalogue(candidates);
  return { title, standing: certain ? 'title' : 'mention' };
}

/** What stands in the `<title>` of a page, or behind `title:` in front matter. */
export function headTitle(source: string): TitleFound | undefined {
  const match = HEAD_TITLE.exec(source.slice(0, HEAD)) ?? FRONT_TITLE.exec(source.slice(0, HEAD));
  if (match === null) return undefined;
  const [whole, before = '', name = ''] = match;
  const start = match.index + whole.indexOf(before) + before.length;
  const parts = partsOf(name).map(({ start: from, end }) => lineAt(source, span(start + from, start + end)));
  for (const line of parts) {
    const words = titleWords(line.text);
    if (words === undefined) continue;
    const candidate = { ...line, first: 0, last: 0, words, issuer: words.issuer, nameAt: undefined, marked: true, score: 0 };
    return { title: { ...titleOf(candidate, []), inHead: true }, standing: 'mention' };
  }
  return undefined;
}

const HEAD = 20_000;
const HEAD_TITLE = /(<title\b[^<>]*>)([^<>]{4,200})<\/title/i;
const FRONT_TITLE = /^(\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,30}?(?:title|标题)[ \t]*[:：][ \t]*["']?)([^\n"']{4,120})/;

/** Between bars, or dashes that stand by themselves; then between any of them. */
const PARTS = [/[^_|｜＿]+?(?=\s*(?:[_|｜＿]|\s[-—–]{1,2}\s|$))/g, /[^-—–_|｜＿]+/g];

/** The whole, then each part between the marks that set off the name of the site. */
function partsOf(name: string): Span[] {
  const parts = [span(0, name.length)];
  for (const pattern of PARTS) for (const { index, 0: part } of matches(name, pattern)) parts.push(span(index, index + part.length));
  return parts;
}

function linesBefore(text: string, { blocks, before, html }: TitlePlace): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.at.start >= before || lines.length >= (html ? MOST_LINES_OF_A_PAGE : MOST_LINES)) break;
    if (block.kind !== 'row') continue;
    const only = block.cells.length === 1 ? block.cells[0] : undefined;
    if (only !== undefined) lines.push(lineAt(text, only.at));
    else if (block.notation === 'aligned' || (block.notation !== 'html' && block.cells.length <= 4)) lines.push(lineAt(text, block.at));
  }
  return lines;
}

function lineAt(text: string, at: Span): Line {
  const places: number[] = [];
  let clean = '';
  let from = at.start;
  while (text.charCodeAt(from) === 0x23) from += 1;
  for (let i = from; i < at.end; i += 1) {
    if (isBlank(text.charCodeAt(i))) continue;
    places.push(i);
    clean += text[i];
  }
  return { at, text: simplified(withHalfWidth(clean)), places };
}

/** A title in traditional characters, as an artist writes it, is a title. */
function simplified(line: string): string {
  return line.includes('報') ? line.replace(/[開報務]/g, (char) => SIMPLIFIED[char] ?? char) : line;
}

const SIMPLIFIED: Readonly<Record<string, string>> = { 開: '开', 報: '报', 務: '务' };

/** Where the first sentence ends; a title below it is one that the text speaks of. */
function sentenceBefore(text: string, { blocks, before }: TitlePlace): number {
  for (const { at } of blocks) {
    if (at.start >= before) break;
    const line = text.slice(at.start, at.end).trimEnd();
    if ((line.length >= SHORTEST_SENTENCE && SENTENCE.test(line)) || INTRODUCES.test(line)) return at.end;
  }
  return Number.POSITIVE_INFINITY;
}

function candidatesIn(lines: readonly Line[], sentence: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let last = 0; last < lines.length; last += 1) {
    const text = lines[last]?.text ?? '';
    if (!/报告|年报/.test(text) && !YEAR_LINE.test(text)) continue;
    let best: Candidate | undefined;
    for (let first = last; first >= 0 && last - first < MOST_PARTS; first -= 1) {
      const candidate = candidateAt(lines, first, last, sentence);
      if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate;
    }
    if (best !== undefined) candidates.push(best);
  }
  return candidates;
}

function candidateAt(lines: readonly Line[], first: number, last: number, sentence: number): Candidate | undefined {
  const parts = lines.slice(first, last + 1);
  const [head, ...others] = parts;
  const tail = parts.at(-1);
  if (head === undefined || tail === undefined) return undefined;
  // 组配分类 政府信息公开年报: the value of a label, no title.
  if (others.length > 0 ? !mayGoOn(head, others) : METADATA.test(head.text)) return undefined;
  const text = parts.map((part) => part.text).join('');
  const words = titleWords(text);
  if (words === undefined || (others.length > 0 && words.issuer === undefined && !words.official)) return undefined;
  let score = 0;
  if (words.official) score += 3;
  if (words.year !== undefined && !words.year.plain) score += 3;
  if (words.issuer !== undefined && !ENDS_A_NAME.test(words.issuer)) score += 1;
  if (words.core.end - words.core.start < 10) score -= 3;
  if (words.labelled) score -= 0.5;
  if (score <= 0) return undefined;
  const name = words.issuer === undefined ? neighbour(lines, first, last) : undefined;
  const issuer = words.issuer ?? name?.text;
  return {
    at: cover(head.at, tail.at),
    text,
    places: parts.flatMap((part) => part.places),
    first,
    last,
    words,
    issuer,
    nameAt: name?.at,
    marked: words.marked || head.at.start >= sentence || isMoreThanBody(words.issuer ?? ''),
    // Of two lines with the same words the one below the body's name is meant.
    score: issuer === undefined ? score : score + 0.25,
  };
}

/** 人民政府, 街道办事处: how a body's name ends whose beginning, a place, stands on the line above. */
const ENDS_A_NAME = /^(?:人民政府(?:办公室)?|政府(?:办公室)?|街道办事处|办事处|管理委员会|管委会)$/;
const PLACE = /^[\u4e00-\u9fff]{1,14}(?:省|市|县|区|旗|州|镇|乡|街道|苏木|开发区)$/;

/** A line that the next ones finish: not one that is whole by itself, as the body's name above a title is. */
function mayGoOn(head: Line, others: readonly Line[]): boolean {
  const [next] = others;
  if (others.length === 1 && next !== undefined && YEAR_LINE.test(next.text)) {
    const words = titleWords(head.text);
    return words !== undefined && words.year === undefined;
  }
  if (METADATA.test(head.text) || DATE.test(head.text) || titleWords(head.text) !== undefined) return false;
  if (head.text.length > 45 || /[。！？；，：:》”」』]$/.test(head.text)) return false;
  const rest = titleWords(others.map((part) => part.text).join(''));
  if (rest === undefined) return true;
  if (rest.issuer !== undefined && ENDS_A_NAME.test(rest.issuer) && PLACE.test(head.text)) return true;
  return rest.year === undefined && !isBodyName(head.text) && /(?:20\d{2}|二[〇○零Oo0]..)年度?(?:政府|政务)?$/.test(head.text);
}

function titleOf({ at, text, places, words, issuer }: Omit<Candidate, 'marked' | 'score' | 'nameAt'>, repeated: readonly Span[]): Title {
  const placed = ({ start, end }: Span) => span(places[start] ?? at.start, (places[end - 1] ?? at.end - 1) + 1);
  return {
    at,
    text: text.slice(words.core.start, words.core.end),
    name: text.slice(words.name.start, words.name.end),
    nameAt: placed(words.name),
    labels: words.labels.map(placed),
    repeated,
    year: words.year?.value,
    yearAt: words.year === undefined ? undefined : placed(words.year.at),
    issuer,
    inHead: false,
  };
}

function coreText({ text, words }: Candidate): string {
  return text.slice(words.core.start, words.core.end);
}

/** The title once more, with the body's name on a line of its own beside it. */
function isSplit(one: Candidate, whole: Candidate): boolean {
  const [a, b] = [one.words, whole.words];
  const sameYear = a.year !== undefined && a.year.value === b.year?.value;
  return one.nameAt !== undefined && whole.nameAt === undefined && one.issuer === whole.issuer && a.official && b.official && sameYear;
}

function betweenIsMetadata(lines: readonly Line[], a: Candidate, b: Candidate): boolean {
  return lines.slice(Math.min(a.last, b.last) + 1, Math.max(a.first, b.first)).some((line) => METADATA.test(line.text));
}

/** Titles of several years or bodies, one under the other: a list of reports. */
function isCatalogue(candidates: readonly Candidate[]): boolean {
  return candidates.some((one, i) => candidates.slice(i + 1).some((other) => differ(one, other)));
}

function differ(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.words, other.words];
  if (a.year !== undefined && b.year !== undefined && a.year.value !== b.year.value) return true;
  if (a.issuer === undefined || b.issuer === undefined) return false;
  const [left, right] = [shortName(a.issuer), shortName(b.issuer)];
  return !left.includes(right) && !right.includes(left);
}

function shortName(issuer: string): string {
  return issuer.replace(/(?:人民)?政府(?:办公室)?$|办事处$/, '');
}

/** The body's name on a line of its own, above the title or right below it. */
function neighbour(lines: readonly Line[], first: number, last: number): Line | undefined {
  const below = DATE.test(lines[last + 1]?.text ?? '') ? last + 2 : last + 1;
  for (const index of [first - 1, below]) {
    const line = lines[index];
    if (line !== undefined && isBodyName(line.text) && !METADATA.test(line.text)) return line;
  }
  return undefined;
}
