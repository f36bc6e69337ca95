import { regulation } from '../data/law.js';
import { shortTitlesOf } from '../report/facts/articles.js';
import { anyIn, matchesOf } from '../report/prose/paragraph-cache.js';
import { passagesWith } from '../report/prose/prose.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { pair } from '../text/pairs.js';
import { sign } from '../text/signs.js';
import type { Span } from '../text/span.js';
import { replacement } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

const COUNTRY = '中华人民共和国';
const [FULL = '', PLAIN = ''] = regulation.titles;
/** The country has one statute on disclosure. Its name with characters left out, doubled or put in names none. */
const nationalTitlesIn = matchesOf(
  /中华人民共和国(?!政府信息公开条例)([政府务信息公开工作行管理实施]{3,14})(?:条例|条列|条件|法(?![律规治制定人]))/g,
  0,
  pair.nation,
);
/** Between its marks no character of the country's name may be wrong either; a province's own statute names the province. */
const markedTitlesIn = matchesOf(/《(中?华?人民共[和合]?国?|中国|国务院)?([政府务信息公开工作行管理]{4,14})(?:条例|条列)》/g, sign.title);

export default rule({
  id: 'statute-name',
  severity: 'error',
  title: say('没有这部法规', 'No statute has this name'),
  why: say(
    '全国只有一部政府信息公开的行政法规，名称是《中华人民共和国政府信息公开条例》，多字、少字都找不到。',
    'The country has one statute on disclosure, 《中华人民共和国政府信息公开条例》; under any other name it cannot be found.',
  ),
  source: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《⟦中华人民共和国信息公开条例⟧》第五十条规定，编制本报告。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。
      `,
    },
    {
      bad: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        党政办组织学习了《⟦政府信息公开工作条例⟧》和县里的通知。
      `,
      good: dedent`
        云溪县石桥乡人民政府2023年政府信息公开工作年度报告

        一、总体情况

        党政办组织学习了《政府信息公开条例》和县里的通知。
      `,
    },
  ],
  *check(report) {
    for (const passage of passagesWith(report, namesStatute)) {
      for (const { index, 0: written, 1: core = '' } of nationalTitlesIn(passage))
        if (/公开|信息/.test(core)) yield problem(report, passage.at(index, index + written.length), written, FULL);
      for (const { index, 0: title, 1: prefix = '', 2: core = '' } of markedTitlesIn(passage)) {
        const written = title.slice(1, -1);
        if (
          prefix === COUNTRY ||
          written === PLAIN ||
          (prefix === '' && !/^(?:政府|政务信)/.test(core)) ||
          !/公开/.test(core) ||
          !/信息|政务/.test(core) ||
          isShortTitle(report, written)
        )
          continue;
        yield problem(report, passage.at(index + 1, index + 1 + written.length), written, prefix === '' ? PLAIN : FULL);
      }
    }
  },
});

const namesStatute = anyIn(nationalTitlesIn, markedTitlesIn);

/** The draft itself gives the name to something. */
function isShortTitle(report: Report, name: string): boolean {
  return shortTitlesOf(report).some((given) => given.name === name);
}

function problem(report: Report, at: Span, written: string, right: string): Problem {
  const country = written.startsWith(COUNTRY) ? '全国' : '';
  return {
    at,
    message: say(
      `${country}没有《${written}》这部法规，应为《${right}》。`,
      `There is no statute called 《${written}》; the Regulation is 《${right}》.`,
    ),
    expected: right,
    actual: written,
    fixes: replacement(report, at, right, false),
  };
}
