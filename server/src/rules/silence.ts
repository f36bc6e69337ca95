import { say } from '../text/message.js';
import { rule } from './rule.js';

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
      bad: '⟦<!-- gouji-disable-next-line period -->⟧\n云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n',
      good: '<!-- gouji-disable-next-line period 统计期限见县政府统一说明 -->\n云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n',
    },
    {
      bad: '⟦%% gouji-disable-next-line title 题目按县里要求⟧\n云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n统计期限自2023年1月1日起至12月31日止。\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n统计期限自2023年1月1日起至12月31日止。\n',
    },
    {
      bad: '⟦<!-- gouji-disable-next-line title period 统计期限见县政府统一说明 -->⟧\n云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n',
      good: '<!-- gouji-disable-next-line period 统计期限见县政府统一说明 -->\n云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n',
    },
  ],
  /** Whether a comment silences anything shows only when all the others have spoken: see silencing.ts. */
  check: () => [],
});
