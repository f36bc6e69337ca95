import { type Span, span } from './span.js';

/** The comments of Markdown and HTML, in order. One that is not closed is none. */
export function commentsIn(text: string): Span[] {
  const found: Span[] = [];
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', open)) {
    const close = text.indexOf('-->', open + 4);
    if (close < 0) break;
    found.push(span(open, close + 3));
    open = close + 3;
  }
  return found;
}
