import type { FillFigure, FillNote } from '../../../server/src/lsp/protocol.js';
import type { Words } from '../talk.js';
import { make } from './make.js';
import type { RowMark } from './tables.js';

export interface Actions {
  adopt(input: HTMLInputElement): void;
  zeros(input: HTMLInputElement, mark: string): void;
  repair(edits: FillNote['repairs'][number]['edits']): void;
  /** The focus goes back to the cell. */
  back(input: HTMLInputElement): void;
}

/** The line at the foot of the page: what is to be said of the cell with the focus, and what can be done. */
export class Detail {
  readonly element = make('footer');
  readonly #body = make('div', { class: 'detail' });
  #input: HTMLInputElement | undefined;

  constructor(
    private readonly words: Words,
    private readonly actions: Actions,
  ) {
    this.element.append(this.#body);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#input === undefined) return;
      event.preventDefault();
      this.actions.back(this.#input);
    });
    this.help();
  }

  /** A question is open, or a repair about to be chosen. */
  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  help(): void {
    this.#body.replaceChildren(make('p', { class: 'help' }, this.words.help));
  }

  show(input: HTMLInputElement, figure: FillFigure | undefined, mark: RowMark | undefined): void {
    this.#input = input;
    if (figure === undefined) {
      this.help();
      return;
    }
    const { expected, previous, text, isTotal, state } = figure;
    const notes = [...figure.notes, ...(mark?.notes ?? [])];
    const facts = make('p', { class: 'facts' }, make('strong', {}, figure.label));
    // What is said of the row tells why, and what to do.
    if (state === 'locked' && notes.length === 0) facts.append(make('span', {}, this.words.locked));
    if (previous !== undefined) facts.append(make('span', {}, this.words.previous(previous)));
    if (isTotal && expected !== undefined && expected !== text && state !== 'locked')
      facts.append(this.#button(this.words.adopt(expected), () => this.actions.adopt(input)));
    const parts: HTMLElement[] = [facts];
    if (notes.length > 0) parts.push(make('ul', { class: 'notes' }, ...notes.map((note) => this.noteOf(note))));
    else if (mark !== undefined && mark.status === 'fails') parts.push(make('p', { class: 'sums' }, mark.words));
    if (notes.length === 0 && mark?.status !== 'fails') parts.push(make('p', { class: 'help' }, this.words.help));
    this.#body.replaceChildren(...parts);
  }

  /** A repair of a figure leads back to it; one that brings a table, to that. */
  noteOf({ severity, message, repairs }: FillNote, kind: 'repair' | 'insert' = 'repair'): HTMLElement {
    const buttons = repairs.map(({ title, edits }) => this.#button(title, () => this.actions.repair(edits), kind));
    return make('li', { class: severity }, make('span', {}, message), ...buttons);
  }

  /** What was asked of a row is asked of it as it is now: a figure typed just before may have come in meanwhile. */
  renew(markAt: (input: HTMLInputElement) => RowMark | undefined): void {
    const question = this.#body.querySelector('.question');
    const zeros = this.#input && markAt(this.#input)?.zeros;
    if (question !== null && zeros !== undefined && question.textContent !== zeros) question.textContent = zeros;
  }

  /** Asks before anything is filled in; false where there is nothing to ask. */
  askZeros(input: HTMLInputElement, mark: RowMark | undefined): boolean {
    if (mark?.zeros === undefined) return true;
    this.#input = input;
    const yes = this.#button(this.words.yes, () => this.actions.zeros(input, mark.name));
    const no = this.#button(this.words.no, () => this.actions.back(input));
    this.#body.replaceChildren(make('p', { class: 'question', role: 'alert' }, mark.zeros), yes, no);
    yes.focus();
    return true;
  }

  focusRepairs(): boolean {
    this.#body.querySelector('button')?.focus();
    return true;
  }

  say(words: string, isRefusal: boolean): void {
    this.#body.querySelector('.said')?.remove();
    this.#body.prepend(make('p', { class: isRefusal ? 'said refused' : 'said' }, words));
  }

  #button(title: string, run: () => void, kind = ''): HTMLButtonElement {
    const button = make('button', { type: 'button', class: kind }, title);
    button.addEventListener('click', () => {
      run();
      if (this.#input !== undefined && kind === 'repair') this.actions.back(this.#input);
    });
    return button;
  }
}
