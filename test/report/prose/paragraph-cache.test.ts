import assert from 'node:assert/strict';
import test from 'node:test';
import { findsIn, makeRoomFor, matchesOf, ofWords, wordsInContext, wordsOf } from '../../../server/src/report/prose/paragraph-cache.js';

test('a reading is made once for the same words, and again for others', () => {
  let made = 0;
  const length = ofWords(({ text }) => {
    made += 1;
    return text.length;
  });
  assert.deepEqual(
    ['全年收到申请2件，均已按期答复。', '全年收到申请2件，均已按期答复。', '本年度未收到政府信息公开申请。'].map((text) =>
      length(wordsOf(text)),
    ),
    [16, 16, 15],
  );
  assert.equal(made, 2);
});

test('matches are those of the pattern, short text or long', () => {
  for (const text of ['办结3件，转结12件。', '全年办结申请3件，转结下一年12件。', '办结3件，'.repeat(4000), '']) {
    for (const pattern of [/\d+/g, /件/g, /没有/g]) {
      const matchesIn = matchesOf(pattern);
      const found = () => [...matchesIn(wordsOf(text))].map(({ index, 0: words }) => [index, words]);
      const expected = [...text.matchAll(pattern)].map(({ index, 0: words }) => [index, words]);
      assert.deepEqual([found(), found()], [expected, expected]);
    }
  }
});

test('words that were not met for long are forgotten', () => {
  const first = wordsOf('第一段：主动公开政府信息的情况。');
  assert.equal(wordsOf('第一段：主动公开政府信息的情况。'), first);
  for (let i = 0; i < 1000; i += 1) wordsOf(`${i}${'公开'.repeat(4000)}`);
  const again = wordsOf('第一段：主动公开政府信息的情况。');
  assert.notEqual(again, first);
  assert.equal(again.text, first.text);
});

test('of a long draft all words are kept from one version to the next, of short ones those of a few', () => {
  const keptOf = (count: number, draft: string) => {
    makeRoomFor(draft);
    const paragraphs = () => Array.from({ length: count }, (_, i) => wordsOf(`${draft.length}字的第${i}段：${'公开'.repeat(20)}。`));
    const first = paragraphs();
    return paragraphs().filter((words, i) => words === first[i]).length;
  };
  assert.equal(keptOf(3000, '公开'.repeat(120_000)), 3000);
  assert.equal(keptOf(50, '公开'.repeat(1000)), 50);
  assert.ok(keptOf(3000, '公开'.repeat(900)) < 300);
});

test('where nothing was found it is not looked for again, unless something else is given', () => {
  const asked: string[] = [];
  const find = findsIn(({ text }, given: string) => {
    asked.push(given);
    return text.includes(given) ? [given] : [];
  });
  const words = () => wordsOf('本年度主动公开政府信息，未收到申请。');
  assert.deepEqual(
    ['复议', '复议', '申请', '申请', '复议', '诉讼', '复议'].map((given) => find(words(), given, undefined)),
    [[], [], ['申请'], ['申请'], [], [], []],
  );
  assert.deepEqual(asked, ['复议', '申请', '申请', '诉讼', '复议']);
});

test('a reading in its surroundings is made anew where one of them is another', () => {
  let made = 0;
  const joined = wordsInContext(({ text }, lead: string, name: string) => {
    made += 1;
    return `${lead}${text.length}${name}`;
  });
  const read = (lead: string, name: string) => joined(wordsOf('全年共办理政府信息公开申请三件，均已答复。'), lead, name);
  assert.deepEqual(
    [read('甲', '镇'), read('甲', '镇'), read('乙', '镇'), read('乙', '县'), read('甲', '镇')],
    ['甲21镇', '甲21镇', '乙21镇', '乙21县', '甲21镇'],
  );
  assert.equal(made, 4);
});
