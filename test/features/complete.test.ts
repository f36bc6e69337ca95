import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOf, forms } from '../../server/src/data/forms.js';
import { initialsOf } from '../../server/src/data/initials.js';
import { completionsAt } from '../../server/src/features/complete/complete.js';
import { inlineAt } from '../../server/src/features/complete/inline.js';
import { allFindings } from '../rules/support.js';
import { cleanDraft } from '../support/draft.js';
import { cleanFiles } from '../support/generate.js';
import { markdown } from '../support/notations/pipes.js';
import { reportOf } from '../support/reading.js';
import { at, HEAD, labels, TABLE, TITLE, taken } from './completing.js';

test('behind 《: what is in force for the year, with its number, the closing mark once', () => {
  const office = '国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知';
  assert.equal(taken(`${HEAD}根据《‸`, office), `${HEAD}根据《${office}》（国办公开办函〔2021〕30号）`);
  assert.equal(taken(`${HEAD}根据《‸》编制。`, office), `${HEAD}根据《${office}》（国办公开办函〔2021〕30号）编制。`);
  const offered = labels(`${HEAD}根据《‸`);
  assert.equal(offered[0], '中华人民共和国政府信息公开条例');
  assert.ok(!offered.some((label) => label.includes('有关事项的通知') && label.includes('年度报告')), 'superseded');
  assert.ok(!offered.includes('2022年政务公开工作要点'), 'the plan of another year');
  const [local, ...more] = offered.slice(offered.findIndex((label) => /省/.test(label)));
  assert.ok(local !== undefined && !more.some((label) => label.startsWith('国务院')), 'documents of one province come last');
  assert.ok(labels(`${TITLE(2022)}按照《‸`).includes('2022年政务公开工作要点'));
  assert.ok(labels(`${TITLE(2019)}按照《‸`).some((label) => label.includes('年度报告有关事项的通知')));
});

test('behind 《: found by Chinese, by figures of the number, by first letters', () => {
  const fee = '政府信息公开信息处理费管理办法';
  assert.ok(labels(`${HEAD}依据《信息处理费‸`).includes(fee));
  assert.deepEqual(labels(`${HEAD}依据《109‸`), [fee]);
  assert.ok(labels(`${HEAD}依据《xxclf‸`).includes(fee));
});

test('《条例》 alone is offered once it is given as a short title', () => {
  assert.ok(!labels(`${HEAD}根据《‸`).includes('条例'));
  const defined = `${HEAD}根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制。\n\n按照《‸`;
  assert.equal(labels(defined)[0], '条例');
  const other = `${HEAD}根据《保密条例》（以下简称《条例》）编制。\n\n按照《‸`;
  assert.ok(!labels(other).includes('条例'));
});

test('behind 第: the articles of the version in force, only where the sentence cites it', () => {
  const found = at(`${HEAD}按照《中华人民共和国政府信息公开条例》第‸`).found;
  assert.equal(found.length, 56);
  assert.deepEqual([found[49]?.label, found[49]?.detail?.zh], ['第五十条', '年报内容与统一格式']);
  assert.equal(at(`${TITLE(2017)}按照《政府信息公开条例》第‸`).found.length, 38);
  assert.deepEqual(labels(`${HEAD}按照《条例》第50‸`), ['第五十条']);
  assert.ok(labels(`${HEAD}按照《条例》第五十‸`).includes('第五十条'));
  assert.ok(labels(`${HEAD}按照《条例》第nbnr‸`).includes('第五十条'));
  assert.equal(taken(`${HEAD}按照《条例》第十九条、第‸条规定`, '第二十条'), `${HEAD}按照《条例》第十九条、第二十条规定`);
  for (const silent of ['按照《保密法》第‸', '《条例》学习会。第‸', '第‸', '按照《条例》和《保密法》第‸'])
    assert.deepEqual(labels(HEAD + silent), []);
});

test('behind an article: its paragraphs and items', () => {
  const cite = `${HEAD}按照《条例》`;
  assert.deepEqual(labels(`${cite}第五十条第‸`).slice(0, 3), ['第一款', '第一款第（一）项', '第一款第（二）项']);
  assert.equal(taken(`${cite}第五十条第‸规定`, '第一款第（四）项'), `${cite}第五十条第一款第（四）项规定`);
  assert.deepEqual(labels(`${cite}第五十条第一款第（四‸`), ['第（四）项']);
  assert.deepEqual(labels(`${cite}第二十条第（五‸`), ['第（五）项', '第（十五）项']);
  assert.deepEqual(at(`${cite}第九十条第‸`).found, []);
  assert.equal(at(`${cite}第五十条第‸`).found.find(({ label }) => label === '第一款第（三）项')?.detail?.zh, '复议与诉讼');
  assert.equal(at(`${cite}第二十条第（‸`).found[4]?.detail?.zh, '许可与管理服务');
  assert.deepEqual(labels(`${cite}第五十条第一款第(四‸`), ['第（四）项']);
  assert.deepEqual(labels(`${cite}第二十条第yjya‸`), ['第（十二）项']);
  assert.deepEqual(at(`${cite}第十条第三款第‸`).found, []);
});

test('every article and item that is offered is one that the rules know', () => {
  const lines = ['第‸', '第二十条第‸', '第五十条第‸', '第四条第‸', '第二十九条第‸'].flatMap((source) => {
    const line = `${HEAD}按照《条例》${source}规定，公开信息。`;
    return at(line).found.map(({ label }) => taken(line, label).slice(HEAD.length));
  });
  assert.equal(lines.length, 56 + 15 + 7 + 7 + 5);
  assert.deepEqual(
    allFindings(HEAD + lines.join('\n\n')).filter(({ rule }) => rule === 'article-unknown'),
    [],
  );
});

test('at a heading that is begun: the sections missing here, in order', () => {
  const draft = `${HEAD}## 一、总体情况\n\n正文。\n\n`;
  const wanted = ['二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'];
  const bare = (source: string) => labels(source).filter((label) => !label.endsWith('…'));
  assert.deepEqual(bare(`${draft}## ‸`).slice(0, 2), wanted);
  assert.deepEqual(bare(`${draft}#‸`).slice(0, 2), wanted);
  assert.deepEqual(bare(`${draft}## ‸\n\n## 四、政府信息公开行政复议、行政诉讼情况\n`), wanted);
  assert.deepEqual(bare(`${draft}## ‸\n\n## 三、收到和处理政府信息公开申请情况\n`), wanted.slice(0, 1));
  assert.deepEqual(bare(`${draft}三、‸`), wanted.slice(1));
  assert.deepEqual(bare(`${draft}## sdhcl‸`), wanted.slice(1));
  assert.equal(taken(`${draft}三、收‸\n\n`, '三、收到和处理政府信息公开申请情况'), `${draft}## 三、收到和处理政府信息公开申请情况\n\n`);
  assert.equal(taken(`${draft}##‸`, wanted[0] ?? ''), `${draft}## 二、主动公开政府信息情况`);
  assert.equal(taken(`${draft}## 二、主动‸`, wanted[0] ?? ''), `${draft}## 二、主动公开政府信息情况`);
  const filled = taken(`${draft}## ‸`, '四、政府信息公开行政复议、行政诉讼情况…');
  assert.equal(reportOf(filled).tables[0]?.table.id, 't4');
});

test('headings are all found alike by what is typed, so that editors keep their order', () => {
  const { found } = at(`${HEAD}## ‸`);
  const sections = found.filter(({ kind }) => kind === 'section');
  assert.ok(sections.length > 4);
  for (const { filter } of sections) assert.equal(filter.split('##').length, 2, filter);
});

test('a single # begins a heading of the level that the other sections have', () => {
  const heading = '一、总体情况';
  assert.equal(taken(`${HEAD}#‸`, heading), `${HEAD}## ${heading}`);
  assert.equal(taken(`${HEAD}##‸`, heading), `${HEAD}## ${heading}`);
  assert.equal(taken(`${HEAD}## zt‸`, heading), `${HEAD}## ${heading}`);
  assert.equal(taken(`${HEAD}### ‸`, heading), `${HEAD}### ${heading}`);
  assert.equal(taken(`${HEAD}# ‸\n\n# 二、主动公开政府信息情况\n`, heading), `${HEAD}# ${heading}\n\n# 二、主动公开政府信息情况\n`);
  assert.deepEqual(labels(`${HEAD}## ztqk‸`).slice(0, 2), [heading, `${heading}…`]);
});

test('a plain draft gets plain headings; a form without fixed headings gets its contents, numbered on', () => {
  const plain = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n正文。\n\n';
  assert.equal(taken(`${plain}二‸`, '二、主动公开政府信息情况'), `${plain}二、主动公开政府信息情况`);
  const old = `${TITLE(2017)}## 一、概述\n\n正文。\n\n`;
  assert.equal(labels(`${old}## ‸`)[0], '二、主动公开政府信息的情况');
});

const STARTED = `${HEAD}## 三、收到和处理政府信息公开申请情况\n\n`;
const upTo = (words: string) => `${STARTED}${TABLE.slice(0, TABLE.findIndex((line) => line.includes(words)) + 1).join('\n')}\n`;

test('below a started table: the next row whole, any other by its letters', () => {
  assert.equal(labels(`${upTo('一、本年新收')}‸`)[0], '二、上年结转政府信息公开申请数量');
  assert.equal(labels(`${upTo('一、本年新收')}| ‸`)[0], '二、上年结转政府信息公开申请数量');
  assert.equal(labels(`${upTo('自然人')}|‸ |`)[0], '一、本年新收政府信息公开申请数量');
  assert.deepEqual(labels(`${upTo('1.信访举报')}|  |  | cfsq‸`)[0], '2.重复申请');
  assert.deepEqual(labels(`${upTo('1.信访举报')}| 重复‸`)[0], '2.重复申请');
  const blank = `|${'  |'.repeat(15)}`;
  const disputes = markdown(cleanDraft('2021')).replace(/\| 2 \| 1 \| 0 \| 1 \| 4 .*/, blank.replace('|', '|‸'));
  assert.ok(disputes.includes('‸'));
  assert.deepEqual(at(disputes).found, [], 'the row is there');
  const done = taken(`${upTo('1.信访举报')}| cfsq‸ |  |`, '2.重复申请');
  assert.match(done.split('\n').at(-1) ?? '', /^\| {2}\| {2,}\| 2\.重复申请 +\|(?: +\|){7}$/);
});

test('rows are taken one after the other until the table is whole', () => {
  let text = `${STARTED}${TABLE.slice(0, 4).join('\n')}`;
  for (;;) {
    const row = at(`${text}\n‸`).found.find(({ kind }) => kind === 'row');
    if (row === undefined) break;
    text = taken(`${text}\n‸`, row.label);
  }
  const [table] = reportOf(text).tables;
  assert.deepEqual(
    table?.rows.filter(({ row }) => row.figures).map(({ row, state }) => [row.key, state]),
    formOf('2021')
      .tables[1]?.blocks[0]?.rows.filter(({ figures }) => figures)
      .map(({ key }) => [key, 'bound']),
  );
});

test('at the start of a line: parts that are not there; of a sentence: usual sentences', () => {
  const overview = `${HEAD}## 一、总体情况\n\n（一）主动公开情况。正文。\n\n‸\n`;
  assert.deepEqual(labels(overview).slice(0, 6), [
    '依申请公开',
    '政府信息管理',
    '政府信息公开平台建设',
    '监督保障',
    '主动公开政府信息情况',
    '收到和处理政府信息公开申请情况',
  ]);
  assert.equal(labels(`${HEAD}‸\n`)[0], '编制依据和统计期限');
  assert.equal(labels(`${HEAD}## 三、收到和处理政府信息公开申请情况\n\n‸\n`)[0], '表三', 'what belongs here comes first');
  const said = '没有其他需要报告的事项';
  assert.ok(labels(`${HEAD}## 六、其他需要报告的事项\n\n‸`).includes('没有其他事项'));
  assert.ok(!labels(`${HEAD}## 六、其他需要报告的事项\n\n${said}。‸`).includes('没有其他事项'), 'what is said is not said again');
  assert.match(taken(overview, '监督保障'), /\n（五）监督保障情况。（请填写/);
  assert.match(taken(`${HEAD}bzyj‸`, '编制依据和统计期限'), /统计期限自2023年1月1日起至2023年12月31日止。$/);
  assert.equal(reportOf(taken(`${HEAD}## 四、政府信息公开行政复议、行政诉讼情况\n\nbs‸`, '表四')).tables[0]?.table.id, 't4');
  assert.ok(labels(`${HEAD}## 六、其他需要报告的事项\n\nxxclf‸`).includes('信息处理费'));
  assert.deepEqual(labels(`${HEAD}## 一、总体情况\n\n全年正常。wsd‸`), ['没有收到申请']);
  assert.equal(taken(`${HEAD}全年正常。未收‸`, '没有收到申请'), `${HEAD}全年正常。本年度未收到政府信息公开申请。`);
  assert.deepEqual(
    at(`${HEAD}全年主动‸`).found.filter(({ at: place }) => place.start === place.end),
    [],
  );
});

test('a comment, front matter and running text get nothing', () => {
  for (const source of [`${HEAD}<!-- 《‸ -->`, `---\ntitle: 《‸\n---\n\n${HEAD}`, `${HEAD}按要求公开，‸`])
    assert.deepEqual(at(source).found, []);
});

test('CRLF, a blank of full width and 𠮷 change nothing', () => {
  const draft = `${HEAD}## 一、总体情况\n\n𠮷山镇按照《条例》第‸`;
  assert.equal(labels(draft.replaceAll('\n', '\r\n')).length, 56);
  assert.ok(labels(`${HEAD}　　根据《𠮷‸`).length === 0);
  const rows = `${upTo('一、本年新收')}‸`.replaceAll('\n', '\r\n');
  assert.equal(labels(rows)[0], '二、上年结转政府信息公开申请数量');
  assert.equal(labels(`${HEAD}　　《‸`)[0], '中华人民共和国政府信息公开条例');
});

test('whatever is offered has letters', () => {
  for (const { sections, tables, phrases } of forms) {
    const rows = tables.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows)).filter(({ key }) => key !== '');
    const names = [...sections.map(({ heading }) => heading), ...rows.map(({ label }) => label), ...phrases.map(({ name }) => name)];
    for (const name of names) assert.match(initialsOf(name), /^[a-z]{2,}$/, name);
  }
});

test('anywhere in a draft of any notation: the range is on the line, around the cursor; a clean draft lacks no total', () => {
  for (const [path, text] of cleanFiles()) {
    const report = reportOf(text, { html: path.endsWith('.html') });
    for (let offset = 0; offset <= text.length; offset += 211) {
      for (const { at: place, kind } of completionsAt(report, offset)) {
        assert.ok(place.start <= offset && offset <= place.end, path);
        assert.doesNotMatch(text.slice(place.start, place.end), /[\r\n]/, path);
        assert.ok(kind !== 'figure' && kind !== 'row', `${path} ${offset} ${kind}`);
      }
      assert.equal(inlineAt(report, offset), undefined, path);
    }
  }
});
