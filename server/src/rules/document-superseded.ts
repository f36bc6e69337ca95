import { documentOf, documents, type LawDocument } from '../data/law.js';
import { fact } from '../report/fact.js';
import { titledNumbersOf } from '../report/facts/citations.js';
import { documentNumbersOf } from '../report/facts/document-numbers.js';
import { marksOf, type TitleFound } from '../report/facts/titles.js';
import type { Passage } from '../report/prose/passage.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import type { Span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

/** A sentence about the end of a document, or about how things were, may name it. */
const HISTORY = /废止|失效|清理|修订前|取代|替代|不再|原《|曾/;
const REACH = 40;

export default rule({
  id: 'document-superseded',
  severity: 'warning',
  title: say('引用的文件当年已不适用', 'A document no longer in force'),
  why: say(
    '报告要按当年有效的文件编制；沿用上年文稿时常把已被取代的通知带进来。',
    'A report goes by the documents in force; superseded notices come in with last year’s file.',
  ),
  source: '国办公开办函〔2021〕30号等文件的公布情况',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据⟦国办公开办函〔2019〕60号⟧要求编制本报告。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据国办公开办函〔2021〕30号要求编制本报告。
      `,
    },
  ],
  *check(report) {
    if (report.year === undefined) return;
    const reported = new Set<LawDocument>();
    for (const mention of mentions(report)) {
      const { document, passage, start, end } = mention;
      if (document.ended === undefined || document.ended > `${report.year}-12-31` || reported.has(document)) continue;
      if (HISTORY.test(around(passage.text, start, end))) continue;
      reported.add(document);
      yield problem(report, mention);
    }
  },
});

interface Mention {
  readonly document: LawDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly at: Span;
}

/** By title; of two the first. */
const ENDED = new Map(documents.flatMap((one) => (one.ended === undefined ? [] : [[one.title, one] as const])).reverse());

/** By number; by title where the number is not given and the title is the whole one. */
function* mentions(report: Report): Iterable<Mention> {
  for (const found of documentNumbersOf(report)) {
    const document = documentOf(found.number);
    if (document !== undefined) yield { ...found, document };
  }
  for (const found of marksOf(report).titles) {
    const document = ENDED.get(found.text) ?? issuedAs(found);
    if (document !== undefined && !hasOtherNumber(report, found, document)) yield { ...found, document };
  }
}

/** 国务院办公厅…《关于…的通知》: its issuer stands before the title, not in it. */
function issuedAs({ passage, start, text }: TitleFound): LawDocument | undefined {
  if (!text.startsWith('关于')) return undefined;
  const before = passage.text.slice(Math.max(0, start - LONGEST_ISSUER), start);
  for (const [title, document] of ENDED)
    if (title.endsWith(text) && title.length > text.length && before.endsWith(title.slice(0, -text.length))) return document;
  return undefined;
}

const LONGEST_ISSUER = 30;

/** The numbers behind titles, by where the titles stand: asked of every title of a document that has ended. */
const numbersBehind = fact(
  (report: Report): ReadonlyMap<number, string> =>
    new Map(titledNumbersOf(report).map(({ title, number }) => [title.at.start, number.number])),
);

/** The number behind the title is that of another document: which of the two is wrong is for the rule on mismatches to say. */
function hasOtherNumber(report: Report, { at }: TitleFound, document: LawDocument): boolean {
  const number = numbersBehind(report).get(at.start);
  const numbered = number === undefined ? undefined : documentOf(number);
  return numbered !== undefined && numbered !== document;
}

/** What stands near in the same sentence. */
function around(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const behind = text.slice(end, end + REACH);
  const stop = behind.search(/[。；]/);
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1) + (stop < 0 ? behind : behind.slice(0, stop));
}

function problem(report: Report, { document, at }: Mention): Problem {
  const { number, title, ended = '', endedConfidence, successor } = document;
  const certain = endedConfidence === 'certain';
  const next = successor === undefined ? undefined : documentOf(successor);
  const by = successor === undefined ? '' : `，现行的是${successor}${next === undefined ? '' : `《${next.title}》`}`;
  const month = ended.slice(0, 7).replace('-', '年').replace('年0', '年');
  return {
    at,
    ...(certain ? {} : { severity: 'hint' as const }),
    message: say(
      certain ? `${number}自${month}月起不再适用${by}。` : `${number}《${title}》可能已不适用${by}，请核对。`,
      certain
        ? `${number} has not applied since ${ended.slice(0, 7)}${successor === undefined ? '' : `; in force is ${successor}`}.`
        : `${number} may no longer apply${successor === undefined ? '' : `; see ${successor}`}.`,
    ),
    actual: number,
    ...(successor === undefined ? {} : { expected: successor }),
    ...(next === undefined ? {} : { fixes: renewed(report, at, next) }),
  };
}

/** Number and title together where both are cited; the title alone where no number names its own document. */
function renewed(report: Report, at: Span, { number, title }: LawDocument): Fix[] {
  const cited = titledNumbersOf(report).find((one) => one.number.at.start === at.start || one.title.at.start === at.start);
  const [named] = marksOf(report).titles.filter((one) => one.at.start === at.start);
  const places: readonly (readonly [Span, string])[] =
    cited !== undefined
      ? [
          [cited.title.at, `《${title}》`],
          [cited.number.at, number],
        ]
      : [[at, named === undefined ? number : `《${title}》`]];
  const fixes = places.flatMap(([place, words]) => replacement(report, place, words, false));
  if (fixes.length < places.length) return [];
  return [
    {
      title: say(`改为现行的${number}`, `Change to ${number}, which is in force`),
      safe: false,
      edits: fixes.flatMap(({ edits }) => edits),
    },
  ];
}
