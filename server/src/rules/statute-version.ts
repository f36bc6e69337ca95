import { type Statute, statuteForYear, statutes } from '../data/law.js';
import { matchesIn, ofWords } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { proseOf, type Sentence, sentencesOf } from '../report/prose/prose.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { replacement } from './mend.js';
import { type Problem, rule } from './rule.js';

/** Answering within 15 working days was the rule of 2008; since 2019 these are the days for asking others only. */
const OLD_DAYS = /(?:15|十五)个工作日/g;
const ASKING = /第三方|征求|征询|协商|会商|共同制作/;
const ANSWERING = /答复|回复|办结|办理/;
const PAST = /修订前|修改前|原《?条例|旧《?条例|以前|过去|缩短|延长/;
/** 2008 a request had to serve needs of one's own; the revision dropped that. */
const OLD_NEEDS = /生产、生活、科研等(?:自身)?特殊需要/g;
const DECREE = /国务院令\(?（?第?(\d{3})号/g;

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

        我镇严格在20个工作日内答复申请人，没有超期。
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
    for (const passage of proseOf(report)) {
      yield* decrees(passage, statute);
      if (statute === statutes[0] && mayBeOld(passage)) for (const sentence of sentencesOf(passage)) yield* oldWording(report, sentence);
    }
  },
});

/** Most passages are not worth being cut into sentences. */
const mayBeOld = ofWords(({ text }) => text.search(OLD_DAYS) >= 0 || text.search(OLD_NEEDS) >= 0);

function* decrees(passage: Passage, statute: Statute): Iterable<Problem> {
  for (const match of matchesIn(passage, DECREE)) {
    const other = statutes.find(({ decree }) => decree === Number(match[1]));
    if (other === undefined || other === statute || PAST.test(passage.text.slice(Math.max(0, match.index - 40), match.index))) continue;
    const end = match.index + match[0].length;
    const digits = match.index + match[0].search(/\d/);
    yield {
      at: passage.at(match.index, end),
      message: say(
        `这是${other.effective.slice(0, 4)}年施行的版本；本年度报告适用国务院令第${statute.decree}号。`,
        `That is the version of ${other.effective.slice(0, 4)}; this report goes by decree no. ${statute.decree}.`,
      ),
      expected: String(statute.decree),
      actual: String(other.decree),
      fixes: [
        {
          title: say(`改为“第${statute.decree}号”`, `Change to no. ${statute.decree}`),
          safe: false,
          edits: [{ at: passage.at(digits, digits + 3), newText: String(statute.decree) }],
        },
      ],
    };
  }
}

function* oldWording(report: Report, { passage, start, text }: Sentence): Iterable<Problem> {
  if (PAST.test(text)) return;
  if (!ASKING.test(text) && ANSWERING.test(text)) {
    for (const match of text.matchAll(OLD_DAYS)) {
      const from = start + match.index;
      yield {
        at: passage.at(from, from + match[0].length),
        message: say(
          '2019年修订后答复期限是20个工作日（第三十三条），15个工作日是旧规定。',
          'Since 2019 requests are answered within 20 working days (article 33); 15 was the old term.',
        ),
        expected: '20个工作日',
        actual: match[0],
        fixes: replacement(report, passage.at(from, from + match[0].length), '20个工作日', false),
      };
    }
  }
  for (const match of text.matchAll(OLD_NEEDS)) {
    const from = start + match.index;
    yield {
      at: passage.at(from, from + match[0].length),
      message: say(
        '“特殊需要”的限制在2019年修订时已删除，申请公开不再以此为条件。',
        'The revision of 2019 dropped the condition of special needs.',
      ),
    };
  }
}
