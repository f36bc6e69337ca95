import { behindLast } from '../../text/chars.js';
import { matches } from '../../text/matches.js';

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words by which a sentence says that all is done. */
export interface Completion {
  readonly start: number;
  readonly end: number;
  /** Where 均已 or 全部 begins. */
  readonly done: number;
  /** 办结率100%, which some reckon on those that were due alone. */
  readonly rate: boolean;
}

/**
 * 均已按要求办理完成, 全部办结: said without a limit of time it holds for all, also for those that are not due. 无一积压 says so too.
 */
const DONE =
  /(?:均已?全?部?|都已?全?部?|已全部|全部已?|全都已?|已经?)(?:按照?[^，,。；;]{1,10}?|依法|依规|严格|及时|如期|顺利|予以|得到|作出|作了){0,3}(?:办结|办理?完毕|办理?完结|办理完成|处理完毕|答复(?:完毕|完成|完结|到位)?|办复)(?=[，,。；;！!）)]|$)/g;
const RATE = /(?<![期时])(?:办[结理]|答复|办复)率(?:均?为|均?达到?|保持)?了?100(?:\.0{1,2})?%(?=[，,。；;！!]|$)/g;
const NONE_LEFT =
  /[，,](?:且|并)?(?:无一(?:件)?(?:积压|遗留|拖延)|没有(?:一件)?(?:积压|遗留|结转)|无(?:积压|遗留|结转))(?=[，,。；;！!]|$)/;
const ENDS = /办结|完毕|完结|完成|答复|办复|率/;
const IN_TIME = /按时|按期|时限|期限|限期|规定时间/;
const ANSWERED = /答复|办复/;
/** The requests as a whole, and nothing else in their clause. */
const ALL_REQUESTS =
  /^(?:全年|本年度?|年内|目前|截至年底|对于?)?((?:所有|全部|上述|以上|所)?(?:(?:收到|受理)?的?|(?:收到|受理)的\d{1,6}[件条宗份])(?:(?:政府)?信息公开(?:的)?申请|依申请公开(?:的)?(?:申请|事项|件)?|申请)(?:件|案件|事项)?)$/;
/** A clause of its own behind the figure of all that were received. */
const RECEIVED = /新收|收到|接收|接到|受理/;
const COUNTED = /\d[件条宗份]/;
const REACH = 200;
const PARTIAL = /其中|分别|不予|部分公开|无法提供/;
/** The text itself tells of those that are left. */
const LEFT = /顺延|转(?:至|到|入)?(?:下一?|次|20\d\d)年?|未到期|到期的|延期|尚未|尚在|正在|外[，,]/;

/** Where a sentence says that all requests are finished; undefined where it may mean some of them, or those that were due. */
export function finishedIn({ text, start, end }: Stretch): Completion | undefined {
  const sentence = text.slice(start, end);
  if (!ENDS.test(sentence)) return undefined;
  const left = LEFT.test(sentence);
  for (const match of matches(sentence, DONE)) {
    const before = sentence.slice(Math.max(0, match.index - REACH), match.index);
    const to = start + match.index + match[0].length;
    if (left || (IN_TIME.test(match[0]) && ANSWERED.test(match[0]) && !NONE_LEFT.test(sentence))) continue;
    const named = ALL_REQUESTS.exec(behindLast(before, '，,。；;：:）)'))?.[1];
    // 已办结 alone says so of all only where all are named.
    if (/^已(?!全)/.test(match[0]) && !/^(?:所有|全部|上述|以上)/.test(named ?? '')) continue;
    if (named !== undefined) return { start: start + match.index - named.length, end: to, done: start + match.index, rate: false };
    if (tellsOfAll(before) && !LEFT.test(text.slice(end, end + 60)))
      return { start: start + match.index, end: to, done: start + match.index, rate: false };
  }
  return left ? undefined : rateIn(sentence, { text, start, end });
}

/** Behind the figure of all that were received, and nothing but that. */
function tellsOfAll(before: string): boolean {
  const counted = behindLast(before, '；;');
  return /[，,]$/.test(counted) && RECEIVED.test(counted) && COUNTED.test(counted) && !PARTIAL.test(before);
}

function rateIn(sentence: string, { text, start, end }: Stretch): Completion | undefined {
  for (const { index, 0: words } of matches(sentence, RATE)) {
    const before = sentence.slice(Math.max(0, index - REACH), index);
    if (!tellsOfAll(before) || !/申请/.test(before) || LEFT.test(text.slice(end, end + 60))) continue;
    return { start: start + index, end: start + index + words.length, done: start + index, rate: true };
  }
  return undefined;
}
