import { formForYear, formOf, newestForm } from '../data/forms.js';
import type { Form, FormId } from '../data/types.js';
import { readBlocks } from './layout/blocks.js';
import { type Layout, layoutOf } from './layout/copy.js';
import { inSource, titleInSource } from './layout/in-source.js';
import { institutionOf } from './structure/bodies.js';
import { candidatesIn } from './structure/heading-candidates.js';
import { findHeadings, firstOpening } from './structure/headings.js';
import { isReport } from './structure/kind.js';
import { findPeriod } from './structure/period.js';
import { bareHeadings, findSections, withSections } from './structure/sections.js';
import { holdsSeveral } from './structure/several.js';
import { findSignOff } from './structure/sign-off.js';
import { findTitle, headTitle } from './structure/title.js';
import { findUnreadable, isTraditional, LONGEST_DRAFT, tooLong } from './structure/unreadable.js';
import { yearOf } from './structure/year.js';
import { bindTables } from './tables/bind.js';
import { findGlued } from './tables/glued.js';
import { joinTables } from './tables/join.js';
import { withWordsOf } from './tables/label.js';
import { type RawTable, takenBlocks } from './tables/raw.js';
import { fillTable, formOfTable, isEvidence } from './tables/tables.js';
import type { Block, FilledTable, Heading, Reading, Section, UnreadableReport } from './types.js';

/** What is known of a draft before it is read. */
export interface ReadOptions {
  /** Judge by this form whatever the year says. */
  readonly form?: FormId | 'auto';
  /** The draft is an HTML page or fragment. */
  readonly html?: boolean;
  /** The caller knows that this is a report (a setting says so). */
  readonly isReport?: boolean;
  /** A form that extends one of ours, in whose place it is read and judged by; the form of the report, where it is read again. */
  readonly extended?: Form | undefined;
}

/** Reads a draft. Total: any text gives a reading, at worst that it is another document. */
export function readReport(source: string, options: ReadOptions = {}): Reading {
  return withWordsOf(options.extended, () => read(source, options));
}

function read(source: string, options: ReadOptions): Reading {
  if (source.length > LONGEST_DRAFT) return tooLong(source, options.isReport === true);
  const layout = layoutOf(source, options.html === true);
  const { copy, grids, pageTitle } = layout;
  const { text } = copy;
  const blocks = readBlocks(text, grids);
  const raws = joinTables(bindTables(text, blocks));
  const consumed = takenBlocks(raws, blocks.length);
  const headings = findHeadings(text, blocks, consumed);
  const bare = bareHeadings(blocks, consumed, headings);
  const before = firstSection(headings, bare) ?? text.length;
  const found = findTitle(text, { blocks, before, html: pageTitle !== undefined }) ?? headTitle(source);
  const period = findPeriod(text);
  const openings = [...headings.filter(({ level }) => level === 1), ...bare].sort((a, b) => a.at.start - b.at.start);
  const known = options.isReport === true || isReport({ title: found, headings: openings, text, tables: raws.some(isEvidence), period });
  const title = known || found?.standing === 'title' ? found?.title : undefined;
  const begin = title === undefined || title.inHead ? 0 : title.at.end;
  const signed = findSignOff(blocks, consumed, begin);
  const year = yearOf({ text, blocks, consumed, title, period, signOff: signed, raws });
  const ours = chooseForm(options.form ?? 'auto', year, raws);
  const form = options.extended?.id === ours.id ? options.extended : ours;
  const sections = findSections(text, form, candidatesIn(text, blocks, { consumed, known: openings, raws }), blocks);
  const after = sections.at(-1)?.heading.at.end ?? begin;
  const signOff = signed !== undefined && signed.at.start >= after ? signed : findSignOff(blocks, consumed, after);
  const issuer = title?.issuer ?? signOff?.issuer;
  const draft = { source, copy, title: title && titleInSource(copy, title), issuer, year };
  const several = known && !layout.isDamaged && holdsSeveral({ text, blocks, title: found?.title, headings });
  const cause = several ? 'several' : whyUnreadable(source, layout, known);
  if (cause !== undefined) return { ...draft, kind: 'unreadable', cause };
  if (!known) return { ...draft, kind: 'other' };
  const institution = institutionOf(issuer, text.slice(begin, begin + PREAMBLE));
  if (institution !== undefined) return { ...draft, kind: 'institution', institution };
  const tables = fillTables({ text, blocks, sections }, raws, form);
  const parts = inSource(copy, { period, signOff, blocks, headings: withSections(headings, sections), sections, tables });
  return { ...draft, kind: 'report', declared: options.isReport === true, isPage: layout.isPage, form, stars: layout.stars, ...parts };
}

/** Where the first section begins, with a number before its name or without. */
function firstSection(headings: readonly Heading[], bare: readonly Heading[]): number | undefined {
  const opening = firstOpening(headings)?.at.start;
  if (bare.length === 0) return opening;
  const numbered = new Set(headings.map(({ at }) => at.start));
  const first = bare.find(({ at }) => !numbered.has(at.start))?.at.start;
  return first === undefined || opening === undefined ? (first ?? opening) : Math.min(first, opening);
}

/** In so many characters behind the title a report says by what rules it was written. */
const PREAMBLE = 600;

function whyUnreadable(source: string, { copy, pageTitle, isDamaged }: Layout, isReport: boolean): UnreadableReport['cause'] | undefined {
  if (isReport && !isDamaged) return isTraditional(copy.text) ? 'traditional' : undefined;
  if (isDamaged && (isReport || /年度报告|信息公开/.test(source))) return 'mojibake';
  return isReport ? undefined : findUnreadable(source, copy.text, headTitle(source) === undefined ? undefined : pageTitle);
}

/** By the year; without one, by the tables; without tables, the form in force. */
function chooseForm(wanted: FormId | 'auto', year: number | undefined, raws: readonly RawTable[]): Form {
  if (wanted !== 'auto') return formOf(wanted);
  if (year !== undefined) return formForYear(year);
  for (const raw of raws) {
    const form = formOfTable(raw, undefined);
    if (form !== undefined) return form;
  }
  return newestForm();
}

interface Place {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

function fillTables(place: Place, raws: readonly RawTable[], form: Form): FilledTable[] {
  const tables: FilledTable[] = [];
  for (const raw of raws) {
    const own = formOfTable(raw, form);
    const table = own === undefined ? undefined : fillTable(raw, own);
    if (table !== undefined) tables.push(table);
  }
  for (const table of form.tables) {
    const same = tables.filter((filled) => filled.table.id === table.id);
    if (same.some(({ state, rows }) => state === 'local' || rows.length > 0)) continue;
    const glued = findGlued(place, form, table);
    if (glued === undefined) continue;
    for (const empty of same) tables.splice(tables.indexOf(empty), 1);
    tables.push(glued);
  }
  return tables.sort((a, b) => a.at.start - b.at.start);
}
