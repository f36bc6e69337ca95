const MANUAL_URL = 'https://github.com/gouji/gouji/blob/main/MANUAL.md';

/** Where the manual explains a rule; the anchor is the rule's id. */
export function manualOf(rule: string): string {
  return `${MANUAL_URL}#${rule}`;
}
