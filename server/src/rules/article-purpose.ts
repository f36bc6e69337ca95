import { type Purpose, purposes, type Statute, statuteForYear, statutes } from '../data/law.js';
import { type ArticleFound, articlesOf } from '../report/facts/articles.js';
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
  ],
  *check(report) {
    if (report.year === undefined) return;
    const statute = statuteForYear(report.year);
    for (const together of byTitle(articlesOf(report))) yield* judge(together, statute);
  },
});

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

/** Speaks where the clause names one purpose and none of its articles is cited. */
function* judge(together: readonly ArticleFound[], statute: Statute): Iterable<Problem> {
  const [first] = together;
  const last = together.at(-1);
  if (first === undefined || last === undefined) return;
  const clause = clauseBehind(first.passage.text, last.end);
  const named = purposes.filter(({ words }) => words.some((all) => all.every((word) => clause.includes(word))));
  const purpose = named[0];
  const right = statute.purposes[purpose?.id ?? ''] ?? [];
  if (named.length !== 1 || purpose === undefined || right.length === 0) return;
  if (together.some(({ article }) => right.includes(article) || !statute.articles.some(({ number }) => number === article))) return;
  for (const cited of together) yield problem(cited, purpose, right, statute);
}

function problem(cited: ArticleFound, purpose: Purpose, right: readonly number[], statute: Statute): Problem {
  const topic = statute.articles.find(({ number }) => number === cited.article)?.topic ?? '';
  const names = right.map((number) => `第${chineseNumeral(number)}条`).join('、');
  const elsewhere = statutes.some((other) => other !== statute && other.purposes[purpose.id]?.includes(cited.article));
  const old = elsewhere ? '（这是另一版《条例》的条号）' : '';
  const main = right.at(-1) ?? 0;
  return {
    at: cited.at,
    message: say(
      `第${chineseNumeral(cited.article)}条讲的是“${topic}”，${purpose.id}的依据是${names}${old}。`,
      `Article ${cited.article} is about something else; the one for this purpose is ${right.join(', ')}${elsewhere ? ' (the number is the other version’s)' : ''}.`,
    ),
    expected: names,
    fixes: [
      {
        title: say(`改为“第${chineseNumeral(main)}条”`, `Change to article ${main}`),
        safe: false,
        edits: [{ at: cited.at, newText: `第${chineseNumeral(main)}条` }],
      },
    ],
  };
}

/** What follows in the sentence, to the next title. */
function clauseBehind(text: string, from: number): string {
  const rest = text.slice(from, from + 60);
  const stop = rest.search(/[。；《]/);
  return stop < 0 ? rest : rest.slice(0, stop);
}
