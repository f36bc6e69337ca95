import { formForYear, formOf, forms } from '../data/forms.js';
import type { Form, FormId } from '../data/types.js';
import { bindTables } from './binder.js';
import { readBlocks } from './blocks.js';
import { findHeadings } from './headings.js';
import { inSource } from './in-source.js';
import { layoutOf } from './layout/copy.js';
import { findPeriod } from './period.js';
import type { RawTable } from './raw.js';
import { bareHeadings, findSections } from './sections.js';
import { findSignOff } from './signoff.js';
import { fillTable, findGlued, formOfTable, isEvidence, joinTables } from './tables.js';
import { findTitle } from './title.js';
import type { Block, FilledTable, Report } from './types.js';
import { findUnreadable, hasLostCharacters } from './unreadable.js';

export interface ReadOptions {
  /** Judge by this form whatever the year says. */
  readonly form?: FormId | 'auto';
  /** The draft is an HTML page or fragment. */
  readonly html?: boolean;
  /** The caller knows that this is a report (a setting says so). */
  readonly isReport?: boolean;
}

/** Reads a draft. Total: any text gives a report, at worst one of kind `other`. */
export function readReport(source: string, options: ReadOptions = {}): Report {
  const { copy, grids, pageTitle, stars } = layoutOf(source, options.html === true);
  const { text } = copy;
  const blocks = readBlocks(text, grids);
  const raws = joinTables(bindTables(blocks));
  const consumed = new Set(raws.flatMap((raw) => [...raw.blocks]));
  const headings = findHeadings(text, blocks, consumed);
  const bare = bareHeadings(blocks, consumed);
  const firstSection = headings.find((h) => h.level === 1 && h.number !== undefined)?.at.start ?? text.length;
  const title = findTitle(text, blocks, Math.min(firstSection, bare[0]?.at.start ?? firstSection), pageTitle !== undefined);
  const evidence = raws.some(isEvidence);
  const isReport =
    evidence || options.isReport === true || (title !== undefined && (title.year !== undefined || title.issuer !== undefined));
  const unreadable = isReport && !hasLostCharacters(source) ? undefined : unreadableKind(source, text, pageTitle, isReport);
  const period = findPeriod(text);
  const year = title?.year ?? period?.to?.year ?? period?.from?.year;
  const form = chooseForm(options.form ?? 'auto', year, raws);
  const sections = findSections(text, form, headings, bare, blocks);
  const signOff = findSignOff(blocks, consumed, sections.at(-1)?.heading.at.end ?? title?.at.end ?? 0);
  const kind = unreadable !== undefined ? 'unreadable' : isReport ? 'report' : 'other';
  const tables = kind === 'report' ? fillTables(text, raws, form, blocks) : [];
  const issuer = title?.issuer ?? signOff?.issuer;
  const found = { title, period, signOff, blocks, headings, sections, tables };
  return { source, copy, kind, unreadable, form, year, issuer, stars, ...inSource(copy, found) };
}

function unreadableKind(source: string, text: string, pageTitle: string | undefined, isReport: boolean): Report['unreadable'] {
  if (hasLostCharacters(source) && (isReport || /年度报告|信息公开/.test(source))) return 'mojibake';
  return isReport ? undefined : findUnreadable(source, text, pageTitle);
}

/** By the year; without one, by the tables; without tables, the form in force. */
function chooseForm(wanted: FormId | 'auto', year: number | undefined, raws: readonly RawTable[]): Form {
  if (wanted !== 'auto') return formOf(wanted);
  if (year !== undefined) return formForYear(year);
  for (const raw of raws) {
    const form = formOfTable(raw, undefined);
    if (form !== undefined) return form;
  }
  return forms.at(-1) ?? formOf('2021');
}

function fillTables(text: string, raws: readonly RawTable[], form: Form, blocks: readonly Block[]): FilledTable[] {
  const tables: FilledTable[] = [];
  for (const raw of raws) {
    const own = formOfTable(raw, form);
    const table = own === undefined ? undefined : fillTable(raw, own);
    if (table !== undefined) tables.push(table);
  }
  const missing = form.tables.filter((t) => !tables.some((f) => f.table.id === t.id));
  if (missing.length > 0) {
    const long = blocks.filter((b) => b.kind === 'paragraph' && b.at.end - b.at.start > 400).map((b) => b.at);
    for (const table of missing) {
      const glued = long.length === 0 ? undefined : findGlued(text, form, table, long);
      if (glued !== undefined) tables.push(glued);
    }
  }
  return tables.sort((a, b) => a.at.start - b.at.start);
}
