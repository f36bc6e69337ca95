import type { FormSection } from '../../data/types.js';
import { neighboursOf } from '../../report/structure/missing-sections.js';
import { linesBesideHeadings, ordinalOf, type VisibleLine } from '../../report/structure/visible-lines.js';
import type { Report, Section } from '../../report/types.js';
import { contains } from '../../text/span.js';
import { gapBetween } from './anchor.js';

/** A line with fewer Chinese characters tells nothing. */
const SHORTEST_TEXT = 4;

/**
 * Where the text of a section stands whose heading alone is lost, between its neighbours: what follows the table of the section before,
 * the first （一） or the first words on the year's work above all sections, the sentence on fees. Undefined where nothing there could be its text.
 */
export function textOfMissing(report: Report, section: FormSection): VisibleLine | undefined {
  if (section.kind !== 'text') return undefined;
  const { before, after } = neighboursOf(report, section);
  const gap = gapBetween(report, before, after);
  const lines = linesBesideHeadings(report).filter(({ at, han }) => han.length >= SHORTEST_TEXT && contains(gap, at.start));
  if (before === undefined) return lines.find(isFirstItem) ?? lines.find(isReporting);
  if (before.form.kind === 'table') return behindTable(report, before, lines);
  const { keywords = [] } = section.statement ?? {};
  return lines.find(({ words }) => keywords.some((word) => words.includes(word)));
}

/** （一）主动公开。 */
function isFirstItem(line: VisibleLine): boolean {
  if (!MAY_BE_FIRST.test(line.words)) return false;
  const ordinal = ordinalOf(line);
  return ordinal?.number === 1 && !ordinal.strong;
}

/** Where no 1 stands near the beginning of a line, there is no need to read its ordinal. */
const MAY_BE_FIRST = /^.{0,16}?[一1I]/;

/** A paragraph that is no preamble: that one speaks of the report, its basis and its period. */
function isReporting({ words, han }: VisibleLine): boolean {
  return han.length >= LONG && !PREAMBLE.test(words);
}

const LONG = 24;
const PREAMBLE = /本报告|年度报告|年报|编制|统计|期限|报告如下|公布如下|总结如下|汇报如下|公开如下/;

function behindTable({ tables }: Report, { form, body }: Section, lines: readonly VisibleLine[]): VisibleLine | undefined {
  const own = tables.filter(({ table, at }) => table.id === form.table && contains(body, at.start));
  const end = Math.max(body.start, ...own.map(({ at }) => at.end));
  return lines.find(({ at }) => at.start >= end);
}
