import type { FillFigure, FillMark, FillTable } from '../../../server/src/lsp/protocol.js';
import type { Drawn } from './draw.js';
import { type Direction, neighbour } from './grid.js';

export type RowMark = FillMark & { readonly name: string };

/** The tables on the page, and the ways between their cells. */
export class Tables {
  drawn: readonly Drawn[] = [];

  *inputs(): Generator<HTMLInputElement> {
    for (const { inputs } of this.drawn) yield* inputs.values();
  }

  of(input: HTMLInputElement | undefined): Drawn | undefined {
    return input && this.drawn.find(({ inputs }) => inputs.get(keyOf(input)) === input);
  }

  /** By the id of the table, or by a line of the draft that it stands on. */
  find(wanted: string | number): Drawn | undefined {
    return this.drawn.find(({ table: { id, range } }) =>
      typeof wanted === 'string' ? id === wanted : range.start.line <= wanted && wanted <= range.end.line,
    );
  }

  tableOf(input: HTMLInputElement): FillTable | undefined {
    return this.of(input)?.table;
  }

  figureAt(input: HTMLInputElement): FillFigure | undefined {
    return this.tableOf(input)?.figures[keyOf(input)];
  }

  /** The mark of the row. */
  markAt(input: HTMLInputElement): RowMark | undefined {
    const name = input.closest('tr')?.querySelector<HTMLElement>('[data-mark]')?.dataset.mark;
    const mark = name === undefined ? undefined : this.tableOf(input)?.marks[name];
    return name === undefined || mark === undefined ? undefined : { name, ...mark };
  }

  /** The cell in that direction; from the last cell on to the next table, and back. */
  next(input: HTMLInputElement, direction: Direction): HTMLInputElement | undefined {
    const drawn = this.of(input);
    const key = drawn && neighbour(drawn.grid, keyOf(input), direction);
    if (drawn === undefined || key !== undefined) return drawn?.inputs.get(key ?? '');
    const at = this.drawn.indexOf(drawn);
    if (direction === 'previous') return [...(this.drawn[at - 1]?.inputs.values() ?? [])].at(-1);
    return direction === 'next' || direction === 'down' ? this.drawn[at + 1]?.inputs.values().next().value : undefined;
  }

  /** The first cell of the row below. */
  below(input: HTMLInputElement): HTMLInputElement | undefined {
    const drawn = this.of(input);
    const place = drawn?.grid.placed.find(({ cell }) => cell.key === keyOf(input));
    const first = drawn?.grid.placed.find(({ row, cell }) => row === place?.row && cell.kind === 'figure')?.cell.key;
    const from = drawn?.inputs.get(first ?? '');
    return from && this.next(from, 'down');
  }

  firstBlank(): HTMLInputElement | undefined {
    const all = [...this.inputs()];
    return all.find(({ value, readOnly }) => value === '' && !readOnly) ?? all[0];
  }
}

export function keyOf(input: HTMLInputElement): string {
  return input.dataset.key ?? '';
}

/** Table and cell, the same from one drawing to the next. */
export function placeOf(input: HTMLInputElement): string {
  return `${input.closest<HTMLElement>('[data-table]')?.dataset.table} ${keyOf(input)}`;
}

export function inputOf(target: EventTarget | null): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.dataset.key !== undefined ? target : undefined;
}

/** Something was typed that is not written down yet. */
export function isPending(input: HTMLInputElement): boolean {
  return input.value !== (input.dataset.text ?? '');
}
