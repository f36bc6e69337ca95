import { itemsOf, missingIn, type Statute, statuteForYear } from '../data/law.js';
import { articlesOf, type Cited } from '../report/facts/articles.js';
import { captionsOf, isExpected } from '../report/facts/captions.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'article-unknown',
  severity: 'error',
  title: say('条例没有这一条、款或项', 'No such article, paragraph or item'),
  why: say(
    '引用的条、款、项在当年有效的《条例》中不存在，多半是数字写错或沿用了旧版条号。',
    'The Regulation in force for that year has no such article, paragraph or item; usually a slip or an old number.',
  ),
  source: '《中华人民共和国政府信息公开条例》2007年、2019年两版的条款数',
  withoutFix: 'which article is meant nobody can tell from one that does not exist',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》⟦第六十条⟧的规定，编制本报告。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本报告。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。《条例》⟦第二十条第（十六）项⟧信息已全部公开。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        按照《中华人民共和国政府信息公开条例》（以下简称《条例》）要求编制。《条例》第二十条第（十五）项信息已全部公开。
      `,
    },
  ],
  *check(report) {
    if (report.year === undefined) return;
    const statute = statuteForYear(report.year);
    for (const { at, ...cited } of articlesOf(report)) yield* judge(cited, at, statute);
    for (const caption of captionsOf(report)) {
      const { at, cited, expected, table } = caption;
      if (isExpected(caption)) continue;
      const fixes = replacement(report, at, expected, true);
      // What a form prints cites the law that it was made under.
      const law = statuteForYear(table.form.years.from);
      for (const problem of judge(cited, at, law)) yield { ...problem, expected, fixes };
    }
  },
});

function* judge(cited: Cited, at: Span, statute: Statute): Iterable<Problem> {
  const missing = missingIn(statute, cited);
  if (missing !== undefined) yield { at, message: missingPart(cited, statute, missing) };
}

function missingPart({ article: number, paragraph, item }: Cited, statute: Statute, missing: 'article' | 'paragraph' | 'item'): Message {
  const version = `${statute.effective.slice(0, 4)}年施行的《条例》`;
  const article = statute.articles.find((one) => one.number === number);
  if (missing === 'article' || article === undefined) {
    const count = statute.articles.length;
    return say(
      `${version}共${count}条，没有第${chineseNumeral(number) || number}条。`,
      `The Regulation in force since ${statute.effective.slice(0, 4)} has ${count} articles; there is no article ${number}.`,
    );
  }
  const name = `${version}第${chineseNumeral(number) || number}条（${article.topic}）`;
  if (missing === 'paragraph') {
    return say(
      `${name}只有${article.items.length}款，没有第${paragraph}款。`,
      `Article ${number} of the Regulation in force since ${statute.effective.slice(0, 4)} (${article.topic}) has ${article.items.length} paragraphs; there is no paragraph ${paragraph}.`,
    );
  }
  const items = itemsOf(article, paragraph).length;
  return say(
    items === 0 ? `${name}没有分项。` : `${name}只有${items}项，没有第（${chineseNumeral(item ?? 0)}）项。`,
    `Article ${number} of the Regulation in force since ${statute.effective.slice(0, 4)} (${article.topic}) has ${items === 0 ? 'no items' : `${items} items; there is no item ${item}`}.`,
  );
}
