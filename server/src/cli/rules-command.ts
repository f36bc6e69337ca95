import type { Rule } from '../rules/shared/rule.js';
import { type Locale, say } from '../text/message.js';
import { padEnd } from '../text/width.js';
import type { Context } from './context.js';
import { severityNames } from './formats/pretty.js';
import { nearest } from './suggest.js';
import { UsageError } from './usage.js';

/** `gouji rules`: every rule with its severity and title, as a table or as JSON. Always succeeds. */
export async function rulesCommand(format: 'pretty' | 'json', { io, engine, locale }: Context): Promise<0> {
  await io.stdout.write(format === 'json' ? rulesAsJson(engine.rules, locale) : rulesAsTable(engine.rules, locale));
  return 0;
}

/** Everything that the manual says of one rule. */
export async function explainCommand(id: string, { io, engine, locale }: Context): Promise<0> {
  const rule = engine.rules.find((one) => one.id === id);
  if (rule === undefined) throw unknownRule(id, engine.rules);
  await io.stdout.write(explanation(rule, locale));
  return 0;
}

function rulesAsJson(rules: readonly Rule[], locale: Locale): string {
  const listed = rules.map(({ id, severity, title, why, source }) => ({ id, severity, title: title[locale], why: why[locale], source }));
  return `${JSON.stringify({ version: 1, rules: listed }, undefined, 2)}\n`;
}

function rulesAsTable(rules: readonly Rule[], locale: Locale): string {
  const longest = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, title }) => `${padEnd(id, longest + 2)}${padEnd(severityNames[severity][locale], 9)}${title[locale]}\n`)
    .join('');
}

function explanation({ id, severity, title, why, source, examples }: Rule, locale: Locale): string {
  const parts = [
    `${id}  ${severityNames[severity][locale]}  ${title[locale]}`,
    why[locale],
    `${say('依据', 'Source')[locale]}${say('：', ': ')[locale]}${source}`,
    ...examples.map(({ previous, bad, good }) =>
      [
        ...(previous === undefined ? [] : [say('上年年报：', 'Last year’s report:')[locale], indented(previous), '']),
        say('错误示例（⟦⟧ 标出所指之处）：', 'Wrong (⟦⟧ marks the place):')[locale],
        indented(bad),
        '',
        say('正确示例：', 'Right:')[locale],
        indented(good),
      ].join('\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

function unknownRule(id: string, rules: readonly Rule[]): UsageError {
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  const zh = near.length === 0 ? '；gouji rules 列出全部规则' : `；是不是 ${near.join('、')}？`;
  const en = near.length === 0 ? '; gouji rules lists them all' : `; did you mean ${near.join(', ')}?`;
  return new UsageError(say(`没有规则 ${id}${zh}`, `no rule ${id}${en}`));
}
