import * as z from 'zod';

/** What the schemas of forms and of what extends them have in common: the shapes of types.ts, and no key that those do not name. */
export const text = z.string().min(1);
/** Words, none of them empty. */
export const texts = z.array(text).readonly();
/** Cells that a merged one takes up. */
export const merged = z.int().min(2).exactOptional();
/** How much a finding of an equation matters. */
export const severity = z.enum(['error', 'warning', 'info', 'hint']);
/** A key becomes part of an address such as `r3_1.np`; `rev.keep` holds a dot of its own. */
export const key = z.string().regex(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/i);
/** The address of a cell in an equation, as data/types.ts has it. */
export const address = z.string().regex(/^-?[a-z*][a-z0-9_]*(?:\.[a-z*][a-z0-9_]*)?$/i);

/** Where an entry comes from. */
export const sourced = {
  source: z.array(text).min(1).readonly(),
  confidence: z.enum(['verified', 'derived', 'recalled']),
};

/** What an equation says, without where it comes from. */
export const equationShape = {
  id: text,
  table: text,
  kind: z.enum(['sum', 'atMost', 'zeroIf', 'zeroIff']),
  over: z.array(key).min(1).readonly().exactOptional(),
  total: address,
  terms: z.array(address).min(1).readonly(),
  severity,
  statement: z.strictObject({ zh: text, en: text }).readonly(),
};
