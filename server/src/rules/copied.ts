import type { Passage } from '../report/prose/passage.js';
import { proseOf, type Sentence, sentencesOf } from '../report/prose/prose.js';
import type { Report, Section } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { contains } from '../text/span.js';
import { headingAnchor } from './shared/anchor.js';
import { type Problem, rule } from './shared/rule.js';

/** A shorter sentence may well be the same in any two years. */
const SHORTEST = 12;
/** From this share of its characters on, and so many of them, a section is last year's. */
const MOST = 0.8;
const FEWEST_CHARACTERS = 60;
const COUNTED = /(?<![\d.〔第])\d{1,9}(?:\.\d{1,4})?(?=[万余多]{0,2}[件条次个项篇份人场期起家户元万%％])/g;
/** So small a figure comes back by chance. */
const SMALLEST = 3;

export default rule({
  id: 'copied',
  severity: 'info',
  title: say('照抄上年年报', 'Copied from last year’s report'),
  why: say(
    '年报写的是当年的情况。整段沿用上年的文字，或连数字都没有改，读者看不出今年做了什么。',
    'The report tells of its own year: text taken over whole, or with last year’s figures left in, says nothing of it.',
  ),
  source: '国办公开办函〔2021〕30号关于年度报告应客观反映当年情况的要求；审核实践',
  withoutFix: '写什么由作者定',
  examples: [
    {
      previous: dedent`
        云溪县青禾镇人民政府2022年政府信息公开工作年度报告

        一、总体情况

        全年主动公开政府信息386条，其中农业农村类112条。

        五、存在的主要问题及改进情况

        各村公示栏更新不及时，有的村半年才换一次内容。公开专栏的分类过细，群众找不到想看的信息。下一步按季度检查公示栏，把专栏合并为六类。
      `,
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        ⟦全年主动公开政府信息386条，其中农业农村类112条⟧。

        ⟦五、存在的主要问题及改进情况⟧

        各村公示栏更新不及时，有的村半年才换一次内容。公开专栏的分类过细，群众找不到想看的信息。下一步按季度检查公示栏，把专栏合并为六类。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年主动公开政府信息402条，其中农业农村类97条。

        五、存在的主要问题及改进情况

        公示栏按季度检查以后都能按时更新，但村级专栏的照片多、文字少。明年请各村写明办理依据和时限，由党政办统一把关后发布。
      `,
    },
  ],
  *check(report, previous) {
    if (previous === undefined) return;
    const old = sentencesBy(previous);
    for (const section of report.sections) {
      if (section.form.kind !== 'text' || !(section.form.review || section.form.topics)) continue;
      const sentences = writtenIn(report, section);
      const copied = sentences.filter((sentence) => old.has(keyOf(sentence, report)));
      const share = lengthOf(copied) / Math.max(1, lengthOf(sentences));
      if (share >= MOST && lengthOf(copied) >= FEWEST_CHARACTERS) yield wholeSection(section, share);
      for (const sentence of copied) if (hasFigures(sentence)) yield sameFigures(sentence);
    }
  },
});

function wholeSection(section: Section, share: number): Problem {
  const percent = Math.floor(share * 100);
  return {
    at: headingAnchor(section.heading),
    message: say(
      `这一部分有 ${percent}% 的文字与上年年报相同（年份不算），请写今年的情况。`,
      `${percent}% of this section is the same as in last year’s report, years aside: tell of this year.`,
    ),
  };
}

function sameFigures({ passage, start, end }: Sentence): Problem {
  return {
    at: passage.at(start, end),
    message: say(
      '这句话连数字都与上年年报相同，请核对是不是今年的数。',
      'This sentence is the same as in last year’s report, figures included: check that they are this year’s.',
    ),
  };
}

/** Several figures, or one, that hardly come back by chance. */
function hasFigures({ text }: Sentence): boolean {
  const figures = (text.match(COUNTED) ?? []).map(Number).filter((figure) => figure >= SMALLEST);
  return figures.length >= 2 || figures.some((figure) => figure >= 10 * SMALLEST);
}

function sentencesBy(previous: Report): ReadonlySet<string> {
  const running = proseOf(previous).filter(({ heading }) => !heading);
  return new Set(running.flatMap((passage) => sentencesOf(passage)).map((sentence) => keyOf(sentence, previous)));
}

function writtenIn(report: Report, { body }: Section): readonly Sentence[] {
  const inside = (passage: Passage) => !passage.heading && contains(body, passage.at(0, 1).start);
  return proseOf(report)
    .filter(inside)
    .flatMap((passage) => sentencesOf(passage))
    .filter(({ text }) => text.length >= SHORTEST);
}

/** The words with the reported year, the one before and the one behind by their distance: what is copied has new years put in. */
function keyOf({ text }: Sentence, { year = 0 }: Report): string {
  return text.replace(/(?<!\d)20\d{2}(?=年)/g, (digits) => (Math.abs(Number(digits) - year) <= 1 ? `@${Number(digits) - year}` : digits));
}

function lengthOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { text }) => sum + text.length, 0);
}
