import { blockBetween, type Direction, tabbed } from './grid.js';
import { keyOf, type Tables } from './tables.js';

/** The block of cells that is marked, from the cell where that began to the one with the focus. */
export class Block {
  #anchor: HTMLInputElement | undefined;

  constructor(
    private readonly tables: Tables,
    private readonly page: HTMLElement,
  ) {}

  /** Shift and an arrow: the cell that the block reaches to then; undefined at the edge of the table. */
  extended(input: HTMLInputElement, key: string): { readonly to: HTMLInputElement; readonly anchor: HTMLInputElement } | undefined {
    const direction = key.slice('Arrow'.length).toLowerCase() as Direction;
    const to = this.tables.next(input, direction);
    if (to === undefined || this.tables.of(to) !== this.tables.of(input)) return undefined;
    return { to, anchor: this.#anchor ?? input };
  }

  mark(anchor: HTMLInputElement, to: HTMLInputElement): void {
    this.clear();
    this.#anchor = anchor;
    for (const key of this.#keys(to).flat()) this.tables.of(to)?.inputs.get(key)?.closest('td')?.classList.add('marked');
  }

  clear(): void {
    this.#anchor = undefined;
    for (const cell of this.page.querySelectorAll('.marked')) cell.classList.remove('marked');
  }

  /** Its figures as spreadsheets take them; undefined where no block is marked. */
  text(input: HTMLInputElement | undefined): string | undefined {
    const drawn = this.tables.of(input);
    if (input === undefined || drawn === undefined || this.#anchor === undefined) return undefined;
    return tabbed(this.#keys(input).map((row) => row.map((key) => drawn.inputs.get(key)?.dataset.text ?? '')));
  }

  #keys(to: HTMLInputElement): string[][] {
    const drawn = this.tables.of(to);
    return drawn === undefined || this.#anchor === undefined ? [] : blockBetween(drawn.grid, keyOf(this.#anchor), keyOf(to));
  }
}
