import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../server/src/report/read.js';
import { applicable } from '../../server/src/rules/shared/fixes.js';
import { applied, assertFinds, assertSilent, assertSound, findings, titled } from './support.js';

const RULE = 'punctuation';

test('half-width marks between Chinese characters', () => {
  assertFinds(RULE, '全年平稳⟦,⟧群众满意⟦;⟧');
  assertFinds(RULE, '工作如下⟦:⟧');
  assertFinds(RULE, '公开指南⟦,⟧2023年更新12条⟦,⟧已公布');
  assertFinds(RULE, '均已公布⟦!⟧');
  assertFinds(RULE, '《指南》⟦(⟧青办发〔2023〕4号)已公布。按规定⟦(⟧含附件）办理。');
  assertFinds(RULE, '办理（见附表⟦)⟧。');
});

test('a dot in place of the full stop', () => {
  const [found] = assertFinds(RULE, '2023年，未收到政府信息公开申请⟦.⟧');
  assert.deepEqual([found?.fixes?.[0]?.safe, found?.fixes?.[0]?.edits[0]?.newText], [true, '。']);
  assertSilent(RULE, ['网址：www.yunxi.gov.cn.', '附表见第3.', '共三类.', '随办随登..']);
});

test('figures, times, Latin text and addresses keep theirs', () => {
  assertSilent(RULE, [
    '发放1,200元，时间9:30，比例3:1，编号(2023)12。',
    '见 https://www.yunxi.gov.cn/a?b=1,2:3;(x) 和 a,b@c.cn，使用 TRS(v2) 平台，网址http://a.cn。',
    '邮箱:a@b.cn，[说明](http://a.cn/指南)。',
    '（一）主动公开。（二）依申请公开。',
    '1)更新指南；2)公布名册。',
    '| 第(一)项 | 数量,件 | 合计 |\n|---|---|---|\n| 甲:乙 | 1 | 2 |\n',
  ]);
});

test('three or more half-width marks are a habit; doubled marks stay single, for each has its own choice', () => {
  const [first] = assertFinds(RULE, '全年平稳⟦,⟧群众满意(含来信),没有投诉。');
  assert.match(first?.message.zh ?? '', /3处半角标点/);
  assert.equal(first?.fixes?.[0]?.edits.length, 4);
});

test('a quotation that begins in full width ends so', () => {
  const [found] = assertFinds(RULE, '“政策速递⟦"⟧栏目更新及时，“问答”栏目也是。');
  assert.deepEqual([found?.fixes?.[0]?.safe, found?.fixes?.[0]?.edits[0]?.newText], [true, '”']);
  assertSilent(RULE, ['学习“党的"二十大"精神”专栏。', '栏目“H5" x 4”更新及时。', '"政策速递"栏目更新及时。']);
  // Which of the half-width marks is wrong nobody knows.
  assertSilent(RULE, ['全镇“开展"一网通办"改革，提升服务。', '“惠企"和"利民"两个栏目更新及时。']);
});

test('marks that hold the cells of a row apart are none of the text', () => {
  assertSilent(RULE, ['（七）总计；；；31；9；0；1；1；0；42', '；；；自然人；法人或其他组织；；；；；总计', '行政许可，，，512，，']);
  assertFinds(RULE, '公开平稳⟦；；⟧群众满意，没有投诉。');
});

test('doubled marks', () => {
  assertFinds(RULE, '全年平稳⟦。。⟧群众满意⟦，、⟧没有投诉⟦，。⟧');
  assertSilent(RULE, ['地址：；邮编：，电话：。全年平稳……群众满意！！好吗？！他说：“好。”。《甲》、《乙》。']);
  const fixes = (body: string) => assertFinds(RULE, body)[0]?.fixes?.map(({ safe, edits }) => `${safe} ${edits[0]?.newText}`);
  assert.deepEqual(fixes('全年平稳⟦，，⟧群众满意'), ['true ，']);
  assert.deepEqual(fixes('全年平稳⟦，、⟧群众满意'), ['false ，', 'false 、']);
  assert.deepEqual(fixes('全年平稳⟦，。⟧'), ['true 。']);
});

test('front matter keeps its colons', () => {
  const source = `---\n机关: 云溪县青禾镇人民政府\n---\n\n${titled(2023, '全年平稳。')}`;
  assert.deepEqual(findings(RULE, source), []);
});

test('many are one finding that mends them all', () => {
  const source = titled(2023, '全年平稳,群众满意。'.repeat(20));
  const found = findings(RULE, source);
  assert.equal(found.length, 1);
  assert.match(found[0]?.message.zh ?? '', /20处/);
  assert.deepEqual(findings(RULE, applied(source, found[0]?.fixes?.[0]?.edits ?? [])), []);
});

test('never throws', () => assertSound(RULE, [',', '(', ')', '（', '）', ';', ':', '。。', '1', 'a', '（一）', '**', '第(一)项']));

test('entities, tags with their attributes and the targets of links are no text', () => {
  assertSilent(RULE, [
    '&#12288;根据要求，&#x3000;编制本报告&hellip;&hellip;&nbsp;如下。',
    '请看<span style="font-family:宋体;color:红" title="甲,乙(丙)">说明</span>和<a name=甲;乙,丙>此处</a>。',
    '见[指南](/栏目/指南,二(甲).html)和[名册](http://a.cn/名册;新)。',
  ]);
  assertFinds(RULE, '&#12288;根据要求⟦,⟧编制<b title="甲,乙">本报告⟦,⟧如下</b>');
});

test('no fix of any rule begins or ends within an entity or a tag', () => {
  const fix = (start: number, end: number) => ({ title: { zh: '', en: '' }, safe: true, edits: [{ at: { start, end }, newText: '' }] });
  const source = '&#12288;甲<b title="乙丙">丁</b>';
  const report = readReport(source);
  const [entity, tag] = [source.indexOf('288'), source.indexOf('乙')];
  assert.equal(applicable([fix(entity, entity + 3), fix(7, 8), fix(tag, tag + 1)], report).length, 0);
  assert.equal(applicable([fix(0, 8), fix(8, 9), fix(source.indexOf('丁'), source.indexOf('丁') + 1)], report).length, 3);
});

test('quotation marks and brackets without a partner', () => {
  assertFinds(RULE, '可在⟦“⟧青禾政务网下载。');
  assertFinds(RULE, '运用青禾微讯⟦”⟧公众号发布，可在“青禾政务网”下载。');
  assertFinds(RULE, '请与党政办联系⟦（⟧地址：青禾街（老供销社院内）。');
  assertFinds(RULE, '发放手册⟦）⟧三百份，请与党政办联系（青禾街）。');
  assertFinds(RULE, '坚持两点定位、两地⟦”⟧两高，围绕六稳⟦“⟧六保。');
  assertSilent(RULE, [
    '（一）主动公开（含目录（2版））。1）更新指南；2）公布名册；一）张贴；如下3）登记，a）入户。',
    '他说：“随办随登，\n\n按季更新，\n\n逐件答复。”',
    '查办“民生领域‘铁拳’行动”“执法“亮剑”行动”。',
    '学习“党的"二十大精神”专栏（第2期\n\n第3期）。',
    '发布机构：党政办（公开',
  ]);
});

test('in headings too', () => {
  assertFinds(RULE, '一、总体情况\n\n（一）运用青禾微讯⟦”⟧发布\n\n随办随登。\n\n⟦（⟧二、主动公开政府信息情况\n\n无。');
  assertSilent(RULE, ['一、总体情况\n\n一）主动公开\n\n随办随登。']);
});

test('many marks without a partner are told of once', () => {
  const [found, ...more] = findings(RULE, titled(2023, `一、总体情况\n\n${'围绕六稳”公开。'.repeat(20)}`));
  assert.match(found?.message.zh ?? '', /20处引号或括号不成对/);
  assert.deepEqual(more, []);
});

test('a paragraph above a heading ends with a full stop', () => {
  const draft = (end: string) =>
    `一、总体情况\n\n（一）主动公开\n\n张贴停水通知36份。门口的公示栏和微信群同步更新${end}\n\n（二）依申请公开\n\n专人收件。`;
  const [open] = assertFinds(RULE, draft('，共128⟦条⟧'));
  assert.deepEqual([open?.severity, open?.fixes?.[0]?.safe, open?.fixes?.[0]?.edits[0]?.newText], ['hint', false, '。']);
  const [comma] = assertFinds(RULE, draft('⟦，⟧'));
  assert.deepEqual([comma?.severity, comma?.fixes?.[0]?.edits[0]?.newText], ['info', '。']);
  assertSilent(RULE, [
    draft('。'),
    draft('：'),
    draft('，情况如下'),
    draft('。（名册另附）'),
    draft('，群众说：“看得见。”'),
    draft('，（本列数据的勾稽关系为：第一项加第二项，等于第三项）'),
    draft('，联系电话：0458-3621107'),
    '一、总体情况\n\n（一）公开目录，按季更新\n\n（二）依申请公开\n\n张贴停水通知36份。门口的公示栏和微信群同步更新',
    '张贴停水通知36份。门口的公示栏和微信群同步更新\n\n一、总体情况\n\n专人收件。',
  ]);
});
