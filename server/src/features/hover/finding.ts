import type { Finding, Rule } from '../../rules/shared/rule.js';
import { say } from '../../text/message.js';
import { contains } from '../../text/span.js';
import { paragraphs, plain, type Told } from './text.js';

/** What a hover needs of a rule. */
export type RuleText = Pick<Rule, 'id'> & Partial<Pick<Rule, 'title' | 'why' | 'source'>>;

/** Why each rule that speaks at the place does so; the finding's own message is shown by the editor. */
export function findingHovers(findings: readonly Finding[], rules: readonly RuleText[], offset: number): Told[] {
  const here = findings.filter(({ at }) => contains(at, offset));
  return rules.flatMap(({ id, title, why, source = '' }) => {
    const finding = here.find(({ rule }) => rule === id);
    if (finding === undefined || title === undefined || why === undefined) return [];
    const basis = source === '' ? undefined : say(`依据：${plain(source)}`, `Based on: ${plain(source)}`);
    return [
      {
        at: finding.at,
        markdown: paragraphs(say(`**${plain(title.zh)}**　${plain(why.zh)}`, `**${plain(title.en)}**　${plain(why.en)}`), basis),
      },
    ];
  });
}
