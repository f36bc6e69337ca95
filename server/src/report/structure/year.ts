import { formForYear, forms } from '../../data/forms.js';
import type { Form } from '../../data/types.js';
import { matches } from '../../text/matches.js';
import { overlaps } from '../../text/span.js';
import type { RawTable, TakenBlocks } from '../tables/raw.js';
import { formOfTable } from '../tables/tables.js';
import type { Block, Period, SignOff, Title } from '../types.js';

/** All that says of which year a report is. */
export interface YearSigns {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Blocks of tables. */
  readonly consumed: TakenBlocks;
  readonly title: Title | undefined;
  readonly period: Period | undefined;
  readonly signOff: SignOff | undefined;
  readonly raws: readonly RawTable[];
}

/**
 * The year of a report, as most of title, period, sign-off, text, tables and notice say. The title's counts unless at least two of
 * the others that name a year or a generation, and more than are with it, agree on another.
 */
export function yearOf(signs: YearSigns): number | undefined {
  const { title, period } = signs;
  const stated = periodYear(period);
  const first = title?.year ?? ofPeriod(signs);
  const signed = signedFor(signs.signOff);
  if (first === undefined) return withoutTitleAndPeriod(signs, signed);
  const dated = [stated, signed].filter((year) => year !== undefined);
  const others = [...new Set(dated)].filter((year) => year !== first);
  if (others.length === 0) return first;
  const said = textYear(signs);
  const named = [...dated, ...(title?.year === undefined ? [] : [title.year]), ...(said === undefined ? [] : [said])];
  for (const other of others) {
    const votes = (year: number) =>
      named.filter((one) => one === year).length + generationVotes(signs, year, year === first ? other : first);
    if (votes(other) > votes(first) && votes(other) >= 2) return other;
  }
  return first;
}

/** Of a period whose ends are in two years the one that the text names; else the later. */
function ofPeriod(signs: YearSigns): number | undefined {
  const { from, to } = signs.period ?? {};
  if (to === undefined || from === undefined || from.year === to.year) return to?.year ?? from?.year;
  return textYear(signs, { least: 1, share: SHARE }) === from.year ? from.year : to.year;
}

const ITSELF = /(20\d{2})\s*年(?:度)?\s*政府信息公开(?:工作)?(?:年度)?(?:报告|年报)/g;

/** The year that the text names most if it calls itself the report on that year, and on no other. */
function namesItself(signs: YearSigns): number | undefined {
  const years = new Set([...matches(signs.text, ITSELF)].map(({ 1: digits }) => Number(digits)));
  const said = years.size === 1 ? textYear(signs) : undefined;
  return said !== undefined && years.has(said) ? said : undefined;
}

const ANNOUNCED =
  /(?:公布|发布|公开|编制|形成|将)[^。；《》\n]{0,30}(20\d{2})\s*年(?:度)?\s*政府信息公开(?:工作)?(?:年度)?(?:报告|年报)(?![^。；，,\n]{0,12}(?:编制|报送|工作|格式|通知))/;
const OPENING = 400;

/** 现公布我局2022年政府信息公开工作年度报告 at the head of the text, and no other year so named in it. */
function announced({ text }: YearSigns): number | undefined {
  const named = ANNOUNCED.exec(text.slice(0, OPENING))?.[1];
  const years = new Set([...matches(text, ITSELF)].map(({ 1: digits }) => digits));
  return named !== undefined && years.size === 1 ? Number(named) : undefined;
}

/** The year that the text names again and again, where it names no other at all. */
function onlyYear(signs: YearSigns): number | undefined {
  const years = new Set([...matches(signs.text, ANY_YEAR)].map(({ 1: digits }) => Number(digits)));
  const said = textYear(signs, { least: 2, share: 0.6 });
  return said !== undefined && [...years].every((year) => year === said || year === said + 1) ? said : undefined;
}

const ANY_YEAR = /(20\d{2})\s*年/g;

/** A sign-off alone is no year; it needs the text or the tables with it. */
function withoutTitleAndPeriod(signs: YearSigns, signed: number | undefined): number | undefined {
  if (signed === undefined) return namesItself(signs) ?? announced(signs) ?? onlyYear(signs);
  if (textYear(signs) === signed) return signed;
  const form = formForYear(signed);
  const own = signs.raws.map((raw) => formOfTable(raw, form));
  return own.length > 0 && own.every((one) => one === form) && textYear(signs) === undefined ? signed : undefined;
}

/** The year that both ends of the period are in. */
function periodYear(period: Period | undefined): number | undefined {
  const { from, to } = period ?? {};
  if (from === undefined) return undefined;
  return to === undefined || to.year === from.year ? from.year : undefined;
}

/** A report is signed in the year after; one signed at the very end of a year is on that year. */
function signedFor(signOff: SignOff | undefined): number | undefined {
  const date = signOff?.date;
  if (date === undefined) return undefined;
  return date.month === 12 ? date.year : date.year - 1;
}

/**
 * Tables and the notice cited name no year but a generation: they speak only where two years have different forms, and with one
 * voice, since both come from last year's file together.
 */
function generationVotes({ raws, text }: YearSigns, year: number, other: number): 0 | 1 {
  const [form, rival] = [formForYear(year), formForYear(other)];
  if (form === rival) return 0;
  let balance = 0;
  for (const raw of raws) {
    if (formOfTable(raw, rival) === form) balance += 1;
    else if (formOfTable(raw, form) === rival) balance -= 1;
  }
  if (balance !== 0) return balance > 0 ? 1 : 0;
  return cites(text, form) && !cites(text, rival) ? 1 : 0;
}

/** Whether the notice of a form is cited, in whatever brackets its number is written. */
function cites(text: string, form: Form): boolean {
  return NOTICES.get(form)?.test(text) === true;
}

const NOTICES = new Map(
  forms.map((form) => [form, new RegExp(form.basis.number.replace('〔', '[〔\\[［（(【]').replace('〕', '[〕\\]］）)】]'))]),
);

const YEAR = /(20\d{2})\s*年(?:度)?(?!\s*\d{1,2}\s*月)/g;
/** What stands before or behind a year that a text names beside its own. */
const BEFORE = /(?:[比较与同和自从截至到〔]|[—–-])\s*$/;
const BEHIND = /^\s*(?:以来|起|前|后|底|初|末|至|到|—|-|相比|比|同期|开始)/;
const OTHERS = /将|拟|计划|下一步|规划|比|较|增长|下降|上年|去年|统计/;
const LEAST = 3;
const SHARE = 0.75;

/** The year that running text names most, where it is clear: so often, and in such a share of all mentions. */
function textYear(signs: YearSigns, { least, share } = { least: LEAST, share: SHARE }): number | undefined {
  const { text, blocks, consumed, title, period, signOff } = signs;
  const own = [title?.at, period?.at, signOff?.at].filter((at) => at !== undefined);
  const counts = new Map<number, number>();
  let sum = 0;
  for (const [index, { at }] of blocks.entries()) {
    if (consumed.has(index) || own.some((place) => overlaps(place, at) && at.end - at.start < 90)) continue;
    for (const sentence of text.slice(at.start, at.end).split(/[。；;！？]/)) {
      if (OTHERS.test(sentence)) continue;
      const plain = sentence.replace(/《[^《》]*》/g, '');
      for (const { index: from, 0: whole, 1: digits } of matches(plain, YEAR)) {
        if (BEFORE.test(plain.slice(0, from)) || BEHIND.test(plain.slice(from + whole.length))) continue;
        counts.set(Number(digits), (counts.get(Number(digits)) ?? 0) + 1);
        sum += 1;
      }
    }
  }
  const [year, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return count >= least && count >= sum * share ? year : undefined;
}
