import * as z from 'zod/mini';

/** statutes.json and documents.json as zod sees them. Only the tests run it. */
const text = z.string().check(z.minLength(1));
const day = z.iso.date();
const confidence = z.enum(['verified', 'recalled']);
const address = z.url({ protocol: /^https?$/, hostname: /\.gov\.cn$/ });
const articleNumber = z.int().check(z.minimum(1), z.maximum(200));

const articles = z.record(text, z.array(articleNumber));
/** A sentence of ours, ended. */
const sentences = z.strictObject({ zh: z.string().check(z.regex(/。$/)), en: z.string().check(z.regex(/\.$/)) });

const deadline = z.strictObject({
  bodies: z.enum(['government', 'department']),
  month: z.int().check(z.minimum(1), z.maximum(12)),
  day: z.int().check(z.minimum(1), z.maximum(31)),
  article: articleNumber,
});

const outdated = z.strictObject({
  words: z.array(text).check(z.minLength(1)),
  about: z.exactOptional(z.array(text).check(z.minLength(1))),
  notAbout: z.exactOptional(z.array(text).check(z.minLength(1))),
  limit: z.exactOptional(z.literal(true)),
  better: z.exactOptional(text),
  why: sentences,
  source: text,
});

const article = z.strictObject({
  number: articleNumber,
  topic: text.check(z.maxLength(20)),
  items: z.array(z.array(text.check(z.maxLength(14))).check(z.maxLength(20))).check(z.minLength(1)),
});

/** The shape of statutes.json; what it says too much or too little is an error that names the place. */
export const statutesSchema = z.strictObject({
  regulation: z.strictObject({ titles: z.array(text).check(z.minLength(1)), shortTitle: text, source: text }),
  statutes: z.array(
    z.strictObject({
      id: text,
      title: text,
      decree: z.int().check(z.positive()),
      effective: day,
      url: z.exactOptional(address),
      source: text,
      confidence,
      deadlines: z.array(deadline).check(z.length(2)),
      outdated: z.array(outdated),
      purposes: articles,
      alsoFor: z.exactOptional(articles),
      matters: articles,
      articles: z.array(article),
    }),
  ),
  purposes: z.array(
    z.strictObject({
      id: text,
      words: z.array(z.array(text).check(z.minLength(1))).check(z.minLength(1)),
      source: text,
      confidence,
    }),
  ),
});

/** The shape of documents.json. */
export const documentsSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      number: z.string().check(z.regex(/^[\u4e00-\u9fff]{2,12}(?:〔20\d{2}〕|第)[1-9]\d{0,4}号$/)),
      title: z.string().check(z.regex(/^[^《》]+$/)),
      issuer: text,
      date: z.string().check(z.regex(/^20\d{2}(?:-\d{2}){0,2}$/)),
      ended: z.exactOptional(day),
      endedConfidence: z.exactOptional(z.enum(['certain', 'likely'])),
      successor: z.exactOptional(text),
      annual: z.exactOptional(z.int()),
      url: z.exactOptional(address),
      confidence,
      source: z.string(),
    }),
  ),
});
