import { type ChannelFigure, channelFiguresOf } from '../report/facts/channel-figures.js';
import { type Figure, type FigureRead, figuresByPassage, figuresIn, isInDigits, placeOf } from '../report/facts/figures.js';
import { linesOf } from '../report/places.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { sign } from '../text/signs.js';
import type { Span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';
import { afterSubject, inContext, type SentenceContext } from './shared/sentence-context.js';

/** A phrase shorter than this can mean more than one thing. */
const SHORTEST_PHRASE = 6;
const LONGEST_PHRASE = 40;
const THIS_YEAR = /[本全今该]年/;
/** Told of one channel or one subject: not the whole. */
const PARTIAL = /网站|微信|微博|公众号|平台|新媒体|专栏|公开栏|公报|领域|重点/;
/** What is held is not told by channels, whatever stands around it. */
const HELD = /^(?:开展|举办|召开|组织)[^，,]*(?:培训|会|会议|宣讲|讲座|检查|抽查|督查|活动)$/;
const INVOLVED = /[：:（）()；;、\d]/;

export default rule({
  id: 'prose-repeat',
  severity: 'info',
  title: say('同一数字前后不一', 'One figure, told in two ways'),
  why: say('同一指标前后数字应一致；准确数后面不加“余”“多”。', 'An indicator has one value throughout; an exact number takes no 余 or 多.'),
  source: '各级机关公布的年报',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我镇主动公开政府信息186条。群众满意度提高。

        2023年，青禾镇共主动公开政府信息⟦168⟧条。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我镇主动公开政府信息186条。群众满意度提高。

        2023年，青禾镇共主动公开政府信息186条。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年通过县政府网站公开信息186条，张贴公告12期。

        县政府网站公开信息⟦168⟧条，全部归类。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年通过县政府网站公开信息186条，张贴公告12期。

        县政府网站公开信息186条，全部归类。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年在县政府网站发布信息⟦224⟧余条。二是办好专栏，网站信息224条全部归类。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年在县政府网站发布信息220余条。二是办好专栏，网站信息224条全部归类。
      `,
    },
  ],
  *check(report) {
    yield* twoValues(report);
    yield* onChannels(report);
    yield* roundedExactly(report);
  },
});

/** The figure of this number in its passage, and what it counts. */
interface Counted {
  readonly index: number;
  readonly phrase: string;
}

const countedIn = inContext((words) => (words.signs & sign.year) !== 0 && figuresIn(words).length > 0, readCounted);

/** The first figure of each sentence. */
function readCounted(contexts: readonly SentenceContext[]): Counted[] {
  const found: Counted[] = [];
  let index = 0;
  for (const context of contexts) {
    const { start, end, passage } = context.sentence;
    const inside = figuresIn(passage);
    while ((inside[index]?.start ?? start) < start) index += 1;
    const figure = inside[index];
    if (figure === undefined || figure.start >= end || figure.approximate) continue;
    const phrase = phraseAt(context, figure);
    if (phrase !== undefined) found.push({ index, phrase });
  }
  return found;
}

function* twoValues(report: Report): Iterable<Problem> {
  const figures = figuresByPassage(report);
  const known = new Map<string, Figure>();
  for (const { passage, found } of countedIn(report)) {
    for (const { index, phrase } of found) {
      const figure = figures.get(passage)?.[index];
      if (figure === undefined) continue;
      const counted = `${phrase} ${figure.unit}`;
      const first = known.get(counted);
      if (first === undefined) known.set(counted, figure);
      else if (first.value !== figure.value) yield differs(report, phrase, [first, figure]);
    }
  }
}

/** Of one channel no report tells more often. */
const MOST_KEPT = 20;

/** One channel, one kind of count, two figures: the later one is told. */
function* onChannels(report: Report): Iterable<Problem> {
  const known = new Map<string, ChannelFigure[]>();
  for (const told of channelFiguresOf(report)) {
    const key = `${told.channel} ${told.counted}`;
    const before = known.get(key) ?? [];
    const other = before.find(
      ({ figure, owner, wholeYear }) =>
        figure.value !== told.figure.value && (wholeYear || told.wholeYear) && (owner.endsWith(told.owner) || told.owner.endsWith(owner)),
    );
    const said = before.some(({ figure }) => figure.value === told.figure.value);
    if (other !== undefined && !said) yield differs(report, told.channel, [other.figure, told.figure]);
    if (before.length < MOST_KEPT) known.set(key, [...before, told]);
  }
}

/** What the first figure of a sentence counts, where nothing but who and when stands before it. */
function phraseAt(context: SentenceContext, figure: FigureRead): string | undefined {
  const { year } = context;
  const { passage, start } = context.sentence;
  if (figure.from - start > 2 * LONGEST_PHRASE) return undefined;
  const written = passage.text.slice(start, figure.from);
  if (!(THIS_YEAR.test(written) || (year !== undefined && written.includes(`${year}年`)))) return undefined;
  const phrase = afterSubject(context.upTo(figure.from).replaceAll('，', '').replaceAll(',', ''));
  if (phrase.length < SHORTEST_PHRASE || phrase.length > LONGEST_PHRASE) return undefined;
  if (
    !context.speaksOfThis(figure.from) ||
    (!HELD.test(phrase) && context.isAbout(PARTIAL, figure.from - written.length)) ||
    PARTIAL.test(phrase) ||
    INVOLVED.test(phrase)
  )
    return undefined;
  return phrase;
}

function differs(report: Report, phrase: string, [first, second]: readonly [Figure, Figure]): Problem {
  const unit = second.unit;
  const line = lineOf(report, placeOf(first));
  return {
    at: placeOf(second),
    message: say(
      `“${phrase}”这里是 ${second.value} ${unit}，第 ${line} 行是 ${first.value} ${unit}，请核对。`,
      `“${phrase}” is ${second.value} ${unit} here, but ${first.value} ${unit} in line ${line}; please check.`,
    ),
    expected: String(first.value),
    actual: String(second.value),
    related: [{ at: placeOf(first), message: say(`第 ${line} 行写的是 ${first.value} ${unit}`, `${first.value} ${unit} in line ${line}`) }],
    fixes: isInDigits(second) ? replacement(report, placeOf(second), String(first.value), false) : [],
  };
}

/** 224余条 beside 224: a number that is not round, and that stands elsewhere as the exact one. */
function* roundedExactly(report: Report): Iterable<Problem> {
  const passages = [...figuresByPassage(report).values()];
  const marked = passages.flatMap((figures) => figures.filter(isRoundless));
  if (marked.length === 0) return;
  const exact = new Map<number, () => Span>();
  for (const table of report.tables) for (const { value, at } of table.cells.values()) if (value !== undefined) exact.set(value, () => at);
  for (const figures of passages) for (const figure of figures) if (!figure.approximate) exact.set(figure.value, () => placeOf(figure));
  for (const figure of marked) {
    const place = exact.get(figure.value);
    if (place === undefined) continue;
    const { value, unit, passage, end } = figure;
    const at = placeOf(figure);
    const more = passage.text[end] ?? '';
    const round = value - (value % 10);
    const line = lineOf(report, place());
    yield {
      at,
      message: say(
        `这里写“${value}${more}${unit}”，第 ${line} 行写的却是 ${value}：准确数后面不用“${more}”，概数应写成整数，如“${round}${more}${unit}”。`,
        `“${value}${more}${unit}” here, but ${value} in line ${line}: an exact figure takes no “${more}”, a rough one is round, such as “${round}${more}${unit}”.`,
      ),
      actual: passage.text.slice(figure.start, figure.to),
      related: [{ at: place(), message: say(`第 ${line} 行写的是 ${value}`, `${value} in line ${line}`) }],
      fixes: [
        ...replacement(report, passage.at(end, end + 1), '', false),
        ...(isInDigits(figure) ? replacement(report, at, String(round), false) : []),
      ],
    };
  }
}

/** As editors count, from one. */
function lineOf(report: Report, { start }: Span): number {
  return linesOf(report).positionAt(start).line + 1;
}

/** 224余: marked as a rough figure, and none. */
function isRoundless({ passage, end, value, approximate }: Figure): boolean {
  return approximate && value >= 100 && value % 10 !== 0 && '余多'.includes(passage.text[end] ?? ' ');
}
