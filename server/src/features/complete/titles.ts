import { initialsOf } from '../../data/initials.js';
import { documents, type LawDocument, regulation, statuteForYear } from '../../data/law.js';
import { isRegulation, shortTitlesOf } from '../../report/facts/articles.js';
import type { Report } from '../../report/types.js';
import { say } from '../../text/message.js';
import { span } from '../../text/span.js';
import type { Completion, Context } from './completion.js';

/** An opened title, as far as it is written. */
const OPEN = /《([^《》。；，\r\n]{0,40})$/;

/** Behind 《: the Regulation and the documents in force for the report's year, these with their numbers. */
export const titles: Context = ({ report, offset, before, after }) => {
  const open = OPEN.exec(before);
  if (open === null) return [];
  const at = span(offset - (open[1] ?? '').length, offset + (after.startsWith('》') ? 1 : 0));
  return [...regulations(report), ...documentsFor(report.year).map(documentTitle)].map((title) => ({ kind: 'title', at, ...title }));
};

type Title = Pick<Completion, 'label' | 'detail' | 'pieces' | 'filter'>;

function* regulations(report: Report): Iterable<Title> {
  if (report.year === undefined) return;
  const { title, decree } = statuteForYear(report.year);
  const { shortTitle } = regulation;
  const isDefined = shortTitlesOf(report).some(({ name }) => name === shortTitle);
  const byShort = `${shortTitle} ${initialsOf(shortTitle)}`;
  const filter = `${title} ${initialsOf(title)} ${byShort}`;
  if (isDefined) {
    if (isRegulation(report, shortTitle))
      yield { label: shortTitle, detail: say(title, title), pieces: [`${shortTitle}》`], filter: byShort };
    yield { label: title, pieces: [`${title}》`], filter };
    return;
  }
  const order = say(`国务院令第${decree}号`, `State Council decree ${decree}`);
  yield { label: title, detail: order, pieces: [`${title}》`], filter };
  const named = `${title}》（以下简称《${shortTitle}》）`;
  yield { label: named, detail: say('全称，并说明简称', 'the full title and its short form'), pieces: [named], filter };
}

function documentTitle({ title, number }: LawDocument): Title {
  return {
    label: title,
    detail: say(number, number),
    pieces: [`${title}》（${number}）`],
    filter: `${title} ${number} ${initialsOf(title)}`,
  };
}

/** Authorities whose documents are for every body; those of one province come last. */
const NATIONAL = /^(?:国务院|中共中央|最高人民法院)/;

/** Published in time for the report, not ended before its year was over, and no other year's plan of work. */
function documentsFor(year: number | undefined): LawDocument[] {
  if (year === undefined) return [];
  return documents
    .filter(({ date, ended, annual }) => {
      const inForce = date <= `${year + 1}-03-31` && (ended === undefined || ended > `${year}-12-31`);
      return inForce && (annual === undefined || annual === year);
    })
    .sort((a, b) => Number(NATIONAL.test(b.issuer)) - Number(NATIONAL.test(a.issuer)) || b.date.localeCompare(a.date));
}
