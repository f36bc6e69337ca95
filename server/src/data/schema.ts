import * as z from 'zod';
import { address, equationShape, key, merged, severity, sourced, text, texts } from './schema-parts.js';
import { FORM_IDS } from './types.js';

/** The form files as zod sees them. Only the tests run it. */
const formId = z.enum(FORM_IDS);

const cellType = z
  .strictObject({
    type: z.enum(['count', 'change', 'amount']),
    unit: text,
    unitInCell: z.boolean().exactOptional(),
  })
  .readonly();

const headerCell = z.strictObject({ text, colspan: merged, rowspan: merged }).readonly();

const column = z
  .strictObject({
    key,
    label: text,
    group: text.exactOptional(),
    variants: texts.exactOptional(),
    cell: cellType,
  })
  .readonly();

const row = z
  .strictObject({
    /** Empty, like the label, for the one row of a table without labels. */
    key: z.union([key, z.literal('')]),
    label: z.string(),
    parent: key.nullable(),
    level: z.int().min(1).max(4),
    figures: z.boolean(),
    variants: texts.exactOptional(),
    unit: text.exactOptional(),
    cell: cellType.exactOptional(),
    colspan: merged,
    rowspan: merged,
  })
  .readonly();

const block = z
  .strictObject({
    caption: text.exactOptional(),
    header: z.array(z.array(headerCell).min(1).readonly()).min(1).readonly(),
    unitColumn: z.boolean().exactOptional(),
    columns: z.array(column).min(1).readonly(),
    rows: z.array(row).min(1).readonly(),
  })
  .readonly();

const table = z
  .strictObject({
    id: text,
    name: text,
    title: text,
    section: text.nullable(),
    requiredFrom: z.int().exactOptional(),
    labelColumns: z.int().min(0),
    width: z.int().min(2),
    blocks: z.array(block).min(1).readonly(),
    ...sourced,
  })
  .readonly();

const section = z
  .strictObject({
    id: text,
    number: z.int().min(1).nullable(),
    heading: text,
    kind: z.enum(['text', 'table', 'content']),
    table: text.exactOptional(),
    prompt: text.exactOptional(),
    review: z.literal(true).exactOptional(),
    variants: texts,
    keywords: texts.exactOptional(),
    topics: z
      .array(
        z
          .strictObject({
            name: text,
            keywords: texts,
            except: texts.exactOptional(),
            headings: texts.exactOptional(),
            prompt: text.exactOptional(),
          })
          .readonly(),
      )
      .readonly()
      .exactOptional(),
    results: z.strictObject({ topic: text, keywords: texts }).readonly().exactOptional(),
    statement: z.strictObject({ name: text, keywords: texts, suggestion: text }).readonly().exactOptional(),
    ...sourced,
  })
  .readonly();

const equation = z.strictObject({ ...equationShape, ...sourced }).readonly();

const carryOver = z
  .strictObject({
    id: text,
    table: text,
    over: z.array(key).min(1).readonly(),
    total: address,
    previous: z.array(address).min(1).readonly(),
    terms: z.array(address).readonly(),
    severity,
    statement: z.strictObject({ zh: text, en: text }).readonly(),
    ...sourced,
  })
  .readonly();

const conversion = z
  .strictObject({
    from: formId,
    tables: z
      .array(
        z
          .strictObject({
            table: text,
            carried: z
              .array(z.strictObject({ from: address, to: address, doubtful: z.boolean().exactOptional() }).readonly())
              .min(1)
              .readonly(),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
    ...sourced,
  })
  .readonly();

/** The shape of a form: data/formats/*.json are held against it. */
export const formSchema = z
  .strictObject({
    id: formId,
    name: text,
    years: z.strictObject({ from: z.int() }).readonly(),
    basis: z.strictObject({ title: text, number: text }).readonly(),
    preamble: text,
    phrases: z.array(z.strictObject({ name: text, text }).readonly()).readonly(),
    sections: z.array(section).min(1).readonly(),
    tables: z.array(table).min(1).readonly(),
    conversions: z.array(conversion).readonly(),
    carries: z.array(carryOver).readonly(),
    equations: z.array(equation).min(1).readonly(),
    ...sourced,
  })
  .readonly();

/** The file of known slips, wording.json. */
export const slipsSchema = z
  .array(
    z
      .strictObject({
        wrong: text.min(2),
        better: text.exactOptional(),
        why: z.strictObject({ zh: text, en: text }).readonly(),
        notAfter: texts.exactOptional(),
        notBefore: texts.exactOptional(),
        onlyBefore: texts.exactOptional(),
        from: z.int().exactOptional(),
        safe: z.boolean(),
        confidence: z.enum(['verified', 'derived', 'recalled']),
        source: text,
      })
      .readonly(),
  )
  .min(1)
  .readonly();

/** A pattern that compiles once the parts in it are put in, and that is never empty. */
const pattern = text.refine((words) => {
  try {
    return !new RegExp(`^(?:${words.replace(/\{[a-z]+\}/g, '.')})$`).test('');
  } catch {
    return false;
  }
}, 'no pattern, or one that matches nothing at all');

/** What sentences say of cells, indicators.json. */
export const indicatorsSchema = z
  .strictObject({
    parts: z.record(z.string().regex(/^[a-z]+$/), pattern).readonly(),
    contexts: z.record(text, pattern).readonly(),
    indicators: z
      .array(
        z
          .strictObject({
            words: pattern,
            none: pattern.exactOptional(),
            context: text.exactOptional(),
            noun: z.boolean().exactOptional(),
            behind: z.array(address).min(1).readonly().exactOptional(),
            after: pattern.exactOptional(),
            leftOver: z.boolean().exactOptional(),
            bare: z.boolean().exactOptional(),
            cells: z.array(address).min(1).readonly(),
            or: z.array(z.array(address).min(1).readonly()).readonly().exactOptional(),
            less: z
              .array(z.strictObject({ of: z.array(address).min(1).readonly(), by: z.array(address).min(1).readonly() }).readonly())
              .readonly()
              .exactOptional(),
            apart: pattern.exactOptional(),
            worth: z.number().positive().exactOptional(),
            source: text,
            confidence: z.enum(['verified', 'derived', 'recalled']),
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();

/** What a list of reports shows of each, key-figures.json. */
export const keyFiguresSchema = z
  .strictObject({
    keyFigures: z
      .array(
        z
          .strictObject({
            id: z.string().regex(/^[a-z]+$/),
            name: z.strictObject({ zh: text, en: text }).readonly(),
            of: z.array(z.array(address).min(1).readonly()).min(1).readonly(),
            by: z.array(z.array(address).min(1).readonly()).min(1).readonly().exactOptional(),
            source: text,
          })
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
