import { fact } from '../fact.js';
import type { Report } from '../types.js';
import { documentNumbersOf, type NumberFound } from './document-numbers.js';
import { marksOf, type TitleFound } from './titles.js';

/** 《标题》（文号）: a title with its own number directly behind it. */
export interface TitledNumber {
  readonly title: TitleFound;
  readonly number: NumberFound;
}

/** Titles and numbers that certainly belong together: nothing but an opening bracket between them. */
export const titledNumbersOf: (report: Report) => readonly TitledNumber[] = fact((report) => {
  const numbers = documentNumbersOf(report);
  const found: TitledNumber[] = [];
  let next = 0;
  for (const [index, title] of marksOf(report).titles.entries()) {
    const before = marksOf(report).titles[index - 1];
    // 《甲》《乙》（文号）: the number may be of either.
    if (before?.passage === title.passage && before.end === title.start) continue;
    while (next < numbers.length && isBefore(numbers[next], title)) next += 1;
    const number = numbers[next];
    if (number?.passage !== title.passage) continue;
    if (/^[（(]$/.test(title.passage.text.slice(title.end, number.start))) found.push({ title, number });
  }
  return found;
});

function isBefore(number: NumberFound | undefined, title: TitleFound): boolean {
  return number !== undefined && number.at.start < title.at.start;
}
