import type { FormBlock, FormTable } from '../../data/types.js';
import { fact } from '../fact.js';
import type { FilledRow, HeaderFound } from '../types.js';
import { labelKey } from './label.js';
import type { RawTable } from './raw.js';

/** Header words of a block by key, caption included. */
const keysOf = fact((block: FormBlock): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  const texts = [block.caption, ...block.header.flat().map((cell) => cell.text), ...block.columns.map((c) => c.label)];
  for (const text of texts) if (text !== undefined && !keys.has(labelKey(text).key)) keys.set(labelKey(text).key, text);
  for (const column of block.columns) for (const variant of column.variants ?? []) keys.set(labelKey(variant).key, column.label);
  return keys;
});

/** The headers of the form among those written; captions and rows tell which block a repeated header belongs to. */
export function findHeaders(raw: RawTable, table: FormTable, rows: readonly FilledRow[]): HeaderFound[] {
  const blocks = table.blocks.map((block) => ({
    keys: keysOf(block),
    caption: block.caption === undefined ? '' : labelKey(block.caption).key,
  }));
  const single = blocks.length === 1;
  const seen = new Set<string>();
  const found: HeaderFound[] = [];
  let current = 0;
  let row = 0;
  for (const header of raw.headers) {
    for (let filled = rows[row]; filled !== undefined && filled.at.start < header.at.start; row += 1, filled = rows[row]) {
      const form = filled.row;
      if (!single)
        current = Math.max(
          current,
          table.blocks.findIndex((b) => b.rows.includes(form)),
        );
    }
    const caption = blocks.findIndex((b) => b.caption !== '' && b.caption === header.key);
    if (caption >= 0) current = caption;
    const repeated = !single && seen.has(`${current}${header.key}`);
    const match = matchIn(blocks, header.key, repeated ? current + 1 : current);
    if (match === undefined) continue;
    current = match.block;
    seen.add(`${current}${header.key}`);
    found.push({ at: header.at, text: header.text, label: match.label, damaged: match.damaged, block: match.block });
  }
  return found;
}

interface Match {
  readonly block: number;
  readonly label: string;
  readonly damaged: boolean;
}

function matchIn(blocks: readonly { readonly keys: ReadonlyMap<string, string> }[], key: string, current: number): Match | undefined {
  const order = [current, ...blocks.keys()].filter((b) => b >= current);
  for (const block of order) {
    const label = blocks[block]?.keys.get(key);
    if (label !== undefined) return { block, label, damaged: false };
  }
  if (key.length < 3) return undefined;
  for (const block of order) {
    const candidates = [...(blocks[block]?.keys ?? [])].filter(([known]) => known.startsWith(key));
    const only = candidates[0];
    if (candidates.length === 1 && only !== undefined) return { block, label: only[1], damaged: true };
  }
  return undefined;
}
