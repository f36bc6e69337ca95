import { pinyin } from 'pinyin-pro';

/** First letters of the pinyin of everything that completion offers, without its number: 重复申请 → cfsq. */
export function initialsFor({ forms, statutes, documents, PREAMBLE, withoutNumber }) {
  const texts = new Set([PREAMBLE, ...forms.flatMap(textsOf)]);
  for (const { title, articles } of statutes)
    for (const text of [title, ...articles.flatMap(({ topic, items }) => [topic, ...items.flat()])]) texts.add(text);
  for (const { title } of documents) texts.add(title);
  const named = [...texts].map(withoutNumber).filter((text) => text !== '');
  return Object.fromEntries([...new Set(named)].sort().map((text) => [text, initials(text)]));
}

function textsOf({ sections, tables, phrases }) {
  return [
    ...sections.flatMap(({ heading, topics = [], statement }) => [heading, ...topics.map(({ name }) => name), statement?.name ?? '']),
    ...tables.flatMap(({ name, title, blocks }) => [name, title, ...blocks.flatMap(({ rows }) => rows.map(({ label }) => label))]),
    ...phrases.flatMap(({ name, text }) => [name, text]),
  ];
}

/** Of what stands in brackets nobody types the letters. */
function initials(text) {
  const plain = text.replace(/（[^（）]*）/g, '');
  return pinyin(plain, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}
