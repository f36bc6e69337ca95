import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The manual is shipped beside the bundle's folder: it opens offline. */
const MANUAL_URL = pathToFileURL(join(__dirname, '..', 'MANUAL.md')).href;

/** Where the manual explains a rule; the anchor is the rule's id. */
export function manualOf(rule: string): string {
  return `${MANUAL_URL}#${rule}`;
}
