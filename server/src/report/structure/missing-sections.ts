import type { FormSection } from '../../data/types.js';
import type { Report, Section } from '../types.js';

/** Sections of a draft between which another belongs; undefined where there is none on that side. */
export interface Neighbours {
  readonly before: Section | undefined;
  readonly after: Section | undefined;
}

/** The sections with a heading of their own that the draft lacks, in the order of the form. */
export function missingSections({ form, sections }: Report): FormSection[] {
  return form.sections.filter((section) => section.kind !== 'content' && !sections.some((found) => found.form === section));
}

/** By the numbers of the form: the last section in the draft that comes before this one, and the first that comes after it. */
export function neighboursOf({ sections }: Report, { number }: FormSection): Neighbours {
  const own = number ?? 0;
  return {
    before: sections.findLast(({ form }) => (form.number ?? 0) < own),
    after: sections.find(({ form }) => (form.number ?? 0) > own),
  };
}
