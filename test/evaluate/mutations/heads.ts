import type { FormBlock } from '../../../server/src/data/types.js';
import type { Draft } from '../../support/draft.js';
import { type Damaged, DUMPED_CELLS, KEPT_CELLS, type Mutation, mark } from '../mutation.js';
import type { Random } from '../random.js';
import { withBlock } from './edit.js';

export const markedHeads = (block: FormBlock): FormBlock => ({
  ...block,
  ...(block.caption === undefined ? {} : { caption: mark(block.caption) }),
  header: block.header.map((line) => line.map((head) => ({ ...head, text: mark(head.text) }))),
});

interface HeadPlace {
  readonly table: string;
  readonly block: number;
  readonly line: number;
  readonly at: number;
  readonly text: string;
}

/** Headers of columns with figures, in blocks of three columns and more. */
function heads(draft: Draft): HeadPlace[] {
  return draft.form.tables.flatMap((table) =>
    table.blocks.flatMap((block, b) =>
      block.columns.length < 3
        ? []
        : block.header.flatMap((line, y) =>
            line.flatMap(({ text }, at) =>
              block.columns.some((column) => column.label === text) ? [{ table: table.id, block: b, line: y, at, text }] : [],
            ),
          ),
    ),
  );
}

function reheaded(draft: Draft, places: readonly HeadPlace[], texts: readonly string[]): Draft {
  let damaged = draft;
  for (const [i, place] of places.entries()) {
    damaged = withBlock(damaged, place.table, place.block, (block) => ({
      ...block,
      header: block.header.map((line, y) =>
        line.map((head, x) => (y === place.line && x === place.at ? { ...head, text: texts[i] ?? '' } : head)),
      ),
    }));
  }
  const [first] = places;
  return first === undefined ? damaged : withBlock(damaged, first.table, first.block, markedHeads);
}

function headerDropped(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(heads(draft));
  return place === undefined
    ? undefined
    : { draft: reheaded(draft, [place], ['']), what: `header ${place.text} of ${place.table} dropped` };
}

function headerCut(draft: Draft, random: Random): Damaged | undefined {
  const place = random.pick(heads(draft).filter(({ text }) => text.length >= 5));
  if (place === undefined) return undefined;
  const cut = place.text.slice(0, -1);
  return { draft: reheaded(draft, [place], [cut]), what: `header ${place.text} of ${place.table} → ${cut}` };
}

/** Two neighbours; `lowest`: of the lowest line of headers, where none is merged with the line above. */
function headersSwapped(draft: Draft, random: Random, lowest: boolean): Damaged | undefined {
  const isLowest = ({ table, block, line }: HeadPlace) =>
    line === (draft.form.tables.find(({ id }) => id === table)?.blocks[block]?.header.length ?? 0) - 1;
  const all = lowest ? heads(draft).filter(isLowest) : heads(draft);
  const pairs = all.flatMap((first, i) => {
    const second = all[i + 1];
    return second !== undefined && second.table === first.table && second.block === first.block && second.line === first.line
      ? [[first, second] as const]
      : [];
  });
  const pair = random.pick(pairs);
  if (pair === undefined) return undefined;
  return { draft: reheaded(draft, pair, [pair[1].text, pair[0].text]), what: `headers ${pair[0].text} and ${pair[1].text} swapped` };
}

/** 第二十条第（五）项 with another item. */
function captionChanged(draft: Draft, random: Random, items: readonly string[]): Damaged | undefined {
  const places = draft.form.tables.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ caption }, block) => (caption === undefined ? [] : [{ table: id, block, caption }])),
  );
  const place = random.pick(places);
  const right = place?.caption.replace(/^.*第（(.+)）项$/, '$1');
  const item = random.pick(items.filter((one) => one !== right));
  if (place === undefined || item === undefined) return undefined;
  const wrong = place.caption.replace(/第（.+）项$/, `第（${item}）项`);
  return {
    draft: withBlock(draft, place.table, place.block, (block) => ({ ...block, caption: mark(wrong) })),
    what: `${place.caption} → ${wrong}`,
  };
}

/** Faults in the headers and captions of the tables. */
export const headMutations: readonly Mutation[] = [
  { id: 'header-dropped', rules: ['table-column'], except: ['aligned'], damage: headerDropped },
  { id: 'header-cut', rules: ['table-column'], except: ['aligned'], damage: headerCut },
  { id: 'headers-swapped', rules: ['table-column'], except: DUMPED_CELLS, damage: (draft, random) => headersSwapped(draft, random, false) },
  {
    id: 'headers-swapped-dumped',
    rules: ['table-column'],
    except: [...KEPT_CELLS, 'aligned'],
    damage: (draft, random) => headersSwapped(draft, random, true),
  },
  {
    id: 'caption-of-other-item',
    rules: ['table-column'],
    except: ['aligned'],
    damage: (draft, random) => captionChanged(draft, random, ['一', '五', '六', '八', '二', '七', '十四']),
  },
  {
    id: 'caption-beyond-the-last-item',
    rules: ['article-unknown'],
    except: ['aligned'],
    damage: (draft, random) => captionChanged(draft, random, ['十六', '二十', '二十五']),
  },
];
