import type { Piece } from '../../forms/pieces.js';
import { skipFrontMatter } from '../../report/layout/blocks.js';
import type { Report } from '../../report/types.js';
import { lineAround } from '../../text/lines.js';
import type { Message } from '../../text/message.js';
import type { Span } from '../../text/span.js';

/** Something that may be meant at the cursor. */
export interface Completion {
  readonly kind: 'title' | 'article' | 'section' | 'figure' | 'row' | 'part';
  readonly label: string;
  readonly detail?: Message;
  /** What is replaced: on one line, around the cursor. The part before the cursor is what the user has typed. */
  readonly at: Span;
  readonly pieces: readonly Piece[];
  /** What may be typed to find it: Chinese, figures, first letters of the pinyin. */
  readonly filter: string;
  /** Further stretches of the line that the new text makes needless. */
  readonly removes?: readonly Span[];
}

/** One context: where it does not apply, it has nothing to say. */
export type Context = (cursor: Cursor) => readonly Completion[];

/** A place in a report, with its line. */
export interface Cursor {
  readonly report: Report;
  readonly offset: number;
  readonly line: Span;
  readonly before: string;
  readonly after: string;
}

/** Undefined where nothing can be meant: in a comment, in front matter. */
export function cursorAt(report: Report, offset: number): Cursor | undefined {
  const { source } = report;
  if (offset < skipFrontMatter(source)) return undefined;
  const isComment = offset > 0 && source.lastIndexOf('<!--', offset - 1) > source.lastIndexOf('-->', offset - 1);
  return isComment ? undefined : lineAt(report, offset);
}

/** The same anywhere. */
export function lineAt(report: Report, offset: number): Cursor {
  const text = report.source;
  const line = lineAround(text, offset);
  return { report, offset, line, before: text.slice(line.start, offset), after: text.slice(offset, line.end) };
}
