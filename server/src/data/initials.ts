import initials from './initials.json' with { type: 'json' };

/** Text → the first letters of its pinyin; made by test/generate.mjs. */
const known: Readonly<Record<string, string>> = initials;

/** 2.重复申请 → cfsq: the number in front is not typed. Empty for a text that is none of ours. */
export function initialsOf(text: string): string {
  return known[withoutNumber(text)] ?? '';
}

/** The text without 一、（一）1. or 其中：before it: nobody types these when looking for a row. */
export function withoutNumber(text: string): string {
  return text.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|其中：)/, '');
}
