import { writeFileSync } from 'node:fs';

/** One thing measured beside the least that anything like it can take. */
export interface Row {
  readonly part: string;
  readonly case: string;
  readonly unit: 'ms' | 'µs' | 'MB' | 'files/s';
  readonly ours: number;
  readonly floor?: number;
  /** Of pairs: the median of theirs, not the quotient of two medians. */
  readonly ratio?: number;
  /** The ratio where the same is read once more, with all caches filled. */
  readonly again?: number;
  /** Of the growth: 1 is linear, 2 quadratic. */
  readonly exponent?: number;
  readonly aim?: Aim;
  readonly note?: string;
}

/** Not more than these. */
export interface Aim {
  readonly ratio?: number;
  readonly exponent?: number;
  readonly ours?: number;
}

/** A case that could not be measured; the others are. */
export interface FailedRow {
  readonly part: string;
  readonly case: string;
  readonly failed: string;
}

const HEAD = ['part', 'case', 'ours', 'floor', 'ratio', 'again', 'exponent', 'aim', 'note'];

/** One table of all parts; each row is printed as soon as it is there. */
export class Table {
  readonly rows: (Row | FailedRow)[] = [];

  add(row: Row | FailedRow): void {
    if (this.rows.length === 0) console.log(`| ${HEAD.join(' | ')} |\n|${HEAD.map((_, i) => (i < 2 ? '---' : '--:')).join('|')}|`);
    this.rows.push(row);
    console.log(`| ${('failed' in row ? [row.part, row.case, `failed: ${row.failed}`] : cells(row)).join(' | ')} |`);
  }

  get failed(): boolean {
    return this.rows.some((row) => 'failed' in row);
  }

  write(path: string, about: Readonly<Record<string, unknown>>): void {
    writeFileSync(path, `${JSON.stringify({ version: 1, ...about, rows: this.rows }, undefined, 2)}\n`);
  }
}

function cells({ part, case: name, unit, ours, floor, ratio, again, exponent, aim, note }: Row): string[] {
  return [
    part,
    name,
    `${short(ours)} ${unit}`,
    floor === undefined ? '' : `${short(floor)} ${unit}`,
    short(ratio),
    short(again),
    exponent === undefined ? '' : exponent.toFixed(2),
    aim === undefined ? '' : aims(aim, { ratio, exponent, ours }),
    note ?? '',
  ];
}

function aims(aim: Aim, measured: { readonly [name in keyof Aim]: number | undefined }): string {
  const held = (name: keyof Aim): string => {
    const [most, is] = [aim[name], measured[name]];
    return most === undefined ? '' : `${name} ≤ ${most} ${is === undefined ? '?' : is <= most ? '✓' : '✗'}`;
  };
  return [held('ratio'), held('exponent'), held('ours')].filter((text) => text !== '').join(', ');
}

/** Three figures say all that a machine shared with others can. */
function short(value: number | undefined): string {
  if (value === undefined) return '';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3).replace(/\.?0+$/, '');
}
