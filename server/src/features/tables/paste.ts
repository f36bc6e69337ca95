import type { FilledCell, FilledTable, Report } from '../../report/types.js';
import type { Edit } from '../../text/edits.js';
import { lookOf } from '../../text/figure.js';
import { encloses, overlaps, type Span, span, touches } from '../../text/span.js';
import { type Clip, cellsOf, plain, readClip } from './clip.js';
import { alignTable, placesIn } from './format.js';
import { type PipeCell, type PipeTable, pipeTableAt, placeIn, standardTableIn } from './pipes.js';

/** What pasting into a standard table does. */
export interface Filling {
  readonly edits: readonly Edit[];
  /** Figures that are written. */
  readonly filled: number;
  /** Cells among them that held something else. */
  readonly replaced: number;
}

/** A cell of the draft that takes a figure. */
type Home = Pick<FilledCell, 'key' | 'at' | 'text' | 'state'>;
/** What is to stand in it. */
type Fills = ReadonlyMap<Home, string>;

/** The standard table that is filled. */
interface Target {
  readonly table: FilledTable;
  readonly pipes: PipeTable | undefined;
  /** Row by row; undefined where a cell has no certain place. */
  readonly homes: Homes;
}

type Homes = readonly (readonly (Home | undefined)[])[];

/**
 * Puts the figures of a copied table into the standard table at the offset: by their labels, or where the clip is a bare
 * block of figures from the offset's cell on to the right and down. Undefined unless every figure of the clip has a cell.
 */
export function fillFrom(report: Report, offset: number, clip: Clip): Filling | undefined {
  const target = targetAt(report, offset);
  if (target === undefined) return undefined;
  const copied = readClip(clip, report.form);
  if (copied === undefined) return undefined;
  const around = cellAround(target.pipes, offset);
  const first = target.homes.flat().find((home) => home !== undefined && encloses(around, home.at));
  const fills = byLabel(target, copied) ?? (first && byPlace(target.homes, cellsOf(clip), first));
  if (fills === undefined) return undefined;
  const changed = new Map([...fills].filter(([home, text]) => plain(home.text) !== text));
  if (changed.size === 0) return undefined;
  const replaced = [...changed.keys()].filter(({ state }) => state !== 'blank').length;
  return { edits: editsOf(report, target.pipes, changed), filled: changed.size, replaced };
}

/** The same as texts by the keys of their cells, for a table whose places are known row by row, and from one of them on. */
export function figuresFrom(
  report: Report,
  target: Pick<Target, 'table' | 'homes'>,
  from: string,
  clip: Clip,
): ReadonlyMap<string, string> | undefined {
  const copied = readClip(clip, report.form);
  const first = target.homes.flat().find((home) => home?.key === from);
  const fills =
    copied && (byLabel(target, copied) ?? (first && byPlace(target.homes, inGroups(target.homes, cellsOf(clip), first), first)));
  return fills && new Map([...fills].map(([{ key }, text]) => [key, text]));
}

/** A table of one row may be drawn, and copied, with its groups of columns as rows: from the first column of a group on they are one again. */
function inGroups(homes: Homes, rows: readonly (readonly string[])[], first: Home): readonly (readonly string[])[] {
  const [row, ...others] = homes;
  const width = rows[0]?.length ?? 0;
  const isOne = row !== undefined && others.length === 0 && rows.length > 1 && width > 1 && rows.every(({ length }) => length === width);
  return isOne && row.length % width === 0 && row.indexOf(first) % width === 0 ? [rows.flat()] : rows;
}

function targetAt(report: Report, offset: number): Target | undefined {
  const pipes = pipeTableAt(report, offset);
  const table = pipes ? standardTableIn(report, pipes) : report.tables.find(({ at }) => touches(at, offset));
  if (table === undefined) return undefined;
  const blank = pipes && table.cells.size === 0 ? blankRow(table, pipes) : undefined;
  return { table, pipes, homes: blank === undefined ? table.rows.map(({ cells }) => cells).filter((cells) => cells.length > 0) : [blank] };
}

/** The one row of a table without labels, as long as nothing stands in it: no reader can tell it from the end of the table. */
function blankRow({ table }: FilledTable, { rows }: PipeTable): readonly Home[] | undefined {
  const block = table.blocks[0];
  const cells = rows.at(-1)?.cells ?? [];
  if (block?.rows[0]?.key !== '' || cells.length !== block.columns.length) return undefined;
  if (cells.some(({ content }) => content.start !== content.end)) return undefined;
  return block.columns.map(({ key }, i) => ({ key, at: cells[i]?.content ?? span(0, 0), text: '', state: 'blank' }));
}

function byLabel({ table, homes }: Pick<Target, 'table' | 'homes'>, copied: Report): Fills | undefined {
  const [own, ...others] = copied.tables;
  if (own === undefined || others.length > 0) return undefined;
  if (own.table.id !== table.table.id || own.form !== table.form || own.state !== 'read' || saysMore(copied, own)) return undefined;
  const byKey = new Map(homes.flat().flatMap((home) => (home === undefined ? [] : [[home.key, home] as const])));
  const fills = new Map<Home, string>();
  for (const cell of own.cells.values()) {
    if (cell.state === 'blank') continue;
    const home = byKey.get(cell.key);
    const figure = plain(cell.text);
    if (home === undefined || lookOf(figure) !== 'figure') return undefined;
    fills.set(home, figure);
  }
  return fills.size > 0 && fills.size === figuresIn(copied) ? fills : undefined;
}

/** A sentence, or a count of something. */
const STATEMENT = /[。；，]|[\d０-９]\s*(?:件|条|个|次|项|人|份|篇|元|万元)/;

/** What stands around the table and would be lost. A caption would be too, but says nothing that is missed. */
function saysMore({ blocks, source }: Report, { at }: FilledTable): boolean {
  const outside = blocks.filter((block) => !overlaps(block.at, at));
  return outside.some((block) => block.kind === 'paragraph' || STATEMENT.test(source.slice(block.at.start, block.at.end)));
}

/** All cells that hold a figure; more than were bound, and one of them would be lost. */
function figuresIn(copied: Report): number {
  return copied.blocks.reduce(
    (sum, block) => sum + (block.kind === 'row' ? block.cells.filter(({ text }) => lookOf(text) === 'figure').length : 0),
    0,
  );
}

/** A block of nothing but figures and blanks, of which each figure has a cell at the same distance from the first. */
function byPlace(homes: Homes, rows: readonly (readonly string[])[], first: Home): Fills | undefined {
  const width = rows[0]?.length ?? 0;
  const isFigure = (text: string) => lookOf(text) === 'figure';
  const figures = rows.flat().filter(isFigure).length;
  const isBlock = rows.every((row) => row.length === width && row.some(isFigure) && row.every((text) => text === '' || isFigure(text)));
  if (figures < 2 || !isBlock) return undefined;
  const top = homes.findIndex((row) => row.includes(first));
  const left = homes[top]?.indexOf(first) ?? 0;
  const fills = new Map<Home, string>();
  for (const [y, row] of rows.entries()) {
    for (const [x, text] of row.entries()) {
      if (text === '') continue;
      const home = homes[top + y]?.[left + x];
      if (home === undefined) return undefined;
      fills.set(home, text);
    }
  }
  return fills;
}

/** In a pipe table the padding is the cell's too. */
function cellAround(pipes: PipeTable | undefined, offset: number): Span {
  const place = pipes && placeIn(pipes, offset);
  return (place && pipes?.rows[place.row]?.cells[place.cell]?.at) ?? span(offset, offset);
}

/** In a pipe table that was aligned the columns are so afterwards too. */
function editsOf(report: Report, pipes: PipeTable | undefined, fills: Fills): Edit[] {
  if (pipes === undefined) return inOrder([...fills].map(([{ at }, newText]) => ({ at, newText })));
  const { source } = report;
  const places = placesIn(report, pipes);
  const cells = pipes.rows.flatMap((row) => row.cells);
  const contents = new Map<PipeCell, string>();
  for (const [{ at }, text] of fills) {
    const cell = cells.find((other) => encloses(other.at, at));
    if (cell === undefined) continue;
    const { start, end } = cell.content;
    contents.set(cell, start === end ? text : source.slice(start, at.start) + text + source.slice(at.end, end));
  }
  if (alignTable(source, pipes, { places }).length === 0) return alignTable(source, pipes, { places, contents });
  return inOrder(
    [...contents].map(([{ at, content }, text]) =>
      content.start === content.end ? { at, newText: ` ${text} ` } : { at: content, newText: text },
    ),
  );
}

function inOrder(edits: Edit[]): Edit[] {
  return edits.sort((a, b) => a.at.start - b.at.start);
}
