import type { Finding } from '../../server/src/rules/shared/rule.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { type DraftNotation, looseNotations, notations } from '../support/notations.js';
import { findingsOf } from './check.js';
import { isHtml } from './clean.js';
import { type Damaged, type Mutation, touches, unmarked } from './mutation.js';
import { mutations } from './mutations/index.js';
import { brief, printTable } from './print.js';
import { type Random, randomOf } from './random.js';
import { chosen, sprinkled } from './sprinkles/index.js';
import { type Setting, type Sprinkle, settingOf } from './sprinkles/places.js';

/** One draft that did not stand its sprinkles, with the least of them that it does not stand. */
export interface Failure {
  readonly number: number;
  readonly draft: string;
  readonly sprinkles: readonly Sprinkle[];
  /** Rules that spoke, or the rule that is silent. */
  readonly rules: readonly string[];
  readonly what: string;
  readonly text: string;
}

export interface Outcome {
  readonly drafts: number;
  /** How many drafts had each kind. */
  readonly uses: ReadonlyMap<Sprinkle, number>;
  readonly failures: readonly Failure[];
}

/** A draft to be sprinkled over; `text` may hold the marks of a mutation. */
interface Base {
  readonly name: string;
  readonly text: string;
  readonly setting: Setting;
  readonly html: boolean;
}

const all: readonly DraftNotation[] = [...notations, ...looseNotations];
const drafts: readonly Draft[] = FORM_IDS.map(cleanDraft);
/** Faults that show without another report. */
const alone = mutations.filter(({ previous }) => previous === undefined);
/** A finding so near to the fault is on it: own lines and markup may come between. */
const NEAR = 60;
/** So many kinds of faults are tried for a draft that does not show the one. */
const TRIES = 40;

const isLoud = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

/** Proof A: what is sprinkled over a draft without fault gives no error and no warning. */
export function sprinkleClean(count: number, seed: number): Outcome {
  return prove(count, seed, (number) => {
    const [draft, notation] = baseOf(number);
    const base = written(draft, notation, notation.render(draft));
    return {
      base,
      fails: (text) => {
        const loud = findingsOf(text, base.html).filter(isLoud);
        const said = loud.map(({ rule, at, message }) => `${rule} ⟦${brief(text.slice(at.start, at.end), 30)}⟧ ${brief(message.zh)}`);
        return loud.length === 0
          ? undefined
          : { rules: [...new Set(loud.map(({ rule }) => rule))], what: said.slice(0, 3).join('; '), text };
      },
    };
  });
}

/** Proof B: what is sprinkled over a draft with one fault takes no finding of it away. */
export function sprinkleDamaged(count: number, seed: number): Outcome {
  return prove(count, seed, (number) => {
    const found = damagedDraft(number, seed);
    if (found === undefined) return undefined;
    const { mutation, damaged, base } = found;
    return {
      base,
      fault: mutation.id,
      fails: (marked) => {
        const { text, findings } = foundIn(mutation, damaged, marked, base.html);
        const said = findings.map(({ rule, at }) => `${rule} ⟦${brief(text.slice(at.start, at.end), 20)}⟧`);
        return findings.some(({ near }) => near)
          ? undefined
          : {
              rules: [mutation.rules[0] ?? ''],
              what: `${mutation.id}: ${brief(damaged.what)}; ${said.slice(0, 4).join(', ') || 'no finding'}`,
              text,
            };
      },
    };
  });
}

interface Trial {
  readonly base: Base;
  /** The kind of fault in it. */
  readonly fault?: string;
  readonly fails: (text: string) => Pick<Failure, 'rules' | 'what' | 'text'> | undefined;
}

function prove(count: number, seed: number, trialFor: (number: number) => Trial | undefined): Outcome {
  const uses = new Map<Sprinkle, number>();
  const failures: Failure[] = [];
  let made = 0;
  for (let number = 0; number < count; number += 1) {
    const one = trialFor(number);
    if (one === undefined) continue;
    made += 1;
    const { base, fails, fault } = one;
    const kinds = chosen(base.setting, fault, seed, number);
    for (const kind of kinds) uses.set(kind, (uses.get(kind) ?? 0) + 1);
    const over = (some: readonly Sprinkle[]) => fails(sprinkled(base.text, base.setting, some, seed, number));
    if (over(kinds) === undefined) continue;
    const least = kinds.reduce((left, kind) => {
      const fewer = left.filter((one) => one !== kind);
      return over(fewer) === undefined ? left : fewer;
    }, kinds);
    const failed = over(least);
    if (failed !== undefined) failures.push({ number, draft: base.name, sprinkles: least, ...failed });
  }
  return { drafts: made, uses, failures };
}

function baseOf(number: number): readonly [Draft, DraftNotation] {
  const draft = drafts[number % drafts.length];
  const notation = all[Math.floor(number / drafts.length) % all.length];
  if (draft === undefined || notation === undefined) throw new RangeError('no draft');
  return [draft, notation];
}

function written(draft: Draft, notation: DraftNotation, text: string): Base {
  return { name: `${draft.form.id} ${notation.name}`, text, setting: settingOf(draft.form, notation), html: isHtml(notation) };
}

/** A fault that is found in the draft as it is; each kind in its turn. */
function damagedDraft(number: number, seed: number): { mutation: Mutation; damaged: Damaged; base: Base } | undefined {
  const [draft, notation] = baseOf(number);
  const random: Random = randomOf(seed, 'fault', number);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const mutation = alone[(number + tried * 7) % alone.length];
    if (mutation === undefined || mutation.except?.includes(notation.name) === true) continue;
    const damaged = mutation.damage(draft, random);
    if (damaged === undefined) continue;
    const base = written(draft, notation, notation.render(damaged.draft));
    if (foundIn(mutation, damaged, base.text, base.html).findings.some(({ near }) => near)) return { mutation, damaged, base };
  }
  return undefined;
}

/** Findings on a marked text, and which of them are of the fault. */
function foundIn(
  { rules }: Mutation,
  { anywhere, file }: Damaged,
  marked: string,
  html: boolean,
): { readonly text: string; readonly findings: readonly (Finding & { readonly near: boolean })[] } {
  const { text: shown, places } = unmarked(marked);
  const text = file?.(shown) ?? shown;
  const wide =
    anywhere === true || file !== undefined
      ? [{ start: 0, end: text.length }]
      : places.map(({ start, end }) => ({ start: start - NEAR, end: end + NEAR }));
  const findings = findingsOf(text, html).map((one) => ({
    ...one,
    near: rules.includes(one.rule) && wide.some((place) => touches(one.at, place)),
  }));
  return { text, findings };
}

const EXAMPLES = 30;

/** Both proofs with their tables; true where no draft fails. */
export function evaluateSprinkled(count: number, seed: number): boolean {
  const clean = sprinkleClean(count, seed);
  const damaged = sprinkleDamaged(count, seed);
  console.log(`\n## Sprinkled drafts\n\nSeed ${seed}. Without fault: ${clean.drafts}, with an error or warning ${clean.failures.length}.`);
  console.log(`With one fault: ${damaged.drafts}, no longer found ${damaged.failures.length}.`);
  const of = ({ failures }: Outcome, kind: Sprinkle): number => failures.filter(({ sprinkles }) => sprinkles.includes(kind)).length;
  const kinds = [...new Set([...clean.uses.keys(), ...damaged.uses.keys()])];
  printTable(
    ['sprinkle', 'without fault', 'loud', 'with a fault', 'lost'],
    kinds.map((kind) => [kind.id, clean.uses.get(kind) ?? 0, of(clean, kind), damaged.uses.get(kind) ?? 0, of(damaged, kind)]),
  );
  const rules = [...new Set([...clean.failures, ...damaged.failures].flatMap((one) => one.rules))].sort();
  const by = ({ failures }: Outcome, rule: string): number => failures.filter((one) => one.rules.includes(rule)).length;
  if (rules.length > 0)
    printTable(
      ['rule', 'loud', 'lost'],
      rules.map((rule) => [rule, by(clean, rule), by(damaged, rule)]),
    );
  for (const [name, { failures }] of [
    ['loud', clean],
    ['lost', damaged],
  ] as const) {
    if (failures.length > 0) console.log(`\n${name}:\n`);
    for (const one of failures.slice(0, EXAMPLES)) {
      console.log(`- ${one.number} ${one.draft}, ${one.sprinkles.map(({ id }) => id).join(' + ') || 'nothing'}: ${one.what}`);
    }
  }
  return clean.failures.length + damaged.failures.length === 0;
}
