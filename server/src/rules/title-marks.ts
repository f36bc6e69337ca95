import { documents, statutes } from '../data/law.js';
import { type MarkFault, marksOf } from '../report/facts/titles.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

/** Longest first: one title may begin or end another. */
const TITLES = [...new Set([...statutes, ...documents].map(({ title }) => title))].sort((a, b) => b.length - a.length);

export default rule({
  id: 'title-marks',
  severity: 'error',
  title: say('书名号用错', 'Title marks are wrong'),
  why: say(
    '书名号要成对；书名号里面还要用书名号时，外面用《》，里面用〈〉，不能用小于号、大于号代替。',
    'Title marks come in pairs; inside 《》 stand 〈〉, never less-than and greater-than signs.',
  ),
  source: 'GB/T 15834—2011，4.15',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        学习了《县政府办印发⟦<关于规范公开的意见>⟧的通知》。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        学习了《县政府办印发〈关于规范公开的意见〉的通知》。
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        修订了⟦《⟧青禾镇信息发布审核办法，规范发布。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        修订了《青禾镇信息发布审核办法》，规范发布。
      `,
    },
  ],
  *check(report) {
    for (const fault of marksOf(report).faults) yield fault.kind === 'inner' ? inner(fault) : alone(report, fault);
  },
});

function inner({ passage, start, end, partner = end - 1 }: MarkFault): Problem {
  const written = `${passage.text.charAt(start)}${passage.text.charAt(partner)}`;
  return {
    at: passage.at(start, end),
    message: say(`书名号里面的书名号应为〈〉，现为${written}。`, `Inside 《》 the marks are 〈〉, not ${written}.`),
    expected: '〈〉',
    actual: written,
    fixes: [
      {
        title: say('改为〈〉', 'Change to 〈〉'),
        safe: true,
        edits: [
          { at: passage.at(start, start + 1), newText: '〈' },
          { at: passage.at(partner, partner + 1), newText: '〉' },
        ],
      },
    ],
  };
}

const PARTNER: Readonly<Record<string, string>> = { '《': '》', '》': '《', '〈': '〉', '〉': '〈' };

function alone(report: Report, fault: MarkFault): Problem {
  const { passage, kind, start, end } = fault;
  const mark = passage.text.charAt(start);
  const other = PARTNER[mark] ?? '';
  return {
    at: passage.at(start, end),
    message:
      kind === 'open'
        ? say(`书名号“${mark}”没有对应的“${other}”。`, `There is no “${other}” to this “${mark}”.`)
        : say(`书名号“${mark}”前面没有对应的“${other}”。`, `This ${mark} was never opened.`),
    fixes: [...partner(fault), ...replacement(report, passage.at(start, end), '', false)],
  };
}

/** The missing mark, where the words at the one that is there are a known title. */
function partner({ passage, kind, start, end }: MarkFault): Fix[] {
  const title = TITLES.find((one) => (kind === 'open' ? passage.text.startsWith(one, end) : passage.text.endsWith(one, start)));
  if (title === undefined) return [];
  const place = kind === 'open' ? passage.at(end, end + title.length).end : passage.at(start - title.length, start).start;
  const mark = PARTNER[passage.text.charAt(start)] ?? '';
  return [{ title: say(`补上“${mark}”`, `Add “${mark}”`), safe: true, edits: [{ at: span(place, place), newText: mark }] }];
}
