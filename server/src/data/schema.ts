import * as z from 'zod/mini';
import { address, equationShape, key, merged, severity, sourced, text, texts } from './schema-parts.js';
import { FORM_IDS } from './types.js';

/** The form files as zod sees them. Only the tests run it. */
const formId = z.enum(FORM_IDS);

const cellType = z.readonly(
  z.strictObject({
    type: z.enum(['count', 'change', 'amount']),
    unit: text,
    unitInCell: z.exactOptional(z.boolean()),
  }),
);

const headerCell = z.readonly(z.strictObject({ text, colspan: merged, rowspan: merged }));

const column = z.readonly(
  z.strictObject({
    key,
    label: text,
    group: z.exactOptional(text),
    variants: z.exactOptional(texts),
    cell: cellType,
  }),
);

const row = z.readonly(
  z.strictObject({
    /** Empty, like the label, for the one row of a table without labels. */
    key: z.union([key, z.literal('')]),
    label: z.string(),
    parent: z.nullable(key),
    level: z.int().check(z.minimum(1), z.maximum(4)),
    figures: z.boolean(),
    variants: z.exactOptional(texts),
    unit: z.exactOptional(text),
    cell: z.exactOptional(cellType),
    colspan: merged,
    rowspan: merged,
  }),
);

const block = z.readonly(
  z.strictObject({
    caption: z.exactOptional(text),
    header: z.readonly(z.array(z.readonly(z.array(headerCell).check(z.minLength(1)))).check(z.minLength(1))),
    unitColumn: z.exactOptional(z.boolean()),
    columns: z.readonly(z.array(column).check(z.minLength(1))),
    rows: z.readonly(z.array(row).check(z.minLength(1))),
  }),
);

const table = z.readonly(
  z.strictObject({
    id: text,
    name: text,
    title: text,
    section: z.nullable(text),
    requiredFrom: z.exactOptional(z.int()),
    labelColumns: z.int().check(z.minimum(0)),
    width: z.int().check(z.minimum(2)),
    blocks: z.readonly(z.array(block).check(z.minLength(1))),
    ...sourced,
  }),
);

const section = z.readonly(
  z.strictObject({
    id: text,
    number: z.nullable(z.int().check(z.minimum(1))),
    heading: text,
    kind: z.enum(['text', 'table', 'content']),
    table: z.exactOptional(text),
    prompt: z.exactOptional(text),
    review: z.exactOptional(z.literal(true)),
    variants: texts,
    keywords: z.exactOptional(texts),
    topics: z.exactOptional(
      z.readonly(
        z.array(
          z.readonly(
            z.strictObject({
              name: text,
              keywords: texts,
              except: z.exactOptional(texts),
              headings: z.exactOptional(texts),
              prompt: z.exactOptional(text),
            }),
          ),
        ),
      ),
    ),
    results: z.exactOptional(z.readonly(z.strictObject({ topic: text, keywords: texts }))),
    statement: z.exactOptional(z.readonly(z.strictObject({ name: text, keywords: texts, suggestion: text }))),
    ...sourced,
  }),
);

const equation = z.readonly(z.strictObject({ ...equationShape, ...sourced }));

const carryOver = z.readonly(
  z.strictObject({
    id: text,
    table: text,
    over: z.readonly(z.array(key).check(z.minLength(1))),
    total: address,
    previous: z.readonly(z.array(address).check(z.minLength(1))),
    terms: z.readonly(z.array(address)),
    severity,
    statement: z.readonly(z.strictObject({ zh: text, en: text })),
    ...sourced,
  }),
);

const conversion = z.readonly(
  z.strictObject({
    from: formId,
    tables: z.readonly(
      z
        .array(
          z.readonly(
            z.strictObject({
              table: text,
              carried: z.readonly(
                z
                  .array(z.readonly(z.strictObject({ from: address, to: address, doubtful: z.exactOptional(z.boolean()) })))
                  .check(z.minLength(1)),
              ),
            }),
          ),
        )
        .check(z.minLength(1)),
    ),
    ...sourced,
  }),
);

/** The shape of a form: data/formats/*.json are held against it. */
export const formSchema = z.readonly(
  z.strictObject({
    id: formId,
    name: text,
    years: z.readonly(z.strictObject({ from: z.int() })),
    basis: z.readonly(z.strictObject({ title: text, number: text })),
    preamble: text,
    phrases: z.readonly(z.array(z.readonly(z.strictObject({ name: text, text })))),
    sections: z.readonly(z.array(section).check(z.minLength(1))),
    tables: z.readonly(z.array(table).check(z.minLength(1))),
    conversions: z.readonly(z.array(conversion)),
    carries: z.readonly(z.array(carryOver)),
    equations: z.readonly(z.array(equation).check(z.minLength(1))),
    ...sourced,
  }),
);

/** The file of known slips, wording.json. */
export const slipsSchema = z.readonly(
  z
    .array(
      z.readonly(
        z.strictObject({
          wrong: text.check(z.minLength(2)),
          better: z.exactOptional(text),
          why: z.readonly(z.strictObject({ zh: text, en: text })),
          notAfter: z.exactOptional(texts),
          notBefore: z.exactOptional(texts),
          onlyBefore: z.exactOptional(texts),
          from: z.exactOptional(z.int()),
          safe: z.boolean(),
          confidence: z.enum(['verified', 'derived', 'recalled']),
          source: text,
        }),
      ),
    )
    .check(z.minLength(1)),
);

/** A pattern that compiles once the parts in it are put in, and that is never empty. */
const pattern = text.check(
  z.refine((words) => {
    try {
      return !new RegExp(`^(?:${words.replace(/\{[a-z]+\}/g, '.')})$`).test('');
    } catch {
      return false;
    }
  }, 'no pattern, or one that matches nothing at all'),
);

/** What sentences say of cells, indicators.json. */
export const indicatorsSchema = z.readonly(
  z.strictObject({
    parts: z.readonly(z.record(z.string().check(z.regex(/^[a-z]+$/)), pattern)),
    contexts: z.readonly(z.record(text, pattern)),
    indicators: z.readonly(
      z
        .array(
          z.readonly(
            z.strictObject({
              words: pattern,
              none: z.exactOptional(pattern),
              context: z.exactOptional(text),
              noun: z.exactOptional(z.boolean()),
              behind: z.exactOptional(z.readonly(z.array(address).check(z.minLength(1)))),
              after: z.exactOptional(pattern),
              leftOver: z.exactOptional(z.boolean()),
              bare: z.exactOptional(z.boolean()),
              cells: z.readonly(z.array(address).check(z.minLength(1))),
              or: z.exactOptional(z.readonly(z.array(z.readonly(z.array(address).check(z.minLength(1)))))),
              less: z.exactOptional(
                z.readonly(
                  z.array(
                    z.readonly(
                      z.strictObject({
                        of: z.readonly(z.array(address).check(z.minLength(1))),
                        by: z.readonly(z.array(address).check(z.minLength(1))),
                      }),
                    ),
                  ),
                ),
              ),
              apart: z.exactOptional(pattern),
              worth: z.exactOptional(z.number().check(z.positive())),
              source: text,
              confidence: z.enum(['verified', 'derived', 'recalled']),
            }),
          ),
        )
        .check(z.minLength(1)),
    ),
  }),
);

/** What a list of reports shows of each, key-figures.json. */
export const keyFiguresSchema = z.readonly(
  z.strictObject({
    keyFigures: z.readonly(
      z
        .array(
          z.readonly(
            z.strictObject({
              id: z.string().check(z.regex(/^[a-z]+$/)),
              name: z.readonly(z.strictObject({ zh: text, en: text })),
              of: z.readonly(z.array(z.readonly(z.array(address).check(z.minLength(1)))).check(z.minLength(1))),
              by: z.exactOptional(z.readonly(z.array(z.readonly(z.array(address).check(z.minLength(1)))).check(z.minLength(1)))),
              source: text,
            }),
          ),
        )
        .check(z.minLength(1)),
    ),
  }),
);
