import form2008 from './formats/2008.json' with { type: 'json' };
import form2019 from './formats/2019.json' with { type: 'json' };
import form2021 from './formats/2021.json' with { type: 'json' };
import type { Form, FormId } from './types.js';

/** All generations of the form, oldest first. schema.ts checks in the tests that the files are what the types say. */
export const forms: readonly Form[] = [form2008, form2019, form2021] as unknown as readonly Form[];

export function formOf(id: FormId): Form {
  const form = forms.find((f) => f.id === id);
  if (form === undefined) throw new RangeError(`no form ${id}`);
  return form;
}

/** The form for a report year: before 2008 the first, after the last one's start the last. */
export function formForYear(year: number): Form {
  const latest = [...forms].reverse().find((f) => f.years.from <= year);
  return latest ?? formOf('2008');
}

/** The last year that dates in reports are read for. */
export const LAST_YEAR = 2099;

/** The form that a report on the year must follow; undefined for a year without one. */
export function formInForce(year: number): Form | undefined {
  return year > LAST_YEAR ? undefined : forms.find(({ years }) => years.from <= year && (years.to === null || year <= years.to));
}
