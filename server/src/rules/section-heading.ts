import { likeness } from '../report/structure/likeness.js';
import { labelKey } from '../report/tables/label.js';
import type { Heading } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { span } from '../text/span.js';
import { type Problem, rule } from './shared/rule.js';

/** Words that are seen as they are written: no markup, no remark and nothing invisible would be lost with them. */
const PLAIN = /^[\u3400-\u9fff、，,“”]+$/;

export default rule({
  id: 'section-heading',
  severity: 'warning',
  title: say('部分的名称与格式不一致', 'Section heading differs from the form'),
  why: say('六个部分的名称由格式固定；改了字，检索和汇总时就对不上。', 'The form fixes the wording of the six headings.'),
  source: '国办公开办函〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        五、⟦存在的主要问题及改进措施⟧

        正文。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        五、存在的主要问题及改进情况

        正文。
      `,
    },
  ],
  *check(report) {
    for (const { form, heading, match } of report.sections) {
      if (match === 'exact') {
        const stray = STRAY.exec(heading.text)?.[0];
        if (stray !== undefined) yield marked(heading, stray);
        continue;
      }
      const common = match === 'variant';
      yield {
        at: heading.textAt,
        severity: common ? 'hint' : 'warning',
        message: say(
          `这一部分的名称应为“${form.heading}”，现为“${heading.text}”${common ? '，是常见的另一种写法' : ''}。`,
          `This section should be called “${form.heading}” and is called “${heading.text}”${common ? ', a common variant' : ''}.`,
        ),
        expected: form.heading,
        actual: heading.text,
        fixes: [
          {
            title: say(`改为“${form.heading}”`, `Change to “${form.heading}”`),
            // Without its number it may be the second line of a heading.
            safe:
              (common ? heading.number !== undefined : isSlip(heading.text, form.heading)) &&
              PLAIN.test(report.source.slice(heading.textAt.start, heading.textAt.end)),
            edits: [{ at: heading.textAt, newText: form.heading }],
          },
        ],
      };
    }
  },
});

/** A mark behind the name; 。 and ： are left to those who write so throughout. */
const STRAY = /[、，,；;]$/;

function marked({ textAt }: Heading, stray: string): Problem {
  const at = span(textAt.end - stray.length, textAt.end);
  return {
    at,
    severity: 'hint',
    message: say(`部分的名称后面多了“${stray}”，应删去。`, `A stray “${stray}” behind the heading; leave it out.`),
    actual: stray,
    fixes: [{ title: say(`删去“${stray}”`, `Remove “${stray}”`), safe: false, edits: [{ at, newText: '' }] }],
  };
}

/** A character or two apart from the form's words; who wrote others may have meant something else. */
function isSlip(written: string, wording: string): boolean {
  const [own, right] = [labelKey(written).key, labelKey(wording).key];
  // What stands behind all of it was another line.
  if (own.startsWith(right)) return own === right;
  return likeness(labelKey(written).key, labelKey(wording).key) >= 0.8;
}
