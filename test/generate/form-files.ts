import { readdirSync } from 'node:fs';

export const FORMATS = 'server/src/data/formats';
export const FORM_INDEX = `${FORMATS}/index.ts`;

/** A form's file is named after its id, which is the first year that it is for. */
const FORM_FILE = /^(\d{4})\.json$/;

/** The forms whose files stand in the folder, oldest first. */
export function formIds(folder: string = FORMATS): readonly string[] {
  return readdirSync(folder)
    .flatMap((name) => FORM_FILE.exec(name)?.[1] ?? [])
    .sort();
}

/** The list of the forms, from the names of their files alone: nothing can be loaded before it is written. */
export function formIndexText(ids: readonly string[]): string {
  return [
    '// Written by `npm run generate` from the names of the files beside it.',
    ...ids.map((id) => `import form${id} from './${id}.json' with { type: 'json' };`),
    '',
    '/** The generations of the form by name, oldest first. */',
    `export const FORM_IDS = [${ids.map((id) => `'${id}'`).join(', ')}] as const;`,
    '',
    '/** Their files, in the same order. */',
    `export const formFiles = [${ids.map((id) => `form${id}`).join(', ')}] as const;`,
    '',
  ].join('\n');
}
