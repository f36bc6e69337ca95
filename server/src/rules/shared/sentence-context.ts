import { fact } from '../../report/fact.js';
import { type Words, wordsInContext } from '../../report/prose/paragraph-cache.js';
import type { Passage } from '../../report/prose/passage.js';
import { passagesWith, proseOf, type Sentence } from '../../report/prose/prose.js';
import { stretchesIn } from '../../report/prose/stretches.js';
import type { Report } from '../../report/types.js';
import { apart, behindLast } from '../../text/chars.js';

const LONGEST_CLAUSE = 60;
const TORN_LINE = 20;
const REACH = 300;
/** Who and when, where it is this body and this year. */
export const SUBJECT =
  /(?:在)?依申请公开(?:工作)?(?:方面|情况)|(?:本|全|今|该)年度?(?:以来|来|内|共|累计)?|年内|一年来|(?:报告|统计)期(?:间)?内?|[我本全](?:镇|乡|街道(?:办事处)?|县|区|市|省|州|旗|局|办|委|厅|部|院|处|单位|机关|部门)|[镇乡](?:人民)?政府|街道办事处|其中|[一二三四五六七八九]是|[共总]计?|合计|加上|连同|新|已|均|都|作出|因|被|涉及|有关|发生|收到|依法|的|政府信息公开(?:工作|类|领域)?(?=(?:的|类)?(?:行政|被|引|申请行政|提起))|信息公开类|引[起发]|申请(?=行政)|提起/y;
/** Another body, another time, a part of the year or of the applicants, or nothing that has happened. */
const ELSEWHERE =
  /本级|通过|网[上络]|当面|信函|邮[寄箱件]|传真|平台|自然人|法人|企业|组织|季度|半年|去年|往年|历年|同期|(?<!结转)上(?:一)?年(?!度?结转)|(?<!今|本|一)年以来|各(?![类项种])|所属|下属|部门|(?<![我本])单位|乡镇|[县区市]直|(?<![我本全])[局委厅]|公司|转办|移送|备案|咨询|预计|计划|将|应当|如(?![实期约下])|若|(?<![许认])可(?![靠视])|不得|规定|要求|增加|减少|增长|下降|比/;

const REQUESTS = /依申请|信息公开(?:的)?申请/;
/** What a body receives and answers. */
const MATTERS =
  /依申请|信息公开(?:的)?申请|主动公开|信访|热线|投诉|举报|咨询|留言|提案|建议|议案|复议|诉讼|审批|许可|证照|工单|舆情|办件|平台建设|信息管理|监督保障/g;
const OTHER_TIME = /\d{4}年|\d月/;
/** 同比增长 5%, which tells of no other year's figure. */
const COMPARED = /(?:同比|较上年|比上年)[^，,。；;]{0,12}%/g;

/** A sentence with what stands before it: the only place that knows whether it speaks of this body in this year. */
export class SentenceContext {
  constructor(
    readonly sentence: Omit<Sentence<Words>, 'text'>,
    /** The heading above, or the line that a page break cut. */
    private readonly lead: string,
    private readonly body: Body,
  ) {}

  /** The words up to `at`, from the last comma or from `from`, without this body's name and this year; undefined where there are too many. */
  clause(at: number, from = 0): string | undefined {
    const before = this.before(at);
    const own = from > this.sentence.start ? before.slice(Math.max(0, before.length - (at - from))) : before;
    const last = behindLast(own, '，,。；;：:（）()');
    const clause = last.startsWith('、') ? last.slice(1) : last;
    return clause.length > LONGEST_CLAUSE ? undefined : clause;
  }

  /** Nothing before it in the sentence speaks of another year, another body or a part of the whole. */
  speaksOfThis(at: number): boolean {
    const upTo = this.upTo(at);
    const before = upTo.includes('%') ? upTo.replace(COMPARED, '') : upTo;
    if (OTHER_TIME.test(before) && (!this.opensAnew(at) || OTHER_TIME.test(this.body.plain(this.nearest(at))))) return false;
    if (this.body.others.test(before)) return false;
    const near = behindLast(before, '；;');
    return !ELSEWHERE.test(near.includes('”') || near.includes('》') ? near.replace(/“[^”]*”|《[^》]*》/g, '') : near);
  }

  /** 2022年新收 35 件；2023年新收 28 件: this year is named again at the head of its part. */
  private opensAnew(at: number): boolean {
    return this.body.year !== undefined && this.nearest(at).startsWith(`${this.body.year}年`);
  }

  private nearest(at: number): string {
    return behindLast(this.before(at), '；;');
  }

  /** The sentence up to `at`, without this body's name and this year. */
  upTo(at: number): string {
    return this.body.plain(this.before(at));
  }

  /** Whether a word of the context stands before `at`. */
  isAbout(context: RegExp | undefined, at: number): boolean {
    return context === undefined || context.test(this.lead + this.sentence.passage.text.slice(Math.max(0, at - REACH), at));
  }

  /** Whether requests for disclosure are the last matter that is named before `at`. */
  isAboutRequests(at: number): boolean {
    const before = this.lead + this.sentence.passage.text.slice(Math.max(0, at - REACH), at);
    return REQUESTS.test(before.match(MATTERS)?.at(-1) ?? '');
  }

  plain(text: string): string {
    return this.body.plain(text);
  }

  /** The year that the report is on. */
  get year(): number | undefined {
    return this.body.year;
  }

  private before(at: number): string {
    const { passage, start } = this.sentence;
    const torn = start === 0 ? tornOff(this.lead) : '';
    return torn + passage.text.slice(Math.max(start, at - REACH), at);
  }
}

/** What was found in one passage. */
export interface FoundIn<T> {
  readonly passage: Passage;
  readonly found: readonly T[];
}

/**
 * Reads the sentences of a report below its headings, in the passages that are worth it. What is found depends on their words, on what
 * stands before them, and on whose report of which year it is: where all of these are as they were it is not read anew.
 * `isTorn`: the first sentence begins in the passage before; no passage is worth less for that.
 */
export function inContext<T>(
  isWorth: (words: Words, isTorn: boolean) => boolean,
  read: (contexts: readonly SentenceContext[]) => readonly T[],
): (report: Report) => readonly FoundIn<T>[] {
  const kept = wordsInContext((words, lead: string, body: Body) => read(contextsIn(words, lead, body)));
  return (report) => {
    if (passagesWith(report, (words) => isWorth(words, true)).length === 0) return [];
    const body = bodyOf(report);
    const passages = proseOf(report);
    const leads = leadsOf(report);
    const all: FoundIn<T>[] = [];
    for (let i = 0; i < passages.length; i += 1) {
      const passage = passages[i];
      const lead = leads[i] ?? '';
      if (passage === undefined || passage.heading || !isWorth(passage, tornOff(lead) !== '')) continue;
      const found = kept(passage, lead, body);
      if (found.length > 0) all.push({ passage, found });
    }
    return all;
  };
}

/** The sentences of a passage, once for all that read them. */
const contextsIn = wordsInContext((words, lead: string, body: Body): readonly SentenceContext[] =>
  stretchesIn(words).map(({ start, end }) => new SentenceContext({ passage: words, start, end }, lead, body)),
);

/** What a page break cut off the sentence that the next passage begins with; nothing where a heading leads to it. */
function tornOff(lead: string): string {
  return behindLast(lead, '。！？!?');
}

/** For each passage what leads to it. */
const leadsOf = fact((report): readonly string[] => {
  let lead = '';
  return proseOf(report).map((passage) => {
    const before = lead;
    lead = leadOf(passage);
    return before;
  });
});

function leadOf({ heading, text }: Passage): string {
  if (heading) return `${text}。`;
  const torn = text.length >= TORN_LINE && !'。！？!?；;：:'.includes(text.charAt(text.length - 1));
  return torn ? text.slice(-REACH) : '';
}

/** What is left of a clause without who and when. */
export function afterSubject(text: string): string {
  let at = 0;
  for (SUBJECT.lastIndex = 0; SUBJECT.test(text); ) at = SUBJECT.lastIndex;
  return text.slice(at);
}

/** A county or a city reports for its departments too; its own office is then a part. Any other body is a part itself. */
const WHOLE = /[省市县区旗州](?:人民政府)?$/;
const OFFICES = /[我本](?:办|局|委|厅|单位|机关|部门)|[省市县区旗州](?:人民)?政府/;
const WHOLES = /[我本全][省市县区旗州]/;
const OFFICE_OR_WHOLE = new RegExp(`${OFFICES.source}|${WHOLES.source}`);

/** The same one for the same name and year, from one version of a draft to the next. */
function bodyOf({ issuer = '', year }: Report): Body {
  const key = `${year} ${issuer}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  if (bodies.size >= MOST_BODIES) bodies.clear();
  const made = new Body(apart(issuer), year);
  bodies.set(key, made);
  return made;
}

const bodies = new Map<string, Body>();
const MOST_BODIES = 20;

/** The year and its dates, as a report tells when something was: made once for all bodies. */
function datesOf(year: number): RegExp {
  const known = datesByYear.get(year);
  if (known !== undefined) return known;
  const end = `(?:(?:${year}年)?12月31日|(?:12月|年)底)`;
  const whole = `(?:自|截至)?${year}年(?:度|全年)?(?:1月1日(?:起|至|—|-)*)?${end}?(?:期间|止)?(?:以来|来)?`;
  const made = new RegExp(`${whole}|(?:截至)?12月31日止?`, 'g');
  if (datesByYear.size < MOST_YEARS) datesByYear.set(year, made);
  return made;
}

const datesByYear = new Map<number, RegExp>();
const MOST_YEARS = 100;

/** Tells this body and this year from others. */
class Body {
  /** What is spoken of as a body, and is not this one. */
  readonly others: RegExp;
  private readonly names: readonly string[];
  /** Stands in every name; empty where none does. */
  private readonly core: string;
  private readonly dates: RegExp | undefined;

  constructor(
    issuer: string,
    readonly year: number | undefined,
  ) {
    const whole = WHOLE.test(issuer);
    this.others = issuer === '' ? OFFICE_OR_WHOLE : whole ? OFFICES : WHOLES;
    const short = issuer.replace(/^.*?[省市县区旗](?=..)/, '');
    this.names = (whole ? [] : [issuer, short, ...[issuer, short].map((name) => name.replace(/人民政府$/, ''))])
      .filter((name) => name.length > 1)
      .sort((a, b) => b.length - a.length);
    const shortest = this.names.at(-1) ?? '';
    this.core = this.names.every((name) => name.includes(shortest)) ? shortest : '';
    this.dates = year === undefined ? undefined : datesOf(year);
  }

  /** Without this body's name, this year and its dates. */
  plain(text: string): string {
    let plain = text;
    if (text.includes(this.core)) for (const name of this.names) plain = plain.replaceAll(name, '');
    return this.dates === undefined || (!plain.includes('年') && !plain.includes('日')) ? plain : plain.replace(this.dates, '');
  }
}
