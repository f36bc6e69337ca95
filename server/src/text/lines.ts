import { type Span, span } from './span.js';

/** Zero-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets ↔ positions of one text. A line ends at LF, CRLF or a lone CR, as in the editors that we serve. */
export interface LineIndex {
  readonly count: number;
  /** Beyond the text: clamped. On a line end: the end of the line's text, never between CR and LF. */
  positionAt(offset: number): Position;
  /** Beyond the text or the line: clamped. */
  offsetAt(position: Position): number;
  /** The line without its line end; the empty end of the text for a line that is not there. */
  spanOf(line: number): Span;
}

const LF = 0x0a;
const CR = 0x0d;

/** Lines of a text, for offsets into it; LF, CRLF and lone CR end a line. */
export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);

  function spanOf(line: number): Span {
    const start = starts[line];
    if (start === undefined) return span(text.length, text.length);
    const end = starts[line + 1] ?? text.length;
    return span(start, withoutLineEnd(text, start, end));
  }

  return {
    count: starts.length,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(starts, clamped);
      const { start, end } = spanOf(line);
      return { line, character: Math.min(clamped, end) - start };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      const { start, end } = spanOf(line);
      return Math.min(start + Math.max(0, character), end);
    },
    spanOf,
  };
}

/** Where the line begins on which an offset stands, for who needs no index of all lines. */
export function lineStart(text: string, offset: number): number {
  let start = Math.min(offset, text.length);
  while (start > 0 && !endsLine(text, start - 1)) start -= 1;
  return start;
}

/** Where the words of that line end: before CR, LF or both. */
export function lineEnd(text: string, offset: number): number {
  if (text.charCodeAt(offset) === LF && text.charCodeAt(offset - 1) === CR) return offset - 1;
  let end = offset;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end += 1;
  return end;
}

/** Where the next line begins; the end of the text behind the last one. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return Math.min(text.startsWith('\r\n', end) ? end + 2 : end + 1, text.length);
}

/** The line on which an offset stands, without its line end. */
export function lineAround(text: string, offset: number): Span {
  return span(lineStart(text, offset), lineEnd(text, offset));
}

/** The words with the line ends that the text has. */
export function withLineEndsOf(text: string, words: string): string {
  const end = lineEndOf(text);
  return end === '\n' ? words : words.replace(/\r?\n/g, end);
}

/** CRLF where any line ends so, a lone CR where none ends otherwise. */
export function lineEndOf(text: string): '\n' | '\r\n' | '\r' {
  if (text.includes('\r\n')) return '\r\n';
  return text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    // The usual case: far sooner than by a look at every character.
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LF) starts.push(i + 1);
    else if (code === CR) {
      if (text.charCodeAt(i + 1) === LF) i += 1;
      starts.push(i + 1);
    }
  }
  return starts;
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LF || (code === CR && text.charCodeAt(at + 1) !== LF);
}

/** The last line that starts at or before the offset, by bisection. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function withoutLineEnd(text: string, start: number, end: number): number {
  let stop = end;
  if (stop > start && text.charCodeAt(stop - 1) === LF) stop -= 1;
  if (stop > start && text.charCodeAt(stop - 1) === CR) stop -= 1;
  return stop;
}
