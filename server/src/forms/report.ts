import { firstForm, formInForce, LAST_YEAR } from '../data/forms.js';
import type { Form } from '../data/types.js';
import { type Reading, type Report, reportIn } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { composePreamble, composeSection, composeTitle } from './parts.js';
import { type Piece, prompt } from './pieces.js';
import { carriedFigures, commentOf, notesOn, previousTexts, takenOver } from './previous.js';
import { composeTable } from './table.js';

/** The report that is to be written anew. */
export interface Wanted {
  /** Report year. */
  readonly year: number;
  /** Name of the body. */
  readonly issuer: string;
  /** Last year's report, for what it carries over. */
  readonly previous?: Reading;
  /** Last year's texts come along as comments. */
  readonly withPreviousText?: boolean;
  /** The form as a province has extended it, where the report is to have its rows. */
  readonly extended?: Form | undefined;
}

/** A new report with all that can be known beforehand and nothing else, and what the author has to look at; or why there can be none. */
export type Composed = Made | { readonly refusal: Message };

interface Made {
  readonly pieces: readonly Piece[];
  readonly notes: readonly Message[];
  /** What was made, and what of it last year's report gave. */
  readonly summary: Message;
}

/** A whole report to be filled in, or why none can be written; figures that the form carries over are taken from last year's. */
export function composeReport(wanted: Wanted): Composed {
  const issuer = wanted.issuer.trim();
  const ours = formInForce(wanted.year);
  const form = wanted.extended?.id === ours?.id ? wanted.extended : ours;
  const refusal = refuse(wanted, issuer, form);
  if (refusal !== undefined || form === undefined) return { refusal: refusal ?? noForm(wanted.year) };
  const { year } = wanted;
  const previous = wanted.previous && reportIn(wanted.previous);
  const notes = previous === undefined ? [] : [...notesOn(form, previous, { year, issuer })];
  return { pieces: piecesOf({ ...wanted, issuer }, form, previous), notes, summary: summaryOf({ year, issuer }, form, previous) };
}

function summaryOf(
  { year, issuer }: { readonly year: number; readonly issuer: string },
  form: Form,
  previous: Report | undefined,
): Message {
  const taken = previous === undefined ? undefined : takenOver(form, previous);
  return say(
    `${issuer}${year}年年报，${form.id}年格式${taken === undefined ? '' : `；${taken.zh}`}`,
    `report of ${issuer} on ${year}, form of ${form.id}${taken === undefined ? '' : `; ${taken.en}`}`,
  );
}

function refuse({ year, previous }: Wanted, issuer: string, form: Form | undefined): Message | undefined {
  if (form === undefined) return noForm(year);
  if (issuer === '') return say('请写明机关名称', 'name the body that reports');
  if (/[\r\n|#《》<>]/.test(issuer))
    return say(`机关名称里不能有换行和 | # 《》 < >`, 'the name may hold no line end and none of | # 《》 < >');
  if (previous === undefined) return undefined;
  if (reportIn(previous) === undefined) return PREVIOUS_IS_NONE;
  if (previous.year === undefined || previous.year === year - 1) return undefined;
  return say(
    `上年年报应是${year - 1}年的，这份是${previous.year}年的`,
    `last year’s report must be for ${year - 1}; this one is for ${previous.year}`,
  );
}

/** Said of a file that was named as last year's report. */
export const PREVIOUS_IS_NONE = say('上年年报不像政府信息公开工作年度报告', 'last year’s report is no disclosure report');

function noForm(year: number): Message {
  if (year > LAST_YEAR)
    return say(`${year} 年没有年报格式：年度最晚到 ${LAST_YEAR} 年`, `there is no form for ${year}: years end with ${LAST_YEAR}`);
  const first = firstForm().years.from;
  return say(`${year} 年没有年报格式：年报从 ${first} 年度开始编制`, `there is no form for ${year}: reports began with the year ${first}`);
}

function piecesOf({ year, issuer, withPreviousText }: Wanted, form: Form, previous: Report | undefined): Piece[] {
  const known = previous === undefined ? undefined : carriedFigures(form, previous);
  const parts: (readonly Piece[])[] = [[composeTitle(issuer, year)], [composePreamble(form, year)]];
  const texts = withPreviousText === true && previous !== undefined ? previousTexts(form, previous) : undefined;
  for (const section of form.sections) {
    const text = texts?.get(section);
    const note = text === undefined ? {} : { note: commentOf(text, previous?.year) };
    parts.push(composeSection(form, section, { ...(known && { known }), ...note }));
  }
  for (const table of form.tables) {
    if (table.section === null && year >= (table.requiredFrom ?? 0)) parts.push([table.title], composeTable(table, known));
  }
  parts.push([issuer], [prompt('落款日期')]);
  return [...parts.flatMap((part, i) => (i === 0 ? part : ['\n\n', ...part])), '\n'];
}
