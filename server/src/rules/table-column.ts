import { missingIn, statuteForYear } from '../data/law.js';
import type { FormBlock } from '../data/types.js';
import { headerLines, pipeLine } from '../forms/skeleton.js';
import { captionsOf, isExpected } from '../report/facts/captions.js';
import { blocksIn, linesOf } from '../report/places.js';
import { labelKey } from '../report/tables/label.js';
import type { FilledTable, HeaderFound, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import type { Edit } from '../text/edits.js';
import { say } from '../text/message.js';
import { encloses, type Span } from '../text/span.js';
import { tableAnchor } from './shared/anchor.js';
import { goesOnBehind, replacement } from './shared/fixes.js';
import { absentIn } from './shared/headers.js';
import { list } from './shared/rows.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'table-column',
  severity: 'error',
  title: say('表头不完整或次序不对', 'Column headers missing or out of order'),
  why: say(
    '表头缺了或次序错了，读者不知道数字属于哪一列。',
    'Without its headers, in the order of the form, nobody can tell which column a figure belongs to.',
  ),
  source: '国办公开办函〔2019〕60号、〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | ⟦信息内容⟧ | 本年制发件数 | 现行有效件数 |
        |---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
    },
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | ⟦本年废止件数⟧ | 本年制发件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 3 | 0 | 5 |
      `,
    },
  ],
  *check(report) {
    for (const table of report.tables) {
      if (table.form !== report.form || table.state !== 'read' || table.notation === 'aligned') continue;
      yield* damaged(report, table);
      const problem = missing(report, table);
      if (problem !== undefined) yield problem;
      else yield* misplaced(report, table);
    }
    yield* wrongCaptions(report);
  },
});

function* damaged({ source }: Report, table: FilledTable): Iterable<Problem> {
  for (const header of table.headers) {
    if (!header.damaged) continue;
    yield {
      at: header.at,
      severity: 'warning',
      message: say(
        `表头“${header.text}”不完整，应为“${header.label}”（可能是从网页或 Word 转存时丢的）。`,
        `The header “${header.text}” is cut; it should be “${header.label}”.`,
      ),
      expected: header.label,
      actual: header.text,
      fixes: [
        {
          title: say(`改为“${header.label}”`, `Change to “${header.label}”`),
          safe: !goesOnBehind(source, header.at, header.label),
          edits: [{ at: header.at, newText: header.label }],
        },
      ],
    };
  }
}

/** A caption with rows behind it that stand under another one; one that the Regulation does not have is for article-unknown. */
function* wrongCaptions(report: Report): Iterable<Problem> {
  const statute = statuteForYear(report.year);
  const right = new Set(captionsOf(report).flatMap((caption) => (isExpected(caption) ? [caption.expected] : [])));
  for (const caption of captionsOf(report)) {
    const { at, text, cited, table, expected } = caption;
    if (table.form !== report.form || isExpected(caption) || (report.year !== undefined && missingIn(statute, cited) !== undefined))
      continue;
    yield {
      at,
      message: say(
        `${table.table.name}的这几行属于“${expected}”，这里写的是“${text}”。`,
        `These rows of “${table.table.title}” belong to “${expected}”, not “${text}”.`,
      ),
      expected,
      actual: text,
      // Where the right one stands too, the two may have changed places.
      fixes: replacement(report, at, expected, !right.has(expected) && !goesOnBehind(report.source, at, expected)),
    };
  }
}

function missing(report: Report, table: FilledTable): Problem | undefined {
  const explicit = table.notation === 'pipe' || table.notation === 'html';
  const absent: string[] = [];
  let at: Span | undefined;
  const edits: (Edit | undefined)[] = [];
  for (const [index, block] of table.table.blocks.entries()) {
    const found = table.headers.filter((h) => h.block === index);
    if (found.length === 0 || !table.rows.some((row) => block.rows.includes(row.row))) continue;
    const lost = table.grouped ? [] : absentIn(block, found);
    // In a dump, a head of which most is lost is more likely one that we could not put together.
    if (lost.length === 0 || (!explicit && lost.length * 2 >= block.columns.length)) continue;
    absent.push(...lost);
    edits.push(headerEdit(report, table, block, found));
    if (table.table.blocks.length > 1) at ??= (found.find((h) => h.label !== block.caption) ?? found[0])?.at;
  }
  if (absent.length === 0) return undefined;
  const names = list(absent, 5);
  return {
    at: at ?? tableAnchor(table),
    lacks: table.at,
    severity: explicit ? 'error' : 'warning',
    message: say(
      `${table.table.name}的表头缺${names.zh}${explicit ? '' : '，可能是从网页或 Word 转存时丢的'}。`,
      `The head of “${table.table.title}” lacks ${names.en}${explicit ? '' : '; perhaps lost when saved from a page or Word'}.`,
    ),
    expected: absent.join('、'),
    fixes: edits.includes(undefined)
      ? []
      : [{ title: say('补全表头', 'Complete the head'), safe: true, edits: edits.filter((edit) => edit !== undefined) }],
  };
}

/** Headers that stand in another order than the form's, the first of each block. */
function* misplaced(report: Report, table: FilledTable): Iterable<Problem> {
  for (const [index, block] of table.table.blocks.entries()) {
    const found = table.headers.filter((header) => header.block === index);
    const wrong = firstMisplaced(report, table, block, found);
    if (wrong === undefined) continue;
    const { header, expected } = wrong;
    yield {
      at: header.at,
      message: say(
        `${table.table.name}表头的次序与格式不同：这里应为“${expected}”，现为“${header.text}”。各数按格式的列次序核对，请检查是否填错了列。`,
        `The headers of “${table.table.title}” are out of order: “${expected}” belongs here, not “${header.text}”. Figures are checked in the form's order; see whether they stand in the right columns.`,
      ),
      expected,
      actual: header.text,
    };
  }
}

interface Misplaced {
  readonly header: HeaderFound;
  readonly expected: string;
}

/**
 * Order is told within one written row, or, with a cell on each line, within the lowest row of headers: how merged headers
 * are strung together is the writer's affair. Where a block prints a header several times (结果维持), only all of them
 * together can be told apart.
 */
function firstMisplaced(report: Report, table: FilledTable, block: FormBlock, found: readonly HeaderFound[]): Misplaced | undefined {
  const columns = block.columns.map(({ label }) => label);
  if (new Set(columns).size < columns.length) return compare(columns, found);
  if (table.notation === 'line') return compare(block.header.at(-1)?.map(({ text }) => text) ?? [], found);
  const inOrder = [...found].sort((a, b) => a.at.start - b.at.start);
  let next = 0;
  for (const { kind, at } of blocksIn(report, table.at)) {
    while ((inOrder[next]?.at.start ?? Number.POSITIVE_INFINITY) < at.start) next += 1;
    const first = next;
    while ((inOrder[next]?.at.end ?? Number.POSITIVE_INFINITY) <= at.end) next += 1;
    const inRow = inOrder.slice(first, next);
    if (inRow.length === 0 || kind !== 'row' || at.start < table.at.start || at.end > table.at.end) continue;
    const wrong = compare(
      columns.filter((column) => inRow.some(({ label }) => labelKey(label).key === labelKey(column).key)),
      inRow,
    );
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Undefined unless all the headers wanted are there, each as often as the form prints it. */
function compare(wanted: readonly string[], found: readonly HeaderFound[]): Misplaced | undefined {
  const keys = wanted.map((text) => labelKey(text).key);
  const there = found.filter(({ label }) => keys.includes(labelKey(label).key));
  if (there.length !== keys.length) return undefined;
  const index = there.findIndex(({ label }, i) => labelKey(label).key !== keys[i]);
  const header = there[index];
  return header === undefined ? undefined : { header, expected: wanted[index] ?? '' };
}

/** The line of a head with one line, written anew, where all that stands on it is kept in its order: nothing is lost then. */
function headerEdit(report: Report, table: FilledTable, block: FormBlock, found: readonly HeaderFound[]): Edit | undefined {
  const [wanted, ...more] = block.header;
  const [first] = [...found].sort((a, b) => a.at.start - b.at.start);
  const row = first && blocksIn(report, first.at).find(({ at }) => encloses(at, first.at));
  if (wanted === undefined || more.length > 0 || row?.kind !== 'row' || row.notation !== 'pipe') return undefined;
  const right = wanted.map(({ text }) => labelKey(text).key);
  let next = 0;
  for (const { text } of row.cells.filter((cell) => cell.text !== '')) {
    next = right.indexOf(labelKey(text).key, next) + 1;
    if (next === 0) return undefined;
  }
  const lines = linesOf(report);
  const [line] = headerLines(block.header, table.table.width);
  return line && { at: lines.spanOf(lines.positionAt(row.at.start).line), newText: pipeLine(line) };
}
