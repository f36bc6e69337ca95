import { type Outdated, type Statute, statuteForYear, statutes } from '../data/law.js';
import { fact } from '../report/fact.js';
import { findsIn, matchesOf, type Words } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith, type Sentence, sentencesOf } from '../report/prose/prose.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { finderOf } from '../text/matches.js';
import { say } from '../text/message.js';
import { sign } from '../text/signs.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

const PAST = /修订前|修改前|原《?条例|旧《?条例|以前|过去|缩短|延长(?:至|到|为|了)/;
/** Directly before a term, or behind it: it is the limit itself. */
const LIMIT_BEFORE = /(?:规定|法定|要求|应当?|须|必须|期限|时限|一律|严格)[的为是在于：]{0,2}$/;
const LIMIT_BEHIND = /^(?:以?内)?的?(?:法定|规定|答复|办理|办结)?的?(?:期限|时限|限期)/;
/** Somewhere in the sentence: what is to be done. */
const DUTY =
  /规定|应当|必须|须|法定|要求|时限|期限|按照|依照|严格|之日起|当场|不得|确保|保证|做到(?!了)|一般|原则上|最长|不超过|确需|全程|流程|收到申请[后的]/;
/** What was done, and how long it took. */
const DONE = /\d[件份起次条宗]|[一二三四五六七八九十两][件份起]|均|全部|都|实际|平均|用时|提前|已|比|仅|缩短|率/;
const DECREE = sign.decree | sign.digit;
const decreesIn = matchesOf(/国务院令\(?（?第?(\d{3,4})号/g, DECREE);

export default rule({
  id: 'statute-version',
  severity: 'warning',
  title: say('引用了不适用于当年的条例版本', 'Wording or decree of another version of the Regulation'),
  why: say(
    '2019年及以后的报告适用2019年修订的《条例》，2018年及以前的适用2008年施行的《条例》；期限等内容已经修改。',
    'Reports on 2019 and later go by the Regulation as revised in 2019, earlier ones by that of 2008; terms have changed.',
  ),
  source: '《中华人民共和国政府信息公开条例》（国务院令第492号、第711号）',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇严格在⟦15个工作日⟧内答复申请人，没有超期。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇严格在20个工作日内答复申请人，没有超期，其中3件在15个工作日内答复。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》（⟦国务院令第492号⟧）编制。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。
      `,
    },
  ],
  *check(report) {
    if (report.year === undefined) return;
    const statute = statuteForYear(report.year);
    const isWorth = (words: Words) => namesDecree(words) || outdatedIn(words, statute, undefined).length > 0;
    for (const passage of passagesWith(report, isWorth)) {
      if (namesDecree(passage)) yield* decrees(passage, statute, report.year);
      for (const outdated of outdatedIn(passage, statute, undefined))
        for (const sentence of sentencesOf(passage)) yield* oldWording(report, sentence, outdated);
    }
  },
});

const namesDecree = ({ signs }: Words) => (signs & DECREE) === DECREE;

/** Of which words some stand in the passage. */
const outdatedIn = findsIn(({ text }: Words, statute: Statute): readonly Outdated[] =>
  hasOutdated(statute)(text) ? statute.outdated.filter(({ words }) => words.some((word) => text.includes(word))) : [],
);
/** Most passages hold none of the words. */
const hasOutdated = fact(({ outdated }: Statute) => finderOf(outdated.flatMap(({ words }) => words)));

function* decrees(passage: Passage, statute: Statute, year: number): Iterable<Problem> {
  for (const match of decreesIn(passage)) {
    const other = statutes.find(({ decree }) => decree === Number(match[1]));
    if (other === undefined || other === statute || PAST.test(passage.text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const end = match.index + match[0].length;
    const digits = match.index + match[0].search(/\d/);
    const since = other.effective.slice(0, 4);
    const older = other.effective < statute.effective;
    yield {
      at: passage.at(match.index, end),
      message: say(
        `国务院令第${other.decree}号公布的是${since}年${older ? '施行的旧' : '才施行的'}《条例》；${year}年度的报告应引国务院令第${statute.decree}号。`,
        `Decree no. ${other.decree} is the ${older ? 'old ' : ''}Regulation in force ${older ? 'from' : 'only from'} ${since}; a report on ${year} cites decree no. ${statute.decree}.`,
      ),
      expected: String(statute.decree),
      actual: String(other.decree),
      fixes: [
        {
          title: say(`改为“第${statute.decree}号”`, `Change to “第${statute.decree}号”`),
          safe: false,
          edits: [{ at: passage.at(digits, digits + String(other.decree).length), newText: String(statute.decree) }],
        },
      ],
    };
  }
}

function* oldWording(report: Report, { passage, start, text }: Sentence, outdated: Outdated): Iterable<Problem> {
  const { words, about, notAbout, better, why } = outdated;
  const has = (word: string) => text.includes(word);
  if (PAST.test(text) || about?.some(has) === false || notAbout?.some(has) === true) return;
  for (const word of words) {
    for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) {
      if (outdated.limit === true && !isLimit(text, i, i + word.length)) continue;
      const at = passage.at(start + i, start + i + word.length);
      if (better === undefined) yield { at, message: why };
      else yield { at, message: why, expected: better, actual: word, fixes: replacement(report, at, better, false) };
    }
  }
}

/** 规定的15个工作日 is a limit; 3件在15个工作日内答复 was quicker than any law asks. */
function isLimit(text: string, start: number, end: number): boolean {
  if (LIMIT_BEFORE.test(text.slice(Math.max(0, start - 8), start)) || LIMIT_BEHIND.test(text.slice(end, end + 12))) return true;
  return DUTY.test(text) && !DONE.test(text);
}
