import { rules } from '../../server/src/rules/index.js';
import type { Finding } from '../../server/src/rules/shared/rule.js';
import { span } from '../../server/src/text/span.js';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { type DraftNotation, notations } from '../support/notations.js';
import { sumOf } from '../support/units.js';
import { findingsOf } from './check.js';
import { isHtml } from './clean.js';
import { type Damaged, type Mutation, touches, unmarked } from './mutation.js';
import { mutations } from './mutations/index.js';
import { brief, percent, printTable } from './print.js';
import { randomOf } from './random.js';
import { type Scores, scoreOf } from './score.js';

/** The least share of faults of a kind that must be found. */
const AIM = 0.99;
const EXAMPLES = 5;

/** What became of one kind of fault. */
export interface Outcome {
  readonly mutation: Mutation;
  /** No rule that must speak is there yet. */
  readonly absent: boolean;
  runs: number;
  found: number;
  /** Drafts in which the damaged place is not written. */
  skipped: number;
  /** The right rule spoke, but of another place. */
  elsewhere: number;
  readonly extra: Map<string, number>;
  readonly missed: string[];
}

/** The written draft with the fault, and the places where a finding may stand; undefined where the notation does not show it. */
export function written(
  { draft, file, anywhere = file !== undefined }: Damaged,
  notation: DraftNotation,
): ReturnType<typeof unmarked> | undefined {
  const { text, places } = unmarked(notation.render(draft));
  const whole = file?.(text) ?? text;
  if (anywhere) return { text: whole, places: [span(0, whole.length)] };
  return places.length === 0 ? undefined : { text, places };
}

function judge(outcome: Outcome, findings: readonly Finding[], places: readonly { start: number; end: number }[]): boolean {
  const { rules: wanted, also = [] } = outcome.mutation;
  const spoken = findings.filter(({ rule }) => wanted.includes(rule));
  const there = spoken.some(({ at }) => places.some((place) => touches(at, place)));
  if (!there && spoken.length > 0) outcome.elsewhere += 1;
  for (const { rule } of findings) {
    if (!wanted.includes(rule) && !also.includes(rule)) outcome.extra.set(rule, (outcome.extra.get(rule) ?? 0) + 1);
  }
  return there;
}

function measure(mutation: Mutation, seed: number, runs: number): Outcome {
  const absent = !rules.some(({ id }) => mutation.rules.includes(id));
  const outcome: Outcome = { mutation, absent, runs: 0, found: 0, skipped: 0, elsewhere: 0, extra: new Map(), missed: [] };
  for (const id of FORM_IDS) {
    const draft = cleanDraft(id);
    for (const notation of notations) {
      if (mutation.except?.includes(notation.name) === true) continue;
      const last = mutation.previous?.(draft);
      const previous = last && notation.render(last);
      const below = mutation.units?.(draft).map((unit) => notation.render(unit));
      const units = below && sumOf(below, { year: draft.year }, { html: isHtml(notation) });
      for (let run = 0; run < runs; run += 1) {
        const damaged = mutation.damage(draft, randomOf(seed, mutation.id, id, notation.name, run));
        if (damaged === undefined) continue;
        const draftText = written(damaged, notation);
        if (draftText === undefined) {
          outcome.skipped += 1;
          continue;
        }
        outcome.runs += 1;
        const findings = absent ? [] : findingsOf(draftText.text, isHtml(notation), { previous, units });
        if (judge(outcome, findings, draftText.places)) outcome.found += 1;
        else if (!absent) outcome.missed.push(`${id} ${notation.name}: ${brief(damaged.what)} | ${said(findings, draftText.text)}`);
      }
    }
  }
  return outcome;
}

function said(findings: readonly Finding[], text: string): string {
  const all = findings.slice(0, 3).map(({ rule, at }) => `${rule} ⟦${brief(text.slice(at.start, at.end), 20)}⟧`);
  return all.length === 0 ? 'no finding' : `only ${all.join(', ')}`;
}

function row({ mutation, absent, runs, found, skipped, elsewhere, extra }: Outcome): (string | number)[] {
  const others = [...extra].map(([rule, count]) => `${rule} ${count}`).join(', ') || '0';
  const name = `${mutation.id} → ${mutation.rules.join(' or ')}`;
  if (absent) return [name, runs, '', '', 'rule absent', '', '', skipped];
  return [name, runs, found, runs - found, percent(found, runs), elsewhere, others, skipped];
}

/** Every kind of fault over all forms and notations; true where all kinds reach the aim. */
export function evaluateDamage(scores: Scores, seed: number, runs: number): boolean {
  console.log(`\n## Damaged drafts\n\nSeed ${seed}, ${runs} places for each form and notation; aim: ${AIM * 100} % of each kind.`);
  const outcomes = mutations.map((mutation) => measure(mutation, seed, runs));
  printTable(['fault → rule', 'runs', 'found', 'missed', 'recall', 'elsewhere', 'other findings', 'skipped'], outcomes.map(row));
  for (const { mutation, missed } of outcomes) {
    if (missed.length > 0) console.log(`\n${mutation.id}, missed:\n`);
    for (const line of missed.slice(0, EXAMPLES)) console.log(`- ${line}`);
  }
  for (const { mutation, absent, runs: made, found } of outcomes) {
    const [rule] = mutation.rules;
    if (absent || rule === undefined) continue;
    const score = scoreOf(scores, rule);
    score.runs += made;
    score.found += found;
  }
  const failing = outcomes.filter((one) => !one.absent && one.found < one.runs * AIM);
  const unused = outcomes.filter((one) => one.runs === 0);
  console.log(`\nBelow the aim: ${failing.map(({ mutation }) => mutation.id).join(', ') || 'none'}.`);
  if (unused.length > 0) console.log(`Never applied: ${unused.map(({ mutation }) => mutation.id).join(', ')}.`);
  const untouched = rules.filter(({ id }) => !mutations.some(({ rules: wanted }) => wanted[0] === id)).map(({ id }) => id);
  if (untouched.length > 0) console.log(`Rules without a kind of fault: ${untouched.join(', ')}.`);
  return failing.length === 0;
}
