import type { FormTable } from '../../data/types.js';
import { type OfficialCell, officialTable } from '../../forms/official-table.js';
import { fact } from '../../report/fact.js';

/** A cell as the form prints it, or a mark at the end of a row or column that tells how its equations stand. */
export interface LayoutCell {
  readonly kind: 'head' | 'label' | 'figure' | 'mark' | 'none';
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  readonly key?: string;
  readonly mark?: string;
}

/** How the fill-in view lays a table out. */
export interface Layout {
  readonly rows: readonly (readonly LayoutCell[])[];
  /** Its groups of columns as rows. */
  readonly folded: readonly (readonly LayoutCell[])[] | undefined;
}

/** From so many columns on a single row is folded where there is little room. */
const MANY_COLUMNS = 10;

/** The official table with a place for a mark behind each row and below each column. */
export const layoutOf = fact((table: FormTable): Layout => {
  const official = officialTable(table);
  const heads = official.findIndex((row) => row.some(({ kind }) => kind !== 'head'));
  const body = official.map((row, i) => [...row.map(drawn), ...endOf(table, row, { line: i, heads })]);
  const rows = [...body, ...footOf(table)];
  return { rows, folded: groupsAsRows(table) ?? labelsAbove(table, rows) };
});

function drawn({ kind, text, key, colspan, rowspan }: OfficialCell): LayoutCell {
  if (kind !== 'value') return { kind, text, colspan, rowspan };
  return key === undefined ? { kind: 'none', text, colspan, rowspan } : { kind: 'figure', text: '', key, colspan, rowspan };
}

/** One cell beside all of the head, and one behind every further row. */
function endOf(
  table: FormTable,
  row: readonly OfficialCell[],
  { line, heads }: { readonly line: number; readonly heads: number },
): LayoutCell[] {
  if (isUnnamed(table) || (line > 0 && line < heads)) return [];
  if (line === 0 && heads > 0) return [{ kind: 'head', text: '勾稽', colspan: 1, rowspan: heads }];
  const key = row.find(({ kind, key }) => kind === 'value' && key !== undefined)?.key;
  return [key === undefined ? NOTHING : { kind: 'mark', text: '', colspan: 1, rowspan: 1, mark: markOfRow(key) }];
}

const NOTHING: LayoutCell = { kind: 'none', text: '', colspan: 1, rowspan: 1 };

/** Below the columns of a table whose columns have equations of their own; below the groups of one without labels. */
function footOf(table: FormTable): LayoutCell[][] {
  const [block, ...others] = table.blocks;
  if (block === undefined || others.length > 0) return [];
  if (isUnnamed(table)) {
    const cells = groupsOf(table).map(
      ({ keys }): LayoutCell => ({ kind: 'mark', text: '', colspan: keys.length, rowspan: 1, mark: markOfGroup(keys) }),
    );
    return cells.length > 0 ? [cells] : [];
  }
  if (block.columns.length < 2) return [];
  const label: LayoutCell = { kind: 'label', text: '勾稽', colspan: table.width - block.columns.length, rowspan: 1 };
  const marks = block.columns.map(({ key }): LayoutCell => ({ kind: 'mark', text: '', colspan: 1, rowspan: 1, mark: `column ${key}` }));
  return [[label, ...marks, NOTHING]];
}

/** For labels in several columns: those that head others stand above them, in rows of their own. */
function labelsAbove({ labelColumns, width }: FormTable, rows: Layout['rows']): LayoutCell[][] | undefined {
  if (labelColumns < 2) return undefined;
  return rows.flatMap((row) => {
    const above = row.filter(({ kind, rowspan }) => kind === 'label' && rowspan > 1);
    const whole = above.map((cell): LayoutCell[] => [{ ...cell, rowspan: 1, colspan: width - labelColumns + 2 }]);
    const rest = row.filter((cell) => !above.includes(cell));
    return [...whole, rest.map((cell, i) => (i === 0 && cell.kind !== 'figure' ? { ...cell, colspan: 1 } : cell))];
  });
}

function groupsAsRows(table: FormTable): LayoutCell[][] | undefined {
  const columns = table.blocks[0]?.columns ?? [];
  const groups = groupsOf(table);
  const [first] = groups;
  if (!isUnnamed(table) || columns.length < MANY_COLUMNS || first === undefined) return undefined;
  const cell = (kind: LayoutCell['kind'], text: string): LayoutCell => ({ kind, text, colspan: 1, rowspan: 1 });
  if (groups.some(({ labels }) => labels.join() !== first.labels.join())) return undefined;
  return [
    ['', ...first.labels, '勾稽'].map((text) => cell('head', text)),
    ...groups.map(({ name, keys }) => [
      cell('label', name),
      ...keys.map((key): LayoutCell => ({ ...cell('figure', ''), key })),
      { ...cell('mark', ''), mark: markOfGroup(keys) },
    ]),
  ];
}

interface Group {
  readonly name: string;
  readonly keys: readonly string[];
  readonly labels: readonly string[];
}

/** Neighbouring columns under one merged header. */
function groupsOf({ blocks }: FormTable): Group[] {
  const groups: { name: string; keys: string[]; labels: string[] }[] = [];
  for (const { key, label, group = '' } of blocks[0]?.columns ?? []) {
    const name = group.split('/').join(' ');
    const last = groups.at(-1);
    if (last?.name === name) {
      last.keys.push(key);
      last.labels.push(label);
    } else groups.push({ name, keys: [key], labels: [label] });
  }
  return groups;
}

/** One row, without a label. */
function isUnnamed({ blocks }: FormTable): boolean {
  return blocks.length === 1 && blocks[0]?.rows.length === 1 && blocks[0].rows[0]?.key === '';
}

function markOfRow(key: string): string {
  return `row ${key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : ''}`;
}

function markOfGroup(keys: readonly string[]): string {
  return `group ${keys[0] ?? ''}`;
}

/** The keys of the figures that a mark stands behind. */
export function keysOf(table: FormTable, mark: string): readonly string[] {
  const [kind, name = ''] = mark.split(' ');
  if (kind === 'group') return groupsOf(table).find(({ keys }) => keys[0] === name)?.keys ?? [];
  if (kind === 'row')
    return table.blocks.flatMap(({ rows, columns }) =>
      rows.some(({ key }) => key === name) ? columns.map((c) => `${name}.${c.key}`) : [],
    );
  return [];
}

/** Where an equation on these cells is told: at the end of the row or group that holds all of them, else of the total's column, else of its row. */
export function markFor(table: FormTable, total: string, terms: readonly string[]): string {
  if (isUnnamed(table)) return markOfGroup(groupsOf(table).find(({ keys }) => keys.includes(total))?.keys ?? []);
  const column = total.slice(total.lastIndexOf('.') + 1);
  const isAcross = terms.every((key) => markOfRow(key) === markOfRow(total));
  const hasColumns = table.blocks.length === 1 && (table.blocks[0]?.columns.length ?? 0) > 1;
  return isAcross || !hasColumns ? markOfRow(total) : `column ${column}`;
}
