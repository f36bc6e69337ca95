import { type ListedRow, type PublishedList, publishedListsOf } from '../report/facts/published-lists.js';
import type { Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { lineRemoval } from './shared/fixes.js';
import { type Problem, rule } from './shared/rule.js';

export default rule({
  id: 'list-rows',
  severity: 'warning',
  title: say('清单里有重复的行，或者日期不在统计期限内', 'A list with rows twice, or with dates outside the period'),
  why: say(
    '从网站后台粘贴来的信息清单，常有同一行重复、两条信息同一个索引号，或者混进上年、下年发布的信息。',
    'Lists pasted from a site often hold a row twice, one index number for two documents, or documents of another year.',
  ),
  source: '各级机关公布的年报中所见',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        | 序号 | 索引号 | 标题 | 发布日期 |
        |---|---|---|---|
        | 1 | QH001/2023-00011 | 春耕农资供应公告 | 2023-03-02 |
        | 2 | QH001/2023-00012 | 防汛值班安排 | 2023-06-11 |
        | ⟦3 | QH001/2023-00012 | 防汛值班安排 | 2023-06-11⟧ |
        | 4 | QH001/2023-00013 | 低保对象公示 | ⟦2024-01-04⟧ |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        | 序号 | 索引号 | 标题 | 发布日期 |
        |---|---|---|---|
        | 1 | QH001/2023-00011 | 春耕农资供应公告 | 2023-03-02 |
        | 2 | QH001/2023-00012 | 防汛值班安排 | 2023-06-11 |
        | 3 | QH001/2023-00013 | 低保对象公示 | 2023-09-04 |
      `,
    },
  ],
  *check(report) {
    for (const list of publishedListsOf(report)) {
      yield* doubled(report, list);
      yield* sharedCodes(list);
      yield* otherYears(report, list);
    }
  },
});

/** All of a list in one finding, at the first. */
function* doubled(report: Report, { rows }: PublishedList): Iterable<Problem> {
  const first = new Map<string, ListedRow>();
  const again: { readonly row: ListedRow; readonly before: ListedRow }[] = [];
  for (const row of rows) {
    const before = first.get(row.words);
    if (row.words === '') continue;
    if (before === undefined) first.set(row.words, row);
    else again.push({ row, before });
  }
  const [one, another] = again;
  if (one === undefined) return;
  const related = again.slice(1).map(({ row }) => ({ at: row.at, message: say('这一行也重复', 'this row too') }));
  yield {
    at: one.row.at,
    message:
      another === undefined
        ? say('这一行与前面的一行完全相同，像是重复粘贴，请核对后删去。', 'This row is the same as one before it, as if pasted twice.')
        : say(
            `清单里有${again.length}行与前面的行完全相同，像是重复粘贴，请核对后删去。`,
            `${again.length} rows of the list are the same as ones before them, as if pasted twice.`,
          ),
    related: [{ at: one.before.at, message: say('前面的一行', 'the row before') }, ...related],
    fixes: another === undefined ? lineRemoval(report, one.row.at) : [],
  };
}

/** Rows that are the same throughout are told above. */
function* sharedCodes({ rows }: PublishedList): Iterable<Problem> {
  const first = new Map<string, ListedRow>();
  for (const row of rows) {
    if (row.code === undefined) continue;
    const before = first.get(row.code.text);
    if (before === undefined) first.set(row.code.text, row);
    else if (before.words !== row.words) {
      yield {
        at: row.code.at,
        severity: 'info',
        message: say(
          `索引号 ${row.code.text} 前面已经用在另一条信息上，一条信息应有自己的索引号，请核对。`,
          `The index number ${row.code.text} stands at another document before; each has its own.`,
        ),
        actual: row.code.text,
        related: before.code === undefined ? [] : [{ at: before.code.at, message: say('前面的索引号', 'the number before') }],
      };
      return;
    }
  }
}

/** Where most of a list is of the year, what is of another one was picked up with it. */
function* otherYears({ year }: Report, { rows }: PublishedList): Iterable<Problem> {
  const dated = rows.flatMap(({ date }) => (date === undefined ? [] : [date]));
  const odd = dated.filter((date) => date.year !== year);
  const [first, ...others] = odd;
  if (year === undefined || first === undefined || odd.length * 2 >= dated.length) return;
  yield {
    at: first.at,
    severity: 'info',
    message: say(
      `清单里其余各条是${year}年的，这一条是 ${first.text}，不在统计期限内，请核对。`,
      `The list is of ${year}, but this date is ${first.text}, outside the period.`,
    ),
    actual: first.text,
    related: others.map(({ at, text }) => ({ at, message: say(`${text}也不在统计期限内`, `${text} is outside the period too`) })),
  };
}
