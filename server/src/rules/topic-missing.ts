import type { Topic } from '../data/types.js';
import type { Heading, Report, Section } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { headingAnchor, wholeSection } from './shared/anchor.js';
import { bodyLength, mentions } from './shared/body.js';
import { list } from './shared/rows.js';
import { type Problem, rule } from './shared/rule.js';

/** A shorter body is a placeholder; it lacks everything, which section-empty or the clerk knows. */
const SHORTEST = 30;

export default rule({
  id: 'topic-missing',
  severity: 'warning',
  title: say('总体情况缺少要点', 'A topic of the overview is missing'),
  why: say(
    '第一部分要写五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障；监督保障要写考核、评议和责任追究的结果。',
    'The overview covers five topics: proactive disclosure, disclosure on request, information management, platforms, supervision with its results.',
  ),
  source: '国办公开办函〔2021〕30号；《条例》第五十条第一款第（四）项',
  withoutFix: 'only the author knows what to report',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        ⟦一、总体情况⟧

        2023年，我镇主动公开政府信息，规范政府信息管理，加强平台建设，监督保障到位，开展了考核、评议，全年公开工作平稳有序。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我镇主动公开政府信息，办理依申请公开，规范政府信息管理，加强平台建设，监督保障到位，开展了考核、评议。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        ⟦一、总体情况⟧

        2023年，我乡主动公开政府信息，办理依申请公开，规范政府信息管理，加强平台建设，保障群众的知情权和监督权。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        2023年，我乡主动公开政府信息，办理依申请公开，规范政府信息管理，加强平台建设，年终考核、评议良好，没有责任追究事项。
      `,
    },
  ],
  *check(report) {
    for (const section of report.sections) {
      if (section.form.topics === undefined) continue;
      if (bodyLength(report, section, SHORTEST) >= SHORTEST) yield* topics(report, section);
    }
  },
});

function* topics(report: Report, section: Section): Iterable<Problem> {
  const has = mentions(report, section);
  // Two results of supervision are the topic itself, whatever it is called.
  const mentioned = section.form.results?.keywords.filter((word) => has([word])).length ?? 0;
  const within = ({ at }: Heading) => at.start >= section.body.start && at.end <= section.body.end;
  const headings = report.headings.filter((heading) => heading.level === 2 && within(heading)).map(({ text }) => text);
  const isHeaded = (topic: Topic) => topic.headings?.some((word) => headings.some((text) => text.includes(word))) === true;
  const isCovered = (topic: Topic) =>
    has(topic.keywords, topic.except) || isHeaded(topic) || (topic.name === section.form.results?.topic && mentioned >= 2);
  const missing = (section.form.topics ?? []).filter((topic) => !isCovered(topic)).map((topic) => topic.name);
  if (missing.length > 0) {
    const names = list(missing, 5);
    yield {
      at: headingAnchor(section.heading),
      lacks: wholeSection(section),
      message: say(
        `“${section.form.heading}”没有写到${names.zh}，请补写。`,
        `“${section.form.heading}” says nothing of ${names.en}; please add it.`,
      ),
      expected: missing.join('、'),
    };
  }
  const { results } = section.form;
  if (results === undefined || missing.includes(results.topic) || has(results.keywords)) return;
  yield {
    at: headingAnchor(section.heading),
    lacks: wholeSection(section),
    severity: 'info',
    message: say(
      `“${results.topic}”没有写到工作考核、社会评议和责任追究的结果，请补写。`,
      `“${results.topic}” gives no results of assessment, public review and accountability; please add them.`,
    ),
    expected: results.topic,
  };
}
