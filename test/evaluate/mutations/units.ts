import type { Draft } from '../../support/draft.js';
import type { Damaged, Mutation } from '../mutation.js';
import type { Random } from '../random.js';
import { figureOf, withCells } from './edit.js';

/** Two units: the one has all figures of the body's tables, the other none. Half of each would break equations of the form. */
function unitsOf(draft: Draft): readonly Draft[] {
  const named = (name: string): Pick<Draft, 'issuer' | 'title'> => ({
    issuer: name,
    title: draft.title.replace(draft.issuer, name),
  });
  const none = new Map([...draft.cells.keys()].map((key) => [key, '0'] as const));
  return [
    { ...draft, ...named('云溪县水利局') },
    { ...draft, ...named('云溪县财政局'), cells: none },
  ];
}

/** The body has more, or fewer, than its units together. */
function sumChanged(draft: Draft, random: Random): Damaged | undefined {
  const key = random.pick([...draft.cells.keys()].filter((one) => Number.isInteger(figureOf(draft, one))));
  if (key === undefined) return undefined;
  const before = figureOf(draft, key);
  const after = before > 9 && random.integer(0, 1) === 0 ? before - random.integer(1, 9) : before + random.integer(1, 9);
  return { draft: withCells(draft, { [key]: String(after) }), what: `${key} ${before} → ${after}` };
}

/** Faults that show only beside the reports of the units below. */
export const unitMutations: readonly Mutation[] = [
  {
    id: 'units-differ',
    rules: ['unit-sum'],
    also: ['balance', 'prose-table', 'prose-repeat', 'prose-sum', 'not-entitled'],
    units: unitsOf,
    damage: sumChanged,
  },
];
