import type { Draft } from '../draft.js';
import { type Grid, rectangle } from '../grid.js';
import { plainSignOff, type Writer, writeDocument } from './document.js';

type Table = (rows: readonly (readonly string[])[]) => string;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const ruler = (cells: readonly string[]): string => `|${' --- |'.repeat(cells.length)}`;

/** GitHub's Markdown: one separator row below the first. */
const standard: Table = ([first = [], ...rest]) => [line(first), ruler(first), ...rest.map(line)].join('\n');
const bare: Table = (rows) => rows.map(line).join('\n');
const ruled: Table = (rows) => rows.flatMap((row) => [line(row), ruler(row)]).join('\n');
const trailing: Table = (rows) => rows.map((row) => `${row.join(' | ')} |`).join('\n');
const extra: Table = (rows) => standard(rows.map((row) => [...row, '']));

function pipes(table: Table): (draft: Draft) => string {
  const writer: Writer = {
    title: (text) => `# ${text}`,
    heading: (text) => `## ${text}`,
    paragraph: (text) => text,
    table: (grid: Grid) => table(rectangle(grid).map((row) => row.map((place) => place.text))),
    signOff: plainSignOff,
    gap: '\n\n',
  };
  return (draft) => writeDocument(draft, writer);
}

export const markdown = pipes(standard);
export const pipesBare = pipes(bare);
export const pipesRuled = pipes(ruled);
export const pipesTrailing = pipes(trailing);
export const pipesExtra = pipes(extra);
export const crlf = (draft: Draft): string => markdown(draft).replaceAll('\n', '\r\n');
