import { codesOf, lastCode, withoutBlanks } from '../../text/chars.js';
import { cover } from '../../text/span.js';
import { dateAt } from '../facts/dates.js';
import type { TakenBlocks } from '../tables/raw.js';
import type { Block, SignOff, WrittenRow } from '../types.js';
import { isAttachmentLine } from './attachments.js';

const DATE_LINE = /^[（(]?(?:20\d{2}|二[〇○零OＯ][一二三四五六七八九〇○零]{2})年.{1,3}月.{1,3}日[）)]?$/;
const DATE_ENDS = codesOf('日）)');
const LOOK_BACK = 15;

/** Name and date at the end, tables and attachments behind them aside: the last short line that is only a date, after the given offset. */
export function findSignOff(blocks: readonly Block[], consumed: TakenBlocks, after: number): SignOff | undefined {
  const tail = lastOutside(blocks, consumed, attachmentsFrom(blocks, consumed, after)).filter(
    (b) => b.at.start >= after && b.kind === 'row' && b.cells.length <= 2,
  );
  for (let i = tail.length - 1; i >= 0; i -= 1) {
    const block = tail[i];
    if (block?.kind !== 'row') continue;
    const cell = block.cells.at(-1);
    if (cell === undefined || !isDate(block)) continue;
    const date = dateAt(cell.text, cell.at.start);
    const before = block.cells.length === 2 ? block.cells[0] : nameLine(tail[i - 1]);
    const issuer = before === undefined ? undefined : withoutBlanks(before.text);
    return { at: before === undefined ? cell.at : cover(before.at, cell.at), issuer, date };
  }
  return undefined;
}

/** The first attachment behind a date: attachments can be long, and have dates of their own. */
function attachmentsFrom(blocks: readonly Block[], consumed: TakenBlocks, after: number): number {
  let dated = false;
  const first = blocks.findIndex((block, i) => {
    if (block.kind !== 'row' || block.at.start < after || !(dated || isDate(block)) || consumed.has(i)) return false;
    dated = true;
    return isAttachmentLine(block.cells[0]?.text ?? '');
  });
  return first < 0 ? blocks.length : first;
}

function isDate({ cells }: WrittenRow): boolean {
  const text = cells.at(-1)?.text ?? '';
  return DATE_ENDS.has(lastCode(text)) && DATE_LINE.test(withoutBlanks(text));
}

/** The last blocks before one that are no part of a table, in order. */
function lastOutside(blocks: readonly Block[], consumed: TakenBlocks, before: number): Block[] {
  const last: Block[] = [];
  for (let i = before - 1; i >= 0 && last.length < LOOK_BACK; i -= 1) {
    const block = blocks[i];
    if (block !== undefined && !consumed.has(i)) last.unshift(block);
  }
  return last;
}

function nameLine(block: Block | undefined) {
  const cell = block?.kind === 'row' && block.cells.length === 1 ? block.cells[0] : undefined;
  return cell !== undefined && cell.text.length <= 40 && !/[。，；：:]/.test(cell.text) ? cell : undefined;
}
