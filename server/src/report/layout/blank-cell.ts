import { matches } from '../../text/matches.js';
import { type Span, span } from '../../text/span.js';

const ENTITIES = 'nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000';
/** Tags that only say how something would look, and blanks. */
const BLANK = new RegExp(`^(?:\\s|&(?:${ENTITIES});|</?(?:p|div|span|font|b|strong|i|em|u|a|br|o:p)(?:[\\s/][^<>]*)?>)*$`, 'i');
const OPENING = /<(?!br\b)[a-z][^<>]*>/gi;
const LONGEST = 2000;

/**
 * Where a figure goes in a cell in markup that shows nothing: into the innermost element, in place of the blanks there. The place itself
 * for a cell without markup; undefined where more than looks would be lost.
 */
export function placeInBlankCell(source: string, at: Span): Span | undefined {
  if (at.end - at.start > LONGEST) return undefined;
  const written = source.slice(at.start, at.end);
  if (!BLANK.test(written)) return undefined;
  const close = written.indexOf('</');
  const opened = written.slice(0, close < 0 ? written.length : close);
  const start = [...matches(opened, OPENING)].reduce((_, { index, 0: tag }) => index + tag.length, 0);
  const next = written.indexOf('<', start);
  const end = next < 0 ? written.length : next;
  return span(at.start + start, at.start + end);
}
