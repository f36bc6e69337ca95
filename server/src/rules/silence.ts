import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { rule } from './shared/rule.js';

export default rule({
  id: 'silence',
  severity: 'info',
  title: say('忽略问题的注释不完整或已无用', 'A silencing comment that is incomplete or no longer needed'),
  why: say(
    '忽略一个问题要写明规则和理由，以后的人才知道为什么；问题改好之后，注释就该删去。一条注释可以写几条规则，规则在前，用空格、逗号或顿号隔开，后面是理由。',
    'A silenced finding needs a rule and a reason for those who come later; when it is mended, the comment goes. One comment may name several rules: they come first, with blanks or commas between them, and then the reason.',
  ),
  source: '勾稽的约定',
  examples: [
    {
      bad: dedent`
        ⟦<!-- gouji-disable-next-line period -->⟧
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
      good: dedent`
        <!-- gouji-disable-next-line period 统计期限见县政府统一说明 -->
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
    },
    {
      bad: dedent`
        ⟦%% gouji-disable-next-line title 题目按县里要求⟧
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        统计期限自2023年1月1日起至12月31日止。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        统计期限自2023年1月1日起至12月31日止。
      `,
    },
    {
      bad: dedent`
        ⟦<!-- gouji-disable-next-line title period 统计期限见县政府统一说明 -->⟧
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
      good: dedent`
        <!-- gouji-disable-next-line period 统计期限见县政府统一说明 -->
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。
      `,
    },
  ],
  /** Whether a comment silences anything shows only when all the others have spoken: see check/suppression.ts. */
  check: () => [],
});
