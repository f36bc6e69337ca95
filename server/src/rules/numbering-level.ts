import { hasPlainItems, listGapsOf, plainItems } from '../report/facts/list-gaps.js';
import type { Words } from '../report/prose/paragraph-cache.js';
import type { Passage } from '../report/prose/passage.js';
import { passagesWith, proseOf } from '../report/prose/prose.js';
import type { Heading, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { type Span, span } from '../text/span.js';
import { gathered, HABIT, replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

const PLAIN = /^（[一二三四五六七八九十]{1,3}）$/;
/** Rows of table three, where a dump scattered them; they are numbered like parts. */
const ROW = /^(?:予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|总\s*计)/;
const ENCLOSED = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩';

export default rule({
  id: 'numbering-level',
  severity: 'hint',
  title: say('层次序数写法不对或不连续', 'Numbering of parts malformed or interrupted'),
  why: say(
    '公文第二层用全角“（一）”，后面不加顿号，同一部分内依次编号；“一是、二是”也要接得上。',
    'The second level is （一） in full-width brackets without 、 and counts on within a section; so does 一是, 二是.',
  ),
  source: 'GB/T 9704—2012 7.3.3',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        （一）主动公开。更新指南。

        ⟦(二)⟧依申请公开。设受理窗口。

        ⟦（三）、⟧信息管理。清理旧文件。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        （一）主动公开。更新指南。

        （二）依申请公开。设受理窗口。

        （三）信息管理。清理旧文件。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        （一）主动公开。更新指南。

        ⟦（三）⟧信息管理。清理旧文件。

        五、存在的主要问题及改进情况

        一是更新不勤；⟦三是⟧解读太少。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        （一）主动公开。更新指南。

        （二）信息管理。清理旧文件。

        五、存在的主要问题及改进情况

        一是更新不勤；二是解读太少。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        存在问题：解读材料过长；⟦二是⟧栏目偏多；三是培训偏少。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        存在问题：一是解读材料过长；二是栏目偏多；三是培训偏少。
      `,
    },
  ],
  *check(report) {
    const parts = report.headings.filter((heading) => heading.level === 2 && !ROW.test(heading.text));
    const message = (count: number) =>
      say(
        `第二层序数有${count}处写法不对，应统一写全角的“（一）”“（二）”，后面不加顿号。`,
        `${count} numbers of parts are malformed: write “（一）”, “（二）” in full width, with no mark behind them.`,
      );
    yield* gathered([...form(report, parts), ...enclosed(report)], message, HABIT);
    for (const section of sectionsOf(report.headings)) yield* sequence(report, section);
    yield* gaps(report);
    yield* firstItems(report);
  },
});

/** (一), （一）、 */
function form(report: Report, parts: readonly Heading[]): Problem[] {
  return parts.flatMap((heading) => {
    const written = report.copy.textOf(heading.numberAt);
    const right = heading.number === undefined ? undefined : `（${chineseNumeral(heading.number)}）`;
    return right === undefined || PLAIN.test(written) ? [] : [problem(report, heading.numberAt, written, right)];
  });
}

function problem(report: Report, at: Span, written: string, right: string): Problem {
  const why = /、$/.test(written) ? '括号后不加顿号' : '公文第二层序数用全角括号';
  return {
    at,
    message: say(`“${written}”应写“${right}”，${why}。`, `“${written}” is written “${right}”.`),
    fixes: replacement(report, at, right, true),
  };
}

function enclosed(report: Report): Problem[] {
  return passagesWith(report, opensEnclosed).map((passage) => {
    const first = passage.text.charAt(0);
    return problem(report, passage.at(0, 1), first, `（${chineseNumeral(ENCLOSED.indexOf(first) + 1)}）`);
  });
}

const opensEnclosed = ({ text }: Words) => text !== '' && ENCLOSED.includes(text.charAt(0));

/** The parts of each section that has any, in order. */
function sectionsOf(headings: readonly Heading[]): Heading[][] {
  const sections: Heading[][] = [];
  let open: Heading[] | undefined;
  for (const heading of headings) {
    if (heading.level === 1) open = undefined;
    else if (!ROW.test(heading.text)) {
      if (open === undefined) {
        open = [];
        sections.push(open);
      }
      open.push(heading);
    }
  }
  return sections;
}

/** The first break of a section; the parts behind it follow suit in one fix. A number found anywhere between is no gap. */
function* sequence(report: Report, parts: readonly Heading[]): Iterable<Problem> {
  if (parts[0]?.number !== 1) return;
  const wrong = parts.findIndex((part, i) => i > 0 && part.number !== i + 1);
  const [before, part] = [parts[wrong - 1], parts[wrong]];
  if (part?.number === undefined || before === undefined) return;
  // A （一） may open a list within the part, unless the count goes on behind it as if it were right.
  const slipped = parts[wrong + 1]?.number === wrong + 2;
  if (!slipped && (part.number === 1 || parts.slice(wrong).some(({ number = 0 }) => number < wrong))) return;
  const expected = chineseNumeral(wrong + 1);
  if (part.number !== wrong && mentions(report.copy.textOf(span(before.at.start, part.at.start)), wrong + 1)) return;
  const edits = parts.slice(wrong).map(({ numberAt }, i) => ({ at: numberAt, newText: `（${chineseNumeral(wrong + 1 + i)}）` }));
  const written = chineseNumeral(part.number);
  const doubled = part.number === wrong;
  yield {
    at: part.numberAt,
    message: say(
      doubled ? `（${written}）重复，应为（${expected}）。` : `（${chineseNumeral(wrong)}）之后是（${written}），缺（${expected}）。`,
      doubled ? `（${written}） stands twice; it should be （${expected}）.` : `（${expected}） is missing before （${written}）.`,
    ),
    related: [{ at: before.numberAt, message: say('前一个序数', 'the number before') }],
    fixes: renumber(report, edits, `（${expected}）`),
  };
}

function mentions(text: string, number: number): boolean {
  const numeral = chineseNumeral(number);
  return new RegExp(`[（(]\\s*${numeral}\\s*[）)]|${ENCLOSED[number - 1] ?? numeral}|${numeral}、`).test(text);
}

function renumber(report: Report, edits: readonly { readonly at: Span; readonly newText: string }[], first: string): Fix[] {
  if (!edits.every(({ at }) => report.copy.isWhole(at))) return [];
  return [{ title: say(`从${first}起依次编号`, `Count on from ${first}`), safe: false, edits }];
}

/** 一是、三是, in one paragraph or over several. */
function* gaps(report: Report): Iterable<Problem> {
  for (const { before, item, expected, rest, written } of listGapsOf(report)) {
    const edits = rest.map(({ passage, start, end }, i) => ({ at: passage.at(start, end), newText: written(expected + i) }));
    const [last, here, right] = [written(before.number), written(item.number), written(expected)];
    yield {
      at: item.passage.at(item.start, item.end),
      message: say(`“${last}”之后是“${here}”，应为“${right}”。`, `After “${last}” comes “${here}”; it should be “${right}”.`),
      expected: right,
      related: [{ at: before.passage.at(before.start, before.end), message: say('前一个序数', 'the number before') }],
      fixes: renumber(report, edits, `“${right}”`),
    };
  }
}

/** What opens a list in other words, or 一是 behind a word without a mark: 原因一是. */
const FIRST = /一是|一要|一个是|一方面|首先|第一|其一|之一|一则|[①⑴㈠]|(?:^|[^\d])1[.、．）)]|（一）|一、/;

/** 二是 without 一是: where a list begins in the middle, and nothing before it in the section is its first item. */
function* firstItems(report: Report): Iterable<Problem> {
  if (passagesWith(report, hasPlainItems).length === 0) return;
  let last = 0;
  let before: Passage | undefined;
  for (const passage of proseOf(report)) {
    if (passage.heading) last = 0;
    const found = plainItems(passage);
    const [first] = found;
    if (first?.number === 2 && last === 0) {
      const lead = before?.text.slice(-LONGEST_LEAD) ?? '';
      if (!FIRST.test(lead) && !FIRST.test(passage.text.slice(0, first.start))) yield firstMissing(passage, first.start);
    }
    last = found.at(-1)?.number ?? last;
    before = passage;
  }
}

const LONGEST_LEAD = 400;

/** Where the first item begins is known where a colon in the same sentence introduces the list. */
function firstMissing(passage: Passage, start: number): Problem {
  const lead = passage.text.slice(Math.max(0, start - LONGEST_LEAD), start);
  const colon = lead.lastIndexOf('：');
  const known = colon >= 0 && colon < lead.length - 2 && !lead.slice(colon).includes('。');
  const place = passage.at(start - lead.length + colon + 1, start).start;
  return {
    at: passage.at(start, start + 2),
    message: say('这里是“二是”，前面没有“一是”。', 'Here is “二是”, and there is no “一是” before it.'),
    expected: '一是',
    fixes: known ? [{ title: say('补上“一是”', 'Add “一是”'), safe: false, edits: [{ at: span(place, place), newText: '一是' }] }] : [],
  };
}
