import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articlesOf, shortTitlesOf } from '../../../server/src/report/facts/articles.js';
import { titledNumbersOf } from '../../../server/src/report/facts/citations.js';
import { documentNumbersOf } from '../../../server/src/report/facts/document-numbers.js';
import { marksOf } from '../../../server/src/report/facts/titles.js';
import { titled } from '../../rules/support.js';
import { declaredReport } from '../../support/reading.js';

const reading = (body: string) => declaredReport(titled(2023, `一、总体情况\n\n${body}`));
const REGULATION = '《中华人民共和国政府信息公开条例》';

function cited(body: string): string[] {
  const report = reading(body);
  return articlesOf(report).map(
    ({ article, paragraph, item, at }) => `${article}.${paragraph ?? ''}.${item ?? ''} ${report.source.slice(at.start, at.end)}`,
  );
}

test('articles behind the title, in all ways of writing', () => {
  assert.deepEqual(cited(`依据${REGULATION}第五十条第一款第（四）项编制。`), ['50.1.4 第五十条第一款第（四）项']);
  assert.deepEqual(cited(`依据${REGULATION}第50条第2款编制。`), ['50.2. 第50条第2款']);
  assert.deepEqual(cited(`依据${REGULATION}（国务院令第711号）第十九条、第二十条第（五）项和第二十一条。`), [
    '19.. 第十九条',
    '20..5 第二十条第（五）项',
    '21.. 第二十一条',
  ]);
  assert.deepEqual(cited(`依据${REGULATION}第三十一至三十三条答复。`), ['31.. 第三十一', '33.. 三十三条']);
  assert.deepEqual(cited(`依据${REGULATION}第 四 十 九 条公布。`), ['49.. 第 四 十 九 条']);
});

test('《条例》 is the Regulation by its definition, and not where another 条例 is about', () => {
  assert.deepEqual(cited(`学习${REGULATION}（以下简称《条例》）。落实《条例》第四十九条。`), ['49.. 第四十九条']);
  assert.deepEqual(cited('落实《条例》第四十九条。'), ['49.. 第四十九条']);
  assert.deepEqual(cited('学习《信访工作条例》。落实《条例》第四十九条。'), []);
  assert.deepEqual(cited('学习《信访工作条例》（以下简称《条例》）。落实《条例》第九十条。'), []);
});

test('names given to titles', () => {
  const [first] = shortTitlesOf(reading(`学习${REGULATION}（以下简称《条例》）和有关办法。`));
  assert.deepEqual([first?.name, first?.full], ['条例', REGULATION.slice(1, -1)]);
  assert.deepEqual(shortTitlesOf(reading('以上工作称得上规范。')), []);
});

function numbers(body: string): string[] {
  const report = reading(body);
  return documentNumbersOf(report).map(({ at, number, faults }) =>
    faults.length === 0 ? number : `${report.source.slice(at.start, at.end)} → ${number} ${faults}`,
  );
}

test('document numbers, right and damaged', () => {
  assert.deepEqual(numbers('落实国办发〔2019〕54号、云政办函〔2023〕 7 号文件。'), ['国办发〔2019〕54号', '云政办函〔2023〕7号']);
  assert.deepEqual(numbers('落实国办发[2019]54号文件。'), ['国办发[2019]54号 → 国办发〔2019〕54号 brackets']);
  assert.deepEqual(numbers('落实国办发（2019）54号文件。'), ['国办发（2019）54号 → 国办发〔2019〕54号 brackets']);
  assert.deepEqual(numbers('落实通知（云政办函〔202348)要求。'), ['云政办函〔202348 → 云政办函〔2023〕48号 closing,suffix']);
  assert.deepEqual(numbers('落实国办发〔2019〕54的要求。'), ['国办发〔2019〕54 → 国办发〔2019〕54号 suffix']);
  assert.deepEqual(numbers('落实云政办函〔202348号要求。'), ['云政办函〔202348号 → 云政办函〔2023〕48号 closing']);
  assert.deepEqual(numbers('落实云政发〔23〕第08号要求。'), ['云政发〔23〕第08号 → 云政发〔2023〕8号 ordinal,zero,year']);
});

test('what is no document number', () => {
  for (const text of [
    '全年公开（2023）年度预算。',
    '处理系统（2019）第三批共54件。',
    '见附件（二）。',
    '（2023）云0102行初54号判决。',
    '占比（85）。',
  ])
    assert.deepEqual(numbers(text), [], text);
});

test('titles and the number that is theirs', () => {
  const pairs = titledNumbersOf(reading('按照《甲办法》《乙通知》（国办发〔2019〕54号）、《丙意见》（国办发〔2017〕47号）和《丁》要求。'));
  assert.deepEqual(
    pairs.map(({ title, number }) => [title.text, number.number]),
    [['丙意见', '国办发〔2017〕47号']],
  );
});

function faults(body: string): string[] {
  const report = reading(body);
  return marksOf(report).faults.map(({ kind, passage, start, end }) => `${kind} ${passage.text.slice(start, end)}`);
}

test('title marks: nested, swapped, alone', () => {
  assert.deepEqual(faults('学习《〈关于公开的意见〉实施细则》和《乙》《丙》。'), []);
  assert.deepEqual(faults('学习《关于印发<公开意见>的通知》。'), ['inner <公开意见>']);
  assert.deepEqual(faults('学习《关于印发《公开意见》的通知》。'), ['inner 《公开意见》']);
  assert.deepEqual(faults('学习《关于公开的意见，落实到位。'), ['open 《']);
  assert.deepEqual(faults('学习关于公开的意见》，落实到位。'), ['close 》']);
  assert.deepEqual(faults('满意率>90%，差错率<1%。'), []);
});

test('a title that hard wrapping cut is whole', () => {
  assert.deepEqual(faults('报告由青禾镇人民政府办公室按照《政府信息公开信息处理费管理办\n法》编制，全年收取零元。'), []);
});

test('any text: citations lie in the text', () => {
  const piece = fc.constantFrom(
    '《',
    '》',
    '<',
    '>',
    '〈',
    '〉',
    '条例',
    '（以下简称',
    '）',
    '第',
    '五十',
    '条',
    '款',
    '项',
    '〔',
    '2019',
    '〕',
    '号',
    '国办发',
    '、',
    ' ',
    '。',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const report = reading(parts.join(''));
      const all = [...articlesOf(report), ...documentNumbersOf(report), ...marksOf(report).titles];
      for (const { at } of all) assert.ok(0 <= at.start && at.start < at.end && at.end <= report.source.length);
    }),
    { numRuns: 200 },
  );
});
