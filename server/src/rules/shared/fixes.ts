import { fact } from '../../report/fact.js';
import type { Reading, Report } from '../../report/types.js';
import { lineEndOf, lineStart, nextLineStart, withLineEndsOf } from '../../text/lines.js';
import { type Message, say } from '../../text/message.js';
import { type Span, span } from '../../text/span.js';
import type { Fix, Problem } from './rule.js';

/** From here on a list of findings is one finding with a count: nobody reads seventy of them. */
const MANY = 16;
/** From here on a slip that says and is mended the same each time is a habit of the draft, and is told once. */
export const HABIT = 3;
/** So many other places a finding names at the most. */
export const MOST_RELATED = 50;
/** No report has more; a file of marks alone is not worth the time. */
const MOST_LOOKED_AT = 1000;

/** The words that `written` lacks at its end stand right behind it, on the next line or in the next cell: to complete it doubles them. */
export function goesOnBehind(source: string, at: Span, right: string): boolean {
  const written = source.slice(at.start, at.end);
  let common = 0;
  while (common < written.length && written[common] === right[common]) common += 1;
  const rest = right.slice(common);
  const behind = source.slice(at.end, at.end + FAR_BEHIND).replace(/^[\s|#*]*/, '');
  return rest !== '' && behind.startsWith(rest.slice(0, 2));
}

const FAR_BEHIND = 40;

/** A fix that puts `newText` in place of what is written; none where markup stands between the characters. */
export function replacement(report: Report, at: Span, newText: string, safe: boolean): Fix[] {
  if (!report.copy.isWhole(at)) return [];
  const title = newText === '' ? removalTitle(report.copy.textOf(at)) : say(`改为“${newText}”`, `Change to “${newText}”`);
  return [{ title, safe, edits: [{ at, newText }] }];
}

const LONGEST_NAMED = 20;

/** In a list of what can be done “remove it” alone would be a riddle; a whole paragraph would be none the less. */
function removalTitle(written: string): Message {
  const words = written.trim();
  if (words === '' || words.length > LONGEST_NAMED || /["“”\n]/.test(words)) return say('删去', 'Remove it');
  return say(`删去“${words}”`, `Remove “${words}”`);
}

/**
 * Fixes as they fit into the source: with its line ends, and none that would take markup away with the words or begin or end within it.
 * One that would join two lines of the author's is offered, never made unasked.
 */
export function applicable(fixes: readonly Fix[], reading: Reading): readonly Fix[] {
  const { source } = reading;
  const whole = fixes.filter(({ edits }) =>
    edits.every(
      ({ at }) =>
        !/<\/?[A-Za-z][^<>]*>/.test(source.slice(at.start, at.end)) && !isInMarkup(source, at.start) && !isInMarkup(source, at.end),
    ),
  );
  const certain = whole.map((fix) => (joinsLines(fix, source) ? { ...fix, safe: false, preferred: false } : fix));
  if (lineEnds(reading) === '\n') return certain;
  return certain.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ at, newText }) => ({ at, newText: withLineEndsOf(source, newText) })),
  }));
}

/** What is taken out with its own line end, or with that of the line above, leaves the other lines as they are. */
function joinsLines({ edits }: Fix, source: string): boolean {
  return edits.some(({ at, newText }) => {
    const old = source.slice(at.start, at.end);
    if (lineEndsIn(old) <= lineEndsIn(newText)) return false;
    const beginsLine = at.start === 0 || lineEndsIn(source.charAt(at.start - 1)) > 0;
    const endsLine = at.end === source.length || lineEndsIn(source.charAt(at.end)) > 0;
    return !(beginsLine && (endsLine || lineEndsIn(old.slice(-1)) > 0)) && !(endsLine && lineEndsIn(old.charAt(0)) > 0);
  });
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}

const lineEnds = fact(({ source }: Reading) => lineEndOf(source));

const LONGEST_ENTITY = 34;
const LONGEST_TAG = 400;
const ENTITY_START = /&(?:#\d{0,7}|#[xX][\da-fA-F]{0,6}|[A-Za-z][A-Za-z\d]{0,31})$/;
const ENTITY_END = /^[#A-Za-z\d]{0,32};/;
const TAG_START = /<[/!]?[A-Za-z][^<>]*$/;

/** Between the characters of an entity or of a tag: &#12|288; */
function isInMarkup(source: string, offset: number): boolean {
  const entity = ENTITY_START.test(source.slice(Math.max(0, offset - LONGEST_ENTITY), offset));
  if (entity && ENTITY_END.test(source.slice(offset, offset + LONGEST_ENTITY))) return true;
  if (!TAG_START.test(source.slice(Math.max(0, offset - LONGEST_TAG), offset))) return false;
  return /^[^<>]{0,2000}>/.test(source.slice(offset, offset + 2001));
}

/** A fix that takes out the whole lines of a place; none where something else stands on them. */
export function lineRemoval({ source }: Report, at: Span): Fix[] {
  const start = lineStart(source, at.start);
  const end = nextLineStart(source, at.end);
  const rest = source.slice(start, at.start) + source.slice(at.end, end);
  if (!/^[\s#*|]*$/u.test(rest)) return [];
  return [{ title: say('删去这一行', 'Remove this line'), safe: false, edits: [{ at: span(start, end), newText: '' }] }];
}

/** What several readers find in one passage, by position. */
export function inOrder(...readers: readonly Iterable<Problem>[]): Problem[] {
  const found: Problem[] = [];
  for (const problems of readers) take(found, problems, MOST_LOOKED_AT);
  return found.length > 1 ? found.sort((a, b) => a.at.start - b.at.start) : found;
}

/** The problems of each item in turn, looked for no further than somebody asks. */
export function* each<T>(items: readonly T[], problems: (item: T) => Iterable<Problem>): Iterable<Problem> {
  for (const item of items) yield* problems(item);
}

function take<T>(taken: T[], items: Iterable<T>, most: number): T[] {
  let left = most;
  for (const item of items) {
    taken.push(item);
    left -= 1;
    if (left === 0) break;
  }
  return taken;
}

/** Each on its own, or where there are `many` the first, which names the others and mends them all. */
export function* gathered(found: Iterable<Problem>, message: (count: number) => Message, many = MANY): Iterable<Problem> {
  const problems = take<Problem>([], found, MOST_LOOKED_AT);
  const [first, ...others] = problems;
  if (first === undefined || problems.length < many) {
    yield* problems;
    return;
  }
  const fixes = problems.flatMap((problem) => problem.fixes?.slice(0, 1) ?? []);
  const title = say(`改正全部${fixes.length}处`, `Mend all ${fixes.length}`);
  const preferred = fixes.every((fix) => fix.preferred === true);
  yield {
    ...first,
    message: message(problems.length),
    related: others.slice(0, MOST_RELATED).map(({ at, message }) => ({ at, message })),
    fixes:
      fixes.length === 0
        ? []
        : [
            {
              title,
              safe: fixes.every(({ safe }) => safe),
              ...(preferred && { preferred }),
              edits: fixes.flatMap(({ edits }) => edits),
            },
          ],
  };
}
