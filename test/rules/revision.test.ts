import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { counterpartsOf, endOf, type Statute, statuteForYear, statutes } from '../../server/src/data/law.js';
import { statutesSchema } from '../../server/src/data/law-schema.js';
import statutesFile from '../../server/src/data/statutes.json' with { type: 'json' };
import { completionsAt } from '../../server/src/features/complete/complete.js';
import { lawHover } from '../../server/src/features/hover/law.js';
import { textOf } from '../../server/src/forms/pieces.js';
import { composeReport } from '../../server/src/forms/report.js';
import { reportOf } from '../support/reading.js';
import { allFindings, applied, findings, titled } from './support.js';

/** A revision that nobody has made: one entry of statutes.json, and no line of code. */
const REVISION: Statute = {
  id: '2031',
  title: '中华人民共和国政府信息公开条例',
  decree: 1024,
  effective: '2031-07-01',
  source: '为测试而设',
  confidence: 'verified',
  deadlines: [
    { bodies: 'department', month: 2, day: 15, article: 61 },
    { bodies: 'government', month: 4, day: 30, article: 61 },
  ],
  outdated: [
    {
      words: ['20个工作日'],
      about: ['答复'],
      better: '10个工作日',
      why: { zh: '2031年修订后答复期限是10个工作日。', en: 'Since 2031 requests are answered within 10 working days.' },
      source: '为测试而设',
    },
  ],
  purposes: { 年报编制: [61, 62] },
  matters: { 报告内容: [62] },
  articles: Array.from({ length: 65 }, (_, i) => ({ number: i + 1, topic: `第${i + 1}个主题`, items: [[]] })),
};

const versions = statutes as Statute[];
/** What the rule expects in reports on the last year before the revision and on the first after it. */
function expected(rule: string, sentence: string): readonly (readonly (string | undefined)[])[] {
  return [2030, 2031].map((year) => findings(rule, titled(year, `一、总体情况\n\n${sentence}`)).map((finding) => finding.expected));
}

describe('a revision is one entry of data', () => {
  before(() => versions.unshift(REVISION));
  after(() => versions.shift());

  test('the entry is what the schema of the file asks for', () => {
    assert.ok(statutesSchema.safeParse({ ...statutesFile, statutes: [REVISION, ...statutesFile.statutes] }).success);
  });

  test('reports due after it is in force go by it; the version before ends that day', () => {
    assert.deepEqual(
      [2018, 2030, 2031, 2040].map((year) => statuteForYear(year).id),
      ['2008', '2019', '2031', '2031'],
    );
    assert.equal(endOf(statuteForYear(2030)), '2031-07-01');
    assert.deepEqual(counterpartsOf(statuteForYear(2030), 50, REVISION), [62]);
    assert.equal(counterpartsOf(statuteForYear(2030), 20, REVISION), undefined);
  });

  test('articles: those that it has, for what it has them', () => {
    const cited = (article: string) => `根据《中华人民共和国政府信息公开条例》${article}规定，编制本年度报告。`;
    const unknown = (article: string) => [2030, 2031].map((year) => findings('article-unknown', titled(year, cited(article))).length);
    assert.deepEqual(unknown('第六十条'), [1, 0]);
    assert.deepEqual(unknown('第六十六条'), [1, 1]);
    assert.deepEqual(expected('article-purpose', cited('第五十条')), [[], ['第六十一条、第六十二条']]);
  });

  test('the quick fix names the new article, and the hover what it is about and where it stood', () => {
    const text = titled(2031, '一、总体情况\n\n根据《中华人民共和国政府信息公开条例》第五十条规定，编制本年度报告。');
    const [fix] = findings('article-purpose', text).flatMap(({ fixes = [] }) => fixes);
    assert.deepEqual(fix?.edits[0]?.newText, '第六十二条');
    const mended = reportOf(applied(text, fix?.edits ?? []));
    assert.deepEqual(findings('article-purpose', mended.source), []);
    const shown = lawHover(mended, mended.source.indexOf('第六十二条'))?.markdown.zh ?? '';
    assert.match(shown, /第62个主题/);
    assert.match(shown, /2031年版（国务院令第1024号），2031年7月1日起施行/);
    assert.match(shown, /2019年版对应：第五十条/);
    const before = reportOf(text.replaceAll('2031', '2030'));
    assert.match(lawHover(before, before.source.indexOf('第五十条'))?.markdown.zh ?? '', /2031年版对应：第六十二条（第62个主题）/);
  });

  test('completion offers its articles', () => {
    const offered = (year: number) => {
      const text = titled(year, '一、总体情况\n\n根据《中华人民共和国政府信息公开条例》第');
      return completionsAt(reportOf(text), text.trimEnd().length).map(({ label }) => label);
    };
    assert.deepEqual(
      [2030, 2031].map((year) => offered(year).filter((label) => label.startsWith('第六十二条')).length),
      [0, 1],
    );
  });

  test('a new report cites its article; what the form prints over its tables is what it was when the form was made', () => {
    const composed = composeReport({ year: 2031, issuer: '云溪县青禾镇人民政府' });
    const text = textOf('pieces' in composed ? composed.pieces : []);
    assert.match(text, /条例》第六十二条和国办公开办函/);
    const caption = text.indexOf('第二十条第（五）项');
    assert.match(lawHover(reportOf(text), caption)?.markdown.zh ?? '', /2019年版（国务院令第711号）/);
    assert.deepEqual(
      allFindings(text).filter(({ rule }) => /^(?:article|statute)/.test(rule)),
      [],
    );
  });

  test('decree and wording: what was right the year before is outdated', () => {
    assert.deepEqual(expected('statute-version', '学习了《中华人民共和国政府信息公开条例》（国务院令第711号）。'), [[], ['1024']]);
    assert.deepEqual(expected('statute-version', '学习了《中华人民共和国政府信息公开条例》（国务院令第1024号）。'), [['711'], []]);
    assert.deepEqual(expected('statute-version', '各件申请应当在20个工作日内答复。'), [[], ['10个工作日']]);
    assert.deepEqual(expected('statute-version', '各件申请应当在15个工作日内答复。'), [['20个工作日'], []]);
  });

  test('deadlines: its days and its article', () => {
    const signed = (year: number, date: string) =>
      findings('deadline', `${titled(year, '六、其他需要报告的事项\n\n未收取信息处理费。')}\n云溪县青禾镇人民政府\n\n${date}\n`)[0];
    assert.equal(signed(2030, '2031年2月10日')?.expected, '2031年1月31日前');
    assert.equal(signed(2031, '2032年2月15日'), undefined);
    assert.equal(signed(2031, '2032年2月16日')?.expected, '2032年2月15日前');
    assert.match(signed(2031, '2032年2月16日')?.message.zh ?? '', /第六十一条/);
  });
});
