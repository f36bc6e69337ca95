import type { Direction } from './table-move.js';

/** Of the document, in offsets. */
export interface Stretch {
  readonly start: number;
  readonly length: number;
}

export interface Change extends Stretch {
  readonly text: string;
}

/** What a key does: what it writes, and what is selected then. */
export interface Step {
  readonly write?: Change;
  readonly select: Stretch;
}

export interface Host {
  /** What a key does in a text; undefined where it is none of a table. */
  step(text: string, cursor: number, direction: Direction): Step | undefined;
  /** Refused where something was typed that we have not been told yet. `isStep`: for undo, one of its own. */
  write(change: Change, isStep: boolean): Promise<boolean>;
  select(stretch: Stretch): void;
}

/** A text and what is selected in it. */
interface State {
  readonly text: string;
  readonly selection: Stretch;
}

type EditorEvent = { readonly change: readonly Change[] } | { readonly selection: Stretch } | { readonly press: Direction };

/**
 * Keys in the order in which they were pressed. The editor runs our keys some time after they were pressed; on a busy machine or over a
 * network the next characters are typed by then, and stand where the cursor was before. So from a key on until the editor has followed, we
 * keep what the text would be had every key taken effect at once, and bring the editor there. The editor tells of all that happens in
 * order: what is typed before it tells that the cursor has moved was typed in the old place.
 */
export class KeyOrder {
  /** What the editor shows, as far as we have been told. */
  #real: State | undefined;
  /** What it should show. */
  #meant: State = { text: '', selection: { start: 0, length: 0 } };
  #sent: Stretch | undefined;
  #isStep = false;
  /** What happened since something is being written. */
  #waiting: EditorEvent[] | undefined;

  constructor(private readonly host: Host) {}

  /** A key has not taken effect yet. */
  get isBusy(): boolean {
    return this.#real !== undefined;
  }

  /** A key is pressed; the text and the selection as they were told last. False where the key is none of a table. */
  press(direction: Direction, text: string, selection: Stretch): boolean {
    if (!this.isBusy) {
      if (this.host.step(text, endOf(selection), direction) === undefined) return false;
      this.#real = { text, selection };
      this.#meant = this.#real;
    }
    this.#tell({ press: direction });
    return true;
  }

  /** The document has changed, in this order. */
  changed(change: readonly Change[]): void {
    if (this.isBusy && change.length > 0) this.#tell({ change });
  }

  /** The cursor has moved. */
  selected(selection: Stretch): void {
    if (this.isBusy) this.#tell({ selection });
  }

  /** Something else has happened: everything stays as the editor has it. */
  forget(): void {
    this.#real = undefined;
    this.#waiting = undefined;
    this.#sent = undefined;
    this.#isStep = false;
  }

  #tell(event: EditorEvent): void {
    if (this.#waiting !== undefined) {
      this.#waiting.push(event);
      return;
    }
    this.#take(event);
    this.#advance();
  }

  #take(event: EditorEvent): void {
    if (this.#real === undefined) return;
    if ('selection' in event) {
      this.#real = { ...this.#real, selection: event.selection };
      // It has arrived; one that has not would move the cursor away again from where it happens to stand.
      if (this.#sent !== undefined && isEqual(this.#sent, event.selection)) this.#sent = undefined;
    } else if ('press' in event) this.#press(event.press);
    else this.#type(event.change);
  }

  #press(direction: Direction): void {
    const { text, selection } = this.#meant;
    const step = this.host.step(text, endOf(selection), direction);
    if (step === undefined) return;
    const { write, select } = step;
    this.#meant = { text: write === undefined ? text : applied(text, write), selection: select };
    this.#isStep ||= write !== undefined;
  }

  /** Characters belong where the cursor is meant to be, wherever they were typed. Other changes, as by the mouse, end our part. */
  #type(changes: readonly Change[]): void {
    const [typed, ...others] = changes;
    if (typed === undefined || others.length > 0 || typed.text === '' || /[|\r\n]/.test(typed.text)) {
      this.forget();
      return;
    }
    this.#show(changes);
    const { text, selection } = this.#meant;
    const change = { ...selection, text: typed.text };
    this.#meant = { text: applied(text, change), selection: { start: selection.start + typed.text.length, length: 0 } };
  }

  #show(changes: readonly Change[]): void {
    if (this.#real !== undefined) this.#real = { ...this.#real, text: changes.reduce(applied, this.#real.text) };
  }

  #advance(): void {
    if (this.#real === undefined) return;
    const { text, selection } = this.#real;
    if (text !== this.#meant.text) {
      this.#write(differenceOf(text, this.#meant.text));
    } else if (isEqual(selection, this.#meant.selection) && (this.#sent === undefined || isEqual(this.#sent, this.#meant.selection))) {
      this.forget();
    } else if (this.#sent === undefined || !isEqual(this.#sent, this.#meant.selection)) {
      this.#sent = this.#meant.selection;
      this.host.select(this.#sent);
    }
  }

  /** Where it was taken, the first change that we are told then is ours. */
  #write(change: Change): void {
    const waiting: EditorEvent[] = [];
    this.#waiting = waiting;
    const then = (isTaken: boolean) => {
      if (this.#waiting !== waiting) return;
      this.#waiting = undefined;
      if (isTaken) this.#isStep = false;
      // It moves the cursor in ways of the editor's own.
      this.#sent = undefined;
      let isOurs = isTaken;
      for (const event of waiting) {
        if (isOurs && 'change' in event) this.#show(event.change);
        else this.#take(event);
        if ('change' in event) isOurs = false;
      }
      this.#advance();
    };
    this.host.write(change, this.#isStep).then(then, () => this.forget());
  }
}

function endOf({ start, length }: Stretch): number {
  return start + length;
}

function isEqual(a: Stretch, b: Stretch): boolean {
  return a.start === b.start && a.length === b.length;
}

function applied(text: string, change: Change): string {
  return text.slice(0, change.start) + change.text + text.slice(endOf(change));
}

/** The shortest single change that makes one text the other, and takes no character and no line end apart. */
function differenceOf(from: string, to: string): Change {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from[start] === to[start]) start += 1;
  if (start > 0 && isBefore(from, start)) start -= 1;
  let end = 0;
  while (end < most - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  if (end > 0 && (isBefore(from, from.length - end) || isBefore(to, to.length - end))) end -= 1;
  return { start, length: from.length - end - start, text: to.slice(start, to.length - end) };
}

/** Whether what stands before the offset does not end there. */
function isBefore(text: string, offset: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])/.test(text.slice(offset - 1, offset + 1));
}
