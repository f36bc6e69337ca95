import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { headingAnchor, wholeSection } from './shared/anchor.js';
import { bodyLength } from './shared/body.js';
import { rule } from './shared/rule.js';

export default rule({
  id: 'section-empty',
  severity: 'warning',
  title: say('部分没有内容', 'A section is empty'),
  why: say(
    '这一部分必须用文字说明；确实没有的，也要写明没有。',
    'This section needs a text; where there is nothing to report, it must say so.',
  ),
  source: '《条例》第五十条；国办公开办函〔2021〕30号所附格式',
  withoutFix: 'only the author knows what to report',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        ⟦五、存在的主要问题及改进情况⟧

        六、其他需要报告的事项

        无。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        五、存在的主要问题及改进情况

        公开不够及时，已改进。

        六、其他需要报告的事项

        无。
      `,
    },
  ],
  *check(report) {
    for (const section of report.sections) {
      if (section.form.kind !== 'text' || bodyLength(report, section, 1) > 0) continue;
      yield {
        at: headingAnchor(section.heading),
        lacks: wholeSection(section),
        message: say(
          `“${section.form.heading}”下面没有文字，应写明情况；确实没有的写“无”。`,
          `Nothing stands under “${section.form.heading}”.`,
        ),
      };
    }
  },
});
