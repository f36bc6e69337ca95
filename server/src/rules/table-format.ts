import { rowsOf } from '../data/forms.js';
import type { FormTable } from '../data/types.js';
import { headerTexts, labelKey } from '../report/tables/label.js';
import type { FilledTable } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { tableAnchor } from './shared/anchor.js';
import { list } from './shared/rows.js';
import { rule } from './shared/rule.js';

export default rule({
  id: 'table-format',
  severity: 'error',
  title: say('用了其他年度的表格', 'A table of another generation'),
  why: say(
    '表格格式2019年、2021年两次改版，年报要用报告年度对应的表格，否则数据无法汇总。',
    'The tables changed in 2019 and 2021; a report uses those of its own year.',
  ),
  source: '国办公开办函〔2019〕60号、〔2021〕30号',
  withoutFix: 'converted by features/rewrite-table.ts, which rules do not know',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | ⟦信息内容⟧ | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 规范性文件 | 1 | 1 | 3 |
      `,
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | 1 | 0 | 3 |
      `,
    },
  ],
  *check(report) {
    for (const filled of report.tables) {
      if (filled.form === report.form || filled.state === 'local') continue;
      const own = report.form.tables.find((t) => t.id === filled.table.id);
      const odd = list(strangers(filled, own), 3);
      const year = report.year === undefined ? '' : `${report.year}年度`;
      yield {
        at: tableAnchor(filled),
        message: say(
          `${filled.table.name}用的是${filled.form.name}${odd.zh === '' ? '' : `（有${odd.zh}）`}，${year}应使用${report.form.name}（${report.form.basis.number}）。`,
          `This table is of the ${filled.form.id} form${odd.en === '' ? '' : ` (it has ${odd.en})`}; the ${report.form.id} form (${report.form.basis.number}) applies${report.year === undefined ? '' : ` to ${report.year}`}.`,
        ),
        expected: report.form.id,
        actual: filled.form.id,
      };
    }
  },
});

/** Headers and rows of the table that the report's own form does not know. */
function strangers(filled: FilledTable, own: FormTable | undefined): string[] {
  const known = new Set(
    (own === undefined ? [] : [...headerTexts(own), ...rowsOf(own).map(({ label }) => label)]).map((t) => labelKey(t).key),
  );
  const labels = [...filled.headers.map((h) => h.label), ...filled.rows.map((r) => r.row.label)];
  return [...new Set(labels.filter((label) => !known.has(labelKey(label).key)))];
}
