import type { Step, Stretch } from './key-order.js';
import { type Direction, moveIn, type Place } from './table-move.js';
import type { IsLabel } from './table-stops.js';

/** What a key does in a text whose lines all end alike, in offsets. */
export function stepIn(text: string, cursor: number, direction: Direction, isLabel: IsLabel): Step | undefined {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(lineEnd);
  const before = text.slice(0, cursor).split(lineEnd);
  const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const move = moveIn({ count: lines.length, text: (line) => lines[line] ?? '' }, place, direction, isLabel);
  if (move === undefined) return undefined;
  const { write, select } = move;
  const change = write && { ...stretchOf(text, lineEnd, write.from, write.to), text: write.text.replaceAll('\n', lineEnd) };
  const after = change === undefined ? text : text.slice(0, change.start) + change.text + text.slice(change.start + change.length);
  return { ...(change && { write: change }), select: stretchOf(after, lineEnd, select.start, select.end) };
}

function stretchOf(text: string, lineEnd: string, from: Place, to: Place): Stretch {
  const start = offsetOf(text, lineEnd, from);
  return { start, length: offsetOf(text, lineEnd, to) - start };
}

function offsetOf(text: string, lineEnd: string, { line, character }: Place): number {
  let start = 0;
  for (let i = 0; i < line; i += 1) start = text.indexOf(lineEnd, start) + lineEnd.length;
  return start + character;
}
