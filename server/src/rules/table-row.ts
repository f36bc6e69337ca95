import type { FormRow } from '../data/types.js';
import type { FilledRow, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { tableAnchor } from './shared/anchor.js';
import { lineRemoval, MOST_RELATED } from './shared/fixes.js';
import { lostLabels } from './shared/lost-labels.js';
import { lostRows, namedRowsOf } from './shared/lost-rows.js';
import { commonShortage, figureRows, sameFigures } from './shared/rows.js';
import { type Problem, rule } from './shared/rule.js';
import { hasUnreadFigures } from './shared/unread-figures.js';

/** From so many rows on that cannot be judged, the table as a whole gets one finding. */
const MANY = 4;

export default rule({
  id: 'table-row',
  severity: 'error',
  title: say('表格的行不全或对不齐', 'Rows missing or misaligned'),
  why: say(
    '表格的行由格式固定，缺行、多数少数都会使合计核不起来。',
    'The form fixes the rows; where one is lost or too short, sums cannot be checked.',
  ),
  source: '国办公开办函〔2019〕60号、〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | ⟦规章⟧ | 0 | 0 | 0 |
        | 信息内容 | 本年处理决定数量 |
        | 行政许可 | 0 |
        | 行政处罚 | 0 |
        | 行政强制 | 0 |
        | 行政事业性收费 | 0 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 0 | 0 | 0 |
        | 信息内容 | 本年处理决定数量 |
        | 行政许可 | 0 |
        | 行政处罚 | 0 |
        | 行政强制 | 0 |
        | 行政事业性收费 | 0 |
      `,
    },
  ],
  *check(report) {
    yield* gluedRows(report);
    for (const table of report.tables) {
      if (table.state === 'glued' || table.state === 'local') continue;
      if (table.state !== 'read' || hasUnreadFigures(report, table)) {
        yield unjudged(table, figureRows(table).filter((row) => row.state === 'unclear').length);
        if (table.form === report.form && table.state === 'scattered') yield* lostRows(table, report);
        continue;
      }
      if (table.form === report.form) {
        yield* lostRows(table, report);
        yield* lostLabels(report, table);
      }
      if (table.rows.length > 0 && table.rows.every(({ notation }) => notation === table.rows[0]?.notation))
        yield* outOfOrder(report, table);
      yield* unclearRows(table);
    }
  },
});

/** One finding for whole tables and one for single rows: where an export lost the gaps, it lost them everywhere. */
function* gluedRows(report: Report): Iterable<Problem> {
  const whole = report.tables.filter(({ state }) => state === 'glued');
  const [first] = whole;
  if (first !== undefined) {
    const { zh, en } = namesOf(whole);
    yield {
      at: tableAnchor(first),
      severity: 'info',
      message: say(
        `${zh}的数字粘连在一起（可能是从网页或 Word 转存时丢了分隔），无法逐格辨认，没有核对；请从 Word、Excel 或网页重新复制${whole.length > 1 ? '这几张' : '这张'}表。`,
        `The figures of ${en} run together (perhaps lost when saved from a page or Word) and were not checked; copy ${whole.length > 1 ? 'these tables' : 'the table'} again from Word, Excel or the page.`,
      ),
    };
  }
  const parts = report.tables.filter((table) => table.rows.some(({ glued }) => glued));
  const rows = parts.flatMap((table) => table.rows.filter(({ glued }) => glued));
  const [row] = rows;
  const [table] = parts;
  if (row === undefined || table === undefined) return;
  const { zh, en } = namesOf(parts);
  yield {
    at: row.labelAt.start === row.labelAt.end ? tableAnchor(table) : row.labelAt,
    severity: 'info',
    message: say(
      `${zh}有 ${rows.length} 行的数字粘连在一起（可能是从网页或 Word 转存时丢了分隔），无法逐格辨认，这些行没有核对；请从 Word、Excel 或网页重新复制这张表。`,
      `The figures of ${rows.length === 1 ? '1 row' : `${rows.length} rows`} of ${en} run together (perhaps lost when saved from a page or Word); these rows were not checked; copy the table again from Word, Excel or the page.`,
    ),
  };
}

function namesOf(tables: readonly FilledTable[]): { readonly zh: string; readonly en: string } {
  return {
    zh: [...new Set(tables.map(({ table }) => table.name))].join('、'),
    en: [...new Set(tables.map(({ table }) => `“${table.title}”`))].join(', '),
  };
}

function unjudged(table: FilledTable, rows: number): Problem {
  const some = rows > 0 ? `有 ${rows} 行` : '其中的数';
  return {
    at: tableAnchor(table),
    severity: 'info',
    message: say(
      `${table.table.name}的项目与数字被打散（可能是从网页或 Word 转存时造成），${some}对不上号，没有核对；请从 Word、Excel 或网页重新复制这张表。`,
      `Labels and figures of “${table.table.title}” came apart (perhaps when saved from a page or Word); ${rows > 0 ? `${rows} rows` : 'what'} cannot be matched and ${rows > 1 ? 'were' : 'was'} not checked; copy the table again from Word, Excel or the page.`,
    ),
  };
}

function* outOfOrder(report: Report, table: FilledTable): Iterable<Problem> {
  const repeated = repeatedRows(table);
  if (repeated.length < MANY) for (const row of repeated) yield repeatedRow(report, table, row);
  else yield wholeTwice(table, repeated);
  yield* misplacedRows(table);
}

function repeatedRows(table: FilledTable): FilledRow[] {
  const seen = new Set<FormRow>();
  const repeated: FilledRow[] = [];
  for (const filled of table.rows) {
    if (!filled.row.figures || filled.row.key === '') continue;
    if (seen.has(filled.row)) repeated.push(filled);
    else seen.add(filled.row);
  }
  return repeated;
}

function repeatedRow(report: Report, table: FilledTable, filled: FilledRow): Problem {
  const first = table.rows.find(({ row }) => row === filled.row);
  const isSame = first !== undefined && sameFigures(first, filled);
  return { at: filled.labelAt, message: saidTwice(filled), fixes: isSame ? lineRemoval(report, filled.at) : [] };
}

function saidTwice({ row }: FilledRow): Message {
  return say(`“${row.label}”一行重复。`, `The row “${row.label}” is there twice.`);
}

/** Rows alone are not taken out then: heads and words around them would be left. */
function wholeTwice({ table }: FilledTable, repeated: readonly FilledRow[]): Problem {
  const [first, ...others] = repeated.slice(0, 1 + MOST_RELATED);
  return {
    at: first?.labelAt ?? { start: 0, end: 0 },
    message: say(
      `${table.name}从这里起有 ${repeated.length} 行重复，像是同一张表放了两次；请只留一张。`,
      `From here on ${repeated.length} rows of “${table.title}” are there twice, as if the table had been put in twice; keep one.`,
    ),
    related: others.map((filled) => ({ at: filled.labelAt, message: saidTwice(filled) })),
  };
}

function* misplacedRows(table: FilledTable): Iterable<Problem> {
  const formRows = namedRowsOf(table.table);
  const seen = new Set<FormRow>();
  let furthest = -1;
  for (const filled of table.rows) {
    if (filled.row.key === '') continue;
    const isNext = formRows[furthest + 1] === filled.row;
    const isAgain = formRows[furthest] === filled.row;
    const at = isNext ? furthest + 1 : isAgain ? furthest : formRows.indexOf(filled.row);
    if (filled.row.figures && at < furthest && !seen.has(filled.row)) {
      const next = table.rows.find(({ row }) => seen.has(row) && formRows.indexOf(row) > at)?.row.label ?? '';
      yield {
        at: filled.labelAt,
        message: say(
          `“${filled.row.label}”一行的位置不对，应放在“${next}”之前。`,
          `The row “${filled.row.label}” is out of place; it belongs before “${next}”.`,
        ),
      };
    }
    if (filled.row.figures) seen.add(filled.row);
    furthest = Math.max(furthest, at);
  }
}

function* unclearRows(table: FilledTable): Iterable<Problem> {
  const unclear = figureRows(table).filter((row) => row.state === 'unclear' && !row.glued);
  if (unclear.length === 0 || (commonShortage(table) !== undefined && unclear.every((row) => row.found < row.wanted))) return;
  const explicit = unclear.every((row) => row.notation === 'pipe' || row.notation === 'html');
  const counts = new Set(unclear.map((row) => row.found));
  if (unclear.length >= MANY && !explicit) {
    const each = counts.size === 1 ? `只读到 ${[...counts][0]} 个数` : '数的个数不对';
    yield {
      at: unclear[0]?.labelAt ?? tableAnchor(table),
      severity: 'info',
      message: say(
        `${table.table.name}从这里起有 ${unclear.length} 行${each}（应有 ${unclear[0]?.wanted} 个），无法判断缺的是哪一列，这些行没有核对；可能是从网页或 Word 转存时丢的，请重新复制这张表。`,
        `${unclear.length} rows of “${table.table.title}” hold ${counts.size === 1 ? [...counts][0] : 'a wrong number of'} figures (${unclear[0]?.wanted} wanted); they were not checked. Perhaps lost when saved from a page or Word: copy the table again.`,
      ),
    };
    return;
  }
  for (const row of unclear) yield unclearRow(row);
}

function unclearRow(row: FilledRow): Problem {
  const name = row.row.label === '' ? '这一行' : `“${row.row.label}”一行`;
  const explicit = row.notation === 'pipe' || row.notation === 'html';
  return {
    at: row.labelAt.start < row.labelAt.end ? row.labelAt : row.at,
    severity: explicit ? 'error' : 'info',
    message: say(
      `${name}应有 ${row.wanted} 个数，现有 ${row.found} 个，无法判断缺的是哪一列，这一行没有核对${explicit ? '' : '（可能是从网页或 Word 转存时丢的）'}。`,
      `${row.row.label === '' ? 'This row' : `The row “${row.row.label}”`} should hold ${row.wanted} figures and holds ${row.found}; which columns they belong to is not certain, so it was not checked${explicit ? '' : ' (perhaps lost when saved from a page or Word)'}.`,
    ),
    expected: String(row.wanted),
    actual: String(row.found),
  };
}
