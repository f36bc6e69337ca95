import { figureRowsOf } from '../data/forms.js';
import { findPersonal, type Personal } from '../report/facts/personal.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { encloses, type Span, touches } from '../text/span.js';
import { gathered, replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

const LONGEST_LABEL = 60;

const NAMES = {
  identity: say('身份证号码', 'an identity number'),
  mobile: say('手机号码', 'a mobile number'),
  card: say('银行卡号', 'a bank card number'),
} as const;

export default rule({
  id: 'personal-data',
  severity: 'error',
  title: say('公开文本中有个人信息', 'Personal data in a text to be published'),
  why: say(
    '年报要向社会公布，身份证号、银行卡号、个人手机号属于个人隐私，应删去或隐去中间数字。',
    'The report is published: identity, card and personal mobile numbers have no place in it.',
  ),
  source: '《条例》第十五条；《个人信息保护法》第二十八条',
  examples: [
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        联系人身份证号⟦11010519491231002X⟧，手机⟦13800138001⟧，办公电话010-12345678。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        办公电话010-12345678，索引号000014349/2023-00012。
      `,
    },
  ],
  *check(report) {
    const { copy } = report;
    const found = findPersonal(copy.text)
      .map((personal) => ({ ...personal, at: copy.sourceSpan(personal.at) }))
      .filter(({ at }) => !isTableFigure(report, at))
      .map((personal) => problem(report, personal));
    yield* gathered(found, (count) =>
      say(
        `文中有${count}个身份证号、手机号或银行卡号，公布前应删去或隐去中间数字。`,
        `${count} identity, mobile or card numbers: remove or mask them before publication.`,
      ),
    );
  },
});

/** Figures of a row that ran together, or that a torn table left alone on their line, can look like any number. */
function isTableFigure({ tables, source: text }: Report, at: Span): boolean {
  const table = tables.find((one) => touches(one.at, at.start));
  if (table === undefined) return false;
  if (table.rows.some((row) => encloses(row.at, at))) return true;
  if (isAlone(text, at)) return true;
  const before = text.slice(Math.max(0, at.start - LONGEST_LABEL), at.start);
  return figureRowsOf(table.table).some(({ label }) => label !== '' && before.endsWith(label));
}

function isAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LABEL), start);
  return /(?:^|\n)[ \t\u3000]*$/.test(before) && /^[ \t\u3000]*(?:\r?\n|$)/.test(text.slice(end, end + LONGEST_LABEL));
}

/** The message never repeats the number whole: messages are copied into logs and lists. */
function problem(report: Report, { at, kind }: Personal): Problem {
  const written = report.copy.textOf(at);
  const masked = `${written.slice(0, 3)}${'＊'.repeat(Math.max(1, written.length - 5))}${written.slice(-2)}`;
  const name = NAMES[kind];
  return {
    at,
    ...(kind === 'mobile' ? { severity: 'warning' as const } : {}),
    message: say(`${masked}是${name.zh}，公布前应删去或隐去中间数字。`, `${masked} is ${name.en}: remove or mask it before publication.`),
    fixes: replacement(report, at, masked, false),
  };
}
