import { type Article, type Statute, statuteForYear } from '../data/law.js';
import { type ArticleFound, articlesOf } from '../report/articles.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { type Problem, rule } from './rule.js';

export default rule({
  id: 'article-unknown',
  severity: 'error',
  title: say('条例没有这一条、款或项', 'No such article, paragraph or item'),
  why: say(
    '引用的条、款、项在当年有效的《条例》中不存在，多半是数字写错或沿用了旧版条号。',
    'The Regulation in force for that year has no such article, paragraph or item; usually a slip or an old number.',
  ),
  source: '《中华人民共和国政府信息公开条例》2007年、2019年两版的条款数',
  examples: [
    {
      bad: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n根据《中华人民共和国政府信息公开条例》⟦第六十条⟧的规定，编制本报告。\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。\n',
    },
    {
      bad: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n按照《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。《条例》⟦第二十条第（十六）项⟧信息已全部公开。\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n按照《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。《条例》第二十条第（十五）项信息已全部公开。\n',
    },
  ],
  *check(report) {
    if (report.year === undefined) return;
    const statute = statuteForYear(report.year);
    for (const cited of articlesOf(report)) {
      const problem = judge(cited, statute);
      if (problem !== undefined) yield problem;
    }
  },
});

function judge(cited: ArticleFound, statute: Statute): Problem | undefined {
  const version = `${statute.effective.slice(0, 4)}年施行的《条例》`;
  const article = statute.articles.find(({ number }) => number === cited.article);
  const name = `第${chineseNumeral(cited.article) || cited.article}条`;
  if (article === undefined) {
    const count = statute.articles.length;
    return {
      at: cited.at,
      message: say(
        `${version}共${count}条，没有${name}。`,
        `The Regulation in force since ${statute.effective} has ${count} articles; there is no article ${cited.article}.`,
      ),
    };
  }
  const { paragraph, item } = cited;
  if (paragraph !== undefined && paragraph > article.items.length) {
    return {
      at: cited.at,
      message: say(
        `${version}${name}（${article.topic}）只有${article.items.length}款，没有第${paragraph}款。`,
        `Article ${cited.article} has ${article.items.length} paragraphs; there is no paragraph ${paragraph}.`,
      ),
    };
  }
  const items = itemsOf(article, paragraph);
  if (item === undefined || item <= items) return undefined;
  return {
    at: cited.at,
    message: say(
      items === 0
        ? `${version}${name}（${article.topic}）没有分项。`
        : `${version}${name}（${article.topic}）只有${items}项，没有第（${chineseNumeral(item)}）项。`,
      `Article ${cited.article} has ${items === 0 ? 'no items' : `${items} items; there is no item ${item}`}.`,
    ),
  };
}

/** Items of the paragraph named; without one, the most that any paragraph of the article has. */
function itemsOf({ items }: Article, paragraph: number | undefined): number {
  return paragraph === undefined ? Math.max(...items) : (items[paragraph - 1] ?? 0);
}
