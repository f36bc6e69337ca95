import type { Report } from '../../report/types.js';
import type { Finding } from '../../rules/shared/rule.js';
import type { UnitSums } from '../../rules/shared/unit-sums.js';
import { cellHover, figureHover } from './cell.js';
import { findingHovers, type RuleText } from './finding.js';
import { lawHover } from './law.js';
import { paragraphs, type Told } from './text.js';

/** What is asked about: a document, and last year's report if it is at hand. */
export interface Subject {
  readonly report: Report | undefined;
  readonly previous?: Report | undefined;
  /** The sum of the units below the body, if their reports are at hand. */
  readonly units?: UnitSums | undefined;
  readonly findings: readonly Finding[];
}

/** All that is to be said of the place: what stands there in a report, then why it is found fault with. */
export function hoverAt({ report, previous, units, findings }: Subject, rules: readonly RuleText[], offset: number): Told | undefined {
  const subject = report && (cellHover(report, { previous, units }, offset) ?? figureHover(report, offset) ?? lawHover(report, offset));
  const shown = [...(subject === undefined ? [] : [subject]), ...findingHovers(findings, rules, offset)];
  const [first] = shown;
  if (first === undefined) return undefined;
  const rule = { zh: '---', en: '---' };
  return { at: first.at, markdown: paragraphs(...shown.flatMap(({ markdown }, index) => (index === 0 ? [markdown] : [rule, markdown]))) };
}
