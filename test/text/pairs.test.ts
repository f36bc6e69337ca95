import assert from 'node:assert/strict';
import test from 'node:test';
import { pair, pairsOf } from '../../server/src/text/pairs.js';

/** Each kind as a pattern has it, which looks at every place of the text. */
const PATTERNS: Readonly<Record<keyof typeof pair, RegExp>> = {
  item: /[一二三四五六七八九十][是要），,]/,
  numbered: /\d[）.、]/,
  circled: /[①-⑩]/,
  itemIs: /[一二三四五六七八九十]是/,
  itemMust: /[一二三四五六七八九十]要/,
  nth: /第[一二三四五六七八九十]/,
  ofThem: /其[一二三四五六七八九十]/,
  numeralInBrackets: /（[一二三四五六七八九十]/,
  digitInBrackets: /（\d/,
  digitDot: /\d\./,
  digitComma: /\d、/,
  date: /\d[年月日政信度我全上下以初底末依积坚紧认按围通深严持加扎切聚主继进不充根]/,
  yearInWords: /二[〇○零OＯ]/,
  bareNumber: /[\d余](?=[，。；、]|$)/,
  unitBehindWord:
    /[息告示知态件策言信电议见案请询诉求切员众民部表料单册页卷报会训动章闻频解可证照质目到共计达约博文查练座谈刊栏开布新送理复][条次份篇期件项户场名个人万元]/,
  doubledMark: /[。，、；：,;:]{2}/,
  narrowBracket: /[()]/,
  finished: /[办完答理][结毕成复率]/,
  channel: /[网微众示开抖][站博号栏音]/,
  part: /部分/,
  nation: /华人/,
  issue: /[编现][制公发将]/,
  issuedTitle: /[布制成了]《/,
  ourBody: /[我本][局镇乡街委院校]/,
  adverb: /的[向把满保推促维完感了掌知反贯履]/,
  township: /[镇乡道][2人办党共累全认严积高坚始按不进切主公收推做政落没未综根依编负]/,
  requests: /[申新收接受结转][请收到理转至入下]/,
  outcome: /[以意分予法他它办答顺延政性行废业][公提处结复延续诉许强文有止性]/,
  twin: /([\u4e00-\u9fff])\1/,
};

const TEXTS = [
  '',
  '全年共公开信息592，其中政策解读条。',
  '一是加强领导，（二）（3）3.培训2次、①督查；其二，',
  '中华人民共和国政府信息公开条例(国务院令第711号)',
  '2023年3月5日，我镇人民政府办结申请2件，，三个部分',
  '二〇二三年第三季度，门户网站、微博发布，编制本报告，宣传单份，260余',
  '现将《年报》编印，发布《目录》',
  '我局过程性性信息，石桥乡主动公开3、二要抓好的推广',
];

test('a text has the pairs that a pattern finds in it, and no others', () => {
  for (const text of TEXTS) {
    for (const [kind, pattern] of Object.entries(PATTERNS))
      assert.equal((pairsOf(text) & pair[kind as keyof typeof pair]) !== 0, pattern.test(text), `${kind} ${text}`);
  }
});

test('every kind has a bit of its own, and stands in some text', () => {
  const bits = Object.values(pair);
  assert.equal(new Set(bits).size, bits.length);
  const all = TEXTS.map(pairsOf).reduce((a, b) => a | b, 0);
  for (const [kind, bit] of Object.entries(pair)) assert.ok(bit > 0 && (all & bit) !== 0, kind);
});
