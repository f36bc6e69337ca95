import type { Rule } from '../rules/shared/rule.js';
import { type Message, say } from '../text/message.js';
import { namesOf, straight } from './paths.js';
import type { Told } from './told.js';
import type { HandedIn, Unit } from './units.js';

/** A report with what is to be told of it. */
export interface ToldReport extends HandedIn {
  readonly told: readonly Told[];
}

/** What goes back to a unit: what has to be put right in its report, and why. */
export interface Letter {
  readonly to: string;
  readonly year: number | undefined;
  readonly opening: Message;
  readonly groups: readonly LetterGroup[];
  /** Why, a rule each. */
  readonly reasons: readonly Message[];
  readonly wrong: number;
  readonly doubtful: number;
}

/** What a letter tells a unit under one heading. */
export interface LetterGroup {
  readonly heading: Message;
  readonly told: readonly Told[];
}

type RuleText = Pick<Rule, 'id' | 'title' | 'why' | 'source'>;

/** Undefined for a unit of whose report nothing is to be told. Matters of form that are no more than hints are not worth a letter. */
export function letterTo({ name, year, reports }: Unit<ToldReport>, rules: readonly RuleText[]): Letter | undefined {
  const different = withoutRepeats(reports);
  const names = namesOf(different.map(({ path }) => path));
  const groups = different.flatMap(({ told }, i) => groupsOf(told, different.length > 1 ? names[i] : undefined));
  const all = groups.flatMap(({ told }) => told);
  if (all.length === 0) return undefined;
  const wrong = all.filter(({ severity }) => severity === 'error').length;
  const used = new Set(all.map(({ rule }) => rule));
  return {
    to: name,
    year,
    opening: openingOf({ year, paths: namesOf(reports.map(({ path }) => path)), wrong, doubtful: all.length - wrong }),
    groups,
    reasons: rules.filter(({ id }) => used.has(id)).map(reasonOf),
    wrong,
    doubtful: all.length - wrong,
  };
}

/** A name for the letter's file on every system, without its ending. */
export function letterName({ to, year }: Pick<Letter, 'to' | 'year'>): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name.
  const safe = [...straight(to).replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, '_')].slice(0, LONGEST_NAME).join('');
  const name = `${safe.replace(/^[. ]+/, '')}${year === undefined ? '' : `${year}年`}退改清单`;
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?=退|\d)/i.test(name) ? `_${name}` : name;
}

/** Names are bounded by bytes on some systems: 255, of which a Chinese character takes three. */
const LONGEST_NAME = 60;

/** What was handed in twice with the same faults is told once. */
function withoutRepeats(reports: readonly ToldReport[]): readonly ToldReport[] {
  const keyOf = ({ told }: ToldReport) => JSON.stringify(told.map(({ rule, message }) => [rule, message.zh]));
  return reports.filter((report, i) => reports.findIndex((other) => keyOf(other) === keyOf(report)) === i);
}

function groupsOf(told: readonly Told[], file: string | undefined): LetterGroup[] {
  const wrong = told.filter(({ severity }) => severity === 'error');
  const doubtful = told.filter(({ severity }) => severity === 'warning' || severity === 'info');
  const of = file === undefined ? say('', '') : say(`${file}：`, `${file}: `);
  return [
    { heading: say(`${of.zh}需要改正（${wrong.length} 处）`, `${of.en}to be put right (${wrong.length})`), told: wrong },
    { heading: say(`${of.zh}请核对（${doubtful.length} 处）`, `${of.en}to be looked at (${doubtful.length})`), told: doubtful },
  ].filter((group) => group.told.length > 0);
}

interface Opening {
  readonly year: number | undefined;
  readonly paths: readonly string[];
  readonly wrong: number;
  readonly doubtful: number;
}

function openingOf({ year, paths, wrong, doubtful }: Opening): Message {
  const zh = [...(wrong > 0 ? [`${wrong} 处需要改正`] : []), ...(doubtful > 0 ? [`${doubtful} 处请核对`] : [])];
  const en = [...(wrong > 0 ? [`${wrong} to be put right`] : []), ...(doubtful > 0 ? [`${doubtful} to be looked at`] : [])];
  const often =
    paths.length === 1
      ? say('', '')
      : say(`报送了 ${paths.length} 份，请确认以哪一份为准；`, ` It was handed in ${paths.length} times: tell which one is meant.`);
  const ofYear = year === undefined ? say('', '') : say(`${year}年`, ` of ${year}`);
  return say(
    `你单位报送的${ofYear.zh}政府信息公开工作年度报告（${paths.join('、')}）经核对，${often.zh}有 ${zh.join('、')}，列在下面。请在原稿上改好后重新报送；核对无误、不必改的，请说明理由。`,
    `Your disclosure report${ofYear.en} (${paths.join(', ')}) was checked: ${en.join(', ')}, as listed below.${often.en} Please hand it in again when that is done; where something is right as it is, say why.`,
  );
}

function reasonOf({ title, why, source }: RuleText): Message {
  return say(`${title.zh}。${why.zh}依据：${source}。`, `${title.en}. ${why.en} Based on: ${source}.`);
}
