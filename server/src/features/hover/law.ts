import {
  type Article,
  counterpartsOf,
  documentOf,
  documentTitled,
  endOf,
  itemsOf,
  type LawDocument,
  type Statute,
  statuteForYear,
  statutes,
} from '../../data/law.js';
import { articlesOf, type Cited, regulationTitlesOf, shortTitlesOf } from '../../report/facts/articles.js';
import { captionsOf } from '../../report/facts/captions.js';
import { documentNumbersOf } from '../../report/facts/document-numbers.js';
import { marksOf } from '../../report/facts/titles.js';
import type { Report } from '../../report/types.js';
import { type Message, say } from '../../text/message.js';
import { chineseNumeral } from '../../text/numerals.js';
import { contains, type Span } from '../../text/span.js';
import { list, paragraphs, plain, type Told } from './text.js';

/** An article of the Regulation, the Regulation itself, a document by its number or title. */
export function lawHover(report: Report, offset: number): Told | undefined {
  const here = ({ at }: { readonly at: Told['at'] }) => contains(at, offset);
  const statute = statuteForYear(report.year);
  const article = articlesOf(report).find(here);
  if (article !== undefined) return articleHover(article, article.at, statute);
  const caption = captionsOf(report).find(here);
  // What a form prints cites the law that it was made under, whatever has been revised since.
  if (caption !== undefined) return articleHover(caption.cited, caption.at, statuteForYear(caption.table.form.years.from));
  const number = documentNumbersOf(report).find(here);
  const numbered = number && documentOf(number.number);
  if (number !== undefined && numbered !== undefined) return { at: number.at, markdown: documentText(numbered) };
  const regulation = regulationTitlesOf(report).find(here);
  if (regulation !== undefined) return { at: regulation.at, markdown: statuteText(statute) };
  const title = marksOf(report).titles.find(here);
  const titled = title && (documentTitled(title.text) ?? documentTitled(fullTitle(report, title.text) ?? ''));
  return title && titled && { at: title.at, markdown: documentText(titled) };
}

/** What the report gives the short title to. */
function fullTitle(report: Report, name: string): string | undefined {
  const given = shortTitlesOf(report).filter((one) => one.name === name && one.full !== undefined);
  return given.length === 1 ? given[0]?.full : undefined;
}

function articleHover(cited: Cited, at: Span, statute: Statute): Told | undefined {
  const article = statute.articles.find(({ number }) => number === cited.article);
  if (article === undefined) return undefined;
  const { zh, en } = nameOf(cited);
  const item = cited.item === undefined ? undefined : itemsOf(article, cited.paragraph)[cited.item - 1];
  const topic = plain(item === undefined ? article.topic : `${article.topic}：${item}`);
  return {
    at,
    markdown: paragraphs(
      say(`**《条例》${zh}**　${topic}`, `**Regulation, ${en}**: ${topic}`),
      shapeOf(article),
      item === undefined ? itemList(article, cited.paragraph) : undefined,
      inForce(statute),
      ...statutes.filter((other) => other !== statute).map((other) => counterpart(statute, article.number, other)),
    ),
  };
}

function nameOf({ article, paragraph, item }: Cited): Message {
  return say(
    `第${chineseNumeral(article)}条${paragraph === undefined ? '' : `第${chineseNumeral(paragraph)}款`}${item === undefined ? '' : `第（${chineseNumeral(item)}）项`}`,
    `Article ${article}${paragraph === undefined ? '' : `, paragraph ${paragraph}`}${item === undefined ? '' : `, item ${item}`}`,
  );
}

/** How many paragraphs the article has, and which of them how many items; undefined for a single plain paragraph. */
function shapeOf({ items }: Article): Message | undefined {
  const itemised = items.map(({ length: count }, index) => ({ count, number: index + 1 })).filter(({ count }) => count > 0);
  const [only] = itemised;
  if (items.length === 1) return only && say(`本条分 ${only.count} 项。`, `${only.count} items.`);
  const zh = itemised.map(({ count, number }) => `，第${chineseNumeral(number)}款分 ${count} 项`).join('');
  const en = itemised.map(({ count, number }) => `; paragraph ${number} has ${count} items`).join('');
  return say(`本条共 ${items.length} 款${zh}。`, `${items.length} paragraphs${en}.`);
}

/** The items that may be meant, one on a line. */
function itemList(article: Article, paragraph: number | undefined): Message | undefined {
  return list(
    itemsOf(article, paragraph).map((topic, i) => say(`（${chineseNumeral(i + 1)}）${plain(topic)}`, `item ${i + 1}: ${plain(topic)}`)),
  );
}

function counterpart(statute: Statute, article: number, other: Statute): Message | undefined {
  const numbers = counterpartsOf(statute, article, other);
  if (numbers === undefined) return undefined;
  if (numbers.length === 0) return say(`${other.id}年版没有对应的规定。`, `The version of ${other.id} has no counterpart.`);
  const topic = (number: number) => plain(other.articles.find((one) => one.number === number)?.topic ?? '');
  return say(
    `${other.id}年版对应：${numbers.map((number) => `第${chineseNumeral(number)}条（${topic(number)}）`).join('、')}。`,
    `Counterpart of ${other.id}: ${numbers.map((number) => `Article ${number} (${topic(number)})`).join(', ')}.`,
  );
}

function statuteText(statute: Statute): Message {
  const title = `**《${plain(statute.title)}》**`;
  return paragraphs(say(title, title), inForce(statute));
}

function inForce(statute: Statute): Message {
  const { id, decree, effective } = statute;
  const ended = endOf(statute);
  const until = ended === undefined ? say('', '') : say(`，${dateInWords(ended)}起被修订后的版本取代`, `, until ${ended}`);
  return say(
    `${id}年版（国务院令第${decree}号），${dateInWords(effective)}起施行${until.zh}。`,
    `Version of ${id} (State Council decree no. ${decree}), in force from ${effective}${until.en}.`,
  );
}

function documentText({ title, number, issuer, date, ...status }: LawDocument): Message {
  const name = `**《${plain(title)}》**`;
  const about = `${number}　${plain(issuer)}`;
  return paragraphs(
    say(name, name),
    say(`${about}　${dateInWords(date)}`, `${about}　${date}`),
    statusText(status),
    successorText(status.successor),
  );
}

function statusText({ ended, endedConfidence, annual }: Pick<LawDocument, 'ended' | 'endedConfidence' | 'annual'>): Message {
  if (annual !== undefined) return say(`${annual}年的年度安排，只管当年。`, `The plan for ${annual}; for that year only.`);
  if (ended === undefined) return say('没有废止或被取代的记录。', 'Not known to have been repealed or replaced.');
  return endedConfidence === 'certain'
    ? say(`${dateInWords(ended)}起不再适用。`, `Has not applied since ${ended}.`)
    : say(`${dateInWords(ended)}起可能已不适用，请核对。`, `May no longer apply since ${ended}; check.`);
}

function successorText(successor: string | undefined): Message | undefined {
  if (successor === undefined) return undefined;
  const title = documentOf(successor)?.title;
  const name = `${successor}${title === undefined ? '' : `《${plain(title)}》`}`;
  return say(`接替的文件：${name}`, `Successor: ${name}`);
}

/** 2021-09-26 → 2021年9月26日, as much of it as is known. */
function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}
