import initials from './initials.json' with { type: 'json' };

/** Made by test/generate.mjs: the first letter of a character's pinyin, and of texts in which one is read otherwise the letters of all. */
const { letters, texts }: { readonly letters: Readonly<Record<string, string>>; readonly texts: Readonly<Record<string, string>> } =
  initials;
const letterOf = new Map(Object.entries(letters).flatMap(([letter, chars]) => [...chars].map((char) => [char, letter] as const)));

/** 2.重复申请 → cfsq: the number in front is not typed. Empty for a text with a character that none of ours has. */
export function initialsOf(text: string): string {
  const plain = withoutNumber(text);
  const known = texts[plain];
  if (known !== undefined) return known;
  const read = charsOf(plain).map((char) => letterOf.get(char));
  return read.includes(undefined) ? '' : read.join('');
}

/** The text without 一、（一）1. or 其中：before it: nobody types these when looking for a row. */
export function withoutNumber(text: string): string {
  return text.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|其中：)/, '');
}

/** The Chinese characters; of what stands in brackets nobody types the letters. */
export function charsOf(text: string): string[] {
  return text.replace(/（[^（）]*）/g, '').match(/\p{Script=Han}/gu) ?? [];
}
