import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

/** What a person said of a finding after reading the report around it. */
export interface Judged {
  readonly rule: string;
  /** Debatable: right by the letter, but a reviewer may see it otherwise. It counts for neither side. */
  readonly verdict: 'true' | 'false' | 'debatable';
  /** In words of ours: nothing of a report's text, no name of a body or of a person. */
  readonly why: string;
  /** Lines of noted faults that it is about, where it stands elsewhere than they were noted. */
  readonly about?: readonly number[];
}

/**
 * Findings by document, then by fingerprint. A document has the name that its text gives it, as the folders it lies in are nobody
 * else's: another text has to be read anew. Fingerprints stay as they are when a message is reworded (check/fingerprints.ts).
 */
export type Verdicts = Readonly<Record<string, Readonly<Record<string, Judged>>>>;

export const VERDICTS = 'test/evaluate/verdicts.json';

export function readVerdicts(): Verdicts {
  return existsSync(VERDICTS) ? (JSON.parse(readFileSync(VERDICTS, 'utf8')) as Verdicts) : {};
}

/** The name of a document in the verdicts: twelve hexadecimal digits of its text. */
export function documentName(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
