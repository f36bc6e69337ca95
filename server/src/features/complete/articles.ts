import { initialsOf } from '../../data/initials.js';
import { type Article, type Statute, statuteForYear } from '../../data/law.js';
import { isRegulation, numberOf } from '../../report/facts/articles.js';
import { say } from '../../text/message.js';
import { chineseNumeral } from '../../text/numerals.js';
import { type Span, span } from '../../text/span.js';
import type { Completion, Context, Cursor } from './completion.js';

const NUMERAL = '(?:[一二三四五六七八九十]{1,3}|\\d{1,2})';
const TYPED = '[（(]?[一二三四五六七八九十\\da-z]{0,8}[）)]?';
/** The last title of the sentence, and what stands behind it. */
const CITED = /《([^《》]{2,40})》([^《》。；！？]{0,60})$/;
const ARTICLE = new RegExp(`第${TYPED}$`);
const ITEM = new RegExp(`第?(${NUMERAL})条(?:第?(${NUMERAL})款)?(第${TYPED})$`);

/** Behind 第, in a sentence that cites the Regulation: the articles of the version that the report goes by; behind an article, its paragraphs and items. */
export const articles: Context = (cursor) => {
  const { report, offset } = cursor;
  const [, title = '', behind = ''] = CITED.exec(cursor.before) ?? [];
  if (report.year === undefined || !isRegulation(report, title)) return [];
  const statute = statuteForYear(report.year);
  const item = ITEM.exec(behind);
  if (item !== null) return parts(statute, item, offset);
  const article = ARTICLE.exec(behind);
  return article === null ? [] : statute.articles.map((one) => completionFor(one, around(cursor, article[0])));
};

/** What is typed, and 条 where it already stands behind. */
function around({ offset, after }: Cursor, typed: string): Span {
  return span(offset - typed.length, offset + (after.startsWith('条') ? 1 : 0));
}

function completionFor({ number, topic }: Article, at: Span): Completion {
  const name = `第${chineseNumeral(number)}条`;
  return {
    kind: 'article',
    label: name,
    detail: say(topic, topic),
    at,
    pieces: [name],
    filter: `${name} 第${number}条 第${initialsOf(topic)} ${topic}`,
  };
}

function parts({ articles: all }: Statute, [, number = '', paragraph, typed = '']: RegExpExecArray, offset: number): Completion[] {
  const article = all.find((one) => one.number === numberOf(number));
  if (article === undefined) return [];
  const at = span(offset - typed.length, offset);
  const several = article.items.length > 1;
  return article.items.flatMap((items, i) => {
    const name = `第${chineseNumeral(i + 1)}款`;
    if (paragraph !== undefined) return numberOf(paragraph) === i + 1 ? itemsOf(items, '', at) : [];
    const own: Completion[] = several ? [{ kind: 'article', label: name, at, pieces: [name], filter: `${name} 第${i + 1}款` }] : [];
    return [...own, ...itemsOf(items, several ? name : '', at)];
  });
}

function itemsOf(topics: readonly string[], paragraph: string, at: Span): Completion[] {
  return topics.map((topic, i) => {
    const numeral = chineseNumeral(i + 1);
    const label = `${paragraph}第（${numeral}）项`;
    const filter = `第（${numeral}）项 第(${numeral})项 第${numeral}项 第${i + 1}项 ${label} 第${initialsOf(topic)} ${topic}`;
    return { kind: 'article', label, detail: say(topic, topic), at, pieces: [label], filter };
  });
}
