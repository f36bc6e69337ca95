import { datedSentences, plansWithin } from '../report/facts/dated-sentences.js';
import { anyIn, matchesOf } from '../report/prose/paragraph-cache.js';
import { passagesWith } from '../report/prose/prose.js';
import type { DateFound, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { pair } from '../text/pairs.js';
import { sign } from '../text/signs.js';
import { span } from '../text/span.js';
import { bodyOf } from './shared/body.js';
import { gathered, replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

/** 现将我镇2022年度政府信息公开工作情况公布如下: what the report says of itself. */
const announcementsIn = matchesOf(
  /现将[^，。；：,;\d]{0,24}((?:19|20)\d{2}年)度?(?:的)?(?:政府信息|政务信息|信息|政务)公开(?:工作)?[^，。；,;\d《]{0,16}(?:报告|公布|公开|发布|汇报|总结|通报)如下/g,
  sign.now | sign.digit,
  pair.issue,
);
/** 现公布2011年度政府信息公开年度报告, 编制了本镇2022年政府信息公开工作年度报告: in the preamble. */
const issuesIn = matchesOf(
  /(?:现公布|现发布|特编制|编制了|编制本(?:单位|机关|镇|乡|局)?|编制)(?:[并和、]?(?:公布|发布)了?)?(?:本单位|本机关|本级|我[镇乡局县市区])?((?:19|20)\d{2}年)度?(?:政府信息|政务)公开(?:工作)?年度报告/g,
  sign.digit,
  pair.issue,
);
/** 编制了《青禾镇2022年政府信息公开工作年度报告》: in the preamble too. */
const titledIn = matchesOf(
  /(?:现?(?:公布|发布)|编制|形成)了?《[^《》\d]{0,30}((?:19|20)\d{2}年)度?(?:政府信息|政务)公开(?:工作)?年度报告》/g,
  sign.digit,
  pair.issuedTitle,
);
const OTHER_YEAR = /上年|上一年|去年|此前|历年|往年/;

export default rule({
  id: 'report-year',
  severity: 'error',
  title: say('年份前后不一致', 'Years disagree'),
  why: say(
    '题目、统计期限和落款的年份必须一致，不一致多半是沿用上年文稿没有改。',
    'Title, period and sign-off must agree; a difference usually comes from last year’s file.',
  ),
  source: '《条例》第四十九条、第五十条',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        本报告统计期限为⟦2022年1月1日⟧至2022年12月31日。

        一、总体情况

        正文。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        本报告统计期限为2023年1月1日至2023年12月31日。

        一、总体情况

        正文。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县青禾镇人民政府

        ⟦2023年1月12日⟧
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        六、其他需要报告的事项

        未收取信息处理费。

        云溪县青禾镇人民政府

        2024年1月12日
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        现将石桥乡⟦2022年⟧度政府信息公开工作情况公布如下：

        一、总体情况

        与2022年相比，正文更简明。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        现将石桥乡2023年度政府信息公开工作情况公布如下：

        一、总体情况

        与2022年相比，正文更简明。
      `,
    },
  ],
  *check(report) {
    yield* ofTitle(report);
    yield* period(report);
    yield* text(report);
    yield* gathered(sentences(report), (count) =>
      say(`有${count}句以往年的年份开头，却是报告本年度的工作。`, `${count} sentences on this year’s work begin with an earlier year.`),
    );
    yield* plans(report);
    yield* signOff(report);
  },
});

/** Title, period, sign-off, text and tables were weighed where the report was read: the title may be the one that is wrong. */
function* ofTitle(report: Report): Iterable<Problem> {
  const { title, year, period: stated, signOff: signed } = report;
  if (title?.year === undefined || title.yearAt === undefined || year === undefined || title.year === year) return;
  const related = [];
  if (stated?.from?.year === year) related.push({ at: stated.from.at, message: say('统计期限', 'the period') });
  if (signed?.date?.year === year + 1) related.push({ at: signed.date.at, message: say('落款日期', 'the date of signing') });
  yield {
    at: title.yearAt,
    message: say(
      `题目写${title.year}年，统计期限、落款等却都是${year}年报告的，题目的年份多半没有改。`,
      `The title says ${title.year}, but period, sign-off and the rest are of the report on ${year}.`,
    ),
    expected: String(year),
    actual: String(title.year),
    related,
    fixes: replacement(report, title.yearAt, String(year), false),
  };
}

function* period(report: Report): Iterable<Problem> {
  const { title, year, period: stated } = report;
  const { from, to } = stated ?? {};
  if (from === undefined) return;
  if (to !== undefined && from.year !== to.year) {
    const odd = year === from.year ? to : from;
    yield {
      at: odd.at,
      message: say(
        `统计期限的起止年份不同：${from.year}年和${to.year}年，应在同一年内。`,
        `The period runs from ${from.year} to ${to.year}; both ends belong to one year.`,
      ),
      fixes: yearFixes(report, [odd], odd === to ? from.year : to.year),
    };
  } else if (year !== undefined && year !== from.year) {
    const titled = title?.year === year && title.yearAt !== undefined;
    const what = titled ? say('题目是', 'The title says ') : say('从落款和正文看是', 'Sign-off and text say ');
    yield {
      at: from.at,
      message: say(`${what.zh}${year}年的报告，统计期限却写${from.year}年。`, `${what.en}${year}, the period ${from.year}.`),
      expected: String(year),
      actual: String(from.year),
      related: titled && title.yearAt !== undefined ? [{ at: title.yearAt, message: say('题目中的年份', 'the year in the title') }] : [],
      fixes: yearFixes(report, to === undefined ? [from] : [from, to], year),
    };
  }
}

/** The year alone is replaced; where an end of the period does not name its own, it follows the other's. */
function yearFixes(report: Report, dates: readonly DateFound[], year: number): Fix[] {
  const places = dates.flatMap(({ at, year: written }) => {
    const digits = report.source.slice(at.start, at.end).indexOf(String(written));
    return digits < 0 ? [] : [span(at.start + digits, at.start + digits + 4)];
  });
  const edits = places
    .filter((at, i) => places.findIndex((one) => one.start === at.start) === i)
    .map((at) => ({ at, newText: String(year) }));
  return edits.length === 0 ? [] : [{ title: say(`年份改为${year}`, `Change the year to ${year}`), safe: false, edits }];
}

/** A report on a year cannot be signed before that year's end. */
function* signOff(report: Report): Iterable<Problem> {
  const { year, signOff: signed } = report;
  const date = signed?.date;
  if (year === undefined || date === undefined || date.year > year || (date.year === year && date.month === 12)) return;
  yield {
    at: date.at,
    message: say(
      `落款日期在${year}年结束之前；${year}年的报告应在${year + 1}年落款。`,
      `Signed before the end of ${year}; a report on ${year} is signed in ${year + 1}.`,
    ),
    expected: String(year + 1),
    actual: String(date.year),
    fixes: yearFixes(report, [date], year + 1),
  };
}

const speaksOfReport = anyIn(announcementsIn, issuesIn, titledIn);

/** Only where the text speaks of this very report; other years stand in a text by right. */
function* text(report: Report): Iterable<Problem> {
  const { title, year } = report;
  if (year === undefined || (title?.year === undefined && report.period?.from?.year !== year)) return;
  const sections =
    report.headings.find(({ level, at }) => level === 1 && at.start >= (title?.at.end ?? 0))?.at.start ?? Number.POSITIVE_INFINITY;
  for (const passage of passagesWith(report, speaksOfReport)) {
    const preamble = passage.at(0, 0).start < sections;
    for (const match of [...announcementsIn(passage), ...(preamble ? issuesIn(passage) : []), ...(preamble ? titledIn(passage) : [])]) {
      const [whole, written = ''] = match;
      const start = match.index + whole.indexOf(written);
      const before = passage.text.slice(Math.max(0, match.index - 20), match.index);
      if (Number(written.slice(0, 4)) === year || OTHER_YEAR.test(before + whole)) continue;
      const at = passage.at(start, start + written.length);
      yield {
        at,
        message: say(
          `这是${year}年的报告，正文却说报告${written}的情况。`,
          `This is the report on ${year}, the text reports on ${written.slice(0, 4)}.`,
        ),
        expected: String(year),
        actual: written.slice(0, 4),
        related:
          title?.yearAt === undefined || title.year !== year
            ? []
            : [{ at: title.yearAt, message: say('题目中的年份', 'the year in the title') }],
        fixes: replacement(report, at, `${year}年`, false),
      };
    }
  }
}

/** Last year's sentence, with last year's year left in. */
function* sentences(report: Report): Iterable<Problem> {
  for (const { at, year } of datedSentences(report)) {
    yield {
      at,
      severity: 'warning',
      message: say(
        `这是${report.year}年的报告，这句写的是本年度的工作，却以“${year}年”开头，多半是上年的文字没有改。`,
        `This is the report on ${report.year}, but a sentence on its work begins with ${year}: probably last year’s text.`,
      ),
      expected: String(report.year),
      actual: String(year),
      fixes: replacement(report, at, String(report.year), false),
    };
  }
}

/** What is to be done, planned for a year that is over when the report appears. */
function* plans(report: Report): Iterable<Problem> {
  const section = report.sections.find(({ form }) => form.kind === 'text' && form.review === true);
  if (section === undefined || report.year === undefined) return;
  const next = String(report.year + 1);
  for (const { at, year } of plansWithin(report, bodyOf(report, section))) {
    yield {
      at,
      severity: 'warning',
      message: say(
        `这是${year}年的报告，这里却写${year}年打算做什么：应为${next}年，或者是上年的文字没有改。`,
        `This is the report on ${year}, yet what it plans is for ${year}: it should be ${next}, or this is last year’s text.`,
      ),
      expected: next,
      actual: String(year),
      fixes: replacement(report, at, next, false),
    };
  }
}
