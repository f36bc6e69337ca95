import { say } from '../text/message.js';
import { reportAnchor } from './anchor.js';
import { type Problem, rule } from './rule.js';

const OFFICIAL = /政府信息公开工作年度报告$/;

export default rule({
  id: 'title',
  severity: 'warning',
  title: say('题目不合规范', 'Title not in the prescribed form'),
  why: say(
    '年报的题目统一为“机关名称＋年份＋政府信息公开工作年度报告”，读者和检查单位靠它认出是哪个机关、哪一年的报告。',
    'The title is the body’s name, the year and 政府信息公开工作年度报告; readers and reviewers identify the report by it.',
  ),
  source: '国办公开办函〔2021〕30号所附格式；各级机关公布的年报',
  examples: [
    {
      bad: '⟦云溪县青禾镇人民政府2023年政府信息公开年度报告⟧\n\n一、总体情况\n',
      good: '云溪县青禾镇人民政府\n2023年政府信息公开工作年度报告\n\n一、总体情况\n',
    },
    {
      bad: '⟦云溪县青禾镇人民政府政府信息公开工作年度报告⟧\n\n一、总体情况\n',
      good: '云溪县青禾镇人民政府2023年度政府信息公开工作年度报告\n\n一、总体情况\n',
    },
  ],
  *check(report) {
    const { title } = report;
    if (title === undefined) {
      yield {
        at: reportAnchor(report),
        message: say(
          '没有找到报告题目。应在开头写明“〈机关名称〉〈年份〉年政府信息公开工作年度报告”。',
          'No title found. Begin with 〈body〉〈year〉年政府信息公开工作年度报告.',
        ),
      };
      return;
    }
    const kind = wrongKind(title.text);
    if (kind !== undefined) yield { at: title.at, ...kind };
    if (title.year === undefined) {
      yield { at: title.at, message: say('题目没有写年份，应写明是哪一年的报告。', 'The title names no year.') };
    } else if (title.issuer === undefined) {
      yield { at: title.at, message: say('题目没有写机关名称，应写明是哪个机关的报告。', 'The title names no body.') };
    }
    for (const at of title.repeated) {
      yield { at, message: say('题目重复出现，保留一处即可。', 'The title is printed twice; keep one.') };
    }
  },
});

function wrongKind(text: string): Pick<Problem, 'message'> | undefined {
  if (OFFICIAL.test(text.replace(/[（(].{1,12}[）)]$/, ''))) return undefined;
  const found = /(?:政府|政务|信息)[^年]*(?:年度报告|年报|报告)/.exec(text.replace(/^.*?\d{4}年度?/, ''))?.[0] ?? text;
  return {
    message: say(
      `题目写作“${found}”，规范名称是“政府信息公开工作年度报告”。`,
      `The title says “${found}”; the prescribed name is 政府信息公开工作年度报告.`,
    ),
  };
}
