import type { Form, FormTable } from '../data/types.js';
import { labelOf } from '../report/tables/cells.js';
import { compared, type UnitShare, type UnitSums } from '../rules/shared/unit-sums.js';
import { type Message, say } from '../text/message.js';
import { type Cells, cellTypes } from './cells.js';
import type { Rollup } from './rollup.js';
import type { Sheet } from './sheet.js';

/** A cell of the county's report that is not the sum of its units'. */
export interface Difference {
  readonly table: FormTable;
  readonly key: string;
  /** Row and column in words. */
  readonly label: string;
  readonly own: number;
  readonly sum: number;
  readonly excess: number;
  /** What is missing from the sum cannot be what makes the difference. */
  readonly certain: boolean;
  readonly shares: readonly UnitShare[];
  readonly lacking: readonly string[];
}

/** Every cell of the county's report that differs from the sum of its units, table by table. */
export function differencesOf(cells: Cells, sums: UnitSums, { tables }: Form): readonly Difference[] {
  return tables.flatMap((table) =>
    [...cellTypes(table)].flatMap(([key, type]): Difference[] => {
      const own = cells[table.id]?.[key] ?? undefined;
      const found = compared({ table: table.id, key, cell: { value: own, type } }, sums);
      if (found === undefined || own === undefined) return [];
      const { sum, excess, certain } = found;
      return [
        { table, key, label: labelOf(table, key) ?? key, own, sum: sum.value, excess, certain, shares: sum.shares, lacking: sum.lacking },
      ];
    }),
  );
}

/** Those who add something, largest first: 青禾镇 21、石桥乡 7. */
function sharesText(shares: readonly UnitShare[]): string {
  const adding = shares.filter(({ value }) => value !== 0);
  return [...adding]
    .sort((a, b) => b.value - a.value)
    .map(({ unit, value }) => `${unit} ${value}`)
    .join('、');
}

/** The differences as a list, cell by cell; `path` names the county's own report. */
export function comparisonSheet(differences: readonly Difference[], sums: Rollup, path: string): Sheet {
  return {
    title: say(`${path} 与各单位之和`, `${path} and the sum of its units`),
    columns: [
      { name: say('表', 'table') },
      { name: say('栏目', 'cell') },
      { name: say('现为', 'is'), figure: true },
      { name: say('各单位之和', 'sum'), figure: true },
      { name: say('相差', 'difference'), figure: true },
      { name: say('判断', 'verdict') },
      { name: say('各单位', 'units') },
    ],
    rows: differences.map(({ table, label, own, sum, excess, certain, shares, lacking }) => ({
      cells: [table.name, label, own, sum, excess > 0 ? `+${excess}` : String(excess), verdictOn(certain), unitsText(shares, lacking)],
      marked: certain,
    })),
    notes: [
      differences.length === 0
        ? say('每一格都等于各单位之和。', 'Every cell is the sum of the units.')
        : say(
            `${differences.length} 格与各单位之和不同。`,
            `${differences.length === 1 ? '1 cell differs' : `${differences.length} cells differ`} from the sum of the units.`,
          ),
      ...notesOn(sums),
    ],
  };
}

/** Who is counted, who is not and why. */
export function notesOn({ units, leftOut, twice, whole }: Rollup): readonly Message[] {
  return [
    say(`计入 ${units.length} 个单位：${units.join('、')}`, `${units.length} units counted: ${units.join(', ')}`),
    ...leftOut.map(({ unit, why }) => say(`没有计入：${unit}（${why.zh}）`, `Not counted: ${unit} (${why.en})`)),
    ...twice.map(({ name, reports }) =>
      say(
        `交了 ${reports.length} 份，数都一样，计一次：${name}`,
        `Handed in ${reports.length} times with the same figures, counted once: ${name}`,
      ),
    ),
    ...(whole === undefined || whole.listed === true
      ? []
      : [say(`上级自己的年报不计入：${whole.name}`, `The body’s own report is not counted: ${whole.name}`)]),
  ];
}

function verdictOn(certain: boolean): Message {
  return certain ? say('不符', 'differs') : say('没有计入的单位可能有这些数', 'units that are not counted may have these');
}

function unitsText(shares: readonly UnitShare[], lacking: readonly string[]): Message {
  const known = sharesText(shares);
  const blank = lacking.length === 0 ? '' : lacking.join('、');
  const zh = [known || '各单位都是 0', ...(blank === '' ? [] : [`没有读到：${blank}`])];
  const en = [known || 'all units have 0', ...(blank === '' ? [] : [`not read: ${blank}`])];
  return say(zh.join('；'), en.join('; '));
}
