import * as z from 'zod';

export { configSchema } from './schema.js';

/** For the generated schema file; the shipped programs do without. */
export const toJSONSchema = z.toJSONSchema;
