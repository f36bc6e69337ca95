import { withoutBlanks } from '../text/chars.js';
import { parseChineseDigits } from '../text/numerals.js';
import { cover, type Span } from '../text/span.js';
import type { Block, Title, WrittenCell } from './types.js';

/** What a title line ends with, blanks removed: 政府信息公开工作年度报告 and its deviations. */
const ENDING =
  /(?:政府信息|政务信息|政务|信息)(?:与政务|和政务)?公开(?:工作)?(?:情况)?(?:的?年度(?:工作)?报告|年报|工作报告|报告)(?:（.{1,12}）|\(.{1,12}\))?$/;
const OFFICIAL = /政府信息公开工作年度报告$/;
/** A line that the next one finishes: a title broken in two. */
const HALF = /(?:政府信息|政务信息|政务|信息)公开(?:工作)?(?:年度)?$/;
const REST = /^(?:工作)?(?:年度)?(?:工作)?报告$/;
const NOT_A_TITLE = /^(?:《|附件|关于(?:做好|印发|报送|编制|开展))|[。！？；，/\\]|.[:：]./;
const ISSUER = /(?:政府|办事处|办公室|办公厅|委员会|管委会|局|厅|部|署|院|会|中心|镇|乡|街道|县|区|市|省)$/;
const YEAR = /(20\d{2}|[二两][〇○零Oo0][一二三四五六七八九〇○零]{2})年/;
const LABEL = /^(?:标题|题目|名称)[:：]/;
/** Web metadata between two title lines shows that the first belongs to the page, not to the report. */
const METADATA = /^(?:索\s*引\s*号|发文机构|发布机构|发布日期|发布时间|公开目录|文\s*号|浏览量|来源|日期|信息来源|主题分类|时间|字号|阅读)/;

interface Candidate {
  readonly at: Span;
  readonly text: string;
  readonly index: number;
  readonly score: number;
}

/** The title before the first section: the line most like the official wording; of equals the last. */
export function findTitle(source: string, blocks: readonly Block[], before: number, html: boolean): Title | undefined {
  const lines = linesBefore(blocks, before);
  const candidates: Candidate[] = [];
  for (const [index, cell] of lines.entries()) {
    const candidate = candidateAt(lines, index, cell);
    if (candidate !== undefined) candidates.push(candidate);
  }
  if (candidates.length === 0) return undefined;
  const best = candidates.reduce((a, b) => (b.score >= a.score ? b : a));
  const repeated = html
    ? []
    : candidates.filter((c) => c !== best && c.text === best.text && !betweenIsMetadata(lines, c.index, best.index)).map((c) => c.at);
  const year = yearIn(source, best.at);
  const issuer = issuerOf(best.text) ?? neighbour(lines, best);
  return { at: best.at, text: best.text, repeated, year: year?.value, yearAt: year?.at, issuer };
}

function linesBefore(blocks: readonly Block[], before: number): WrittenCell[] {
  const lines: WrittenCell[] = [];
  for (const block of blocks) {
    if (block.at.start >= before || lines.length >= 60) break;
    if (block.kind === 'row' && block.cells.length === 1 && block.cells[0] !== undefined) lines.push(block.cells[0]);
    else if (block.kind === 'row' && block.notation === 'aligned') {
      const text = block.cells.map((c) => c.text).join('');
      lines.push({ at: block.at, text });
    }
  }
  return lines;
}

function candidateAt(lines: readonly WrittenCell[], index: number, cell: WrittenCell): Candidate | undefined {
  let text = withoutBlanks(cell.text).replace(LABEL, '');
  let at = cell.at;
  if (text.length > 70 || NOT_A_TITLE.test(text)) return undefined;
  if (HALF.test(text)) {
    const next = lines[index + 1];
    const rest = next === undefined ? '' : withoutBlanks(next.text);
    if (next === undefined || !REST.test(rest)) return undefined;
    text += rest;
    at = cover(at, next.at);
  }
  if (!ENDING.test(text)) return undefined;
  let score = 0;
  if (OFFICIAL.test(text)) score += 3;
  if (YEAR.test(text)) score += 3;
  if (issuerOf(text) !== undefined) score += 1;
  if (text.length < 10) score -= 3;
  return score <= 0 ? undefined : { at, text, index, score };
}

function betweenIsMetadata(lines: readonly WrittenCell[], a: number, b: number): boolean {
  return lines.slice(Math.min(a, b) + 1, Math.max(a, b)).some((line) => METADATA.test(line.text));
}

function yearIn(source: string, at: Span): { readonly value: number; readonly at: Span } | undefined {
  const match = /(20\d{2})\s*年?|([二两][〇○零Oo0][一二三四五六七八九〇○零]{2})\s*年/.exec(source.slice(at.start, at.end));
  if (match === null) return undefined;
  const digits = match[1] ?? match[2] ?? '';
  const value = match[1] !== undefined ? Number(digits) : parseChineseDigits(digits);
  const start = at.start + match.index;
  return value === undefined ? undefined : { value, at: { start, end: start + digits.length } };
}

/** What the title says besides year and kind of report. */
function issuerOf(text: string): string | undefined {
  const rest = text
    .replace(ENDING, '')
    .replace(/(20\d{2}|[二两][〇○零Oo0][一二三四五六七八九〇○零]{2})(?:年度?)?/, '')
    .replace(/^关于|年度$|[的:：]$/g, '');
  return rest.length >= 2 ? rest : undefined;
}

/** The body's name on a line of its own, above the title or right below it. */
function neighbour(lines: readonly WrittenCell[], title: Candidate): string | undefined {
  for (const index of [title.index - 1, title.index + 1]) {
    const text = withoutBlanks(lines[index]?.text ?? '');
    if (text.length >= 2 && text.length <= 40 && ISSUER.test(text) && !METADATA.test(text) && !/[：:，。]/.test(text)) return text;
  }
  return undefined;
}
