import { regulation, statuteForYear } from '../data/law.js';
import { shortTitlesOf } from '../report/facts/articles.js';
import { marksOf } from '../report/facts/titles.js';
import type { Passage } from '../report/prose/passage.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { type Span, span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

/** Kinds of documents; one of these words alone is a short title. */
const KINDS = new Set(['条例', '办法', '规定', '意见', '通知', '方案', '要点', '细则', '规范', '实施办法', '实施意见', '实施细则']);

export default rule({
  id: 'short-title',
  severity: 'info',
  title: say('简称没有先说明，或说明了没有用', 'A short title not defined, or never used'),
  why: say(
    '第一次出现用全称并注明“以下简称《条例》”，后面才能用简称；注明了又不用，就不必注明。',
    'A title is given in full with its short form first; a short form that is never used need not be given.',
  ),
  source: '党政机关公文写作惯例',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇认真执行⟦《条例》⟧，规范公开。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇认真执行《中华人民共和国政府信息公开条例》（以下简称《条例》），规范公开。《条例》学习全年四次。
      `,
    },
  ],
  *check(report) {
    yield* otherKinds(report);
    yield* undefinedNames(report);
    yield* unusedNames(report);
  },
});

/** 《公开工作要点》（以下简称《规定》）: no word of the title, nor of what stands behind it. */
function* otherKinds(report: Report): Iterable<Problem> {
  for (const { name, passage, start, end, full } of shortTitlesOf(report)) {
    if (full === undefined || !KINDS.has(name)) continue;
    const kind = ENDS_IN_KIND.exec(full)?.[0];
    const opens = passage.text.lastIndexOf(`《${full}》`, start);
    const before = passage.text.slice(Math.max(0, opens), start);
    if (kind === undefined || name.endsWith(kind) || before.includes(name)) continue;
    const from = start + passage.text.slice(start, end).indexOf(name);
    const at = passage.at(from, from + name.length);
    yield {
      at,
      message: say(
        `前面的全称是《${full}》，简称却是《${name}》，请核对简称。`,
        `The full title is 《${full}》, yet the short form given for it is 《${name}》.`,
      ),
      actual: name,
    };
  }
}

const ENDS_IN_KIND = /(?:条例|办法|规定|意见|通知|方案|要点|细则|规范)$/;

/** The definition with its brackets, where nothing else stands in them. */
function removal(report: Report, passage: Passage, start: number, end: number): Fix[] {
  const [opens, closes] = [passage.text[start - 1] ?? '', passage.text[end] ?? ''];
  return '（('.includes(opens) && '）)'.includes(closes) ? replacement(report, passage.at(start - 1, end + 1), '', false) : [];
}

/** The first use of each kind alone, where no definition stands before it. */
function* undefinedNames(report: Report): Iterable<Problem> {
  const reported = new Set<string>();
  const defined = shortTitlesOf(report);
  for (const { text, at, passage, start } of marksOf(report).titles) {
    if (!KINDS.has(text) || reported.has(text)) continue;
    reported.add(text);
    if (defined.some((one) => one.name === text && passage.at(start, start + 1).start >= one.passage.at(one.start, one.end).start))
      continue;
    yield {
      at,
      message: say(
        `简称《${text}》第一次出现，前面没有全称和“以下简称《${text}》”。`,
        `《${text}》 is used here for the first time, with no full title and “以下简称《${text}》” before it.`,
      ),
      fixes: definition(report, text, at),
    };
  }
}

/**
 * 《条例》 is the Regulation unless the report names another: its full title is given here, or the short form behind the full title that
 * stands before.
 */
function definition(report: Report, name: string, at: Span): Fix[] {
  const { titles } = marksOf(report);
  if (name !== regulation.shortTitle || report.year === undefined) return [];
  const full = statuteForYear(report.year).title;
  if (titles.some(({ text }) => text !== name && text.endsWith(name) && text !== full)) return [];
  const given = titles.find((title) => title.text === full && title.at.end <= at.start);
  const words = `（以下简称《${name}》）`;
  const title = say(`在全称后补上“${words}”`, `Add “${words}” behind the full title`);
  const usedAgain = report.source.includes(name, at.end);
  if (given === undefined) return replacement(report, at, `《${full}》${usedAgain ? words : ''}`, false);
  return [{ title, safe: false, edits: [{ at: span(given.at.end, given.at.end), newText: words }] }];
}

/** A definition in title marks whose name never comes again; what is written behind it may use it yet. */
function* unusedNames(report: Report): Iterable<Problem> {
  const lastUses = new Map<string, number>();
  for (const { name, passage, start, end, full } of shortTitlesOf(report)) {
    if (full === undefined || !KINDS.has(name)) continue;
    const at = passage.at(start, end);
    const last = lastUses.get(name) ?? lastUse(report, name);
    lastUses.set(name, last);
    if (last >= at.end) continue;
    yield {
      at,
      lacks: span(at.end, report.source.length),
      severity: 'hint',
      message: say(`注明了简称《${name}》，后面没有用到，可以不注。`, `The short form 《${name}》 is given and never used.`),
      fixes: removal(report, passage, start, end),
    };
  }
}

/** In title marks of its own or without any; inside another title it is that title's word. -1 where there is none. */
function lastUse(report: Report, name: string): number {
  const { titles } = marksOf(report);
  let last = -1;
  let next = 0;
  for (let i = report.source.indexOf(name); i >= 0; i = report.source.indexOf(name, i + 1)) {
    while ((titles[next]?.at.end ?? Number.POSITIVE_INFINITY) <= i) next += 1;
    const title = titles[next];
    if (title === undefined || title.at.start > i || title.text === name) last = i;
  }
  return last;
}
