import { textOf } from '../forms/pieces.js';
import { composeTable, linePieces } from '../forms/table.js';
import { columnWidths } from '../text/columns.js';
import { lookOf } from '../text/figure.js';
import { displayWidth } from '../text/width.js';
import { gridOf } from './grid.js';
import type { Part, TablePart } from './outline.js';

/** A report as a draft in the canonical form: what `gouji new` would have begun. */
export function writeMarkdown(parts: readonly Part[]): string {
  return `${parts.map(partText).join('\n\n')}\n`;
}

const HASHES = { title: '# ', heading: '## ', subheading: '### ', salutation: '', paragraph: '', attachment: '', signOff: '' } as const;

/** One part by itself, whatever stands around it. */
export function partText(part: Part): string {
  if (part.kind === 'lines') return part.lines.join('\n');
  return part.kind === 'table' ? tableText(part) : `${HASHES[part.kind]}${part.text}`;
}

function tableText(part: TablePart): string {
  if (part.official !== undefined) {
    const { table, cells } = part.official;
    return textOf(composeTable(table, new Map([...cells].map(([key, { text }]) => [key, text]))));
  }
  const { width, rows } = gridOf(part);
  const lines = rows.map((row) => {
    const cells = new Array<string>(width).fill('');
    for (const { cell, column } of row) cells[column] = cell.text.replaceAll('|', '\\|');
    return cells;
  });
  const widths = columnWidths(
    lines.map((cells) => cells.map((text) => ({ width: displayWidth(text), isFigure: lookOf(text) === 'figure' }))),
  );
  const [first = '', ...rest] = lines.map((cells) =>
    textOf(
      linePieces(
        cells.map((text) => ({ text, isPlace: false })),
        widths,
      ),
    ),
  );
  return [first, `|${widths.map((columns) => ` ${'-'.repeat(columns)} |`).join('')}`, ...rest].join('\n');
}
