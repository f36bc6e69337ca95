import { type Purpose, purposes, type Statute, statuteForYear, statutes } from '../data/law.js';
import { type ArticleFound, articlesOf } from '../report/facts/articles.js';
import { marksIn } from '../report/facts/titles.js';
import { ofWords } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'article-purpose',
  severity: 'warning',
  title: say('条款与所引事项不符', 'The article is about something else'),
  why: say(
    '句子写明了引用条款做什么，而该条讲的是别的事；2019年修订后条号全部变动，旧条号常被沿用。',
    'The sentence says what the article is cited for, and the article is about something else; the revision of 2019 renumbered all articles.',
  ),
  source: '《中华人民共和国政府信息公开条例》2007年、2019年两版条文对照',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》⟦第三十二条⟧规定，编制2023年政府信息公开工作年度报告。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》第五十条规定，编制2023年政府信息公开工作年度报告。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        按照《中华人民共和国政府信息公开条例》⟦第二十条⟧和《云溪县政务公开工作细则》（云政办发〔2022〕9号）的要求，编制本报告。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        按照《中华人民共和国政府信息公开条例》第五十条和《云溪县政务公开工作细则》（云政办发〔2022〕9号）的要求，编制本报告。
      `,
    },
  ],
  *check(report) {
    if (report.year === undefined) return;
    const statute = statuteForYear(report.year);
    const groups = byTitle(articlesOf(report));
    for (const [i, together] of groups.entries()) {
      yield* judge(together, statute, () =>
        groups.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1).flatMap((group) => group.slice(0, MOST_TOGETHER)),
      );
    }
  },
});

/** A second basis beside the article: 和《…通知》（国办公开办函〔2021〕30号）, 以及县政府办《…》. */
const BESIDE =
  /^(?:的?(?:有关|相关)?(?:规定|要求|精神))?[，,]?(?:和|及|与|、|以及|并?(?:根据|按照|依照|参照|结合|对照))[^，。；：《》]{0,30}$/;
const LONGEST_CLAUSE = 60;
const LONGEST_SENTENCE = 300;
/** So many bases stand in one sentence, and so many articles of one statute. */
const NEIGHBOURS = 4;
const MOST_TOGETHER = 20;

/** Articles cited in one go. */
function byTitle(found: readonly ArticleFound[]): ArticleFound[][] {
  const groups: ArticleFound[][] = [];
  for (const one of found) {
    const last = groups.at(-1)?.[0];
    if (last?.passage === one.passage && last.titleAt === one.titleAt) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Speaks where the clause names one purpose and neither its articles nor those beside them are for it. */
function* judge(together: readonly ArticleFound[], statute: Statute, near: () => readonly ArticleFound[]): Iterable<Problem> {
  const [first] = together;
  const last = together.at(-1);
  if (first === undefined || last === undefined) return;
  const clause = clauseBehind(first.passage, last.end);
  const named = purposes.filter(({ words }) => words.some((group) => group.every((word) => clause.text.includes(word))));
  const purpose = named[0];
  const right = statute.purposes[purpose?.id ?? ''] ?? [];
  if (named.length !== 1 || purpose === undefined || right.length === 0) return;
  if (together.some(({ article }) => !statute.articles.some(({ number }) => number === article))) return;
  const fits = [...right, ...(statute.alsoFor?.[purpose.id] ?? [])];
  const begin = sentenceStart(first.passage.text, last.end);
  const sentence = sentenceAround(first.passage.text, begin, clause.said);
  if (right.some((number) => sentence.includes(`第${chineseNumeral(number)}条`))) return;
  const isBeside = ({ passage, start }: ArticleFound) => passage === first.passage && start < clause.end && start >= begin;
  if (together.some(({ article }) => fits.includes(article))) return;
  if (near().some((other) => fits.includes(other.article) && isBeside(other))) return;
  for (const cited of together) yield problem(cited, purpose, right, statute);
}

function problem(cited: ArticleFound, purpose: Purpose, right: readonly number[], statute: Statute): Problem {
  const topic = statute.articles.find(({ number }) => number === cited.article)?.topic ?? '';
  const names = right.map((number) => `第${chineseNumeral(number)}条`).join('、');
  const since = statutes.find((other) => other !== statute && other.purposes[purpose.id]?.includes(cited.article))?.effective.slice(0, 4);
  const old =
    since === undefined ? { zh: '', en: '' } : say(`（这是${since}年施行的《条例》的条号）`, ` (its number in the Regulation of ${since})`);
  const main = right.at(-1) ?? 0;
  return {
    at: cited.at,
    message: say(
      `第${chineseNumeral(cited.article)}条讲的是“${topic}”，“${purpose.id}”的依据是${names}${old.zh}。`,
      `Article ${cited.article} is about “${topic}”; for “${purpose.id}” cite article ${right.join(', ')}${old.en}.`,
    ),
    expected: names,
    fixes: [
      {
        title: say(`改为“第${chineseNumeral(main)}条”`, `Change to “第${chineseNumeral(main)}条”`),
        safe: false,
        edits: [{ at: cited.at, newText: `第${chineseNumeral(main)}条` }],
      },
    ],
  };
}

interface Clause {
  /** From where on it is said. */
  readonly said: number;
  readonly end: number;
  readonly text: string;
}

/** What a sentence says behind the article: to the next title, or past one that is a second basis. */
function clauseBehind(passage: Passage, from: number): Clause {
  const { text } = passage;
  let said = from;
  for (let bases = 0; bases < NEIGHBOURS; bases += 1) {
    const next = text.slice(said, said + LONGEST_CLAUSE).indexOf('《');
    const end = next < 0 ? undefined : titleEnds(passage).get(said + next);
    if (end === undefined || !BESIDE.test(text.slice(said, said + next))) break;
    said = behindTitle(text, end);
  }
  const rest = text.slice(said, said + LONGEST_CLAUSE);
  const stop = rest.search(/[。；《]/);
  const words = stop < 0 ? rest : rest.slice(0, stop);
  const end = said + words.length;
  return { said, end, text: `${words}${ownTitle(passage, end, words)}${ownSubject(text, from, words)}` };
}

function sentenceStart(text: string, from: number): number {
  const before = Math.max(0, from - LONGEST_SENTENCE);
  return before + text.slice(before, from).lastIndexOf('。') + 1;
}

/** All of it, for an article that is named without its statute. */
function sentenceAround(text: string, start: number, said: number): string {
  const [behind = ''] = text.slice(said, said + LONGEST_SENTENCE).split('。', 1);
  return text.slice(start, said) + behind;
}

/** 本报告依据第五十条编制: what is made stands at the head of the sentence. */
function ownSubject(text: string, from: number, words: string): string {
  return MADE.test(words) ? (SUBJECT.exec(text.slice(sentenceStart(text, from), from))?.[0] ?? '') : '';
}

const SUBJECT = /^\s*本(?:年度)?(?:报告|年报)(?=[由根依按是为]|$)/;
const MADE = /^(?:等|之|的)?(?:有关|相关)?(?:规定|要求|精神)?[，,]?(?:由[^，。；]{2,20})?(?:编制|编写|撰写|制作|起草)/;

/** 编制了《青禾镇2023年政府信息公开工作年度报告》: the report's own title belongs to what is said. */
function ownTitle(passage: Passage, at: number, before: string): string {
  const end = titleEnds(passage).get(at);
  const title = end === undefined ? '' : passage.text.slice(at, end);
  return /年度报告》$/.test(title) && WRITES.test(before) ? title : '';
}

const WRITES = /(?:编制|编写|撰写|制作|起草|公布|发布)[了出]?$/;

/** Where titles end, by where they begin. */
const titleEnds = ofWords((words) => new Map(marksIn(words).titles.map(({ start, end }) => [start, end])));

/** Its number in brackets and its own article go with a title. */
function behindTitle(text: string, end: number): number {
  const match = /^(?:[（(][^（）()。]{1,40}[）)])?(?:第[一二三四五六七八九十]{1,3}条)?/.exec(text.slice(end, end + LONGEST_CLAUSE));
  return end + (match?.[0].length ?? 0);
}
