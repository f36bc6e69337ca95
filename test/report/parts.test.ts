import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, findings } from '../rules/support.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { declaredReport } from '../support/reading.js';

const clean = cleanDraft('2021');
const FOUR = '## 四、政府信息公开行政复议、行政诉讼情况';
const HEADS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const pipes = (rows: readonly (readonly string[])[]) =>
  rows.map((row, i) => `| ${row.join(' | ')} |\n${i === 0 ? `|${'---|'.repeat(row.length)}\n` : ''}`).join('');
const markup = (rows: readonly (readonly string[])[]) => `<table>${rows.map((row) => `<tr><td>${row.join('<td>')}`).join('')}</table>\n`;

/** The draft with another table four. */
function withFour(body: string): string {
  const text = markdown(clean);
  return `${text.slice(0, text.indexOf(FOUR))}${FOUR}\n\n${body}\n${text.slice(text.indexOf('## 五、'))}`;
}

const FIGURES = [
  ['2', '1', '0', '1', '4'],
  ['1', '0', '1', '0', '2'],
  ['0', '0', '0', '1', '1'],
] as const;
const tables = (text: string) =>
  allFindings(text)
    .filter(({ rule }) => /^(?:table|cell|balance)/.test(rule))
    .map(({ rule, message }) => `${rule} ${message.zh}`);
const four = (text: string) => {
  const table = declaredReport(text).tables.find((one) => one.table.id === 't4');
  return [...(table?.cells.values() ?? [])].map((cell) => cell.text);
};

const WRITTEN: Readonly<Record<string, string>> = {
  'under headings': ['### 行政复议', '### 行政诉讼（未经复议直接起诉）', '### 行政诉讼（复议后起诉）']
    .map((name, i) => `${name}\n\n${pipes([HEADS, FIGURES[i] ?? []])}`)
    .join('\n'),
  'under lines of their own, with text between': ['（一）行政复议情况', '（二）未经复议直接起诉情况', '（三）复议后起诉情况']
    .map((name, i) => `${name}\n\n${pipes([HEADS, FIGURES[i] ?? []])}`)
    .join('\n'),
  'under captions in the tables': ['行政复议', '未经复议直接起诉', '复议后起诉']
    .map((name, i) => markup([[name], HEADS, FIGURES[i] ?? []]))
    .join('\n'),
  'reviews and lawsuits': `### 行政复议\n\n${pipes([HEADS, FIGURES[0]])}\n### 行政诉讼\n\n${pipes([
    [...HEADS, ...HEADS],
    [...FIGURES[1], ...FIGURES[2]],
  ])}`,
  'one row each': pipes([
    ['类别', ...HEADS],
    ...['行政复议', '未经复议直接起诉', '复议后起诉'].map((name, i) => [name, ...(FIGURES[i] ?? [])]),
  ]),
};
for (const [name, body] of Object.entries(WRITTEN)) {
  test(`table four in its groups: ${name}`, () => {
    assert.deepEqual(four(withFour(body)), FIGURES.flat());
    assert.deepEqual(tables(withFour(body)), []);
    const wrong = withFour(body.replace(/\| 1 \| 0 \| 1 \| 0 \| 2|<td>1<td>0<td>1<td>0<td>2/, (row) => row.replace(/2$/, '3')));
    assert.ok(findings('balance', wrong).length > 0);
  });
}

test('a group that is absent is told, and nothing is bound', () => {
  const text = withFour(`### 行政复议\n\n${pipes([HEADS, FIGURES[0]])}`);
  assert.deepEqual(four(text), []);
  assert.match(tables(text).join('\n'), /表四/);
});

const THREE = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];

/** Table three as a small table under the name of each row, whose own first cell is given. */
function withThree(cell: (label: string) => string | undefined): string {
  const text = markdown(clean);
  const rows = [...text.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) => row.split('|').map((part) => part.trim()));
  const small = rows.flatMap((row) => {
    const label = row.slice(0, 3).findLast((part) => part !== '');
    const figures = row.slice(3);
    if (row.length !== 10 || label === undefined || !figures.every((part) => /^\d+$/.test(part))) return [];
    const own = cell(label);
    return [`### ${label}\n\n${pipes([own === undefined ? THREE : ['类别', ...THREE], own === undefined ? figures : [own, ...figures]])}`];
  });
  assert.equal(small.length, 25);
  return `${text.slice(0, text.indexOf('| （本列'))}${small.join('\n')}\n${text.slice(text.indexOf(FOUR))}`;
}

for (const [name, cell] of Object.entries({
  'no label': () => undefined,
  'the same label': (label: string) => label,
  'its words alone': (label: string) => label.replace(/^(?:[一二三四五六七]、|（.）|\d\.)/, ''),
  'another word': () => '数量',
})) {
  test(`small tables under the labels of rows: ${name}`, () => {
    assert.deepEqual(tables(withThree(cell)), []);
    const table = declaredReport(withThree(cell)).tables.find((one) => one.table.id === 't3');
    assert.equal(table?.cells.size, 25 * 7);
  });
}

test('a row of dashes is blank, not the line below a head', () => {
  for (const dash of ['-', '--', '---']) {
    const text = withFour(
      markdown(clean)
        .slice(markdown(clean).indexOf(FOUR) + FOUR.length, markdown(clean).indexOf('## 五、'))
        .trim(),
    );
    const last = text.slice(0, text.indexOf('## 五、')).trimEnd().split('\n').at(-1) ?? '';
    const [found] = findings('cell-blank', text.replace(last, `|${` ${dash} |`.repeat(15)}`));
    assert.match(found?.message.zh ?? '', /表四没有填数/, dash);
    assert.equal(found?.fixes?.[0]?.edits.length, 15, dash);
  }
});
