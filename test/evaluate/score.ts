/** What was measured of one rule: damaged drafts, real reports. */
export interface Score {
  /** Faults that had to be found. */
  runs: number;
  found: number;
  /** Findings that are right, and findings that are not. */
  right: number;
  false: number;
  /** Findings that are right by the letter, but that a reviewer may see otherwise. */
  debatable: number;
  /** Mechanical errors that a reader noted in real reports, of the kind that the rule is for; and how many of them are found. */
  noted: number;
  notedFound: number;
  /** Faults of real reports that were not found. */
  missed: number;
}

export type Scores = Map<string, Score>;

export function scoreOf(scores: Scores, rule: string): Score {
  let score = scores.get(rule);
  if (score === undefined) {
    score = { runs: 0, found: 0, right: 0, false: 0, debatable: 0, noted: 0, notedFound: 0, missed: 0 };
    scores.set(rule, score);
  }
  return score;
}
