import type { Rule } from '../../server/src/rules/shared/rule.js';
import { say } from '../../server/src/text/message.js';
import { packChapter } from './manual-pack.js';

/** How often a rule found a fault made on purpose, and how it did on real reports that a person has read. */
export interface Measured {
  readonly runs: number;
  readonly found: number;
  /** Of its findings on real reports; debatable ones are right by the letter, and count for neither side. */
  readonly right: number;
  readonly false: number;
  readonly debatable: number;
  /** Faults of its kind that the person noted, and how many of them are found. */
  readonly noted: number;
  readonly notedFound: number;
}

/** Of all real reports together: findings of warning or above, and the mechanical errors that were noted. */
export interface RealMeasured {
  readonly count: number;
  readonly right: number;
  readonly false: number;
  readonly debatable: number;
  readonly noted: number;
  readonly found: number;
}

export interface Measurements {
  readonly reports?: RealMeasured;
  readonly rules: Readonly<Record<string, Measured>>;
}

const SEVERITIES = { error: '错误', warning: '警告', info: '提示', hint: '建议' };

/** The rules in words: the same that `gouji explain` prints. */
export function manual(rules: readonly Rule[], measurements: Measurements): string {
  const head = [
    '# 规则手册 · Manual of the rules',
    '每条规则查什么、为什么、依据是什么、怎样写就对。级别分四种：**错误**是确定不对、公布前必须改的；**警告**是多半要改的；**提示**是请看一眼的；**建议**是写法上的小毛病。级别可在设置 `gouji.rules` 里调整或关闭；确认无误的一处，用灯泡里的“忽略此处”写明理由即可。',
    'What each rule finds, why, on what ground, and how it is put right. An **error** is certainly wrong, a **warning** most likely; an **info** is worth a look, a **hint** is a matter of form. Levels are set by `gouji.rules`; a single finding is silenced, with a reason, from the light bulb.',
    ...onAll(measurements.reports),
    '由规则文件生成，请勿手改。 Generated from the rules.',
  ].join('\n\n');
  const index = rules.map(({ id, title }) => `- [${id}](#${id}) ${title.zh}`).join('\n');
  const others = '- [formPack](#formpack) 本省自己的表 · Tables of your own province';
  const chapters = rules.map((rule) => chapter(rule, measurements.rules[rule.id]));
  return `${[head, `${index}\n${others}`, ...chapters, packChapter()].join('\n\n')}\n`;
}

function chapter({ id, severity, title, why, source, examples }: Rule, counts: Measured | undefined): string {
  return [
    `## ${id}`,
    `**${title.zh}**（${SEVERITIES[severity]}） · ${title.en}`,
    why.zh,
    why.en,
    `依据：${source}`,
    measured(counts),
    ...examples.flatMap(({ previous, units = [], bad, good }) => [
      ...(previous === undefined ? [] : ['上年年报：', fenced(previous)]),
      ...(units.length === 0 ? [] : ['各单位年报：', ...units.map(fenced)]),
      '会指出（⟦⟧ 为标出的文字）：',
      fenced(bad),
      '这样就对：',
      fenced(good),
    ]),
  ].join('\n\n');
}

/** How far a reader may trust what is loud. */
function onAll(real: RealMeasured | undefined): string[] {
  if (real === undefined) return ['在真实年报上尚未测过。 Not measured on real reports yet.'];
  const { count, right, false: wrong, debatable, noted, found } = real;
  const decided = right + wrong;
  return [
    `在 ${count} 份公开的真实年报（有的不完整）上，错误和警告共报出 ${decided + debatable} 处，逐处人工核对：${right} 处属实，${wrong} 处误报，${debatable} 处可议；属实率 ${share(right, decided)}（可议的不计）。其中几份由人通读，记下机器能判断的差错 ${noted} 处，查出 ${found} 处（${share(found, noted)}）。`,
    `On ${count} published reports, some of them incomplete, ${decided + debatable} errors and warnings were each judged by hand: ${right} right, ${wrong} false, ${debatable} debatable; ${share(right, decided)} right of those decided. In some of them a reader noted ${noted} errors that a machine can decide; ${found} of these are found (${share(found, noted)}).`,
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** Nothing is claimed of what was not tried: neither of drafts nor of real reports. */
function measured(counts: Measured | undefined): string {
  const { runs = 0, found = 0, right = 0, false: wrong = 0, debatable = 0, noted = 0, notedFound = 0 } = counts ?? {};
  const judged = right + wrong + debatable;
  if (runs === 0 && judged === 0 && noted === 0) return '实测：尚未测过。\n\nNot measured yet.';
  const open = debatable === 0 ? say('', '') : say(`，${debatable} 处可议`, `, ${debatable} debatable`);
  const made =
    runs === 0
      ? say('还没有用故意改错的样稿测过。', 'Not yet tried on drafts damaged on purpose.')
      : say(
          `在各种格式、各种写法的样稿里故意改出这类错误 ${runs} 次，找出 ${found} 次；没有错误的样稿不误报。`,
          `Made on purpose in drafts of every form and notation ${runs} times, found ${found} times.`,
        );
  const onReal =
    judged === 0
      ? say('人工核对过的真实年报中没有可以评判的例子。', 'Real reports checked by hand have no example to judge it by.')
      : say(
          `人工核对过的真实年报中报出 ${judged} 处，${right} 处属实${open.zh}。`,
          `On real reports checked by hand: ${right} of ${judged} findings right${open.en}.`,
        );
  const missing =
    noted === 0
      ? say('', '')
      : say(
          `通读时记下这类差错 ${noted} 处，查出 ${notedFound} 处。`,
          ` Of ${noted} such faults that a reader noted, ${notedFound} found.`,
        );
  return `实测：${made.zh}${onReal.zh}${missing.zh}\n\n${made.en} ${onReal.en}${missing.en}`;
}

function fenced(text: string): string {
  return `\`\`\`\`text\n${text.trimEnd()}\n\`\`\`\``;
}
