import { forms, labelsOf } from '../data/forms.js';
import { headerTexts } from '../report/tables/label.js';

/** Every label and header of the tables of all forms, in each known wording. */
export function standardLabels(): readonly string[] {
  const tables = forms.flatMap((form) => form.tables);
  return [...new Set([...tables.flatMap(headerTexts), ...tables.flatMap(labelsOf)])];
}
