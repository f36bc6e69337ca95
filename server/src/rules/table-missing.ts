import type { FormTable } from '../data/types.js';
import { tableSkeleton } from '../forms/skeleton.js';
import type { Report, Section } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { lineStart, nextLineStart } from '../text/lines.js';
import { type Message, say } from '../text/message.js';
import { headingAnchor, openEnd, reportAnchor, wholeSection } from './shared/anchor.js';
import { type Problem, rule } from './shared/rule.js';
import { mayInsertTable } from './shared/unplaced.js';

export default rule({
  id: 'table-missing',
  severity: 'error',
  title: say('缺少规定的表格', 'A standard table is missing'),
  why: say(
    '第二、三、四部分必须用规定的表格报告，没有数据也要填 0。',
    'These sections are reported in the standard tables, with 0 where there is nothing.',
  ),
  source: '国办公开办函〔2021〕30号所附格式；2014至2018年度为国办发〔2014〕32号统计表',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        正文。

        ⟦四、政府信息公开行政复议、行政诉讼情况⟧

        无。
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        四、政府信息公开行政复议、行政诉讼情况

        行政复议\t\t\t\t\t行政诉讼
        结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉
        0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0
      `,
    },
  ],
  *check(report) {
    for (const table of report.form.tables) {
      if (table.requiredFrom !== undefined && (report.year === undefined || report.year < table.requiredFrom)) continue;
      if (report.tables.some((filled) => filled.table.id === table.id)) continue;
      const problem = missing(report, table);
      if (problem !== undefined) yield problem;
    }
  },
});

const PICTURE = /!\[[^[\]\n]{0,200}\]\(|<img\b/i;

const CODE = /^[ \t]*(?:```|~~~)/m;

/** What a picture shows nobody here can read, and what stands in a block of code is none of the report's own: either may be the table. */
function unread(section: Section, table: FormTable, where: Message): Problem {
  return {
    at: headingAnchor(section.heading),
    severity: 'info',
    message: say(
      `这一部分没有读到${table.name}，只有${where.zh}的数没有核对，表格应以文字填写。`,
      `No table “${table.title}” was read here, only ${where.en}; its figures were not checked, and the table should be text.`,
    ),
    lacks: wholeSection(section),
    expected: table.title,
  };
}

const IN_PICTURE = say('图片；图片里', 'a picture');
const IN_CODE = say('代码块（```）；代码块里', 'a block of code (```)');

/** Where the table's section is missing too, section-missing speaks, and its skeleton brings the table. */
function missing(report: Report, table: FormTable): Problem | undefined {
  const section = report.sections.find((s) => s.form.id === table.section);
  if (section === undefined && table.section !== null) return undefined;
  const { source } = report;
  const offset = section === undefined ? source.length : nextLineStart(source, section.heading.at.end);
  const name = table.name === table.title ? table.name : `${table.name}“${table.title}”`;
  const body = section === undefined ? '' : source.slice(section.body.start, section.body.end);
  if (section !== undefined && PICTURE.test(body)) return unread(section, table, IN_PICTURE);
  if (section !== undefined && CODE.test(body)) return unread(section, table, IN_CODE);
  const title = say(`插入空的${table.name}`, `Insert an empty table ${table.title}`);
  const newText = `${section === undefined || lineStart(source, offset) < offset ? '\n' : ''}\n${tableSkeleton(table)}\n`;
  return {
    at: section === undefined ? reportAnchor(report) : headingAnchor(section.heading),
    lacks: section === undefined ? openEnd(report) : wholeSection(section),
    message: say(`缺少${name}，这一部分应以表格报告。`, `The table “${table.title}” is missing; this section reports by it.`),
    expected: table.title,
    fixes:
      section?.heading.runIn === true || report.isPage
        ? []
        : [{ title, safe: mayInsertTable(report, table), edits: [{ at: { start: offset, end: offset }, newText }] }],
  };
}
