import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { formSchema } from '../../server/src/data/schema.js';
import { FORMATS, formIds } from './form-files.js';

// What is shipped does without zod's own words.
z.config(z.locales.en());

/** What is wrong with the files of forms, as sentences that name the file and the place in it. */
export function complaintsAboutForms(folder: string = FORMATS): readonly string[] {
  return formIds(folder).flatMap((id) => {
    const path = `${folder}/${id}.json`;
    const file = parsed(path);
    if (typeof file === 'string') return [file];
    const { error, data } = formSchema.safeParse(file.content);
    if (error !== undefined) return error.issues.map((issue) => `${path}: ${z.core.toDotPath(issue.path)}: ${issue.message}`);
    return data.id === id && data.years.from === Number(id)
      ? []
      : [`${path}: id must be "${id}" and years.from ${id}, as the file is named after the first year that the form is for`];
  });
}

function parsed(path: string): string | { readonly content: unknown } {
  try {
    return { content: JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
