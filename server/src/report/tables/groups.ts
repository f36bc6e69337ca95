import { forms } from '../../data/forms.js';
import { withoutBlanks } from '../../text/chars.js';
import type { WrittenCell, WrittenRow } from '../types.js';
import { type RawTable, unnamedTables } from './raw.js';

/** Columns under one merged header of a table without row labels: 行政复议 heads the first five of table four. */
interface Group {
  readonly table: string;
  readonly name: string;
  readonly start: number;
  readonly width: number;
}

const groups = groupsOf();
const names = [...new Set(groups.map(({ name }) => name))];

/** What was read above a row: only where a row has no label, which is seldom, it is asked what of it names a group of columns. */
export class GroupNames {
  private texts: string[] = [];

  add(text: string): void {
    this.texts.push(text);
  }

  clear(): void {
    if (this.texts.length > 0) this.texts = [];
  }

  /** The name that was read last; empty where there is none. No text is asked twice. */
  last(): string {
    const name = this.texts.findLast(namesGroup);
    this.texts = name === undefined ? [] : [name];
    return name ?? '';
  }
}

/** The text names a group of columns, as a heading above a table of its own does. */
export function namesGroup(text: string): boolean {
  if (text.length > LONGEST_NAME) return false;
  const plain = withoutBlanks(text);
  return names.some((name) => plain.includes(name));
}

/** As many figures as a group of columns of the table has, behind its name or under it. */
export function pieceIn(
  { id }: RawTable,
  { cells }: WrittenRow,
  [text, ...more]: readonly WrittenCell[],
  above: GroupNames,
): RawTable['pieces'][number] | undefined {
  if (!unnamedTables.has(id) || more.length > 0) return undefined;
  const figures = text === undefined ? cells : cells.slice(cells.indexOf(text) + 1);
  const group = groupIn(text?.text ?? above.last(), figures.length);
  return group?.table === id ? { start: group.start, cells: figures } : undefined;
}

/** The group of so many columns that a text names; the innermost where it names several: 行政诉讼（复议后起诉）. */
function groupIn(text: string, width: number): Group | undefined {
  const plain = withoutBlanks(text);
  const named = groups.filter((group) => group.width === width && plain.includes(group.name));
  return named.sort((a, b) => b.name.length - a.name.length)[0];
}

/** Longer lines speak of reviews and lawsuits; they head nothing. */
const LONGEST_NAME = 24;

function groupsOf(): Group[] {
  const found = new Map<string, Group>();
  for (const form of forms) {
    for (const { id, blocks } of form.tables) {
      const columns = blocks.find(({ rows }) => rows[0]?.key === '')?.columns ?? [];
      const paths = columns.map(({ group = '' }) => group.split('/'));
      for (const name of new Set(paths.flat().filter((part) => part !== ''))) {
        const start = paths.findIndex((path) => path.includes(name));
        found.set(`${id} ${name}`, { table: id, name, start, width: paths.filter((path) => path.includes(name)).length });
      }
    }
  }
  return [...found.values()];
}
