import { forms } from '../data/forms.js';
import { headerTexts } from '../report/tables/label.js';

/** Every label and header of the tables of all forms, in each known wording. */
export function standardLabels(): readonly string[] {
  const tables = forms.flatMap((form) => form.tables);
  const labels = tables.flatMap(({ blocks }) =>
    blocks.flatMap(({ rows }) => rows.flatMap(({ label, variants = [] }) => [label, ...variants])),
  );
  return [...new Set([...tables.flatMap((table) => [...headerTexts(table)]), ...labels])];
}
