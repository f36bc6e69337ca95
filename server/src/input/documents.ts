import { placeInWords } from '../features/place-words.js';
import { type Reading, reportIn } from '../report/types.js';
import { firstWhere } from '../text/bisect.js';
import { type Message, say } from '../text/message.js';
import type { Span } from '../text/span.js';
import type { Input, Paths } from './input-text.js';

/** A stretch of a Word file. `range` in a result is in the text that was made of it, which nobody sees. */
export interface DocumentPlace {
  readonly words: Message;
  /** `body/table[3]/row[5]/cell[9]`; undefined for what stands between the parts. */
  readonly path: string | undefined;
}

/** The reader of Word files is a bundle of its own: nobody waits for it who has none. */
export async function readWordInput(bytes: Uint8Array): Promise<Input> {
  const { readWord } = await import('#word');
  const word = readWord(bytes);
  if ('failure' in word) return word;
  if (word.text.trim() === '') return { failure: NO_WORDS };
  return { text: word.text, encoding: 'utf-8', document: { paths: word.places, notes: word.notes } };
}

const NO_WORDS = say(
  'Word 文件里没有文字（可能只有图片），没有可检查的内容',
  'the Word file holds no words (perhaps only pictures); there is nothing to check',
);

/** Said where fixes were asked for. */
export const WORD_IS_NOT_FIXED = say(
  'Word 文件只检查，不修改：请先用 gouji convert 转成 .md 再修，或照提示在 Word 里改',
  'a Word file is checked, never changed: turn it into .md with gouji convert and fix that, or follow the findings in Word',
);

/** Says the place of a finding in words and by the path in the Word file, for a report that was made of one. */
export function placeIn(paths: Paths, reading: Reading): (at: Span) => DocumentPlace {
  const report = reportIn(reading);
  return (at) => ({
    words: report === undefined ? say('全文', 'whole document') : placeInWords(report, at),
    path: pathAt(paths, at),
  });
}

/** The first part that the span touches. */
function pathAt(paths: Paths, at: Span): string | undefined {
  const first =
    paths[firstWhere(paths, (place) => place.at.end > at.start || (place.at.start === place.at.end && place.at.start >= at.start))];
  return first !== undefined && first.at.start <= Math.max(at.start, at.end - 1) ? first.path : undefined;
}
