import type { Draft } from './draft.js';

const APPLICANTS = ['np', 'biz', 'sci', 'pub', 'law', 'oth'];
const SIGNED = /[。；]/g;

/**
 * The report that a draft follows on from: of the same body on the year before, in the same form. What it leaves is what the draft starts
 * with, its own tables add up, and no sentence of it is one of the draft's.
 */
export function yearBefore(draft: Draft): Draft {
  const { year } = draft;
  const on = (text: string) => text.replace(/20\d{2}(?=年)/g, (digits) => (Number(digits) >= year ? String(Number(digits) - 1) : digits));
  return {
    ...draft,
    year: year - 1,
    title: on(draft.title),
    preamble: on(draft.preamble),
    sections: draft.sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((text) => on(text).replace(SIGNED, '，情况如上$&')),
    })),
    cells: cellsBefore(draft),
    date: on(draft.date),
  };
}

function cellsBefore({ cells, form }: Draft): ReadonlyMap<string, string> {
  const before = new Map(cells);
  const at = (key: string) => Number(cells.get(key) ?? 0);
  if (form.tables.some(({ id }) => id === 't3')) {
    for (const column of [...APPLICANTS, 'tot']) {
      // What came in makes up for what is left over, so that the column adds up.
      before.set(`r1.${column}`, String(at(`r1.${column}`) + at(`r2.${column}`) - at(`r4.${column}`)));
      before.set(`r4.${column}`, String(at(`r2.${column}`)));
    }
  }
  for (const { id, over, total, previous } of form.carries) {
    if (id === 'T2-VALID')
      for (const row of over) before.set(`${row}.valid`, String(at(`${row}.valid`) - at(`${row}.made`) + at(`${row}.repealed`)));
    if (id === 'T2-PREV')
      for (const row of over) before.set(total.replace('*', row), String(at(`${row}.prev`) - at(previous[1]?.replace('*', row) ?? '')));
  }
  return before;
}
