import { type LostFigure, lostFiguresOf, type MisreadFigure, misreadFiguresOf } from '../report/facts/lost-figures.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'figure-form',
  severity: 'warning',
  title: say('数字缺单位，或者单位前缺数字', 'A number without its unit, or a unit without its number'),
  why: say(
    '转存、删改时容易丢掉数字或单位：“事项592，”没有单位，“信息条，”没有数字，读者不知道说的是多少。',
    'Copying and cutting lose digits or units: 事项592， has no unit, 信息条， no number, and nobody can tell how many are meant.',
  ),
  source: '各级机关公布的年报中所见',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年办理审批⟦事项592⟧，更新指南⟦260余⟧，公布补贴⟦信息条⟧，⟦办结率100⟧。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        全年办理审批事项592件，更新指南260余项，公布补贴信息86条，办结率100%。
      `,
    },
  ],
  *check(report) {
    for (const figure of lostFiguresOf(report)) yield lost(figure);
    for (const figure of misreadFiguresOf(report)) yield withLetters(report, figure);
  },
});

function lost({ passage, start, end, kind }: LostFigure): Problem {
  const at = passage.at(start, end);
  const words = passage.text.slice(start, end);
  switch (kind) {
    case 'unit':
    case 'rough':
      return {
        at,
        message: say(
          `“${words}”后面没有单位（件、条、次等），可能是删改或转存时丢的，请补上。`,
          `No unit stands behind “${words}”; it may have been lost in editing or copying. Add it.`,
        ),
      };
    case 'number':
      return {
        at,
        message: say(
          `“${words}”里没有数字，可能是漏填或转存时丢的，请补上。`,
          `“${words}” has no number; it was left out, or lost in copying. Add it.`,
        ),
      };
    case 'percent':
      return {
        at,
        message: say(`“${words}”后面少了“%”，请补上。`, `“%” is missing behind “${words}”.`),
        fixes: [{ title: say('补上“%”', 'Add “%”'), safe: false, edits: [{ at: span(at.end, at.end), newText: '%' }] }],
      };
  }
}

function withLetters(report: Report, { passage, start, end }: MisreadFigure): Problem {
  const at = passage.at(start, end);
  const words = passage.text.slice(start, end);
  const right = words.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
  return {
    at,
    message: say(`“${words}”把字母当作数字，应为“${right}”。`, `“${words}” has letters for digits; it should be “${right}”.`),
    expected: right,
    actual: words,
    fixes: replacement(report, at, right, false),
  };
}
