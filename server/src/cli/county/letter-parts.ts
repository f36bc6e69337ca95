import type { Part, PartCell, TablePart } from '../../convert/outline.js';
import type { Letter } from '../../county/letter.js';
import { NOTHING } from '../../county/sheet.js';
import type { Told } from '../../county/told.js';
import { type Locale, say } from '../../text/message.js';
import { chineseNumeral } from '../../text/numerals.js';

const TITLE = say('政府信息公开工作年度报告退改清单', 'Disclosure report: what to put right');
const HEADS = say('序号 位置 现为 应为 问题', 'no. place is should-be what-is-wrong');
const SHARES = [0.07, 0.19, 0.17, 0.17, 0.4];
const WHY = say('为什么', 'Why');

/** A letter as it is printed. */
export function letterParts(letter: Letter, locale: Locale): Part[] {
  const number = (i: number) => (locale === 'zh' ? `${chineseNumeral(i + 1)}、` : `${i + 1}. `);
  const groups = letter.groups.flatMap(({ heading, told }, i): Part[] => [
    { kind: 'heading', text: `${number(i)}${heading[locale]}` },
    tableOf(told, locale),
  ]);
  return [
    { kind: 'title', text: TITLE[locale] },
    { kind: 'salutation', text: `${letter.to}${say('：', ':')[locale]}` },
    { kind: 'paragraph', text: letter.opening[locale] },
    ...groups,
    { kind: 'heading', text: `${number(letter.groups.length)}${WHY[locale]}` },
    ...letter.reasons.map((reason, i): Part => ({ kind: 'paragraph', text: `${i + 1}.${locale === 'zh' ? '' : ' '}${reason[locale]}` })),
  ];
}

function tableOf(told: readonly Told[], locale: Locale): TablePart {
  const cell = (kind: PartCell['kind'], text: string): PartCell => ({ kind, text, colspan: 1, rowspan: 1 });
  const rows = told.map(({ place, actual, expected, message }, i) => [
    cell('value', String(i + 1)),
    cell('text', place[locale]),
    cell(kindOf(actual), actual || NOTHING),
    cell(kindOf(expected), expected || NOTHING),
    cell('text', message[locale]),
  ]);
  const heads = HEADS[locale].split(' ').map((text) => cell('head', text.replaceAll('-', ' ')));
  return { kind: 'table', heads: 1, rows: [heads, ...rows], shares: SHARES };
}

/** Figures and single words stand in the middle, what runs over several lines begins at the left. */
function kindOf(text: string): PartCell['kind'] {
  return text.length <= SHORT ? 'value' : 'text';
}

const SHORT = 6;
