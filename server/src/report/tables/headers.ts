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
  const blocks = headedBlocksOf(table);
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
    if (!single) seen.add(`${current}${header.key}`);
    found.push({ at: header.at, text: header.text, label: match.label, damaged: match.damaged, block: match.block });
  }
  return found;
}

/** The header words of a block by their keys, and the key of its caption. */
interface HeadedBlock {
  readonly keys: ReadonlyMap<string, string>;
  readonly caption: string;
}

const headedBlocksOf = fact(({ blocks }: FormTable): readonly HeadedBlock[] =>
  blocks.map((block) => ({ keys: keysOf(block), caption: block.caption === undefined ? '' : labelKey(block.caption).key })),
);

interface Match {
  readonly block: number;
  readonly label: string;
  readonly damaged: boolean;
}

/** The first from the current block on that knows the header; sooner exactly than by its beginning. */
function matchIn(blocks: readonly HeadedBlock[], key: string, current: number): Match | undefined {
  for (let block = current; block < blocks.length; block += 1) {
    const label = blocks[block]?.keys.get(key);
    if (label !== undefined) return { block, label, damaged: false };
  }
  if (key.length < 3) return undefined;
  for (let block = current; block < blocks.length; block += 1) {
    const candidates = [...(blocks[block]?.keys ?? [])].filter(([known]) => known.startsWith(key));
    const only = candidates[0];
    if (candidates.length === 1 && only !== undefined) return { block, label: only[1], damaged: true };
  }
  return undefined;
}
