import type { Rule } from '../../server/src/rules/shared/rule.js';

/** How often a rule found a fault made on purpose, and how often it was right on real reports that were checked by hand. */
export interface Measured {
  readonly runs: number;
  readonly found: number;
  readonly right: number;
  readonly false: number;
}

export type Measurements = Readonly<Record<string, Measured>>;

const SEVERITIES = { error: '错误', warning: '警告', info: '提示', hint: '建议' };

/** The rules in words: the same that `gouji explain` prints. */
export function manual(rules: readonly Rule[], measurements: Measurements): string {
  const head = [
    '# 规则手册 · Manual of the rules',
    '每条规则查什么、为什么、依据是什么、怎样写就对。级别分四种：**错误**是确定不对、公布前必须改的；**警告**是多半要改的；**提示**是请看一眼的；**建议**是写法上的小毛病。级别可在设置 `gouji.rules` 里调整或关闭；确认无误的一处，用灯泡里的“忽略此处”写明理由即可。',
    'What each rule finds, why, on what ground, and how it is put right. An **error** is certainly wrong, a **warning** most likely; an **info** is worth a look, a **hint** is a matter of form. Levels are set by `gouji.rules`; a single finding is silenced, with a reason, from the light bulb.',
    '由规则文件生成，请勿手改。 Generated from the rules.',
  ].join('\n\n');
  const index = rules.map(({ id, title }) => `- [${id}](#${id}) ${title.zh}`).join('\n');
  return `${[head, index, ...rules.map((rule) => chapter(rule, measurements[rule.id]))].join('\n\n')}\n`;
}

function chapter({ id, severity, title, why, source, examples }: Rule, counts: Measured | undefined): string {
  return [
    `## ${id}`,
    `**${title.zh}**（${SEVERITIES[severity]}） · ${title.en}`,
    why.zh,
    why.en,
    `依据：${source}`,
    measured(counts),
    ...examples.flatMap(({ previous, bad, good }) => [
      ...(previous === undefined ? [] : ['上年年报：', fenced(previous)]),
      '会指出（⟦⟧ 为标出的文字）：',
      fenced(bad),
      '这样就对：',
      fenced(good),
    ]),
  ].join('\n\n');
}

/** Nothing is claimed of what was not tried: neither of drafts nor of real reports. */
function measured(counts: Measured | undefined): string {
  const { runs = 0, found = 0, right = 0, false: wrong = 0 } = counts ?? {};
  const judged = right + wrong;
  if (runs === 0 && judged === 0) return '实测：尚未测过。\n\nNot measured yet.';
  const made =
    runs === 0
      ? '还没有用故意改错的样稿测过。'
      : `在各种格式、各种写法的样稿里故意改出这类错误 ${runs} 次，找出 ${found} 次；没有错误的样稿不误报。`;
  const onReal = judged === 0 ? '人工核对过的真实年报中没有可以评判的例子。' : `人工核对过的真实年报中报出 ${judged} 处，${right} 处属实。`;
  const madeInEnglish =
    runs === 0
      ? 'Not yet tried on drafts damaged on purpose.'
      : `Made on purpose in drafts of every form and notation ${runs} times, found ${found} times.`;
  const onRealInEnglish =
    judged === 0
      ? 'Real reports checked by hand have no example to judge it by.'
      : `On real reports checked by hand: ${right} of ${judged} findings right.`;
  return `实测：${made}${onReal}\n\n${madeInEnglish} ${onRealInEnglish}`;
}

function fenced(text: string): string {
  return `\`\`\`\`text\n${text.trimEnd()}\n\`\`\`\``;
}
