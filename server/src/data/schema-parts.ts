import * as z from 'zod/mini';

/** What the schemas of forms and of what extends them have in common: the shapes of types.ts, and no key that those do not name. */
export const text = z.string().check(z.minLength(1));
/** Words, none of them empty. */
export const texts = z.readonly(z.array(text));
/** Cells that a merged one takes up. */
export const merged = z.exactOptional(z.int().check(z.minimum(2)));
/** How much a finding of an equation matters. */
export const severity = z.enum(['error', 'warning', 'info', 'hint']);
/** A key becomes part of an address such as `r3_1.np`; `rev.keep` holds a dot of its own. */
export const key = z.string().check(z.regex(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/i));
/** The address of a cell in an equation, as data/types.ts has it. */
export const address = z.string().check(z.regex(/^-?[a-z*][a-z0-9_]*(?:\.[a-z*][a-z0-9_]*)?$/i));

/** Where an entry comes from. */
export const sourced = {
  source: z.readonly(z.array(text).check(z.minLength(1))),
  confidence: z.enum(['verified', 'derived', 'recalled']),
};

/** What an equation says, without where it comes from. */
export const equationShape = {
  id: text,
  table: text,
  kind: z.enum(['sum', 'atMost', 'zeroIf', 'zeroIff']),
  over: z.exactOptional(z.readonly(z.array(key).check(z.minLength(1)))),
  total: address,
  terms: z.readonly(z.array(address).check(z.minLength(1))),
  severity,
  statement: z.readonly(z.strictObject({ zh: text, en: text })),
};
