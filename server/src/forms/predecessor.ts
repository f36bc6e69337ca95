import type { Report } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { isSameBody, isYearBefore, mayBeYearBefore } from './last-year.js';

/** A report that may be last year's, and the file that it is in. */
export interface Candidate {
  readonly path: string;
  readonly report: Report;
}

/** Whose report stands in a file: what is known of it when it is not kept whole. */
export interface Known extends Pick<Report, 'year' | 'issuer'> {
  readonly path: string;
}

/** Which report is last year's. `unclear`: several are, and their figures differ; then none is taken. */
export type Predecessor = { readonly found: Candidate } | { readonly unclear: readonly Candidate[] };

/** The report of the year before, the likeliest candidate first; `named`: somebody says that it is the first one. */
export function predecessorAmong(
  candidates: readonly Candidate[],
  report: Report,
  { named = false }: { readonly named?: boolean } = {},
): Predecessor | undefined {
  const isIt = named ? mayBeYearBefore : isYearBefore;
  const fitting = candidates.filter((candidate) => isIt(candidate.report, report));
  // Without the county in front a name may be that of several bodies.
  const exact = fitting.filter((candidate) => candidate.report.issuer === report.issuer);
  return predecessorFor(exact.length > 0 ? exact : fitting);
}

/** The first of several that all are of the body and the year, unless their figures differ. */
export function predecessorFor([first, ...others]: readonly Candidate[]): Predecessor | undefined {
  if (first === undefined) return undefined;
  const differing = others.filter((other) => differs(first.report, other.report));
  return differing.length === 0 ? { found: first } : { unclear: [first, ...differing] };
}

/** Whether what is known of a file makes it worth reading for this year's report. */
export function mayPrecede(known: Omit<Known, 'path'>, { year, issuer }: Report): boolean {
  if (known.year === undefined || known.issuer === undefined || issuer === undefined) return false;
  return known.year + 1 === year && isSameBody(known.issuer, issuer);
}

/** To be said where nothing was compared, because nobody can tell with which. */
export function unclearNote(candidates: readonly Candidate[]): Message {
  const paths = candidates.map(({ path }) => path);
  return say(
    `上年年报有 ${paths.length} 份，数字不一样（${paths.join('、')}），没有拿来核对；请用 --previous 指明哪一份`,
    `there are ${paths.length} reports on last year with different figures (${paths.join(', ')}); none was used: name one with --previous`,
  );
}

/** Some figure of a standard table is another. */
function differs(a: Report, b: Report): boolean {
  return a.tables.some((table) => {
    const [other, ...more] = b.tables.filter((one) => one.table === table.table);
    if (other === undefined || more.length > 0) return false;
    return [...table.cells].some(([key, { value }]) => {
      const same = other.cells.get(key)?.value;
      return value !== undefined && same !== undefined && value !== same;
    });
  });
}
