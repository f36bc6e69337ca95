import type { Mutation } from '../mutation.js';
import { blankMutations } from './blanks.js';
import { cellMutations } from './cells.js';
import { citationMutations } from './citations.js';
import { headMutations } from './heads.js';
import { lastYearMutations } from './last-year.js';
import { listMutations } from './lists.js';
import { proseMutations } from './prose.js';
import { sectionMutations } from './sections.js';
import { tableMutations } from './tables.js';
import { textMutations } from './text.js';
import { unitMutations } from './units.js';

/** Every kind of fault. */
export const mutations: readonly Mutation[] = [
  ...cellMutations,
  ...blankMutations,
  ...tableMutations,
  ...headMutations,
  ...sectionMutations,
  ...textMutations,
  ...citationMutations,
  ...proseMutations,
  ...listMutations,
  ...lastYearMutations,
  ...unitMutations,
];
