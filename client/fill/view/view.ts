import type { FillAnswer, FillTable } from '../../../server/src/lsp/protocol.js';
import type { FromView, ToView, Words } from '../talk.js';
import { Detail } from './detail.js';
import { type Drawn, draw, layoutFor, make, refreshFigure, refreshMark } from './draw.js';
import { folded, isFigure, type Move, moveFor } from './figure.js';
import { blockBetween, type Direction, neighbour, tabbed } from './grid.js';

/** Narrower than this, a table of many columns is folded. */
const NARROW = 760;

/** The page: tables drawn from what the server says, and what is done in them told to the extension. It keeps no figures of its own. */
export class View {
  readonly #tables = make('main');
  readonly #live = make('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  readonly #detail: Detail;
  #drawn: Drawn[] = [];
  #answer: FillAnswer | null | undefined;
  #isNarrow = false;
  /** Texts that were sent and are not in the draft yet, by table and cell, with the number of the change. */
  readonly #sent = new Map<string, { readonly id: number; readonly text: string }>();
  #lastId = 0;
  /** The other corner of the marked block. */
  #anchor: HTMLInputElement | undefined;

  constructor(
    page: HTMLElement,
    private readonly words: Words,
    private readonly tell: (message: FromView) => void,
  ) {
    this.#detail = new Detail(words, {
      adopt: (input) => this.#adopt(input),
      zeros: (input, mark) => this.#fillZeros(input, mark),
      repair: (edits) => this.tell({ type: 'repair', version: this.#answer?.version ?? -1, edits }),
      back: (input) => this.#enter(input),
    });
    page.append(this.#tables, this.#detail.element, this.#live);
    this.#tables.addEventListener('keydown', (event) => this.#key(event));
    this.#tables.addEventListener('focusin', ({ target }) => this.#entered(inputOf(target)));
    this.#tables.addEventListener('focusout', ({ target }) => this.#commit(inputOf(target)));
    // A click marks what is in the cell, as entering it by a key does; a second one puts the caret into it.
    this.#tables.addEventListener('mousedown', ({ target }) => {
      const input = inputOf(target);
      if (input !== undefined && input !== document.activeElement) input.addEventListener('mouseup', () => input.select(), { once: true });
    });
    this.#tables.addEventListener('click', (event) => this.#click(event));
    this.#tables.addEventListener('paste', (event) => this.#paste(event));
    this.#tables.addEventListener('copy', (event) => this.#copy(event));
    this.#tables.addEventListener('input', () => this.#mark(undefined));
    new ResizeObserver(() => this.#resize()).observe(page);
  }

  take(message: ToView): void {
    if (message.type === 'show') this.#show(message.answer);
    else if (message.type === 'focus') this.#focusTable(message.table);
    else {
      for (const [place, { id }] of this.#sent) if (id <= message.id) this.#sent.delete(place);
      if (message.words !== '') this.#say(message.words, message.refused);
    }
  }

  #show(answer: FillAnswer | null): void {
    const first = this.#answer === undefined;
    const before = this.#answer;
    this.#answer = answer;
    this.#isNarrow = document.body.clientWidth < NARROW;
    if (answer === null) {
      this.#drawn = [];
      this.#tables.replaceChildren(make('p', { class: 'none' }, this.words.noReport));
      return;
    }
    const layouts = answer.tables.map((table) => layoutFor(table, this.#isNarrow));
    if (layouts.join('\n') !== this.#drawn.map(({ layout }) => layout).join('\n') || this.#drawn.length === 0) this.#redraw(answer);
    for (const [i, table] of answer.tables.entries()) this.#refresh(this.#drawn[i], table);
    if (before) this.#announce(before, answer);
    const active = this.#active();
    if (active !== undefined) this.#detail.show(active, this.#figureAt(active), this.#markAt(active));
    else if (first) this.#enter(this.#firstBlank());
    else if (!this.#detail.hasFocus) this.#detail.help();
  }

  /** Everything anew; the focus goes back to the cell that had it. */
  #redraw({ tables }: FillAnswer): void {
    const active = this.#active();
    const place = active && placeOf(active);
    const pending = active !== undefined && isPending(active) ? active.value : undefined;
    this.#drawn = tables.map((table) => draw(table, this.#isNarrow, this.words));
    this.#tables.replaceChildren(...this.#drawn.map(({ section }) => section));
    const again = [...this.#inputs()].find((input) => placeOf(input) === place);
    const stop = again ?? this.#inputs().next().value;
    if (stop !== undefined) stop.tabIndex = 0;
    if (again === undefined) return;
    again.focus({ preventScroll: true });
    if (pending !== undefined) again.value = pending;
  }

  #refresh(drawn: Drawn | undefined, table: FillTable): void {
    if (drawn === undefined) return;
    drawn.table = table;
    for (const [key, input] of drawn.inputs) {
      const figure = table.figures[key];
      if (figure === undefined) continue;
      refreshFigure(input, figure, this.words);
      const sent = this.#sent.get(placeOf(input));
      const keep = isPending(input);
      input.dataset.text = sent?.text ?? figure.text;
      if (!keep && input.value !== input.dataset.text) {
        input.value = input.dataset.text;
        if (input === document.activeElement) input.select();
      }
    }
    for (const cell of drawn.section.querySelectorAll<HTMLElement>('[data-mark]'))
      refreshMark(cell, table.marks[cell.dataset.mark ?? ''], this.words);
    const tally = drawn.section.querySelector('.tally');
    if (tally !== null) tally.textContent = table.tally;
    const toText = drawn.section.querySelector<HTMLElement>('[data-line]');
    if (toText !== null) toText.dataset.line = String(table.range.start.line);
    const notes = drawn.section.querySelector('.notes');
    notes?.replaceChildren(...table.notes.map((note) => this.#detail.noteOf(note)));
  }

  #announce(before: FillAnswer, after: FillAnswer): void {
    const said = after.tables.flatMap((table) => {
      const old = before.tables.find(({ index, id }) => index === table.index && id === table.id);
      if (old === undefined) return [];
      return Object.entries(table.marks).flatMap(([name, mark]) => {
        const was = old.marks[name]?.status;
        if (was === mark.status || mark.words === '' || mark.status === 'unknown') return [];
        return [mark.status === 'fails' ? mark.words : `${this.words.status.holds}：${mark.words}`];
      });
    });
    if (said.length > 0) this.#live.textContent = said.join('；');
  }

  #key(event: KeyboardEvent): void {
    const input = inputOf(event.target);
    if (input === undefined) return;
    if (event.shiftKey && event.key.startsWith('Arrow') && !isPending(input) && this.#extend(input, event)) return;
    const move = moveFor({
      // With Alt, a Mac writes other signs.
      key: event.altKey && event.code === 'Digit0' ? '0' : event.key,
      shift: event.shiftKey,
      alt: event.altKey,
      command: event.ctrlKey || event.metaKey,
      composing: event.isComposing || event.keyCode === 229,
      text: input.value,
      start: input.selectionStart ?? 0,
      end: input.selectionEnd ?? 0,
      pending: isPending(input),
    });
    if (move === undefined || !this.#do(move, input)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** False where the key is left to the browser, as Tab is at the end of the last table. */
  #do(move: Move, input: HTMLInputElement): boolean {
    if (move === 'revert') {
      input.value = input.dataset.text ?? '';
      input.select();
      return true;
    }
    if (move === 'adopt') return this.#adopt(input);
    if (move === 'zeros') return this.#detail.askZeros(input, this.#markAt(input));
    if (move === 'repairs') return this.#detail.focusRepairs();
    if (move === 'undo') {
      this.#commit(input);
      this.tell({ type: 'undo' });
      return true;
    }
    const next = this.#next(input, move);
    if (next === undefined) {
      this.#commit(input);
      return move !== 'next' && move !== 'previous';
    }
    this.#enter(next);
    return true;
  }

  #next(input: HTMLInputElement, direction: Direction): HTMLInputElement | undefined {
    const at = this.#drawn.findIndex(({ inputs }) => inputs.get(input.dataset.key ?? '') === input);
    const drawn = this.#drawn[at];
    const key = drawn && neighbour(drawn.grid, input.dataset.key ?? '', direction);
    if (key !== undefined) return drawn?.inputs.get(key);
    if (direction === 'left' || direction === 'right' || direction === 'up') return undefined;
    // From the last cell on to the next table, and back.
    if (direction === 'previous') return [...(this.#drawn[at - 1]?.inputs.values() ?? [])].at(-1);
    return this.#drawn[at + 1]?.inputs.values().next().value;
  }

  #enter(input: HTMLInputElement | undefined): void {
    if (input === undefined) return;
    input.focus();
    input.select();
  }

  #entered(input: HTMLInputElement | undefined): void {
    if (input === undefined) return;
    for (const other of this.#inputs()) other.tabIndex = other === input ? 0 : -1;
    this.#mark(undefined);
    this.#detail.show(input, this.#figureAt(input), this.#markAt(input));
  }

  /** Writes what was typed; a cell that was not touched is never written. */
  #commit(input: HTMLInputElement | undefined): void {
    if (input === undefined || !isPending(input)) return;
    const text = folded(input.value);
    if (!isFigure(text)) {
      input.setAttribute('aria-invalid', 'true');
      input.closest('td')?.classList.add('wrong');
      this.#say(this.words.noFigure(input.value), true);
      return;
    }
    input.value = text;
    if (text !== input.dataset.text) this.#send(input, text);
  }

  #send(input: HTMLInputElement, text: string): void {
    const key = input.dataset.key ?? '';
    const id = this.#change(input, { kind: 'figures', texts: { [key]: text } });
    this.#sent.set(placeOf(input), { id, text });
    input.dataset.text = text;
    input.value = text;
  }

  #change(input: HTMLInputElement, change: Extract<FromView, { type: 'change' }>['change']): number {
    this.#lastId += 1;
    const table = this.#tableOf(input);
    if (table !== undefined) this.tell({ type: 'change', id: this.#lastId, table: table.index, form: table.id, change });
    return this.#lastId;
  }

  #adopt(input: HTMLInputElement): boolean {
    const { isTotal, expected, state } = this.#figureAt(input) ?? {};
    if (isTotal !== true || expected === undefined || state === 'locked') return true;
    if (expected !== input.dataset.text) this.#send(input, expected);
    this.#enter(input);
    return true;
  }

  #fillZeros(input: HTMLInputElement, mark: string): void {
    this.#change(input, { kind: 'zeros', mark });
    const drawn = this.#drawn.find(({ inputs }) => inputs.get(input.dataset.key ?? '') === input);
    const place = drawn?.grid.placed.find(({ cell }) => cell.key === input.dataset.key);
    const row = drawn?.grid.placed.filter(({ row, cell }) => row === place?.row && cell.kind === 'figure') ?? [];
    const below = drawn && row[0]?.cell.key !== undefined ? neighbour(drawn.grid, row[0].cell.key, 'down') : undefined;
    this.#enter((below === undefined ? undefined : drawn?.inputs.get(below)) ?? input);
  }

  #click(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const { adopt, zeros, line } = target.dataset;
    const inTable = (key: string | undefined) => this.#drawn.find(({ section }) => section.contains(target))?.inputs.get(key ?? '');
    if (line !== undefined) this.tell({ type: 'text', line: Number(line) });
    else if (adopt !== undefined) {
      const input = inTable(adopt);
      if (input !== undefined) this.#adopt(input);
    } else if (zeros !== undefined) {
      const input = target.closest('tr')?.querySelector('input') ?? undefined;
      if (input !== undefined) {
        this.#enter(input);
        this.#detail.askZeros(input, this.#markAt(input));
      }
    } else if (event.shiftKey && target instanceof HTMLInputElement && this.#anchor !== undefined) this.#mark(target);
  }

  /** A single figure is the input's own affair. */
  #paste(event: ClipboardEvent): void {
    const input = inputOf(event.target);
    const [html, text] = ['text/html', 'text/plain'].map((type) => event.clipboardData?.getData(type) ?? '');
    if (input === undefined || text === undefined) return;
    const single = text.replace(/\r?\n$/, '');
    if (!/[\t\r\n]/.test(single)) {
      if (!isFigure(folded(single))) return;
      event.preventDefault();
      input.setRangeText(folded(single), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
      return;
    }
    event.preventDefault();
    input.value = input.dataset.text ?? '';
    this.#change(input, { kind: 'paste', key: input.dataset.key ?? '', clipboard: { text, ...(html && { html }) } });
  }

  #copy(event: ClipboardEvent): void {
    const input = inputOf(event.target);
    const drawn = this.#drawn.find(({ inputs }) => inputs.get(input?.dataset.key ?? '') === input);
    if (input === undefined || drawn === undefined || this.#anchor === undefined) return;
    const block = blockBetween(drawn.grid, this.#anchor.dataset.key ?? '', input.dataset.key ?? '');
    event.clipboardData?.setData('text/plain', tabbed(block.map((row) => row.map((key) => drawn.inputs.get(key)?.dataset.text ?? ''))));
    event.preventDefault();
  }

  /** Shift and an arrow mark a block from the cell where that began. */
  #extend(input: HTMLInputElement, event: KeyboardEvent): boolean {
    const direction = event.key.slice('Arrow'.length).toLowerCase() as Direction;
    const drawn = this.#drawn.find(({ inputs }) => inputs.get(input.dataset.key ?? '') === input);
    const key = drawn && neighbour(drawn.grid, input.dataset.key ?? '', direction);
    const next = key === undefined ? undefined : drawn?.inputs.get(key);
    if (next === undefined) return false;
    const anchor = this.#anchor ?? input;
    this.#enter(next);
    this.#anchor = anchor;
    this.#mark(next);
    event.preventDefault();
    return true;
  }

  #mark(to: HTMLInputElement | undefined): void {
    for (const cell of this.#tables.querySelectorAll('.marked')) cell.classList.remove('marked');
    if (to === undefined) this.#anchor = undefined;
    const drawn = to && this.#drawn.find(({ inputs }) => inputs.get(to.dataset.key ?? '') === to);
    if (to === undefined || drawn === undefined || this.#anchor === undefined) return;
    for (const key of blockBetween(drawn.grid, this.#anchor.dataset.key ?? '', to.dataset.key ?? '').flat())
      drawn.inputs.get(key)?.closest('td')?.classList.add('marked');
  }

  #resize(): void {
    const isNarrow = document.body.clientWidth < NARROW;
    if (isNarrow === this.#isNarrow || !this.#answer) return;
    this.#show(this.#answer);
  }

  #focusTable(id: string): void {
    const drawn = this.#drawn.find(({ table }) => table.id === id);
    const inputs = [...(drawn?.inputs.values() ?? [])];
    this.#enter(inputs.find(({ dataset }) => dataset.text === '') ?? inputs[0]);
    drawn?.section.scrollIntoView();
  }

  #say(words: string, isRefusal: boolean): void {
    this.#live.textContent = words;
    this.#detail.say(words, isRefusal);
  }

  #active(): HTMLInputElement | undefined {
    return inputOf(document.activeElement);
  }

  #firstBlank(): HTMLInputElement | undefined {
    const all = [...this.#inputs()];
    return all.find(({ value, readOnly }) => value === '' && !readOnly) ?? all[0];
  }

  *#inputs(): Generator<HTMLInputElement> {
    for (const { inputs } of this.#drawn) yield* inputs.values();
  }

  #tableOf(input: HTMLInputElement): FillTable | undefined {
    return this.#drawn.find(({ inputs }) => inputs.get(input.dataset.key ?? '') === input)?.table;
  }

  #figureAt(input: HTMLInputElement) {
    return this.#tableOf(input)?.figures[input.dataset.key ?? ''];
  }

  /** The mark of the row. */
  #markAt(input: HTMLInputElement) {
    const name = input.closest('tr')?.querySelector<HTMLElement>('[data-mark]')?.dataset.mark;
    const mark = name === undefined ? undefined : this.#tableOf(input)?.marks[name];
    return name === undefined || mark === undefined ? undefined : { name, ...mark };
  }
}

function inputOf(target: EventTarget | null): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && target.dataset.key !== undefined ? target : undefined;
}

function isPending(input: HTMLInputElement): boolean {
  return input.value !== (input.dataset.text ?? '');
}

function placeOf(input: HTMLInputElement): string {
  return `${input.closest<HTMLElement>('[data-table]')?.dataset.table} ${input.dataset.key}`;
}
