import { withoutBlanks } from '../../text/chars.js';
import type { Span } from '../../text/span.js';
import { fact } from '../fact.js';
import type { Block, Report } from '../types.js';

/** Lines of the web page that a report was copied from: index number, source, clicks, print button. */
export interface Pasted {
  readonly at: Span;
  /** The labels as a reader sees them, in order. */
  readonly labels: readonly string[];
}

/** What no author writes into a report of his own. */
const STRONG =
  /^(?:[【[]?字[体号][:：]?(?:[【[]|大|$)|(?:索引号|索取号|浏览次数|浏览量|阅读次数|阅读量|点击数|点击量|点击次数|访问次数|当前位置|您的位置|您现在的位置|您当前的位置|您当前所在位置|您所在的位置|所在位置|点击率|访问量|上一篇|下一篇|上一条|下一条|原文链接|信息索引号)(?:[:：]|$)|[【[]?(?:打印本页|打印此页|关闭窗口|关闭本页|返回顶部|分享到|扫一扫)[】\]]?)/;
/** What may stand in a report, but not several together. */
const WEAK =
  /^(?:标题|名称|来源|信息来源|发布机构|发布单位|发布日期|发布时间|公开日期|公开目录|发文机构|发文机关|发文日期|成文日期|生成日期|生效日期|废止日期|有效性|主题分类|主题词|公文种类|内容概述|体裁分类|文号|日期|时间|作者|编辑|责任编辑|栏目|审核)(?:[:：]|$)/;
/** 来源：… 作者：… 点击率：… on one line. */
const BUTTONS = /点击[率数量]|浏览[次量]|【打印】|【关闭】|打印本页|关闭窗口/;
const LABEL = /^[【[]?([^:：]{1,10})/;
/** A value on a line of its own, between two labels. */
const LONGEST_VALUE = 40;
const LONGEST_LINE = 400;
const VALUES_BETWEEN = 1;

interface Line {
  readonly at: Span;
  readonly text: string;
  readonly strength: 'strong' | 'weak' | undefined;
  /** No block of labels goes on behind it. */
  readonly parts: boolean;
}

/** Pasted page furniture before the first heading of the report, and behind the heading of its last section. */
export const pastedOf: (report: Report) => readonly Pasted[] = fact((report) => {
  const titleEnd = report.title?.at.end ?? 0;
  const first = report.headings.find(({ level, at }) => level === 1 && at.start >= titleEnd)?.at.start ?? longLine(report);
  const last = report.sections.at(-1)?.heading.at.end ?? report.source.length;
  const lines = report.blocks.map((block) => lineOf(report, block));
  return [...groups(lines.filter(({ at }) => at.end <= first)), ...groups(lines.filter(({ at }) => at.start >= last))];
});

/** Pages flattened into one line have no headings; what stands before that line is the page's own. */
function longLine({ blocks }: Report): number {
  return blocks.find(({ at }) => at.end - at.start > LONGEST_LINE)?.at.start ?? 0;
}

/** Does a line open with a label of a web page, such as 发布机构: or 来源：? */
export function isLabelled(line: string): boolean {
  return line.length <= LONGEST_LINE && (STRONG.test(line) || WEAK.test(line));
}

/** The title itself is never furniture, though it may be labelled 标题; nothing reaches across it, a table or a paragraph. */
function lineOf({ copy, title }: Report, { at, ...block }: Block): Line {
  const titles = title === undefined ? [] : [title.at, ...title.repeated];
  const wide = block.kind === 'row' && block.cells.length > 2;
  if (wide || at.end - at.start > LONGEST_LINE || titles.some((other) => at.start < other.end && at.end > other.start))
    return { at, text: '', strength: undefined, parts: true };
  const words = withoutBlanks(copy.textOf(at));
  const strength = STRONG.test(words) ? 'strong' : WEAK.test(words) ? (BUTTONS.test(words) ? 'strong' : 'weak') : undefined;
  return { at, text: words, strength, parts: false };
}

/** Labelled lines with at most a value between two of them; one that is certain, or none of it counts. */
function* groups(lines: readonly Line[]): Iterable<Pasted> {
  let run: Line[] = [];
  let values: Line[] = [];
  for (const line of [...lines, undefined]) {
    if (line?.strength !== undefined) {
      run.push(...values, line);
      values = [];
    } else if (line !== undefined && !line.parts && run.length > 0 && values.length < VALUES_BETWEEN && line.text.length <= LONGEST_VALUE)
      values.push(line);
    else {
      yield* pasted(run, values);
      run = [];
      values = [];
    }
  }
}

function* pasted(run: readonly Line[], behind: readonly Line[]): Iterable<Pasted> {
  const labels = run.filter((line) => line.strength !== undefined);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || !labels.some((line) => line.strength === 'strong')) return;
  const value = /[:：】\]]/.test(last.text) || !run.some((line) => line.strength === undefined) ? undefined : behind[0];
  const end = value === undefined || !/\d/.test(value.text) ? last.at.end : value.at.end;
  yield { at: { start: first.at.start, end }, labels: labels.map(({ text }) => LABEL.exec(text)?.[1] ?? text) };
}
