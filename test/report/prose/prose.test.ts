import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { passagesWith, proseOf, sentencesOf } from '../../../server/src/report/prose/prose.js';
import { declaredReport } from '../../support/reading.js';
import { damagedReport, jumble } from '../fragments.js';

const TITLE = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';

function passages(body: string): string[] {
  return proseOf(declaredReport(TITLE + body))
    .slice(1)
    .map(({ text, heading }) => (heading ? `# ${text}` : text));
}

test('blanks are gone, digits are narrow, punctuation stays', () => {
  assert.deepEqual(passages('　　全年公开 ７００ 余条，占８５．５％（其中图解3条），比上年多出很多条，群众满意度有所提升。\n'), [
    '全年公开700余条，占85.5%（其中图解3条），比上年多出很多条，群众满意度有所提升。',
  ]);
});

test('a paragraph that a page break cut is one again, a heading is not', () => {
  const half = '2023年我镇认真贯彻落实上级关于政务公开的各项工作部署，主动公开涉及群众切身利益的各类政府信';
  const rest = '息共计十二条，及时回应了群众和企业的关切，全年没有发生因信息公开引发的行政复议和行政诉讼案件。';
  assert.deepEqual(passages(`一、总体情况\n\n${half}\n\n${rest}\n\n二、主动公开政府信息情况\n`), [
    '# 一、总体情况',
    half + rest,
    '# 二、主动公开政府信息情况',
  ]);
});

test('a heading that runs into its paragraph is two', () => {
  const body = '全年主动公开政府信息十二条，其中政策文件三条、财政信息九条，群众满意度进一步提升。';
  assert.deepEqual(passages(`一、总体情况\n\n（一）主动公开。${body}\n`).at(-1)?.replace(/^。/, ''), body);
});

test('what a draft says over and over is asked once, and found in all its places', () => {
  const asked = (word: string) => {
    const texts: string[] = [];
    const found = passagesWith(declaredReport(`${TITLE}${'甲\n乙\n'.repeat(500)}`), ({ text }) => {
      texts.push(text);
      return text === word;
    });
    return { times: texts.length, found: found.map(({ text }) => text) };
  };
  const none = asked('丙');
  assert.deepEqual(none.found, []);
  assert.ok(none.times <= 3, `${none.times} times`);
  assert.deepEqual(asked('乙').found, new Array(500).fill('乙'));
});

test('every character of a passage stands where it says', () => {
  fc.assert(
    fc.property(fc.oneof(jumble, damagedReport), (source) => {
      const report = declaredReport(source, { isReport: true });
      for (const passage of proseOf(report)) {
        for (const sentence of sentencesOf(passage)) {
          assert.equal(passage.text.slice(sentence.start, sentence.end), sentence.text);
          const at = passage.at(sentence.start, sentence.end);
          assert.ok(0 <= at.start && at.start < at.end && at.end <= source.length);
        }
        let i = 0;
        for (const char of passage.text) {
          const at = passage.at(i, i + char.length);
          assert.equal(report.copy.textOf(at).trimEnd().normalize('NFKC'), char.trimEnd().normalize('NFKC'));
          i += char.length;
        }
      }
    }),
    { numRuns: 60, examples: [['<table><td>&nbsp;４&#x20bb7;</td>']] },
  );
});
