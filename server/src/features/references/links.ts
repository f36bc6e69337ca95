import { documentOf, documentTitled, statuteForYear } from '../../data/law.js';
import { regulationTitlesOf } from '../../report/facts/articles.js';
import { documentNumbersOf } from '../../report/facts/document-numbers.js';
import { marksOf } from '../../report/facts/titles.js';
import type { Report } from '../../report/types.js';
import type { Span } from '../../text/span.js';

/** A stretch of the draft that leads to a page. */
export interface Link {
  readonly at: Span;
  readonly url: string;
}

/** Where documents and the Regulation are named whose publication by an authority is on record. Nothing is fetched: the user may open them. */
export function linksOf(report: Report): Link[] {
  const statute = statuteForYear(report.year);
  const found = [
    ...documentNumbersOf(report).map(({ at, number }) => ({ at, url: documentOf(number)?.url })),
    ...regulationTitlesOf(report).map(({ at }) => ({ at, url: statute.url })),
    ...marksOf(report).titles.map(({ at, text }) => ({ at, url: documentTitled(text)?.url })),
  ];
  return found.flatMap(({ at, url }) => (url === undefined ? [] : [{ at, url }]));
}
