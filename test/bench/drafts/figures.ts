import type { Form } from '../../../server/src/data/types.js';
import type { Random } from '../../evaluate/random.js';
import { figures } from '../../support/figures.js';

const APPLICANTS = ['np', 'biz', 'sci', 'pub', 'law', 'oth'];

/** Figures of a report's own; all equations of the form hold. */
export function figuresOf(form: Form, random: Random): Map<string, string> {
  const cells = figures(form);
  // Every equation is as true of so many times all figures.
  const times = random.integer(1, 60);
  for (const [key, value] of cells) cells.set(key, String(Number((Number(value) * times).toFixed(2))));
  if (cells.has('r3_7.tot')) for (const [key, value] of applications(cells, random)) cells.set(key, String(value));
  return cells;
}

/** Table three anew: what was done, of that what had been carried over, and what stays open. */
function* applications(cells: ReadonlyMap<string, string>, random: Random): Iterable<[string, number]> {
  const results = [...cells.keys()].flatMap((key) => (/^r3_[1-6].*\.tot$/.test(key) ? [key.slice(0, -'.tot'.length)] : []));
  const most = random.integer(1, 40);
  const totals: Record<string, number> = {};
  for (const applicant of APPLICANTS) {
    const row: Record<string, number> = {};
    for (const result of results) row[result] = random.integer(0, 2) === 0 ? random.integer(0, applicant === 'np' ? most : 2) : 0;
    const done = Object.values(row).reduce((sum, value) => sum + value, 0);
    row.r3_7 = done;
    row.r2 = random.integer(0, Math.min(done, 5));
    row.r4 = random.integer(0, 3);
    row.r1 = done + row.r4 - row.r2;
    for (const [name, value] of Object.entries(row)) {
      totals[name] = (totals[name] ?? 0) + value;
      yield [`${name}.${applicant}`, value];
    }
  }
  for (const [name, value] of Object.entries(totals)) yield [`${name}.tot`, value];
}
