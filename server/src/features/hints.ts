import type { FilledCell, Report } from '../report/types.js';
import { type Evaluation, explain } from '../rules/equations.js';
import { type Message, say } from '../text/message.js';
import { type Span, span } from '../text/span.js';

/** What is told behind a total. */
export interface TotalHint {
  readonly cell: FilledCell;
  readonly status: 'holds' | 'fails';
  readonly words: Message;
  /** The whole equation that fails. */
  readonly tip: Message | undefined;
}

/** ✓ behind totals whose equations all hold; 应为 12，差 −3 behind those of which one fails. What cannot be told has none. */
export function totalHints(report: Report, within: Span = span(0, report.source.length)): TotalHint[] {
  const hints = new Map<FilledCell, TotalHint>();
  for (const table of report.tables) {
    if (table.at.end < within.start || table.at.start > within.end) continue;
    for (const evaluation of explain(table)) {
      const cell = evaluation.total?.cell;
      if (cell === undefined || evaluation.equation.kind !== 'sum' || evaluation.status === 'unknown') continue;
      if (hints.get(cell)?.status !== 'fails') hints.set(cell, hintFor(cell, evaluation));
    }
  }
  return [...hints.values()].filter(({ cell }) => cell.at.end >= within.start && cell.at.end <= within.end);
}

function hintFor(cell: FilledCell, { status, expected, actual, equation }: Evaluation): TotalHint {
  if (status !== 'fails') return { cell, status: 'holds', words: say('✓', '✓'), tip: undefined };
  const gap = actual - expected;
  const signed = gap > 0 ? `＋${gap}` : `−${-gap}`;
  const words =
    expected < 0 ? say('✗ 不平', '✗ unbalanced') : say(`应为 ${expected}，差 ${signed}`, `should be ${expected}, off by ${signed}`);
  return { cell, status, words, tip: equation.statement };
}
