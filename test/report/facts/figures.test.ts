import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { figuresOf, placeOf } from '../../../server/src/report/facts/figures.js';
import proseRepeat from '../../../server/src/rules/prose-repeat.js';
import proseSum from '../../../server/src/rules/prose-sum.js';
import proseTable from '../../../server/src/rules/prose-table.js';
import { parseChineseNumber } from '../../../server/src/text/quantity.js';
import { titled } from '../../rules/support.js';
import { declaredReport } from '../../support/reading.js';
import { jumble } from '../fragments.js';

function figures(text: string) {
  return figuresOf(declaredReport(titled(2023, text), { isReport: true })).flatMap((passage) => passage.figures);
}

function written(text: string): string[] {
  return figures(text).map(({ value, unit, approximate }) => `${approximate ? '约' : ''}${value}${unit}`);
}

const CASES: readonly (readonly [string, ...string[]])[] = [
  ['全年发布信息35条，答复12件。', '35条', '12件'],
  ['全年发布信息１，２００条。', '1200条'],
  ['全年发布信息1,200条，浏览12,345,678人次。', '1200条', '12345678人次'],
  ['占33.9%，好评率99.58％。', '33.9%', '99.58%'],
  ['收费3.5万元，另收420元。', '35000元', '420元'],
  ['发布一百零三条、两百三十五条、十二条、二万三千条。', '103条', '235条', '12条', '23000条'],
  [
    '发布700余条，约50条，近30件，40多篇，20条左右，5次以上，超过8份。',
    '约700条',
    '约50条',
    '约30件',
    '约40篇',
    '约20条',
    '约5次',
    '约8份',
  ],
  [
    '发布百余条、数十条、几百件、上千人次、3万余册、30余万人次。',
    '约100条',
    '约10条',
    '约100件',
    '约1000人次',
    '约30000册',
    '约300000人次',
  ],
  ['每年3-5次，每月两至三次。', '约5次', '约3次'],
  ['召开会议2次，培训3场，印发通报4期，报送5篇次。', '2次', '3场', '4期', '5篇次'],
  ['2023年1月1日至12月31日，云办发〔2021〕30号。'],
  ['根据《条例》第五十条、第二十条第（一）项，《条例》五十条。'],
  ['依据第十五、十六条和第3项办理。'],
  ['附件1，1.加强领导，（1）一是落实责任。'],
  ['电话：0900-1234567，邮编：100000，12345热线，12345平台。'],
  ['用好“331”平台，落实“三级备案、三项制度”，印发《十项措施》。'],
  ['用时3个月，20个工作日内答复，提高2个百分点，第三季度，第2次会议。'],
  ['和群众一起，一则提高认识，设1.3个，比例1:3。'],
  ['B12件，V2.0版，1/3人。'],
  ['三四个、一百二条、一次性告知、三条例。'],
];

for (const [text, ...expected] of CASES) test(text, () => assert.deepEqual(written(text), expected));

test('a figure stands on its number, in the draft as written', () => {
  const draft = titled(2023, '全年共发布信息 １２ ３ 余条，收费3.5 万元。');
  const found = figuresOf(declaredReport(draft)).flatMap((passage) => passage.figures);
  assert.deepEqual(
    found.map(placeOf).map(({ start, end }) => draft.slice(start, end)),
    ['１２ ３', '3.5 万'],
  );
  assert.deepEqual(
    found.map(({ passage, from, to }) => passage.text.slice(from, to)),
    ['123余条', '3.5万元'],
  );
});

test('numerals', () => {
  for (const [text, value] of [
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零三', 103],
    ['一千零一十', 1010],
    ['三万', 30000],
    ['三万零五', 30005],
  ] as const)
    assert.equal(parseChineseNumber(text), value, text);
  for (const text of ['', '二三', '一百二', '百', '一零二', '万万', '十十', '三千五百二'])
    assert.equal(parseChineseNumber(text), undefined, text);
});

test('any text: figures in order, inside the text, finite', () => {
  fc.assert(
    fc.property(fc.oneof(jumble, fc.string({ unit: fc.constantFrom(...'约余数第3１二十百万亿.,，条件%元“”《》〔〕至-') })), (text) => {
      let last = 0;
      for (const figure of figures(text)) {
        const { passage, start, end, from, to, value, step } = figure;
        const at = placeOf(figure);
        assert.ok(last <= start && from <= start && start < end && end <= to && to <= passage.text.length, passage.text);
        assert.ok(Number.isFinite(value) && step > 0 && at.start < at.end);
        last = to;
      }
    }),
    { numRuns: 300 },
  );
});

/** How often a pattern is tried while the figures and the rules about them are read. */
function tries(text: string): number {
  const { test: tested, exec } = RegExp.prototype;
  const report = declaredReport(titled(2023, text), { isReport: true });
  let count = 0;
  RegExp.prototype.test = function (this: RegExp, ...args) {
    count += 1;
    return tested.apply(this, args);
  };
  RegExp.prototype.exec = function (this: RegExp, ...args) {
    count += 1;
    return exec.apply(this, args);
  };
  try {
    for (const read of [proseSum, proseTable, proseRepeat]) for (const _ of read.check(report)) count += 1;
  } finally {
    Object.assign(RegExp.prototype, { test: tested, exec });
  }
  return count;
}

test('a line of a million digits or title marks is gone over as one', () => {
  tries(''); // The title is the same in all, and read once.
  for (const piece of ['9', '《']) assert.equal(tries(piece.repeat(1_000_000)), tries(piece.repeat(100_000)), piece);
});
