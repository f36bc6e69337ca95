import type { Span } from '../../server/src/text/span.js';
import type { Draft } from '../support/draft.js';
import { marked } from '../support/marked.js';
import { type MeasuredNotation, notations } from '../support/notations.js';
import type { Random } from './random.js';

/** A draft with one fault in it. */
export interface Damaged {
  /** Marks around every place where a finding may stand. */
  readonly draft: Draft;
  /** What was done, for a person to read. */
  readonly what: string;
  /** The fault has no place of its own: a finding anywhere is right. */
  readonly anywhere?: boolean;
  /** A fault of the file as a whole, made in the written text. */
  readonly file?: (text: string) => string;
}

/** One kind of fault. */
export interface Mutation {
  readonly id: string;
  /** Rules one of which must speak. */
  readonly rules: readonly string[];
  /** Rules that may speak too: the fault is theirs as well. */
  readonly also?: readonly string[];
  /** The report on the year before, beside which the draft is checked. */
  readonly previous?: (draft: Draft) => Draft;
  /** The reports of the units below, whose tables add up to those of the draft without the fault. */
  readonly units?: (draft: Draft) => readonly Draft[];
  /** Notations that do not write down what is damaged. */
  readonly except?: readonly string[];
  /** Undefined where the draft has no such place. */
  readonly damage: (draft: Draft, random: Random) => Damaged | undefined;
}

const namesOf = (...kinds: readonly MeasuredNotation['cells'][]): string[] =>
  notations.filter(({ cells }) => kinds.includes(cells)).map(({ name }) => name);

/** Notations whose columns are kept by marks. */
export const EXPLICIT_CELLS = namesOf('explicit');
/** A blank cell, or a word for a figure, leaves open which column it stands in. */
export const LOOSE_CELLS = namesOf('loose', 'dumped');
/** Every cell on a line of its own, or columns held apart by blanks alone. */
export const DUMPED_CELLS = namesOf('dumped');
/** The others: a cell is a cell, whatever stands in it. */
export const KEPT_CELLS = namesOf('explicit', 'loose');
/** Notations in which ** is emphasis by right. */
export const MARKED_UP = notations.filter(({ extension }) => extension !== 'txt').map(({ name }) => name);

/** Characters without width, so that aligned columns stay where they are. */
const OPEN = '\u2061';
const CLOSE = '\u2062';

export function mark(text: string): string {
  return OPEN + text + CLOSE;
}

/** A written draft without its marks, and where they stood. */
export function unmarked(written: string): { readonly text: string; readonly places: readonly Span[] } {
  const { text, ranges } = marked(written, [OPEN, CLOSE]);
  return { text, places: ranges };
}

/** The same where one fault may have cut through the marks of another, and no place is asked for. */
export function withoutMarks(written: string): string {
  return written.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** The two have a character or an edge in common. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
