import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../server/src/config/parse.js';

const known = new Set(['period', 'wording']);
const told = (text: string) => parseConfig(text, known).problems.map(({ place, message }) => `${place} ${message.zh}`);

test('brackets of any depth are one problem', () => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    for (const levels of [31, 100_000]) {
      const text = open.repeat(levels) + close.repeat(levels);
      assert.deepEqual(told(text), ['1:1 括号套了 30 层以上，不是配置文件']);
    }
  }
  assert.deepEqual(parseConfig('{"rules": {"period": "off"}, "ignore": [{"reason": "[[[{{{"}]}', known).config.rules, { period: 'off' });
});

test('what is too large is not read', () => {
  const entry = '{"rule":"wording","fingerprint":"0123456789ab","reason":"x"},';
  assert.deepEqual(told(`{"ignore": [${entry.repeat(450_000)}]}`), ['1:1 配置文件太大，须小于 2 MB']);
});

test('twenty thousand bad values: the first twenty, the number of the others, and what is right holds', () => {
  const bad = Array.from({ length: 20_000 }, (_, i) => `"rule-${i}": "loud"`);
  const { config, problems } = parseConfig(`{"rules": {"period": "off",\n${bad.join(',\n')}}}`, known);
  assert.equal(problems.length, 21);
  assert.deepEqual([problems[0]?.place, problems[0]?.message.zh.startsWith('rules.rule-0：应为')], ['2:1', true]);
  assert.deepEqual([problems[20]?.place, problems[20]?.message.zh], ['22:1', '还有 19980 处不对，没有一一列出']);
  assert.deepEqual(config.rules, { period: 'off' });
});

test('more entries than any office has are not looked at one by one', () => {
  const told = (count: number) => parseConfig(`{"form": "2021",\n "ignore": [${Array(count).fill('{}').join()}]}`, known);
  assert.deepEqual(
    told(25_001).problems.map(({ place, message }) => `${place} ${message.zh}`),
    ['2:2 一项之下超过 25000 条，没有采用'],
  );
  assert.deepEqual([told(25_000).problems.length, told(25_000).config.form], [21, '2021']);
});

test('names of any number and length make a message that can be read', () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `"key${i}": 1`).join(',');
  for (const text of [`{${names}}`, `{"rules": {"${'长'.repeat(100_000)}": "off"}}`, `{"rules": {"${'长'.repeat(100_000)}": "loud"}}`]) {
    const { problems } = parseConfig(text, known);
    assert.equal(problems.length, 1);
    for (const { message } of problems) assert.ok(message.zh.length < 200 && message.en.length < 200, message.zh);
  }
});

test('an entry without a reason does nothing, and it is said why', () => {
  for (const reason of ['', ' 　', undefined]) {
    const { config, problems } = parseConfig(
      JSON.stringify({ ignore: [{ rule: 'title', fingerprint: '0123456789ab', reason }] }),
      new Set(['title']),
    );
    assert.deepEqual(config.ignore, []);
    assert.match(problems.map(({ message }) => message.zh).join(), /^ignore\.0\.reason：请写明忽略的理由/);
  }
});

test('units: a folder, or a folder with a roster and the body’s own report', () => {
  const units = (text: string) => parseConfig(`{ "units": ${text} }`, new Set());
  assert.deepEqual(units('"2023"').config.units, { folder: '2023' });
  assert.deepEqual(units('{ "folder": "2023", "roster": "名单.txt", "file": "县.md" }').config.units, {
    folder: '2023',
    roster: '名单.txt',
    file: '县.md',
  });
  for (const [wrong, why] of [
    ['""', '写法不对'],
    ['3', '写法不对'],
    ['{ "roster": "名单.txt" }', '写法不对'],
    ['{ "folder": "2023", "other": 1 }', '没有 other 这一项'],
  ] as const) {
    const { config, problems } = units(wrong);
    assert.deepEqual([config.units, problems.map(({ message }) => message.zh)], [undefined, [`units：${why}`]], wrong);
  }
});
