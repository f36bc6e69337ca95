import type { Words } from '../talk.js';

const zh: Words = {
  grid: '填表',
  adopt: (text) => `采用 ${text}`,
  adoptHint: '按 = 采用',
  zeros: '空格填 0',
  zero: '填0',
  yes: '填上',
  no: '不填',
  blank: '空白',
  locked: '这一格在文稿里没有确定的位置，请在文稿里改',
  previous: (text) => `上年 ${text}`,
  shouldBe: (text) => `应为 ${text}`,
  status: { holds: '勾稽成立', fails: '勾稽不成立', unknown: '还不能核' },
  toText: '看文稿',
  noReport: '这份文稿不是政府信息公开工作年度报告，没有可填的表。',
  noTables: '文稿里没有可以填的规定表格。',
  help: '直接输入数字；Tab、回车、方向键换格；= 采用合计；Alt+0 本行空格填 0；从 Excel、Word 复制后直接粘贴。',
  noFigure: (text) => `“${text}”不是数，没有写入。`,
  repairs: '改法',
};

const en: Words = {
  grid: 'Fill in tables',
  adopt: (text) => `Take ${text}`,
  adoptHint: 'press = to take it',
  zeros: 'Blanks → 0',
  zero: '→0',
  yes: 'Fill in',
  no: 'Leave',
  blank: 'blank',
  locked: 'This cell has no certain place in the draft; please change it in the text',
  previous: (text) => `last year ${text}`,
  shouldBe: (text) => `should be ${text}`,
  status: { holds: 'equations hold', fails: 'equations fail', unknown: 'not judged yet' },
  toText: 'Show text',
  noReport: 'This document is no annual report on government information disclosure: there is no table to fill in.',
  noTables: 'The draft has no standard table to fill in.',
  help: 'Type figures; Tab, Enter and arrows go from cell to cell; = takes a total; Alt+0 fills the blanks of a row with 0; paste what was copied from Excel or Word.',
  noFigure: (text) => `“${text}” is no figure and was not written.`,
  repairs: 'Repairs',
};

/** Everything but English reads Chinese, as elsewhere. */
export function wordsFor(language: string): Words {
  return /^en\b/i.test(language) ? en : zh;
}
