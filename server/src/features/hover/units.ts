import { compared, type UnitSums } from '../../rules/shared/unit-sums.js';
import { type Message, say } from '../../text/message.js';
import { MARKS } from '../equations/explained.js';
import type { CellPlace } from '../places.js';
import { plain } from './text.js';

/** More are counted together: nobody reads a hover of a hundred lines. */
const MOST_LISTED = 40;

/** The sum of the units in the cell, and below it who contributes how much, largest first. Undefined where the units have no such cell. */
export function unitsLine(units: UnitSums, { table, cell }: CellPlace): Message | undefined {
  const sum = table.form.id === units.form.id ? units.tables[table.table.id]?.[cell.key] : undefined;
  if (sum === undefined) return undefined;
  const type = (cell.row.cell ?? cell.column.cell).type;
  const found = compared({ table: table.table.id, key: cell.key, cell: { value: cell.value, type } }, units);
  const mark = cell.value === undefined ? MARKS.unknown : found === undefined ? MARKS.holds : found.certain ? MARKS.fails : MARKS.unknown;
  const adding = sum.shares.filter(({ value }) => value !== 0).sort((a, b) => b.value - a.value);
  const listed = adding.slice(0, MOST_LISTED).map(({ unit, value }) => `\n  - ${plain(unit)} ${value}`);
  const more = adding.length - listed.length;
  const lacking = [...sum.lacking, ...units.leftOut.map(({ unit }) => unit)].map(plain);
  const zh = [
    `${mark} ${sum.shares.length} 个单位之和 ${sum.value}`,
    ...listed,
    ...(more > 0 ? [`\n  - 另有 ${more} 个单位`] : []),
    ...(lacking.length > 0 ? [`\n  - 没有计入：${lacking.join('、')}`] : []),
  ];
  const en = [
    `${mark} sum of ${sum.shares.length} units: ${sum.value}`,
    ...listed,
    ...(more > 0 ? [`\n  - and ${more} more units`] : []),
    ...(lacking.length > 0 ? [`\n  - not counted: ${lacking.join(', ')}`] : []),
  ];
  return say(zh.join(''), en.join(''));
}
