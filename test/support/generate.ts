import { FORM_IDS, type FormId } from '../../server/src/data/types.js';
import { cleanDraft } from './draft.js';
import { notations } from './notations.js';

export { FORM_IDS };

export function cleanPath(form: FormId, notation: { readonly name: string; readonly extension: string }): string {
  return `test/drafts/clean/${form}-${notation.name}.${notation.extension}`;
}

/** Path, from the root of the project → text: every form in every notation, without any fault. */
export function cleanFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const id of FORM_IDS) {
    const draft = cleanDraft(id);
    for (const notation of notations) files.set(cleanPath(id, notation), notation.render(draft));
  }
  return files;
}
