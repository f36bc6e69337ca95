import type { Rule } from '../../server/src/rules/shared/rule.js';
import { RULES } from './rule-files.js';
import { PLACEHOLDER } from './rule-template.js';

const SEVERITIES: readonly string[] = ['error', 'warning', 'info', 'hint'];

/**
 * What a rule lacks, as sentences that name its file and what to add there. The rule is not to be trusted: the bundler does not
 * look at types, and half a rule is what someone who is writing one has.
 */
export function complaintsAbout(rules: readonly (Partial<Rule> | undefined)[], files: readonly string[]): readonly string[] {
  const complaints = rules.flatMap((rule) => [...lacksOf(rule ?? {})].map((lack) => `${fileOf(rule, files)}: ${lack}`));
  const ids = rules.map((rule) => rule?.id);
  const twice = ids.filter((id, i) => id !== undefined && ids.indexOf(id) !== i);
  return [
    ...complaints,
    ...[...new Set(twice)].map((id) => `${RULES}: two rules have the id '${id}'; a rule's id is the name of its file`),
    ...files
      .filter((id) => !ids.includes(id))
      .map((id) => `${RULES}/${id}.ts: the rule's id must be the name of its file: write id: '${id}'`),
  ];
}

function fileOf(rule: Partial<Rule> | undefined, files: readonly string[]): string {
  const { id } = rule ?? {};
  return id !== undefined && files.includes(id) ? `${RULES}/${id}.ts` : `${RULES}, the rule with the id '${id}'`;
}

function* lacksOf({ severity, title, why, source, examples, check }: Partial<Rule>): Generator<string> {
  if (!SEVERITIES.includes(severity ?? '')) yield `severity is ${severity}; write one of ${SEVERITIES.join(', ')}`;
  for (const [name, text] of Object.entries({ title, why })) {
    if (isBlank(text?.zh) || isBlank(text?.en)) yield `${name} is missing; add ${name}: say('中文', 'English')`;
  }
  if (isBlank(source)) yield 'source is missing; add source: the notice, article or practice that the rule rests on';
  if (!Array.isArray(examples) || examples.length === 0) yield 'examples are missing; add examples: [{ bad: …, good: … }]';
  for (const [i, example] of (Array.isArray(examples) ? examples : []).entries()) {
    if (isBlank(example?.bad) || isBlank(example?.good)) yield `example ${i + 1} needs both bad, with ⟦⟧ around the fault, and good`;
  }
  if (typeof check !== 'function') yield 'check is missing; add *check(report) { … } that yields a problem for each fault';
}

function isBlank(text: unknown): boolean {
  return typeof text !== 'string' || text.trim() === '';
}

/** Where the words of the template still stand: no rule is finished before they are gone. */
export function unwritten({ id, title, why, source, withoutFix = '', examples }: Rule): readonly string[] {
  const texts = {
    title: [title.zh, title.en],
    why: [why.zh, why.en],
    source: [source],
    withoutFix: [withoutFix],
    examples: examples.flatMap((e) => [e.bad, e.good]),
  };
  return Object.entries(texts)
    .filter(([, written]) => written.some((text) => text.includes(PLACEHOLDER)))
    .map(([name]) => `${RULES}/${id}.ts: ${name} still has the words ${PLACEHOLDER} of the template; write it`);
}
