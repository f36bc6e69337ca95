import { addressOf, cellKey } from '../data/forms.js';
import type { Form, FormRow, FormSection } from '../data/types.js';
import { labelKey } from '../report/tables/label.js';
import type { Report } from '../report/types.js';
import { type Message, say } from '../text/message.js';
import { type Span, span } from '../text/span.js';
import { carriedFrom, isSameBody } from './last-year.js';

/** Figures that come over from last year's report, by the key of their cell: all that nothing of this year has to be added to. */
export function carriedFigures(form: Form, previous: Report): ReadonlyMap<string, string> {
  const carried = carriedFrom(previous, form).filter(({ terms, brought }) => terms.length === 0 && brought >= 0);
  return new Map(carried.map(({ total, brought }) => [total, String(brought)]));
}

/** Rows all of whose figures, or some, come over; with the keys of those cells. */
function carryingRows(form: Form): { readonly row: FormRow; readonly keys: readonly string[] }[] {
  const totals = new Set(
    form.carries.filter(({ terms }) => terms.length === 0).flatMap(({ total, over }) => over.map((key) => addressOf(total, key).key)),
  );
  return form.tables.flatMap(({ blocks }) =>
    blocks.flatMap(({ columns, rows }) =>
      rows
        .map((row) => ({ row, keys: columns.map((column) => cellKey(row, column)).filter((key) => totals.has(key)) }))
        .filter(({ keys }) => keys.length > 0),
    ),
  );
}

/** What a new report has from last year's: 从上年年报取了“二、上年结转…”7 格. */
export function takenOver(form: Form, previous: Report): Message {
  const carried = carriedFigures(form, previous);
  const rows = carryingRows(form).flatMap(({ row, keys }) => {
    const count = keys.filter((key) => carried.has(key)).length;
    return count === 0 ? [] : [{ label: row.label, count }];
  });
  if (rows.length === 0) return say('没有从上年年报取数', 'no figure is taken from last year’s report');
  return say(
    `从上年年报取了${rows.map(({ label, count }) => `“${label}”${count}格`).join('、')}`,
    `taken from last year’s report: ${rows.map(({ label, count }) => `“${label}”, cells: ${count}`).join('; ')}`,
  );
}

/** What the author has to look at, as last year's report does not say it for certain. */
export function* notesOn(form: Form, previous: Report, { year, issuer }: { year: number; issuer: string }): Iterable<Message> {
  if (previous.issuer !== undefined && !isSameBody(previous.issuer, issuer)) {
    yield say(
      `上年年报是“${previous.issuer}”的，新建的是“${issuer}”的，请核对是否拿错了文件；机关改过名称的不必理会`,
      `last year’s report is by “${previous.issuer}”, the new one by “${issuer}”: check that it is the right file, unless the body was renamed`,
    );
  }
  if (previous.year === undefined) {
    yield say(`上年年报没有写明年度，请核对是不是${year - 1}年的`, `last year’s report names no year: check that it is for ${year - 1}`);
  }
  const carried = carriedFigures(form, previous);
  for (const { row, keys } of carryingRows(form)) {
    const lost = keys.filter((key) => !carried.has(key)).length;
    if (lost === 0) continue;
    const [zh, en] = lost === keys.length ? ['这一行', 'the row'] : [`这一行有${lost}格`, `${lost} cells of the row`];
    yield say(
      `从上年年报里读不出“${row.label}”的数，${zh}没有填，请自己填写`,
      `last year’s report does not say for certain what belongs in “${row.label}”: fill in ${en} by hand`,
    );
  }
}

/**
 * What last year's report wrote, without tables and sign-off, by the section of the new form that it belongs under. Texts of headings that
 * the new form does not have come with their headings.
 */
export function previousTexts(form: Form, previous: Report): ReadonlyMap<FormSection, string> {
  const texts = new Map<FormSection, string>();
  for (const { heading, wording, body } of chaptersOf(previous)) {
    const written = writtenIn(previous, body);
    const named = sectionNamed(heading, form);
    const home = named ?? sectionFor(heading, form);
    if (written === '' || home === undefined) continue;
    const text = named === undefined ? `${wording}\n${written}` : written;
    const others = texts.get(home);
    texts.set(home, others === undefined ? text : `${others}\n${text}`);
  }
  return texts;
}

interface Chapter {
  /** As the form words it, where the form knows it. */
  readonly heading: string;
  /** As the report words it. */
  readonly wording: string;
  readonly body: Span;
}

/** What stands under a table's heading is left out; a form that prescribes contents only leaves the headings to the body. */
function chaptersOf({ sections, headings, source, title }: Report): Chapter[] {
  if (sections.length > 0) {
    const written = sections.filter(({ form }) => form.kind !== 'table');
    return written.map(({ form, heading, body }) => ({ heading: form.heading, wording: heading.text, body }));
  }
  const first = headings.filter(({ level, at }) => level === 1 && at.start >= (title?.at.end ?? 0));
  return first.map(({ text: heading, at }, i) => ({
    heading,
    wording: heading,
    body: span(at.end, (first[i + 1] ?? { at: span(source.length, source.length) }).at.start),
  }));
}

/** A table has no use for a text. */
function sectionNamed(heading: string, { sections }: Form): FormSection | undefined {
  const { key } = labelKey(heading);
  const written = sections.filter(({ kind }) => kind !== 'table');
  return written.find((one) => [one.heading, ...one.variants].some((wording) => labelKey(wording).key === key));
}

/** The section of whose words the heading has most, else the first. */
function sectionFor(heading: string, { sections }: Form): FormSection | undefined {
  const hits = ({ keywords = [] }: FormSection) => keywords.filter((word) => heading.includes(word)).length;
  const written = sections.filter(({ kind }) => kind !== 'table');
  return written.sort((a, b) => hits(b) - hits(a))[0];
}

function writtenIn({ copy, signOff, tables, form }: Report, { start, end }: Span): string {
  const stops = [end, signOff?.at.start, ...tables.map(({ at }) => at.start)];
  const stop = Math.min(...stops.filter((offset) => offset !== undefined && offset >= start).map(Number));
  // The next heading's mark, a table's first bar and the title of a table that stands at the end, belong to what follows.
  const noText = new Set(['', ...form.tables.map(({ title }) => title)]);
  const lines = copy.textOf(span(start, stop)).split(/\r\n|\r|\n/);
  return lines
    .map((line) => line.replace(/^[#|\s]+$/, '').trim())
    .filter((line) => !noText.has(line))
    .join('\n');
}

/** Last year's text as a comment: it is there to look at, and no part of the report. */
export function commentOf(text: string, year: number | undefined): string {
  const from = year === undefined ? '上年' : `${year}年`;
  return `<!-- ${from}年报这一部分：\n${text.replaceAll('-->', '--＞')}\n-->`;
}
