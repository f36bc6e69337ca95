import type { FormSection } from '../data/types.js';
import { headingLine, sectionSkeleton } from '../forms/skeleton.js';
import { missingSections, neighboursOf } from '../report/structure/missing-sections.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineStart } from '../text/lines.js';
import { say } from '../text/message.js';
import { chineseNumeral } from '../text/numerals.js';
import { gapBetween, headingAnchor, openEnd, reportAnchor } from './shared/anchor.js';
import { textOfMissing } from './shared/lost-sections.js';
import { type Fix, type Problem, rule } from './shared/rule.js';
import { mayInsertSection } from './shared/unplaced.js';

export default rule({
  id: 'section-missing',
  severity: 'error',
  title: say('缺少规定的部分', 'A mandatory section is missing'),
  why: say(
    '年报必须包含《条例》第五十条规定的内容，现行格式固定为六个部分，缺一不可。',
    'Article 50 of the Regulation fixes what a report contains; the form has six sections, none of which may be left out.',
  ),
  source: '《条例》第五十条；国办公开办函〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        二、主动公开政府信息情况

        三、收到和处理政府信息公开申请情况

        ⟦四、政府信息公开行政复议、行政诉讼情况⟧

        六、其他需要报告的事项

        无。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        二、主动公开政府信息情况

        三、收到和处理政府信息公开申请情况

        四、政府信息公开行政复议、行政诉讼情况

        五、存在的主要问题及改进情况

        六、其他需要报告的事项

        无。
      `,
    },
  ],
  *check(report) {
    for (const section of report.form.sections) {
      if (section.kind === 'content' && !isMentioned(report, section)) yield contentMissing(report, section);
    }
    for (const section of missingSections(report)) yield sectionMissing(report, section);
  },
});

/** Whether the draft speaks of what the form wants under no fixed heading. */
function isMentioned({ copy }: Report, { keywords = [] }: FormSection): boolean {
  return keywords.length === 0 || keywords.some((word) => copy.text.includes(word));
}

function contentMissing(report: Report, section: FormSection): Problem {
  return {
    at: reportAnchor(report),
    lacks: openEnd(report),
    severity: 'warning',
    message: say(
      `全文没有提到“${section.heading}”，这是当时施行的《条例》要求年报写明的内容。`,
      `Nothing is said of “${section.heading}”, which the Regulation then in force required.`,
    ),
    expected: section.heading,
  };
}

function sectionMissing(report: Report, section: FormSection): Problem {
  const number = section.number ?? 0;
  const { before, after } = neighboursOf(report, section);
  const neighbour = before ?? after;
  return {
    at: neighbour === undefined ? reportAnchor(report) : headingAnchor(neighbour.heading),
    lacks: gapBetween(report, before, after),
    message: say(
      `缺少第${chineseNumeral(number)}部分“${headingLine(section, '')}”${before === undefined ? '' : `，应写在“${headingLine(before.form, '')}”之后`}。`,
      `Section ${number} “${headingLine(section, '')}” is missing${before === undefined ? '' : `; it belongs after “${headingLine(before.form, '')}”`}.`,
    ),
    expected: section.heading,
    fixes: report.isPage ? [] : [insertion(report, section)],
  };
}

/** Where the section's table or its text stands without its heading, the heading alone, above it. */
function insertion(report: Report, section: FormSection): Fix {
  const number = section.number ?? 0;
  const next = report.sections.find((s) => (s.form.number ?? 0) > number && !s.heading.runIn);
  const prefix = report.sections[0]?.heading.prefix ?? (report.source.startsWith('#') ? '## ' : '');
  const own = report.tables.find(({ table }) => table.id === section.table);
  const text = textOfMissing(report, section);
  const skeleton =
    own === undefined && text === undefined ? sectionSkeleton(section, report.form, prefix) : `${headingLine(section, prefix)}\n`;
  const place = own?.at.start ?? text?.at.start ?? next?.heading.at.start ?? report.signOff?.at.start;
  const offset = place === undefined ? report.source.length : lineStart(report.source, place);
  const lead = lineStart(report.source, offset) < offset ? '\n\n' : '';
  const title = say(`插入“${headingLine(section, '')}”`, `Insert “${headingLine(section, '')}”`);
  const safe = mayInsertSection(report, section);
  return { title, safe, edits: [{ at: { start: offset, end: offset }, newText: `${lead}${skeleton}\n` }] };
}
