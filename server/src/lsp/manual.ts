/** Where the manual lies; an entry that knows the disk names the copy that is shipped, so that it opens offline. */
let manual = 'MANUAL.md';

/** Sets the address of the manual, to which the code of each finding leads. */
export function setManual(url: string): void {
  manual = url;
}

/** Where the manual explains a rule; the anchor is the rule's id. */
export function manualOf(rule: string): string {
  return `${manual}#${rule}`;
}
