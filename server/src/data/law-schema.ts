import * as z from 'zod';

/** statutes.json and documents.json as zod sees them. Only the tests run it. */
const text = z.string().min(1);
const day = z.iso.date();
const confidence = z.enum(['verified', 'recalled']);
const address = z.url({ protocol: /^https?$/, hostname: /\.gov\.cn$/ });
const articleNumber = z.int().min(1).max(200);

const articles = z.record(text, z.array(articleNumber));
/** A sentence of ours, ended. */
const sentences = z.strictObject({ zh: z.string().regex(/。$/), en: z.string().regex(/\.$/) });

const deadline = z.strictObject({
  bodies: z.enum(['government', 'department']),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  article: articleNumber,
});

const outdated = z.strictObject({
  words: z.array(text).min(1),
  about: z.array(text).min(1).exactOptional(),
  notAbout: z.array(text).min(1).exactOptional(),
  limit: z.literal(true).exactOptional(),
  better: text.exactOptional(),
  why: sentences,
  source: text,
});

const article = z.strictObject({ number: articleNumber, topic: text.max(20), items: z.array(z.array(text.max(14)).max(20)).min(1) });

/** The shape of statutes.json; what it says too much or too little is an error that names the place. */
export const statutesSchema = z.strictObject({
  regulation: z.strictObject({ titles: z.array(text).min(1), shortTitle: text, source: text }),
  statutes: z.array(
    z.strictObject({
      id: text,
      title: text,
      decree: z.int().positive(),
      effective: day,
      url: address.exactOptional(),
      source: text,
      confidence,
      deadlines: z.array(deadline).length(2),
      outdated: z.array(outdated),
      purposes: articles,
      alsoFor: articles.exactOptional(),
      matters: articles,
      articles: z.array(article),
    }),
  ),
  purposes: z.array(
    z.strictObject({
      id: text,
      words: z.array(z.array(text).min(1)).min(1),
      source: text,
      confidence,
    }),
  ),
});

/** The shape of documents.json. */
export const documentsSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      number: z.string().regex(/^[\u4e00-\u9fff]{2,12}(?:〔20\d{2}〕|第)[1-9]\d{0,4}号$/),
      title: z.string().regex(/^[^《》]+$/),
      issuer: text,
      date: z.string().regex(/^20\d{2}(?:-\d{2}){0,2}$/),
      ended: day.exactOptional(),
      endedConfidence: z.enum(['certain', 'likely']).exactOptional(),
      successor: text.exactOptional(),
      annual: z.int().exactOptional(),
      url: address.exactOptional(),
      confidence,
      source: z.string(),
    }),
  ),
});
