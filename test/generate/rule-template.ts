import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { isRuleId, RULES } from './rule-files.js';

/** Marks what is still to be written; a rule that holds it fails the tests. */
export const PLACEHOLDER = '【待写】';

export const DAMAGED = 'test/drafts/damaged';

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a new rule. The rule looks for nothing yet, so that its example and its draft fail until its check is written. */
export function newRule(id: string, known: readonly string[]): readonly NewFile[] {
  if (!isRuleId(id)) throw new RangeError(`'${id}' cannot be the id of a rule: small letters and hyphens, such as cell-value`);
  if (known.includes(id)) throw new RangeError(`there is a rule ${id}: ${RULES}/${id}.ts`);
  return [
    { path: `${RULES}/${id}.ts`, text: ruleText(id) },
    { path: `${DAMAGED}/${id}.md`, text: draftText(id) },
  ];
}

export function ruleText(id: string): string {
  return `import { matchesOf } from '../report/prose/paragraph-cache.js';
import { proseOf } from '../report/prose/prose.js';
import { dedent } from '../text/dedent.js';
import { say } from '../text/message.js';
import { rule } from './shared/rule.js';

/** ${PLACEHOLDER} What the rule looks for; this matches nothing. */
const wrongIn = matchesOf(/(?!)/g);

export default rule({
  id: '${id}',
  severity: 'info',
  title: say('${PLACEHOLDER}几个字说错在哪里', '${PLACEHOLDER} what is wrong, in a few words'),
  why: say('${PLACEHOLDER}为什么不对。', '${PLACEHOLDER} Why it is wrong.'),
  source: '${PLACEHOLDER}依据的条文、通知或惯例',
  withoutFix: '${PLACEHOLDER} why no problem has a fix; goes where one has',
  examples: [
    {
      bad: dedent\`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇⟦${PLACEHOLDER}错误的文字⟧。
      \`,
      good: dedent\`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况

        我镇${PLACEHOLDER}正确的文字。
      \`,
    },
  ],
  *check(report) {
    for (const passage of proseOf(report)) {
      for (const match of wrongIn(passage)) {
        yield {
          at: passage.at(match.index, match.index + match[0].length),
          message: say('${PLACEHOLDER}错在哪里，应该怎样。', '${PLACEHOLDER} What is wrong, and what it should be.'),
        };
      }
    }
  },
});
`;
}

/** A whole report, without a fault but the one that is marked. */
function draftText(id: string): string {
  const clean = markdown(cleanDraft('2021'));
  const next = clean.indexOf('## 二、');
  return `%% expect: ${id}\n${clean.slice(0, next)}我镇⟦${PLACEHOLDER}错误的文字⟧。\n\n${clean.slice(next)}`;
}
