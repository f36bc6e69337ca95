import type { FillAnswer, FillChange, FillTable } from '../../../server/src/lsp/protocol.js';
import type { FromView, ToView, Words } from '../talk.js';
import { announced } from './announce.js';
import { Block } from './block.js';
import { Detail } from './detail.js';
import { type Drawn, draw, layoutFor, refreshAbove, refreshFigure, refreshMark } from './draw.js';
import { folded, isFigure, type Move, moveFor } from './figure.js';
import { make } from './make.js';
import { inputOf, isPending, keyOf, placeOf, Tables } from './tables.js';

/** Narrower than this, a table of many columns is folded. */
const NARROW = 760;

/** The page: tables drawn from what the server says, and what is done in them told to the extension. It keeps no figures of its own. */
export class View {
  readonly #page = make('main');
  readonly #tables = new Tables();
  readonly #block = new Block(this.#tables, this.#page);
  /** Tables that the draft lacks, with what would put them there. */
  readonly #missing = make('ul', { class: 'notes missing' });
  readonly #live = make('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  readonly #detail: Detail;
  #answer: FillAnswer | null | undefined;
  #isNarrow = false;
  /** Texts that were sent and are not in the draft yet, by table and cell, with the number of the change. */
  readonly #sent = new Map<string, { readonly id: number; readonly text: string }>();
  #lastId = 0;

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
    page.append(this.#page, this.#detail.element, this.#live);
    this.#page.addEventListener('keydown', (event) => this.#key(event));
    this.#page.addEventListener('focusin', ({ target }) => this.#entered(inputOf(target)));
    this.#page.addEventListener('focusout', ({ target }) => this.#commit(inputOf(target)));
    // A click marks what is in the cell, as entering it by a key does; a second one puts the caret into it.
    this.#page.addEventListener('mousedown', ({ target }) => {
      const input = inputOf(target);
      if (input !== undefined && input !== document.activeElement) input.addEventListener('mouseup', () => input.select(), { once: true });
    });
    this.#page.addEventListener('click', (event) => this.#click(event));
    this.#page.addEventListener('paste', (event) => this.#paste(event));
    this.#page.addEventListener('copy', (event) => this.#copy(event));
    this.#page.addEventListener('input', () => this.#block.clear());
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
    const inserted = before ? answer?.tables.find(({ id }) => before.tables.every((table) => table.id !== id))?.id : undefined;
    this.#answer = answer;
    this.#isNarrow = document.body.clientWidth < NARROW;
    this.#missing.hidden = !answer?.missing.length;
    this.#missing.replaceChildren(...(answer?.missing ?? []).map((note) => this.#detail.noteOf(note, 'insert')));
    if (answer === null || answer.tables.length === 0) {
      this.#tables.drawn = [];
      this.#page.replaceChildren(this.#missing, make('p', { class: 'none' }, this.words[answer === null ? 'noReport' : 'noTables']));
      return;
    }
    const layouts = answer.tables.map((table) => layoutFor(table, this.#isNarrow));
    if (layouts.join('\n') !== this.#tables.drawn.map(({ layout }) => layout).join('\n')) this.#redraw(answer);
    for (const [i, table] of answer.tables.entries()) this.#refresh(this.#tables.drawn[i], table);
    const said = before ? announced(before, answer, this.words) : '';
    if (said !== '') this.#live.textContent = said;
    const active = this.#active();
    if (active !== undefined) this.#detail.show(active, this.#tables.figureAt(active), this.#tables.markAt(active));
    else if (first) this.#enter(this.#tables.firstBlank());
    else if (inserted !== undefined && document.hasFocus()) this.#focusTable(inserted);
    else if (this.#detail.hasFocus) this.#detail.renew((input) => this.#tables.markAt(input));
    else this.#detail.help();
  }

  /** Everything anew; the focus goes back to the cell that had it. */
  #redraw({ tables }: FillAnswer): void {
    const active = this.#active();
    const place = active && placeOf(active);
    const pending = active !== undefined && isPending(active) ? active.value : undefined;
    this.#tables.drawn = tables.map((table) => draw(table, this.#isNarrow, this.words));
    this.#page.replaceChildren(this.#missing, ...this.#tables.drawn.map(({ section }) => section));
    const again = [...this.#tables.inputs()].find((input) => placeOf(input) === place);
    const stop = again ?? this.#tables.inputs().next().value;
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
    refreshAbove(
      drawn,
      table.notes.map((note) => this.#detail.noteOf(note)),
    );
  }

  #key(event: KeyboardEvent): void {
    const input = inputOf(event.target);
    if (input === undefined) return;
    const extended =
      event.shiftKey && event.key.startsWith('Arrow') && !isPending(input) ? this.#block.extended(input, event.key) : undefined;
    if (extended !== undefined) {
      this.#enter(extended.to);
      this.#block.mark(extended.anchor, extended.to);
      event.preventDefault();
      return;
    }
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
    if (move === 'zeros') return this.#detail.askZeros(input, this.#tables.markAt(input));
    if (move === 'repairs') return this.#detail.focusRepairs();
    if (move === 'undo') {
      this.#commit(input);
      this.tell({ type: 'undo' });
      return true;
    }
    const next = this.#tables.next(input, move);
    if (next === undefined) {
      this.#commit(input);
      return move !== 'next' && move !== 'previous';
    }
    this.#enter(next);
    return true;
  }

  #enter(input: HTMLInputElement | undefined): void {
    if (input === undefined) return;
    input.focus();
    input.select();
  }

  #entered(input: HTMLInputElement | undefined): void {
    if (input === undefined) return;
    for (const other of this.#tables.inputs()) other.tabIndex = other === input ? 0 : -1;
    this.#block.clear();
    this.#detail.show(input, this.#tables.figureAt(input), this.#tables.markAt(input));
    // What is said of the cell may take up the room that it stands in.
    input.scrollIntoView({ block: 'nearest' });
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
    const key = keyOf(input);
    const id = this.#change(input, { kind: 'figures', texts: { [key]: text } });
    this.#sent.set(placeOf(input), { id, text });
    input.dataset.text = text;
    input.value = text;
  }

  #change(input: HTMLInputElement, change: FillChange): number {
    this.#lastId += 1;
    const table = this.#tables.tableOf(input);
    if (table !== undefined) this.tell({ type: 'change', id: this.#lastId, table: table.index, form: table.id, change });
    return this.#lastId;
  }

  #adopt(input: HTMLInputElement): boolean {
    const { isTotal, expected, state } = this.#tables.figureAt(input) ?? {};
    if (isTotal !== true || expected === undefined || state === 'locked') return true;
    if (expected !== input.dataset.text) this.#send(input, expected);
    this.#enter(input);
    return true;
  }

  #fillZeros(input: HTMLInputElement, mark: string): void {
    this.#change(input, { kind: 'zeros', mark });
    this.#enter(this.#tables.below(input) ?? input);
  }

  #click(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const { adopt, zeros, noted, line } = target.dataset;
    const inTable = (key: string | undefined) => this.#tables.drawn.find(({ section }) => section.contains(target))?.inputs.get(key ?? '');
    if (line !== undefined) this.tell({ type: 'text', line: Number(line) });
    else if (adopt !== undefined) {
      const input = inTable(adopt);
      if (input !== undefined) this.#adopt(input);
    } else if (zeros !== undefined || noted !== undefined) {
      const input = target.closest('tr')?.querySelector('input') ?? undefined;
      if (input === undefined) return;
      this.#enter(input);
      if (zeros !== undefined) this.#detail.askZeros(input, this.#tables.markAt(input));
    }
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
    this.#change(input, { kind: 'paste', key: keyOf(input), clipboard: { text, ...(html && { html }) } });
  }

  #copy(event: ClipboardEvent): void {
    const text = this.#block.text(inputOf(event.target));
    if (text === undefined) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  }

  #resize(): void {
    const isNarrow = document.body.clientWidth < NARROW;
    if (isNarrow === this.#isNarrow || !this.#answer) return;
    this.#show(this.#answer);
  }

  #focusTable(wanted: string | number): void {
    const drawn = this.#tables.find(wanted);
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
}
