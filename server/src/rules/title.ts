import type { Report, Title } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineStart } from '../text/lines.js';
import { say } from '../text/message.js';
import { contains, type Span, span } from '../text/span.js';
import { reportAnchor } from './shared/anchor.js';
import { lineRemoval, replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

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
      bad: dedent`
        ⟦云溪县青禾镇人民政府2023年政府信息公开年度报告⟧

        一、总体情况
      `,
      good: dedent`
        云溪县青禾镇人民政府
        2023年政府信息公开工作年度报告

        一、总体情况
      `,
    },
    {
      bad: dedent`
        ⟦云溪县青禾镇人民政府政府信息公开工作年度报告⟧

        一、总体情况
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年度政府信息公开工作年度报告

        一、总体情况
      `,
    },
  ],
  *check(report) {
    const { title } = report;
    if (title === undefined) {
      const at = reportAnchor(report);
      yield {
        at,
        message: say(
          `没有找到报告题目。应在开头写明“〈机关名称〉${report.year ?? '〈年份〉'}年政府信息公开工作年度报告”。`,
          `No title found. Begin with “〈机关名称〉${report.year ?? '〈年份〉'}年政府信息公开工作年度报告”, the body’s name and the year.`,
        ),
        fixes: whole(report, at),
      };
      return;
    }
    if (title.name !== NAME) yield wrongName(report, title);
    if (title.year === undefined) {
      const fixes = report.year === undefined ? [] : inserted(report, title, `${report.year}年`);
      yield { at: title.at, message: say('题目没有写年份，应写明是哪一年的报告。', 'The title names no year.'), fixes };
    } else if (title.issuer === undefined) {
      yield { at: title.at, message: say('题目没有写机关名称，应写明是哪个机关的报告。', 'The title names no body.') };
    }
    yield* siteLabels(report, title);
    for (const at of title.repeated) {
      yield { at, message: say('题目重复出现，保留一处即可。', 'The title is printed twice; keep one.'), fixes: lineRemoval(report, at) };
    }
  },
});

const NAME = '政府信息公开工作年度报告';
/** Short of a word or with one too many: certainly meant for the prescribed name. */
const NEARLY = /^政府信息公开(?:工作)?(?:年度(?:工作)?报告|工作报告|年报)$/;

function wrongName(report: Report, { at, name, nameAt, year, yearAt }: Title): Problem {
  const words = year !== undefined && yearAt !== undefined && contains(nameAt, yearAt.start) ? `${year}年${NAME}` : NAME;
  const whole = report.copy.isWhole(nameAt) && report.copy.textOf(nameAt) === name;
  return {
    at,
    message: say(`题目应写“${words}”，现为“${name}”。`, `The title should say “${words}”, not “${name}”.`),
    fixes: whole ? replacement(report, nameAt, words, NEARLY.test(name)) : [],
  };
}

/** A web page that is saved as such has them by right. */
function* siteLabels(report: Report, { at, labels, inHead }: Title): Iterable<Problem> {
  if (inHead || report.isPage) return;
  for (const label of labels) {
    const written = report.copy.textOf(label);
    const before = label.start === at.start;
    const place = span(before ? label.start : report.source.slice(0, label.start).trimEnd().length, label.end);
    yield {
      at: label,
      ...(before ? { severity: 'info' } : {}),
      message: say(
        `“${written}”是网站加的${before ? '标签' : '网站名'}，不属于题目，应删去。`,
        `“${written}” is a label of the web site, no part of the title: remove it.`,
      ),
      fixes: replacement(report, place, '', false),
    };
  }
}

/** The year, where only it is missing, stands before the name of the report. */
function inserted(report: Report, { at }: Title, words: string): Fix[] {
  const place = at.start + report.source.slice(at.start, at.end).search(/政府信息公开|政务公开/);
  if (place < at.start) return [];
  return [{ title: say(`补上“${words}”`, `Add “${words}”`), safe: false, edits: [{ at: span(place, place), newText: words }] }];
}

/** A title of issuer and year, where the report names both elsewhere. */
function whole({ issuer, year, source }: Report, { start }: Span): Fix[] {
  if (issuer === undefined || year === undefined) return [];
  const words = `${issuer}${year}年${NAME}`;
  const line = lineStart(source, start);
  return [
    {
      title: say(`补上题目“${words}”`, `Add the title “${words}”`),
      safe: false,
      edits: [{ at: span(line, line), newText: `${words}\n\n` }],
    },
  ];
}
