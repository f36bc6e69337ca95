import { dedent } from '../text/dedent.js';
import { lineStart, nextLineStart } from '../text/lines.js';
import { say } from '../text/message.js';
import { headingAnchor, wholeSection } from './shared/anchor.js';
import { mentions } from './shared/body.js';
import { rule } from './shared/rule.js';

export default rule({
  id: 'fee-statement-missing',
  severity: 'warning',
  title: say('没有说明信息处理费', 'No statement on the processing fee'),
  why: say(
    '从2021年度起，第六部分要说明依据《政府信息公开信息处理费管理办法》收取信息处理费的情况；没有收取的也要写明。',
    'From report year 2021 on, section six states what was charged as information processing fee, even if nothing was.',
  ),
  source: '国办函〔2020〕109号；国办公开办函〔2021〕30号',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        ⟦六、其他需要报告的事项⟧

        无。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        六、其他需要报告的事项

        本年度未收取信息处理费。
      `,
    },
  ],
  *check(report) {
    for (const section of report.sections) {
      const { form, heading } = section;
      const { statement } = form;
      if (statement === undefined || mentions(report, section)(statement.keywords)) continue;
      const offset = nextLineStart(report.source, heading.at.end);
      const lead = lineStart(report.source, offset) < offset ? '\n' : '';
      yield {
        at: headingAnchor(heading),
        lacks: wholeSection(section),
        message: say(
          `没有说明${statement.name}的收取情况；收了写金额，没有收也要写明。`,
          'Nothing is said of the information processing fee; state the amount, or that none was charged.',
        ),
        fixes: [
          {
            title: say('补一句“未收取信息处理费”', 'Add the sentence “未收取信息处理费”: no fee was charged'),
            safe: false,
            edits: [{ at: { start: offset, end: offset }, newText: `${lead}\n${statement.suggestion}\n` }],
          },
        ],
      };
    }
  },
});
