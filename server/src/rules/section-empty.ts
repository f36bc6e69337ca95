import type { Report, Section } from '../report/types.js';
import { trimmed, withoutBlanks } from '../text/chars.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import type { Span } from '../text/span.js';
import { headingAnchor, wholeSection } from './shared/anchor.js';
import { bodyLength, bodyOf } from './shared/body.js';
import { type Problem, rule } from './shared/rule.js';

/** A longer text says something. */
const LONGEST_STAND_IN = 120;
/** What numbers, marks and titles of annexes leave of a text is what it says. */
const MARKS = /《[^《》]{0,60}》|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[^\u4e00-\u9fff\dA-Za-z]/g;
/** The words of which a text consists that says there is nothing, or that it is elsewhere. */
const STAND_IN =
  /截至目前|目前|本年度|本年|今年|全年|(?:20)?\d\d年度?|[我本](?:街道|单位|机关|部门|镇|乡|局|县|市|区|委|办|院|厅)|政府信息公开|政务公开|信息公开|工作|存在|发现|出现|主要|突出|明显|重大|较大|其[他它]|需要?|改进|整改|报告|说明|反映|问题|不足|情况|措施|事项|内容|方面|上述|相应|相关|有关|暂无|没有|具体|详细|详情|附件|附表|附录|附后|后附|另附|材料|清单|上文|前文|去年|上年|往年|从略|补充|填写|完善|[暂尚未无不的在中及和与或可请另详参阅见如同上下后略待附空是为\d一二三四五]/g;
const SAYS_SO = /无|没有|未|不存在|略|见|附|同上|同去年|同上年|同往年|待[补填完]/;
/** Words of which some text on a problem holds one; 不断 and the like are none. */
const PROBLEM =
  /问题(?!整改|导向|清单)|不足|差距|短板|薄弱|困难|缺|滞后|偏|有待|[尚仍还亟][待需]|需要?(?:进一步|继续|加强|提|完善|改|强化)|有[限欠]|单一|较[少弱慢低差]|过[长多少短于]|[少慢迟漏错低差弱难乱旧欠]|不(?!断|仅|但|忘|懈|折不扣|变|动摇|定期|同|限于|少于|低于|公开为例外)|未(?!来)|没/;
/** 有待加强: a problem in the words of a remedy. */
const WANTED =
  /(?:有待|[尚仍还亟]待|[尚仍还亟]?需要?)(?:进一步|继续|不断|再)?(?:加强|提高|提升|完善|改进|改善|强化|健全|优化|规范|深化|加大|拓宽|丰富|推进|细化|增强|扩大)/g;
const REMEDY =
  /改|整治|下一步|今后|将|已|措施|加[强大快]|强化|提[高升]|完善|健全|优化|规范(?!性)|推进|推动|落实|细化|拓[宽展]|增[加设强]|补[充录齐]|建[立成]|制定|修订|培训|督[促查]|要求|通报|明确|指定|安排|开展|组织|坚持|继续|进一步|努力|予以|纠正|解决|计划|拟|打算|力争|确保|定期|逐|每[月季周年日]/;

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
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        ⟦暂无问题。⟧

        六、其他需要报告的事项

        无。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        五、存在的主要问题及改进情况

        村务更新偏慢，已改为逐月核对。

        六、其他需要报告的事项

        无。
      `,
    },
  ],
  *check(report) {
    for (const section of report.sections) {
      if (section.form.kind !== 'text') continue;
      const { review: asked } = section.form;
      if (bodyLength(report, section, 1) === 0 && !(asked === true && isMarks(report, section))) yield empty(section);
      else if (asked === true) yield* review(report, section);
    }
  },
});

/** A stroke that stands for “nothing”: / or ——. */
function isMarks(report: Report, section: Section): boolean {
  return /^[/／－—-]{1,2}$/.test(withoutBlanks(report.copy.textOf(bodyOf(report, section))));
}

function empty(section: Section): Problem {
  const { heading, review: asked, topics } = section.form;
  const zh = asked ? '应写明存在的问题和改进情况' : topics === undefined ? '应写明情况；确实没有的写“无”' : '应写明情况';
  const en = asked
    ? 'name the problems and what was done about them'
    : topics === undefined
      ? 'say how things stand; where there is nothing to report, write “无”'
      : 'say how things stand';
  return {
    at: headingAnchor(section.heading),
    lacks: wholeSection(section),
    message: say(`“${heading}”下面没有文字，${zh}。`, `Nothing stands under “${heading}”: ${en}.`),
  };
}

/** Problems and what was done about them: 无 or 详见附件 is no answer, one without the other half of one. */
function* review(report: Report, section: Section): Iterable<Problem> {
  const body = bodyOf(report, section);
  const words = withoutBlanks(report.copy.textOf(body));
  if (words.length <= LONGEST_STAND_IN && isStandIn(words)) {
    const at = visible(report, body);
    const said = report.source.slice(at.start, at.end).replace(/\s+/g, ' ');
    yield {
      at,
      lacks: wholeSection(section),
      message: say(
        `“${section.form.heading}”只写了“${said}”，应在这里写明存在的问题和改进情况。`,
        `Under “${section.form.heading}” stands only “${said}”: name the problems and what was done about them.`,
      ),
    };
    return;
  }
  const problem = PROBLEM.test(words);
  const remedy = REMEDY.test(words.replace(WANTED, ''));
  if (problem && remedy) return;
  const [zh, en] = problem
    ? ['怎样改进', 'what was done about the problems']
    : remedy
      ? ['存在的问题', 'the problems']
      : ['存在的问题和改进情况', 'the problems, nor of what was done about them'];
  yield {
    at: headingAnchor(section.heading),
    lacks: wholeSection(section),
    severity: 'info',
    message: say(`“${section.form.heading}”没有写到${zh}，请补写。`, `“${section.form.heading}” says nothing of ${en}; please add it.`),
  };
}

function isStandIn(words: string): boolean {
  const said = words.replace(MARKS, '');
  return said === '' || (SAYS_SO.test(said) && said.replace(STAND_IN, '') === '');
}

function visible({ copy }: Report, body: Span): Span {
  const { start, end } = copy.copySpan(body);
  return copy.sourceSpan(trimmed(copy.text, start, end));
}
