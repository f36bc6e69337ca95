// Runs alone: V8 counts the steps of all code in the process.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { oddDatesIn } from '../../server/src/report/facts/dates.js';
import { findPersonal } from '../../server/src/report/facts/personal.js';
import { wordsOf } from '../../server/src/report/prose/paragraph-cache.js';
import { allFindings, titled } from '../rules/support.js';
import { type Counts, type What, Work } from './work.js';

const LONG = 30_000;
const RULES = ['date-form', 'report-year', 'numbering-level', 'punctuation', 'wording', 'leftover', 'personal-data'];

/** A reader that goes back for every character would need hours for these. */
for (const piece of [
  '1',
  '《',
  '、',
  '（',
  '(',
  '〈',
  '_',
  '*',
  'X',
  '现将',
  '2023年',
  '1月',
  '截止',
  '，一是',
  '【请填写',
  'www.',
  '汉,',
]) {
  test(`a line of ${piece} alone is read, and told of once`, () => {
    const source = titled(2023, piece.repeat(LONG / piece.length));
    const found = allFindings(source).map(({ rule }) => rule);
    for (const rule of RULES) assert.ok(found.filter((id) => id === rule).length <= 1, rule);
  });
}

/** What any reader or rule looks for, alone, in a sentence of its own, and on a line of its own. */
const PIECES = [
  ...[
    '1',
    '９',
    '《',
    '》',
    '（',
    '(',
    '第',
    '|',
    '共',
    '〈',
    '〔',
    '、',
    '，',
    '。',
    '：',
    '_',
    '**',
    'X',
    '%',
    '<',
    '&',
    '\t',
    '　',
    '-',
    '/',
    '甲1',
    '\r',
    '\n',
  ],
  ...[
    '其中',
    '一是',
    '（一）',
    '㈠',
    '截止',
    '2023年',
    '1月',
    '没有',
    '统计期限自',
    '以下简称',
    '行政复议',
    '规章',
    '| 规章 ',
    '| 0 ',
    '\t1',
    '<p>',
    '<!--',
    '%%',
  ],
  ...[
    '第二十条第（五）项\n',
    '《条例》第',
    '《条例》第九十条、',
    '国办发〔2019〕54号',
    '《甲》（国办发〔2019〕54号）',
    '（以下简称《条例》）',
    '《政府信息公开条例》（以下简称《条例》）\n',
  ],
  ...[
    '共3条，其中',
    '共1条，',
    '共1条，其中甲1条。',
    '2023年，我镇共公开信息1条。',
    '收到申请3件，',
    '未收到申请。',
    '网站发布信息224余条，',
    '占3%，',
    '33.9%；',
    '“1',
    '一',
    '1,234,',
    '约',
    '3.',
    '3条，',
    '共3条：',
    '共3条，其中甲1条、',
    '无',
  ],
  ...[
    '20231231日',
    '13800138000，',
    '索引号：1 ',
    '【请填写',
    '《关于〈',
    '汉(甲),',
    '截止目前。',
    '一是甲。',
    'XX镇。',
    '15个工作日内答复。',
    '【〈',
  ],
  ...[
    '<!-- gouji-disable-line balance -->',
    '%% gouji-disable balance\n',
    '%% gouji-disable balance\n%% gouji-enable balance\n',
    '一、总体情况\n',
    '（一）甲\n',
    '甲\n',
    '行政许可\n0\n',
    '| 行政许可 | 1 |\n',
    '甲\t3\t\n',
  ],
  ...[
    '统计',
    '统计 ',
    '附件',
    '附件：1.甲\n',
    '附件：1.甲\n2.乙\n',
    '附件1\n甲\n',
    '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n',
    '| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | 1 |\n\n',
    '| 规章 | 1 | 1 | 1 |\n正文。\n',
    '<table><tr><td>规章</td><td>0</td></tr></table>\n正文。\n',
    '<table><tr><td>规章</td><td>0</td></tr></table>',
    '<title>信息公开',
    '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n',
    '## 二、主动公开政府信息情况\n\n',
    '|---|\n',
    '```\n',
    '行政许可\n0\n规章\n1\n',
    '甲，乙。',
    '\u2028',
    '甲\r',
    '\r\n',
    '我镇收到申请3件，',
    `${'甲'.repeat(100)}\n`,
  ],
];

/**
 * Four times the text; GOUJI_GROWTH=long for the lengths at which nobody could fail to notice. A function that takes no more than so many
 * steps for each character cannot be one that goes back for each: fix-all reads and checks some thirty times.
 */
const LONG_ONES = process.env.GOUJI_GROWTH === 'long';
const SIZES: readonly (readonly [what: What, short: number, long: number, steps: number])[] = LONG_ONES
  ? [
      ['askEverything', 262_144, 1_048_576, 20],
      ['pasteEverything', 262_144, 1_048_576, 20],
      ['mendEverything', 65_536, 262_144, 600],
    ]
  : [
      ['askEverything', 750, 3_000, 20],
      ['pasteEverything', 750, 3_000, 20],
      ['mendEverything', 500, 2_000, 600],
    ];

const TOGETHER = 4;

function groupsOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Made when first asked for: a copy of the core, compiled anew and counted, is for all tests the same. */
let work: Work | undefined;
after(() => work?.end());

for (const [what, short, long, steps] of SIZES) {
  test(`texts of anything: no function's work grows faster than the text: ${what}`, () => {
    const own = work ?? new Work();
    work = own;
    const textOf = (piece: string, length: number) => titled(2023, piece.repeat(length / piece.length));
    /** What any text costs: the searches are counted together, whoever asks for them. */
    const usual = own.searches(textOf('甲', long), what);
    const isMany = ([name, count]: readonly [string, number]) => count > (usual.get(name) ?? 0) + steps * long;
    /** Of most texts nothing takes so many steps: how it would grow need not be asked. */
    const check = (piece: string, ofLong: Counts, countShort: () => Counts) => {
      const many = [...ofLong].filter(isMany);
      const ofShort = many.length === 0 ? undefined : countShort();
      for (const [name, count] of many) {
        const before = ofShort?.get(name) ?? 0;
        assert.ok(count <= 5.5 * before, `${JSON.stringify(piece)}: ${name}: ${before}, then ${count}`);
      }
    };
    const usualOfShort = own.searches(textOf('甲', short), what);
    for (const [name, count] of usual) {
      assert.ok(count <= steps * long || count <= 5.5 * (usualOfShort.get(name) ?? 0), `any text: ${name}`);
    }
    // What takes few steps in several texts together takes few in each: to ask for the steps is what costs time.
    for (const pieces of groupsOf(PIECES, TOGETHER)) {
      for (const piece of pieces) check(piece, own.searches(textOf(piece, long), what), () => own.searches(textOf(piece, short), what));
      if (![...own.blocks()].some(isMany)) continue;
      for (const piece of pieces) check(piece, own.blocksOf(textOf(piece, long), what), () => own.blocksOf(textOf(piece, short), what));
    }
  });
}

test('a rule tells of a thousand places, and no more', () => {
  const found = allFindings(titled(2023, '《条例》第九十条。'.repeat(1_500)));
  assert.equal(found.filter(({ rule }) => rule === 'article-unknown').length, 1_000);
});

test('twice the text, twice the finds', () => {
  const dates = '至20231231日止，';
  const numbers = '13800138001，';
  for (const times of [100, 200, 400]) {
    assert.equal(oddDatesIn(wordsOf(dates.repeat(times))).length, times);
    assert.equal(findPersonal(numbers.repeat(times)).length, times);
  }
});
