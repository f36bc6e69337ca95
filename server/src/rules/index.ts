import type { Rule } from './rule.js';

/** Every rule, in the order of the manual. */
export const rules: readonly Rule[] = [];
