import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings } from '../../rules/support.js';
import { cleanDraft, type Draft } from '../../support/draft.js';
import { htmlPage } from '../../support/notations/markup.js';
import { markdown } from '../../support/notations/pipes.js';
import { lines, spaced, tsv } from '../../support/notations/plain.js';
import { declaredReport } from '../../support/reading.js';

/** Rows of cells as an office's own table. */
type Own = readonly (readonly string[])[];

const YEAR_ON_YEAR: Own = [
  ['指标', '2022年', '2023年', '增减'],
  ['本年新收政府信息公开申请数量', '19', '28', '9'],
  ['上年结转政府信息公开申请数量', '4', '3', '-1'],
  ['结转下年度继续办理', '3', '4', '1'],
];
const OUTCOMES: Own = [
  ['办理结果', '件数', '占比'],
  ['予以公开', '12', '44.4%'],
  ['部分公开', '4', '14.8%'],
  ['不予公开', '2', '7.4%'],
  ['无法提供', '7', '25.9%'],
  ['总计', '27', '100%'],
];
const BY_DEPARTMENT: Own = [
  ['承办科室', '收到申请', '予以公开', '部分公开', '总计'],
  ['农技站', '9', '6', '1', '16'],
  ['民政办', '19', '6', '3', '28'],
];
const BY_APPLICANT: Own = [
  ['渠道', '自然人', '商业企业', '总计'],
  ['网络', '14', '3', '17'],
  ['信函', '7', '1', '8'],
];
const DECISIONS: Own = [
  ['事项', '上年', '本年'],
  ['行政许可', '120', '136'],
  ['行政处罚', '11', '8'],
  ['行政强制', '0', '0'],
];
const REVIEWS: Own = [
  ['年度', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
  ['2022年', '1', '0', '0', '0', '1'],
  ['2023年', '2', '1', '0', '1', '4'],
];
const OWN: Readonly<Record<string, Own>> = { YEAR_ON_YEAR, OUTCOMES, BY_DEPARTMENT, BY_APPLICANT, DECISIONS, REVIEWS };

interface Written {
  readonly draft: (draft: Draft) => string;
  readonly table: (own: Own) => string;
}
const NOTATIONS: Readonly<Record<string, Written>> = {
  pipes: {
    draft: markdown,
    table: (own) => own.map((row, i) => `| ${row.join(' | ')} |\n${i === 0 ? `|${'---|'.repeat(row.length)}\n` : ''}`).join(''),
  },
  tabs: { draft: tsv, table: (own) => own.map((row) => `${row.join('\t')}\n`).join('') },
  'single blanks': { draft: spaced, table: (own) => own.map((row) => `${row.join(' ')}\n`).join('') },
  markup: { draft: markdown, table: (own) => `<table>${own.map((row) => `<tr><td>${row.join('<td>')}`).join('')}</table>\n` },
};

/** The draft with a table before the heading that begins with these words. */
function withTable(draft: string, before: string, table: string): string {
  const at = draft.search(new RegExp(`^(?:#+ )?${before}`, 'm'));
  return `${draft.slice(0, at)}${table}\n${draft.slice(at)}`;
}

const clean = cleanDraft('2021');
for (const [notation, { draft, table }] of Object.entries(NOTATIONS)) {
  for (const [name, own] of Object.entries(OWN)) {
    for (const [place, before] of Object.entries({
      'in part one': '二、主动',
      'behind table three': '四、政府',
      'behind table four': '五、存在',
    })) {
      test(`own table ${name}, ${notation}, ${place}: left alone`, () => {
        const source = withTable(draft(clean), before, table(own));
        const rules = allFindings(source).map(({ rule, message }) => `${rule} ${message.zh}`);
        assert.deepEqual(
          rules.filter((rule) => /^(?:table|cell|balance)/.test(rule)),
          [],
        );
        const cells = (text: string) =>
          declaredReport(text).tables.map(({ table: { id }, cells: bound }) => [id, ...[...bound.values()].map((c) => c.text)]);
        assert.deepEqual(cells(source), cells(draft(clean)));
      });
    }
  }
}

test('beside an own table what is wrong in the standard one is found, and a row that it lacks', () => {
  const wrong = { ...clean, cells: new Map([...clean.cells, ['r3_7.tot', '29']]) };
  const found = allFindings(withTable(markdown(wrong), '二、主动', NOTATIONS.pipes?.table(OUTCOMES) ?? ''));
  assert.ok(found.some(({ rule }) => rule === 'balance'));
  const without = markdown(clean).replace(/^.*2\.重复申请.*\n/m, '');
  const own: Own = [
    ['办理结果', '件数'],
    ['予以公开', '12'],
    ['重复申请', '2'],
  ];
  const lost = allFindings(withTable(without, '二、主动', NOTATIONS.pipes?.table(own) ?? '')).filter(({ rule }) => rule === 'table-row');
  assert.match(lost[0]?.message.zh ?? '', /缺 1 行：“2.重复申请”/);
});

test('a standard table stays one whatever its head says, and where its rows are too short', () => {
  const odd = markdown(clean).replace('自然人', '个人').replace('商业企业', '公司');
  assert.equal(declaredReport(odd).tables.length, 3);
  const short = markdown(clean).replace(/^(\| (?:一、本年新收|\| （一）|\| \| [1-8]\.).*\| \d+) \| \d+ \|$/gm, '$1 |');
  const [, table] = declaredReport(short).tables;
  assert.equal(table?.rows.filter(({ state }) => state === 'unclear').length, 1);
});

for (const before of ['二、主动', '四、政府', '五、存在']) {
  test(`own tables with a cell on each line, before ${before}: left alone`, () => {
    for (const own of [YEAR_ON_YEAR, DECISIONS]) {
      const source = withTable(lines(clean), before, `${own.flat().join('\n\n')}\n`);
      assert.deepEqual(
        allFindings(source).map(({ rule, message }) => `${rule} ${message.zh}`),
        [],
      );
    }
  });
}

test('own tables with a cell on each line in a report of the statistics of 2014 to 2018', () => {
  const source = lines(cleanDraft('2008'));
  for (const own of [OUTCOMES, DECISIONS, BY_APPLICANT]) {
    const text = withTable(source, '四、收费', `${own.flat().join('\n')}\n`);
    assert.deepEqual(
      allFindings(text).map(({ rule, message }) => `${rule} ${message.zh}`),
      [],
    );
  }
});

test('a line of running text with two blanks in it opens no table, though its first words are a row of one', () => {
  const source = tsv(clean);
  const text = source
    .replace('（二）依申请公开情况。在党政办公室', '（二）依申请公开情况  。在党政办   公室')
    .replace('二、主动', '二、  主动');
  assert.notEqual(text, source);
  assert.deepEqual(
    allFindings(text).filter(({ severity }) => severity === 'error' || severity === 'warning'),
    [],
  );
});

test('a unit that a line break of the source cuts in two is a unit', () => {
  const source = htmlPage(cleanDraft('2008'));
  const text = source.replace('<span>人次</span>', '<span>人\n次</span>');
  assert.notEqual(text, source);
  assert.deepEqual(allFindings(text, { html: true }), allFindings(source, { html: true }));
});
