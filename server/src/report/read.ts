import { formOf, forms } from '../data/forms.js';
import type { FormId } from '../data/types.js';
import type { Report } from './types.js';

export interface ReadOptions {
  /** Judge by this form whatever the year says. */
  readonly form?: FormId | 'auto';
  /** The draft is an HTML page or fragment. */
  readonly html?: boolean;
  /** The caller knows that this is a report (a setting says so). */
  readonly isReport?: boolean;
}

/** Reads a draft. Total: any text gives a report, at worst one of kind `other`. */
export function readReport(source: string, _options: ReadOptions = {}): Report {
  const form = forms.at(-1) ?? formOf('2021');
  return {
    source,
    text: source,
    kind: 'other',
    unreadable: undefined,
    form,
    year: undefined,
    issuer: undefined,
    title: undefined,
    period: undefined,
    signOff: undefined,
    blocks: [],
    headings: [],
    sections: [],
    tables: [],
  };
}
