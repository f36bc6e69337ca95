import { pinyin } from 'pinyin-pro';

/**
 * By which letters everything that completion offers is found, 重复申请 by cfsq: the first letter of each character's pinyin, and, whole, the
 * texts in which one is read otherwise than it mostly is.
 */
export function initialsFor({ forms, statutes, documents, PREAMBLE, withoutNumber, charsOf }) {
  const texts = new Set([PREAMBLE, ...forms.flatMap(textsOf)]);
  for (const { title, articles } of statutes)
    for (const text of [title, ...articles.flatMap(({ topic, items }) => [topic, ...items.flat()])]) texts.add(text);
  for (const { title } of documents) texts.add(title);
  const named = [...texts].map(withoutNumber).filter((text) => text !== '');
  const read = [...new Set(named)].sort().map((text) => ({ text, chars: charsOf(text), letters: initials(charsOf(text)) }));
  for (const { text, chars, letters } of read)
    if (chars.length !== letters.length) throw new Error(`no letter for each character of ${text}: ${letters}`);
  const letterOf = mostly(read.flatMap(({ chars, letters }) => chars.map((char, i) => [char, letters[i]])));
  const others = read.filter(({ chars, letters }) => chars.map((char) => letterOf.get(char)).join('') !== letters);
  const byLetter = new Map();
  for (const [char, letter] of [...letterOf].sort()) byLetter.set(letter, `${byLetter.get(letter) ?? ''}${char}`);
  return {
    letters: Object.fromEntries([...byLetter].sort()),
    texts: Object.fromEntries(others.map(({ text, letters }) => [text, letters])),
  };
}

/** Each character's letter; of several the one that it has most often. */
function mostly(pairs) {
  const counts = new Map();
  for (const [char, letter] of pairs) {
    const letters = counts.get(char) ?? new Map();
    counts.set(char, letters.set(letter, (letters.get(letter) ?? 0) + 1));
  }
  return new Map([...counts].map(([char, letters]) => [char, [...letters].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0]]));
}

function textsOf({ sections, tables, phrases }) {
  return [
    ...sections.flatMap(({ heading, topics = [], statement }) => [heading, ...topics.map(({ name }) => name), statement?.name ?? '']),
    ...tables.flatMap(({ name, title, blocks }) => [name, title, ...blocks.flatMap(({ rows }) => rows.map(({ label }) => label))]),
    ...phrases.flatMap(({ name, text }) => [name, text]),
  ];
}

function initials(chars) {
  return pinyin(chars.join(''), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}
