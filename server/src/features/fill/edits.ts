import { placeInBlankCell } from '../../report/layout/blank-cell.js';
import { readReport } from '../../report/read.js';
import { type FilledRow, type FilledTable, type Report, reportIn } from '../../report/types.js';
import { applyEdits, type Edit } from '../../text/edits.js';
import { plainFigure } from '../../text/figure.js';
import { displayWidth } from '../../text/width.js';
import type { PipeTable } from '../tables/pipes.js';
import { type Home, homesOf, pipesOf } from './homes.js';

/**
 * The edits that put texts into cells of a table, by their keys: one for each cell that changes, none beside it. Undefined where a cell
 * has no certain place, or where reading the draft again would not find just these changes.
 */
export function fillEdits(report: Report, table: FilledTable, texts: ReadonlyMap<string, string>): Edit[] | undefined {
  const homes = homesOf(report, table);
  const pipes = pipesOf(report, table);
  const edits: Edit[] = [];
  const wanted = new Map<string, string>();
  for (const [key, given] of texts) {
    const found = homes.get(key);
    const home = found && placeOf(report, found);
    if (home === undefined) return undefined;
    const text = plainFigure(given);
    if (/[|<>&\\]/.test(text)) return undefined;
    if (text === plainFigure(home.text)) continue;
    wanted.set(key, text);
    edits.push(pipes === undefined ? { at: home.at, newText: text } : inPipes(report.source, pipes, home, text));
  }
  edits.sort((a, b) => a.at.start - b.at.start);
  return proves(report, edits, { table, wanted }) ? edits : undefined;
}

/** Markup that shows nothing stays around the figure. */
function placeOf({ copy, source }: Report, home: Home): Home | undefined {
  if (copy.isWhole(home.at)) return home;
  const at = home.text === '' ? placeInBlankCell(source, home.at) : undefined;
  return at && { ...home, at };
}

/** A row of the draft that holds its label alone, and its figures written behind it; undefined where that would not be read so. */
export function rowEdits(report: Report, table: FilledTable, row: FilledRow, figures: readonly string[]): Edit[] | undefined {
  if (row.state !== 'empty' || row.row.key === '' || row.cells.length > 0) return undefined;
  const block = table.table.blocks.find(({ rows }) => rows.includes(row.row));
  const keys = block?.columns.map(({ key }) => `${row.row.key}.${key}`) ?? [];
  if (keys.length !== figures.length) return undefined;
  const { source } = report;
  const end = row.at.end;
  const between =
    row.notation === 'tab'
      ? '\t'
      : row.notation === 'line'
        ? (/^(?:[ \t]*\r?\n)+/.exec(source.slice(end, end + 20))?.[0] ?? '\n')
        : undefined;
  if (between === undefined) return undefined;
  const edits = [{ at: { start: end, end }, newText: figures.map((figure) => between + figure).join('') }];
  const wanted = new Map(keys.map((key, i) => [key, figures[i] ?? '']));
  return proves(report, edits, { table, wanted }) ? edits : undefined;
}

/** Takes its room from the padding, so that the columns stay where they are; only where there is none does the row grow. */
function inPipes(source: string, { rows }: PipeTable, { at }: Home, text: string): Edit {
  const row = rows.find((one) => one.at.start <= at.start && at.end <= one.at.end);
  const index = row?.cells.findIndex((cell) => cell.at.start <= at.start && at.end <= cell.at.end) ?? -1;
  const cell = row?.cells[index];
  if (cell === undefined) return { at, newText: text };
  const { start, end } = cell.content;
  const [before, behind] = start === end ? [0, cell.at.end - cell.at.start] : [start - cell.at.start, cell.at.end - end];
  const content = start === end ? text : source.slice(start, at.start) + text + source.slice(at.end, end);
  const tight = start !== end && before === 0 && behind === 0;
  if (tight || !cell.closed) return { at: cell.at, newText: tight ? content : ` ${content}` };
  const ruler = rows.find((one) => one.ruler)?.cells[index];
  const dashes = ruler === undefined ? '' : source.slice(ruler.content.start, ruler.content.end);
  const room = displayWidth(source.slice(cell.at.start, cell.at.end)) - displayWidth(content);
  const right = dashes.endsWith(':') && !dashes.startsWith(':');
  const [left, rest] = right ? [Math.max(1, room - 1), 1] : [1, Math.max(1, room - 1)];
  return { at: cell.at, newText: `${' '.repeat(left)}${content}${' '.repeat(rest)}` };
}

interface Proof {
  readonly table: FilledTable;
  readonly wanted: ReadonlyMap<string, string>;
}

/** Read again, the table holds the new texts in their cells, and every other cell of the report what it held. */
function proves(report: Report, edits: readonly Edit[], { table, wanted }: Proof): boolean {
  if (edits.length === 0) return true;
  const text = applyEdits(report.source, edits);
  const again = reportIn(readReport(text, { form: report.form.id, extended: report.form, html: report.isPage, isReport: true }));
  if (again?.tables.length !== report.tables.length) return false;
  return report.tables.every((before, i) => {
    const after = again.tables[i];
    if (after?.form !== before.form || after.table !== before.table) return false;
    const expected = before === table ? wanted : new Map<string, string>();
    const textIn = (one: Report, filled: FilledTable, key: string) => plainFigure(homesOf(one, filled).get(key)?.text ?? '');
    const keys = new Set([...before.cells.keys(), ...after.cells.keys(), ...expected.keys()]);
    return [...keys].every((key) => textIn(again, after, key) === (expected.get(key) ?? textIn(report, before, key)));
  });
}
