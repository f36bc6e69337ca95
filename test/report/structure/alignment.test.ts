import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings } from '../../rules/support.js';
import { cleanDraft } from '../../support/draft.js';
import { notations } from '../../support/notations.js';

const NUMERALS = '一二三四五六';
/** How a heading comes to be written, and the rules that may speak of it, nowhere but on its line. */
const written: readonly [string, (number: string, words: string) => string, readonly string[]][] = [
  ['an ideographic space for the mark', (n, w) => `${n}　${w}`, ['section-number']],
  ['a blank for the mark', (n, w) => `${n} ${w}`, ['section-number']],
  ['no mark', (n, w) => `${n}${w}`, ['section-number']],
  ['a dot for the mark', (n, w) => `${n}.${w}`, ['section-number']],
  ['a dot stroke for the mark', (n, w) => `${n}丶${w}`, ['section-number']],
  ['a half-width mark', (n, w) => `${n}､${w}`, ['section-number']],
  ['a full stop behind it', (n, w) => `${n}、${w}。`, []],
  ['第 before it', (n, w) => `第${n}、${w}`, ['section-number']],
  ['other brackets', (n, w) => `〔${n}〕${w}`, ['section-number']],
  ['a stray letter before it', (n, w) => `l${n}、${w}`, ['section-number']],
  ['brackets', (n, w) => `（${n}）${w}`, ['section-number']],
  ['an Arabic figure', (n, w) => `${NUMERALS.indexOf(n) + 1}、${w}`, ['section-number']],
  ['a Roman figure', (n, w) => `${'ⅠⅡⅢⅣⅤⅥ'.charAt(NUMERALS.indexOf(n))}、${w}`, ['section-number']],
  ['a Roman figure in letters', (n, w) => `${['I', 'II', 'III', 'IV', 'V', 'VI'][NUMERALS.indexOf(n)]}. ${w}`, ['section-number']],
  ['a mark behind it', (n, w) => `${n}、${w}、`, ['section-heading']],
  ['a numeral of a cheque', (n, w) => `${'壹贰叁肆伍陆'.charAt(NUMERALS.indexOf(n))}、${w}`, ['section-number']],
  ['two blanks behind the mark', (n, w) => `${n}、  ${w}`, []],
  ['a tab behind the mark', (n, w) => `${n}、\t${w}`, []],
  ['a number twice', (n, w) => `${n}、${n}、${w}`, ['section-number']],
  ['words left out', (n, w) => `${n}、${w.slice(0, Math.ceil(w.length * 0.6))}`, ['section-heading']],
  ['a word put in', (n, w) => `${n}、${w.slice(0, 2)}工作${w.slice(2)}`, ['section-heading']],
  ['other words', (n) => `${n}、本年工作的几点说明`, ['section-heading']],
  ['a broken line', (n, w) => (w.length > 9 ? `${n}、${w.slice(0, -3)}\n${w.slice(-3)}` : `${n}、${w}`), []],
];
const ALL =
  /^((?:## )?)([一二三四五六])、(总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况|存在的主要问题及改进情况|其他需要报告的事项)$/gm;

const PLAIN = ['tsv', 'lines', 'aligned'];
/** What Markdown's own mark says is not lost with a break. */
const NOT_IN_MARKDOWN = new Set(['a broken line']);

function shown(text: string, options: { html?: boolean } = {}): string[] {
  return allFindings(text, options)
    .filter(({ severity }) => severity === 'error' || severity === 'warning' || severity === 'hint')
    .map(({ rule, at }) => `${rule} ${text.slice(0, at.start).split('\n').length}`);
}

for (const { name, render } of notations.filter((one) => [...PLAIN, 'markdown'].includes(one.name))) {
  const text = render(cleanDraft('2021'));
  const headings = [...text.matchAll(ALL)];
  test(`${name}: a heading in another notation is told on its line, and its section is there`, () => {
    assert.equal(headings.length, 6);
    for (const [how, write, rules] of written) {
      if (name === 'markdown' && NOT_IN_MARKDOWN.has(how)) continue;
      for (const { index, 0: line, 1: mark = '', 2: number = '', 3: words = '' } of headings) {
        const draft = `${text.slice(0, index)}${mark}${write(number, words)}${text.slice(index + line.length)}`;
        const place = text.slice(0, index).split('\n').length;
        const found = shown(draft);
        assert.ok(
          found.every((one) => rules.some((rule) => one === `${rule} ${place}`)),
          `${how}, ${number}: ${found}`,
        );
        assert.equal(found.length, rules.length, `${how}, ${number}: nothing is told`);
      }
    }
  });

  test(`${name}: all six headings in another notation at once`, () => {
    for (const [how, write, rules] of written) {
      if ((name === 'markdown' && NOT_IN_MARKDOWN.has(how)) || how === 'other words' || how === 'no mark') continue;
      const draft = text.replace(ALL, (_, mark: string, number: string, words: string) => `${mark}${write(number, words)}`);
      const found = shown(draft).map((one) => one.replace(/ \d+$/, ''));
      assert.deepEqual([...new Set(found)], rules, how);
      assert.equal(found.length, rules.length * 6, how);
    }
  });
}

test('items and sub-headings with the words of a section open none', () => {
  const text = notations.find(({ name }) => name === 'tsv')?.render(cleanDraft('2021')) ?? '';
  const names = ['主动公开政府信息情况', '收到和处理政府信息公开申请情况', '存在的主要问题及改进情况'];
  const numbered = ['（一）（二）（三）', '1.2.3.', '①②③'].map((all) => all.match(/（.）|\d\.|[①-③]/g) ?? []);
  for (const marks of numbered) {
    const items = names.map((words, i) => `${marks[i]}${words}\n\n随办随登，按时答复。\n\n`).join('');
    const draft = text.replace(/\n二、主动公开政府信息情况/, `\n${items}二、主动公开政府信息情况`);
    assert.deepEqual(shown(draft), shown(text), marks.join(''));
  }
});

test('sentences that begin with a numeral are no headings, and a section that is not there is missing', () => {
  const text = notations.find(({ name }) => name === 'tsv')?.render(cleanDraft('2021')) ?? '';
  const without = text.replace(/\n五、存在的主要问题及改进情况\n/, '\n五年来问题逐年减少\n');
  assert.deepEqual(
    allFindings(without).map(({ rule }) => rule),
    ['section-missing'],
  );
});

test('of a heading that comes twice the one with text below it is the section, whatever ends the lines', () => {
  const heading = '第四部分 政府信息公开行政复议、行政诉讼情况';
  for (const below of ['短短的话九个字呀', '短短的话九个字呀。', '短短的话，十一个字吧']) {
    const text = `云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n${heading}\n${heading}\n${below}`;
    const places = (source: string) =>
      allFindings(source).map(({ rule, at }) => `${rule} ${source.slice(0, at.start).split(/\r\n|\r|\n/).length}`);
    for (const end of ['\r\n', '\r']) assert.deepEqual(places(text.replaceAll('\n', end)), places(text), below);
  }
});

test('the blank behind the marks of a Markdown heading may be left out; a topic of a post is none', () => {
  const text = (notations.find(({ name }) => name === 'markdown')?.render(cleanDraft('2021')) ?? '').replace(/^(#+) /gm, '$1');
  assert.match(text, /^##一、总体情况$/m);
  assert.deepEqual(shown(text), []);
  const posted = text.replace(/^##六、/m, '#其他需要报告的事项#\n\n##六、');
  assert.deepEqual(shown(posted), []);
});

test('in Markdown a numeral with a blank behind it is a section’s, whatever its words', () => {
  const text = (notations.find(({ name }) => name === 'markdown')?.render(cleanDraft('2021')) ?? '').replace(
    '五、存在的主要问题及改进情况',
    '五 不足与下一步打算',
  );
  assert.deepEqual(
    shown(text).map((one) => one.split(' ')[0]),
    ['section-number', 'section-heading'],
  );
});

test('a heading that is cut behind its first word goes on in the next line', () => {
  const text = (notations.find(({ name }) => name === 'lines')?.render(cleanDraft('2021')) ?? '').replace('三、收到和', '三、收到\n和');
  assert.deepEqual(shown(text), []);
});
