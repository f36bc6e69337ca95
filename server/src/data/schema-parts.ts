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
  id: text.check(z.describe('等式的名称，不与别的等式相同 · its name, of its own')),
  table: text.check(z.describe('哪张表 · its table')),
  kind: z
    .enum(['sum', 'atMost', 'zeroIf', 'zeroIff'])
    .check(
      z.describe(
        'sum 总计＝各项之和；atMost 不超过各项之和；zeroIf 总计为 0 时各项都是 0；zeroIff 两者同时为 0 · equal to the sum; at most the sum; every term is 0 where the total is; both are 0 or neither',
      ),
    ),
  over: z
    .exactOptional(z.readonly(z.array(key).check(z.minLength(1))))
    .check(z.describe('对这些行或列各成立一次，格里的 * 换成它 · holds for each of these rows or columns, which replace *')),
  total: address.check(z.describe('总计的一格：行.列 · the cell of the total: row.column')),
  terms: z
    .readonly(z.array(address).check(z.minLength(1)))
    .check(z.describe('各项的格；前面加 - 的要减去 · the cells of the terms; one with - before it is taken away')),
  severity: severity.check(z.describe('级别：error、warning、info、hint · how much it matters')),
  statement: z
    .readonly(z.strictObject({ zh: text, en: text }))
    .check(z.describe('用一句话说明，报问题时显示 · in a sentence, shown where it fails')),
};
