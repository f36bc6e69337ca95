import type { Message } from '../text/message.js';
import type { Span } from '../text/span.js';
import type { Encoding } from './encoding.js';

/** A draft as text (without byte order mark), or why there is none. */
export type Input = Text | { readonly failure: Message };

/** A file as it was read. */
export interface Text {
  readonly text: string;
  readonly encoding: Encoding;
  /** Made of a Word file: where its parts stand in that, and what is to be said of how it was read. Nothing is written back. */
  readonly document?: { readonly paths: Paths; readonly notes: readonly Message[] };
}

/** Where the parts of a text stand in the file that it was made of, in order. */
export type Paths = readonly { readonly at: Span; readonly path: string }[];
