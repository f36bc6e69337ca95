import { rounded } from '../../text/figure.js';
import type { Enumeration, Part } from './enumerations.js';
import type { Figure, PassageFigures } from './figures.js';

/** 建议18件、提案25件，共44件: the total is told behind its parts. */
const TOTAL = /，(?:一共|总共|合计|共计|总计|共)$/;
/** Farther from the sum, what is counted together is something else. */
const FAR = 0.15;
/** The words of a part; one told by a comma, a bracket or a comparison is told of something else. */
const LABEL = /[，；。：]([^，,；;。：:（）()、\d]{1,14})$/;
const NEXT_LABEL = /^(?:、|和|及|以及)([^，,；;。：:（）()、\d和及]{1,14})$/;
/** What overlaps, is told of each, or is told of something else than what is counted. */
const NO_PART =
  /网|微信|微博|公众号|平台|媒体|抖音|栏|屏|号$|客户端|广播|短信|手册|原创|转[发载]|办结|满意|回复|回访|答复|采纳|涉及|覆盖|每|各|累计|历年|其中|同比|环比|较|增加|减少|增长|下降|另|平均|占|达|超|余|约/;
/** Of these one thing may hold several others. */
const VAGUE_UNITS = '个项处次类%‰';
/** What follows may count more than the parts: 共44件（含上年结转1件）. */
const GOES_ON = /^(?:[，、]?(?:含|包括|加上|另)|[（(、和及以与]|左右|以上|[多余])/;

/** Totals behind two parts or more, told side by side up to them; only those that no run of the parts comes to are named. */
export function closingTotalsIn({ passage: { text }, figures }: PassageFigures): readonly Enumeration[] {
  const found: Enumeration[] = [];
  for (let i = 2; i < figures.length; i += 1) {
    const total = figures[i];
    const mark = total === undefined ? '' : text.charAt(total.from - 1);
    if (total === undefined || (mark !== '共' && mark !== '计')) continue;
    const parts = partsBefore(text, figures, i);
    if (parts !== undefined)
      found.push({ total, parts, closing: 'each', within: false, summed: true, apart: false, earlier: [], later: [] });
  }
  return found;
}

function partsBefore(text: string, figures: readonly Figure[], index: number): readonly Part[] | undefined {
  const total = figures[index];
  const last = figures[index - 1];
  if (total === undefined || last === undefined || !TOTAL.test(text.slice(last.to, total.from)) || text.charAt(last.to) !== '，')
    return undefined;
  if (VAGUE_UNITS.includes(total.unit) || total.approximate || GOES_ON.test(text.slice(total.to, total.to + 4))) return undefined;
  const parts: Part[] = [];
  let sum = 0;
  for (let i = index - 1; i >= 0; i -= 1) {
    const figure = figures[i];
    if (figure === undefined || figure.unit !== total.unit || figure.approximate) return undefined;
    const earlier = figures[i - 1];
    const before = earlier === undefined ? `。${text.slice(0, figure.from)}` : text.slice(earlier.to, figure.from);
    const next = NEXT_LABEL.exec(before);
    const label = next?.[1] ?? LABEL.exec(before)?.[1];
    if (label === undefined || NO_PART.test(label)) return undefined;
    parts.unshift({ figure, from: figure.from - label.length, close: next !== null, share: undefined });
    sum = rounded(sum + figure.value);
    if (parts.length > 1 && sum === total.value) return undefined;
    if (next === null && earlier?.unit === total.unit && rounded(sum + earlier.value) === total.value) return undefined;
    if (next === null) break;
  }
  const isFirst = parts[0]?.close === false;
  return isFirst && parts.length > 1 && Math.abs(sum - total.value) <= FAR * total.value ? parts : undefined;
}
