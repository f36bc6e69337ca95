import * as z from 'zod/mini';

export { configSchema, packSchema } from './schema.js';

/** For the generated schema file; the shipped programs do without. */
export const toJSONSchema = z.toJSONSchema;
