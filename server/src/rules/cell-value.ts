import { bareFigure, COUNTERS } from '../report/tables/cells.js';
import type { FilledCell, FilledTable, Report } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { misread, parseFigure, plainFigure } from '../text/figure.js';
import { type Message, say } from '../text/message.js';
import { parseChineseNumber } from '../text/quantity.js';
import { gathered, HABIT, replacement } from './shared/fixes.js';
import { type Fix, type Problem, rule } from './shared/rule.js';

const UNIT = /^[+-]?\d[\d.]*[^\d.,]+$/;
const SEPARATED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

export default rule({
  id: 'cell-value',
  severity: 'error',
  title: say('单元格里不是规范的数', 'Not a proper figure'),
  why: say(
    '表格里只填阿拉伯数字：件数是不小于 0 的整数，金额不带单位和千分位。',
    'Cells hold plain figures: whole numbers ≥ 0, amounts without unit or separator.',
  ),
  source: '国办公开办函〔2021〕30号所附格式',
  examples: [
    {
      bad: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
        |---|---|---|---|
        | 规章 | 0 | 0 | 0 |
        | 行政规范性文件 | ⟦3件⟧ | 0 | ⟦1.5⟧ |
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
      const alike = new Map<Slip | undefined, FilledCell[]>();
      for (const cell of table.cells.values()) {
        if (cell.state !== 'bad' && !isMarked(cell)) continue;
        const slip = slipOf(cell);
        const known = alike.get(slip);
        if (known === undefined) alike.set(slip, [cell]);
        else known.push(cell);
      }
      for (const [slip, cells] of alike) {
        const problems = cells.map((cell) => problemOf(report, cell));
        if (slip === undefined) yield* problems;
        else yield* gathered(problems, (count) => habit(table, slip, count), HABIT);
      }
    }
  },
});

function problemOf(report: Report, cell: FilledCell): Problem {
  const meant = meantBy(cell);
  const expected = meant === undefined ? {} : { expected: meant, fixes: sameFigure(report, cell, meant) };
  // Separators leave the figure one.
  const severity = cell.state === 'figure' && SEPARATED.test(plainFigure(cell.text)) ? { severity: 'info' as const } : {};
  return { at: cell.at, message: reason(cell), actual: cell.text, ...severity, ...expected };
}

/** A figure with its unit or separators, in a cell that wants neither. */
function isMarked({ state, text, row, column }: FilledCell): boolean {
  const { type, unitInCell } = row.cell ?? column.cell;
  return state === 'figure' && type !== 'change' && unitInCell !== true && parseFigure(text) === undefined;
}

/** What is written in the same way in cell after cell: a unit behind the figure, separators, figures in words; or the same word. */
type Slip = 'separator' | 'words' | 'letters' | `unit ${string}` | `word ${string}`;

/** Undefined for a figure that is wrong by itself. */
function slipOf(cell: FilledCell): Slip | undefined {
  const plain = plainFigure(cell.text);
  if (UNIT.test(plain)) return `unit ${plain.replace(/^[+\-\d.,]+/, '')}`;
  if (SEPARATED.test(plain)) return 'separator';
  if (misread(plain) !== undefined) return 'letters';
  if (/\d/.test(plain)) return undefined;
  return meantBy(cell) === undefined ? `word ${cell.text}` : 'words';
}

function habit({ table }: FilledTable, slip: Slip, count: number): Message {
  const [kind, word] = slip.split(' ', 2);
  const { name, title } = table;
  if (kind === 'unit')
    return say(
      `${name}有 ${count} 格的数后面写了“${word}”，单元格里只填数字，不带单位。`,
      `${count} cells of “${title}” have “${word}” behind the figure; write the figures alone, without their unit.`,
    );
  if (kind === 'separator')
    return say(
      `${name}有 ${count} 格的数带千分位逗号，应去掉逗号。`,
      `${count} figures of “${title}” have separators of thousands; leave them out.`,
    );
  if (kind === 'letters')
    return say(
      `${name}有 ${count} 格把字母当作数字（O 当作 0，l 当作 1），应填阿拉伯数字。`,
      `${count} figures of “${title}” are written with letters for digits (O for 0, l for 1).`,
    );
  if (kind === 'words')
    return say(
      `${name}有 ${count} 格的数用汉字书写，应填阿拉伯数字。`,
      `${count} figures of “${title}” are written in words; write digits.`,
    );
  return say(
    `${name}有 ${count} 格填的是“${word}”，不是数字，应填阿拉伯数字。`,
    `${count} cells of “${title}” hold “${word}”, which is no figure.`,
  );
}

/** The figure stays what it is, so this is the one to take; not without asking, as no figure is. */
function sameFigure(report: Report, { at }: FilledCell, meant: string): Fix[] {
  return replacement(report, at, meant, false).map((fix) => ({ ...fix, preferred: true }));
}

/** The same figure as the cell wants it, where what is written has but one meaning. */
function meantBy({ text, row, column }: FilledCell): string | undefined {
  const plain = plainFigure(text);
  return bareFigure(text, row.cell ?? column.cell) ?? misread(plain) ?? inWords(text.trim());
}

/** 三 → 3, 十二件 → 12. */
function inWords(text: string): string | undefined {
  const counter = [...COUNTERS].find((one) => text.endsWith(one)) ?? '';
  const value = parseChineseNumber(text.slice(0, text.length - counter.length));
  return value === undefined ? undefined : String(value);
}

function reason(cell: FilledCell): Message {
  const plain = plainFigure(cell.text);
  const type = (cell.row.cell ?? cell.column.cell).type;
  const where = `“${cell.label}”`;
  const meant = misread(plain);
  if (meant !== undefined)
    return say(
      `${where}填的“${cell.text}”把字母当作数字，应为 ${meant}。`,
      `${where}: “${cell.text}” has letters for digits; it should be ${meant}.`,
    );
  if (UNIT.test(plain))
    return say(
      `${where}填了“${cell.text}”，单元格里只填数字，不带单位。`,
      `${where} holds “${cell.text}”; write the figure alone, without its unit.`,
    );
  if (SEPARATED.test(plain))
    return say(
      `${where}的“${cell.text}”带千分位逗号，应写成 ${plain.replaceAll(',', '')}。`,
      `${where}: “${cell.text}” has a thousands separator; write ${plain.replaceAll(',', '')}.`,
    );
  if (/^-\d/.test(plain)) return say(`${where}不能是负数（${cell.text}）。`, `${where} cannot be negative (${cell.text}).`);
  if (/^\d+\.\d+$/.test(plain) && type !== 'amount')
    return say(`${where}应是整数，现为 ${cell.text}。`, `${where} must be a whole number, not ${cell.text}.`);
  return say(`${where}填的“${cell.text}”不是数字，应填阿拉伯数字。`, `${where}: “${cell.text}” is no figure.`);
}
