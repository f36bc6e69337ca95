import type { ReadingCopy } from '../../text/reading-copy.js';
import { insideAny, type Span, span } from '../../text/span.js';
import type { Block, Report } from '../types.js';

/** `list`: 附件说明, what is attached; `item`: its further lines, which are part of it. `head`: where an attachment begins. `title`: its title, on lines of its own. */
export interface AttachmentPart {
  readonly kind: 'list' | 'item' | 'head' | 'title';
  readonly at: Span;
  /** Of a head that has its title on the same line: 附件1 and the title. */
  readonly split?: { readonly label: string; readonly title: string };
}

interface Line {
  readonly at: Span;
  readonly text: string;
  readonly inTable: boolean;
}

const LABEL =
  /^附[ \u3000]*件[ \u3000]*(?:(?<number>[0-9０-９一二三四五六七八九十]{1,2})[ \u3000]*)?(?:(?<mark>[：:.．、])|(?<=[ \u3000])|$)[ \u3000]*/u;
const NUMBERED = /^[0-9０-９]{1,2}[.．、]/u;
/** A name, not a sentence. */
const NAME = /^[^。；;！？]{1,60}$/u;

/** Whether a line begins as that of an attachment does: 附件, 附件1, 附件：and its name. */
export function isAttachmentLine(line: string): boolean {
  return labelOf(line) !== undefined;
}

interface Label {
  readonly number: string;
  readonly mark: string;
  readonly name: string;
}

/** The name is taken after the search: a pattern that goes on to the end of the line would go back over all blanks before it. */
function labelOf(line: string): Label | undefined {
  const found = LABEL.exec(line);
  const name = line.slice(found?.[0].length);
  if (found === null || /[\r\n\u2028\u2029]/.test(name)) return undefined;
  const { number = '', mark = '' } = found.groups ?? {};
  return { number, mark, name };
}

/** The attachments behind the last section, in order (GB/T 9704—2012: 附件说明 7.3.4, 附件 7.3.7). */
export function attachmentsOf({ copy, blocks, sections, signOff, tables }: Report): readonly AttachmentPart[] {
  const from = sections.at(-1)?.heading.at.end ?? signOff?.at.end;
  if (from === undefined) return [];
  const inTable = insideAny(tables.map(({ at }) => at));
  const lines = blocks.filter(({ at }) => at.start >= from).map((block) => lineOf(copy, block, inTable));
  const parts: AttachmentPart[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    const found = line === undefined || line.inTable ? undefined : labelOf(line.text);
    if (line === undefined || found === undefined) continue;
    const { number, mark, name } = found;
    const next = lines[i + 1];
    const begins = line.at.start > (signOff?.at.start ?? -1) && next !== undefined && !isAttachmentLine(next.text);
    if (name === '') {
      parts.push({ kind: 'head', at: line.at });
      if (next !== undefined && isTitle(next)) parts.push({ kind: 'title', at: next.at });
      continue;
    }
    if (!NAME.test(name) || (number === '' && !/[：:]/.test(mark))) continue;
    if (number !== '' || !NUMBERED.test(name)) {
      parts.push(begins ? { kind: 'head', at: line.at, split: { label: `附件${number}`, title: name } } : { kind: 'list', at: line.at });
    } else {
      const items = numberedFrom(lines, i + 1);
      parts.push(...items.map(({ at }): AttachmentPart => ({ kind: 'item', at })));
      parts.push({ kind: 'list', at: span(line.at.start, (items.at(-1) ?? line).at.end) });
      i += items.length;
    }
  }
  return parts;
}

function lineOf(copy: ReadingCopy, { at }: Block, inTable: (offset: number) => boolean): Line {
  const words = copy
    .textOf(at)
    .replace(/^[#\s]+/u, '')
    .trimEnd();
  return { at, text: words, inTable: words.includes('|') || words.includes('\t') || inTable(at.start) };
}

function isTitle({ text, inTable }: Line): boolean {
  return !inTable && NAME.test(text) && !isAttachmentLine(text) && !/^[（(]?[一二三四五六七八九十]+[）)、]/u.test(text);
}

/** The further names of the list: 2.…, 3.… */
function numberedFrom(lines: readonly Line[], first: number): Line[] {
  const items: Line[] = [];
  for (let line = lines[first]; line !== undefined; line = lines[first + items.length]) {
    if (line.inTable || !NUMBERED.test(line.text) || !NAME.test(line.text)) break;
    items.push(line);
  }
  return items;
}
