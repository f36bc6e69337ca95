import type { Span } from '../../text/span.js';

/** Tables written as markup inside a Markdown or plain-text draft; each unclosed one ends at the next heading or table. */
export function embeddedTables(source: string): Span[] {
  const tag = /<(\/?)table\b[^<>]*>?/gi;
  const stack: number[] = [];
  const closed: Span[] = [];
  const starts: number[] = [];
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    if (match[1] === '') {
      stack.push(match.index);
      starts.push(match.index);
      continue;
    }
    const start = stack.pop();
    if (start !== undefined) closed.push({ start, end: match.index + match[0].length });
  }
  const unclosed = new Set(stack);
  const spans = [...closed];
  for (const [index, start] of starts.entries()) {
    if (!unclosed.has(start)) continue;
    const next = starts[index + 1] ?? source.length;
    spans.push({ start, end: headingAfter(source, start, next) });
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const outermost: Span[] = [];
  for (const span of spans) if (span.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(span);
  return outermost;
}

function headingAfter(source: string, start: number, limit: number): number {
  const heading = /\n[ \t\u3000]*(?:#{1,6}\s|[一二三四五六七八九十]{1,2}、[^\n<|\t]{2,40}\r?(?:\n|$))/g;
  const region = source.slice(start, limit);
  const found = heading.exec(region);
  return found === null ? limit : start + found.index + 1;
}
