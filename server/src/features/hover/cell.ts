import type { Report } from '../../report/types.js';
import { type Binding, bindingsOf } from '../../rules/shared/bindings.js';
import type { Explanation } from '../../rules/shared/equations.js';
import type { UnitSums } from '../../rules/shared/unit-sums.js';
import { type Message, say } from '../../text/message.js';
import { asColumn, explainedOf, MARKS, spelled } from '../equations/explained.js';
import { lastYearsFigure, relationLines } from '../last-year/cells.js';
import { type CellPlace, cellAt, pathOf, under } from '../places.js';
import { list, paragraphs, plain, type Told } from './text.js';
import { unitsLine } from './units.js';

/** Printed in the column of units where there is none. */
const NO_UNIT = '——';

/** What is known besides the report. */
export interface Besides {
  readonly previous?: Report | undefined;
  readonly units?: UnitSums | undefined;
}

/** A cell: where it stands, every equation it takes part in, what the text, last year's report and the units say of it. */
export function cellHover(report: Report, { previous, units }: Besides, offset: number): Told | undefined {
  const place = cellAt(report, offset);
  if (place === undefined) return undefined;
  const { table, cell } = place;
  const equations = equationsWith(report, place).map((explanation) => equationLine(explanation, place));
  const relations = previous === undefined ? [] : relationLines(report, previous, place).map(({ zh, en }) => say(plain(zh), plain(en)));
  const added = units !== undefined && units.year === report.year ? [unitsLine(units, place) ?? []].flat() : [];
  const said = bindingsOf(report)
    .filter(({ cells }) => cells.includes(cell))
    .map(proseLine);
  const { rows, columns } = pathOf(table, cell);
  const path = [rows, columns].filter(({ length }) => length > 0).map((labels) => labels.map(plain).join(' › '));
  const where = `${plain(table.table.name)}　${path.join(' × ')}`;
  return {
    at: cell.at,
    markdown: paragraphs(
      say(where, where),
      besides(valueText(place), previous, place),
      list([...equations, ...relations, ...added, ...said]),
    ),
  };
}

/** 28 件（上年 24）. */
function besides(value: Message, previous: Report | undefined, place: CellPlace): Message {
  const before = previous && lastYearsFigure(previous, place);
  return before === undefined ? value : say(`${value.zh}（上年 ${plain(before)}）`, `${value.en} (last year ${plain(before)})`);
}

/** A figure in the text, or a denial: the cells that it speaks of. */
export function figureHover(report: Report, offset: number): Told | undefined {
  const binding = under(bindingsOf(report), offset);
  if (binding === undefined) return undefined;
  const { table, cells, agrees } = binding;
  const name = `${table.table.name} ${table.table.title}`;
  const verdict = agrees
    ? say(`✓ 与${plain(name)}一致`, `✓ agrees with ${plain(name)}`)
    : say(`✗ 与${plain(name)}不一致`, `✗ disagrees with ${plain(name)}`);
  const figures = cells.map((cell) => {
    const line = `${plain(cell.label)} **${plain(cell.text)}**`;
    return say(line, line);
  });
  return { at: binding.at, markdown: paragraphs(verdict, list(figures)) };
}

/** Those that fail first. */
function equationsWith(report: Report, { table, cell }: CellPlace): Explanation[] {
  const all = explainedOf(report).find((explained) => explained.table === table)?.explanations ?? [];
  const own = all.filter(({ total, terms }) => total.cell === cell || terms.some((term) => term.cell === cell));
  return [...own.filter(({ status }) => status === 'fails'), ...own.filter(({ status }) => status !== 'fails')];
}

/** A long sum has its addends below it, the cell's own in bold. */
function equationLine(explanation: Explanation, { table, cell }: CellPlace): Message {
  const mark = MARKS[explanation.status];
  const column = asColumn(explanation);
  const { zh, en } = column?.head ?? spelled(explanation, table);
  const addends = column?.addends.map((addend) => {
    const words = plain(addend.words);
    return `\n  - ${addend.cell === cell ? `**${words}**` : words}`;
  });
  const below = addends?.join('') ?? '';
  return say(`${mark} ${plain(zh)}${below}`, `${mark} ${plain(en)}${below}`);
}

function proseLine({ statement, agrees }: Binding): Message {
  const words = plain(statement.passage.text.slice(statement.from, statement.to));
  const mark = agrees ? '✓' : '✗';
  return say(`${mark} 正文：“${words}”`, `${mark} in the text: “${words}”`);
}

function valueText({ cell }: CellPlace): Message {
  const { unit: printed = (cell.row.cell ?? cell.column.cell).unit } = cell.row;
  const unit = printed === NO_UNIT ? '' : printed;
  if (cell.state === 'figure') {
    const text = `**${plain(cell.text)}**${unit === '' ? '' : ` ${plain(unit)}`}`;
    return say(text, text);
  }
  return cell.state === 'blank' ? say('空白', 'blank') : say(`**${plain(cell.text)}**（不是数）`, `**${plain(cell.text)}** (no figure)`);
}
