import { documentOf, documents, type LawDocument } from '../data/law.js';
import { fact } from '../report/fact.js';
import { type TitledNumber, titledNumbersOf } from '../report/facts/citations.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { type Problem, rule } from './shared/rule.js';

/** Below this share of common pairs of characters two titles are different ones; above the other, the same. */
const DIFFERENT = 0.3;
const SAME = 0.9;

export default rule({
  id: 'document-mismatch',
  severity: 'error',
  title: say('文件标题与文号对不上', 'Title and number do not belong together'),
  why: say(
    '标题和文号各自对应不同的文件，读者按文号查不到所说的文件。',
    'Title and number name different documents; a reader cannot find the one that is meant.',
  ),
  source: '国务院办公厅等公布的文件标题和文号',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（⟦国办发〔2017〕47号⟧）要求，梳理目录。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）要求，梳理目录。
      `,
    },
  ],
  *check(report) {
    for (const cited of titledNumbersOf(report)) {
      const problem = judge(cited);
      if (problem !== undefined) yield problem;
    }
  },
});

function judge({ title, number }: TitledNumber): Problem | undefined {
  const written = titleOf(title.text);
  const known = documentOf(number.number);
  if (known !== undefined) {
    if (known.confidence !== 'verified' || isTitleOf(written, known)) return undefined;
    const meant = documents.find((one) => one.confidence === 'verified' && isTitleOf(written, one));
    if (meant === undefined && likeness(written, known) >= DIFFERENT) return undefined;
    return {
      at: number.at,
      message: say(
        `${number.number}是《${known.title}》，与前面的标题不符${meant === undefined ? '' : `；该标题的文号是${meant.number}`}。`,
        `${number.number} is another document (${known.title})${meant === undefined ? '' : `; the title’s number is ${meant.number}`}.`,
      ),
      ...(meant === undefined ? {} : replacement(number.at, meant.number)),
      actual: number.number,
    };
  }
  const meant = documents.find((one) => one.confidence === 'verified' && one.number.startsWith(number.code) && isTitleOf(written, one));
  if (meant === undefined || !meant.number.startsWith(`${number.code}〔`)) return undefined;
  return {
    at: number.at,
    message: say(`这份文件的文号是${meant.number}，现为${number.number}。`, `The number of this document is ${meant.number}.`),
    ...replacement(number.at, meant.number),
    actual: number.number,
  };
}

function replacement(at: Problem['at'], right: string): Pick<Problem, 'expected' | 'fixes'> {
  return {
    expected: right,
    fixes: [{ title: say(`改为“${right}”`, `Change to “${right}”`), safe: false, edits: [{ at, newText: right }] }],
  };
}

/** A title as it is written, made ready to be compared with many. */
interface Title {
  readonly year: string | undefined;
  readonly pairs: ReadonlySet<string>;
}

function titleOf(text: string): Title {
  return { year: /20\d{2}年/.exec(text)?.[0], pairs: pairs(core(text)) };
}

/** A title of the document: alike, and with the same year in it. */
function isTitleOf(title: Title, document: LawDocument): boolean {
  return title.year === recorded(document).year && likeness(title, document) >= SAME;
}

/** The share of the shorter title's pairs of characters that the longer one has too, 0 to 1. */
function likeness(title: Title, document: LawDocument): number {
  const first = title.pairs;
  const second = recorded(document).pairs;
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  if (small.size === 0) return 1;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  return common / small.size;
}

/** What tells one title from another: without issuer, marks and the words that all of them have. */
function core(title: string): string {
  return title.replace(/^.{0,30}?关于(?=.{6})/, '').replace(/[《》〈〉<>＜＞“”、，]|印发|转发|中华人民共和国|的?(?:通知|意见|函)$/g, '');
}

const recorded = fact(({ title }: LawDocument) => titleOf(title));

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) found.add(text.slice(i, i + 2));
  return found;
}
