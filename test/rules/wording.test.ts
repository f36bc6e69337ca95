import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slips } from '../../server/src/data/wording.js';
import { applied, assertFinds, assertSilent, assertSound, findings, marked, titled } from './support.js';

const RULE = 'wording';

test('every slip of the file is found, and its better wording is not', () => {
  for (const { wrong, better, onlyBefore = [''] } of slips) {
    assertFinds(RULE, `群众，⟦${wrong}⟧${onlyBefore[0]}，完。`);
    if (better !== undefined) assertSilent(RULE, [`群众，${better}${onlyBefore[0]}，完。`]);
  }
});

test('a word that only looks like a slip', () => {
  assertSilent(RULE, [
    '报名截止2023年5月底，征集意见截止时间为6月，截止日期另行通知。',
    '自己经过培训，一贯切实履职，按排序公布，既使群众满意又便于监督，市政府政府信息公开栏，目的的确明确。',
    '政务公开政务服务，信息公开公开栏。',
    '截至目标日期，截至目录更新之日，截至目前主动公开12条。',
  ]);
});

test('words doubled by form', () => {
  assertFinds(RULE, '紧紧⟦围绕围绕⟧民生，补贴⟦资金资金⟧的名册，过程⟦性性⟧信息，政策⟦的的⟧出台，⟦综合科综合科⟧牵头。');
  assertFinds(RULE, '加强队伍⟦建设建设⟧，⟦统筹统筹⟧推进各项工作，规范⟦性性⟧文件，⟦开展开展⟧培训三次。');
});

test('words that are said twice on purpose, and compounds in a row', () => {
  assertSilent(RULE, [
    '逐条逐条核对，一件一件登记，一户一户走访，天天更新，常常回访，件件有着落，户户通，个个清楚，停水、降压等等通知。',
    '清清楚楚写明，认认真真核对，高高兴兴办事，人人有责，群众来了解情况，研究研究再答复，学习学习再学习。',
    '市政府政府信息公开栏，申请行政复议复议机关维持，县农业农村局局机关，各村村务，主任任组长，法律法规规定，加上上年的3件。',
    '以公开为目的的活动，女性性别比例，公益性性质，目的的确明确，“公开公开，再公开”，《石桥石桥》，石桥石桥村。',
    '首页政务公开政府信息公开政府信息公开年报，县人大常务委员会委员会议，首页政务公开政务公开专区。',
  ]);
});

test('blanks inside do not hide a slip', () => {
  assertFinds(RULE, '⟦截止⟧ 2023 年底，手机⟦客户端 户端⟧可查。');
});

test('an outdated phrase is one only from the year of the revision', () => {
  const text = (year: number) => titled(year, '坚持公开为原则，不公开为例外。');
  assert.equal(findings(RULE, text(2018)).length, 0);
  assert.equal(findings(RULE, text(2019)).length, 1);
});

test('a stray and', () => {
  assertFinds(RULE, '指南⟦ and ⟧名册，指南⟦and⟧名册。');
  assertSilent(RULE, ['指南 R and D 名册，Android客户端，brand 标志。']);
});

test('characters doubled at the end or the beginning of a word, items doubled in a list', () => {
  for (const body of [
    '群众满意⟦度度⟧有所提高。',
    '我镇⟦在在⟧县网站公布，⟦已已⟧办结，内容⟦和和⟧形式更丰富。',
    '公开⟦信息息⟧，按⟦规规定⟧程序公开。',
    '公布了预算、⟦决算、决算⟧和采购结果。',
  ])
    assertFinds(RULE, body);
  assertSilent(RULE, [
    '年度度假区规划，信息公开开展良好，工作作为考核内容，项目目的和标的、标准。',
    '现在在镇里就能查，存在在线办理率不高的情况，祥和和睦。',
    '为了了解情况，做到了了然于胸，就是是否公开，于是是非分明。',
    '加强监督督查、检查查处，预算、决算、预算调整。',
    '由市市场监督管理局牵头，经经济发展办公室审核，在村村务公开栏公布，与乡乡村振兴办公室会商，由镇镇长签发，向县应急管理局和县县长报告。',
  ]);
});

test('what names a thing, twice where a phrase begins', () => {
  assertFinds(RULE, '我镇⟦政务政务⟧信息按月更新，在市⟦政务政务⟧公开办指导下，对⟦群众群众⟧关心的事答复。');
  assertSilent(RULE, ['加强管理和服务服务对象，做好村务政务公开，县政府政府网站，便民服务服务站。']);
});

test('an item that one list names twice, with others between', () => {
  const [found] = assertFinds(RULE, '目录涵盖机构职能、政策法规、工作动态⟦、政策法规⟧、财政预算、人事任免。');
  assert.match(found?.message.zh ?? '', /“政策法规”在前面已经列过/);
  assertSilent(RULE, [
    '县政策法规、工作动态、财政预算、人事任免、政策法规科。',
    '涵盖机构职能、工作动态、预算、决算、预算，机构职能、工作动态、财政预算、人事任免。',
  ]);
});

test('的 for 地', () => {
  assertFinds(RULE, '为更好⟦的⟧满足群众需要，及时准确⟦的⟧向社会公布，较好⟦的⟧保证了更新，更加直观⟦的⟧感受变化。');
  assertSilent(RULE, [
    '提供更好的服务，有效的保障措施，及时的反映渠道，群众得到更好的满足，全面的掌握情况制度，更好地满足群众。',
    '是最有效的推进方式，完整的了解途径，准确的解决方法。',
  ]);
});

test('never throws', () =>
  assertSound(RULE, ['截止', '目前', '20', 'and', ' and ', '客户端', '户端', '截至目', '办公室', '公式栏', '为列外']));

test('a stray “and” at the end or the beginning of a line leaves the lines as they are', () => {
  for (const [body, after] of [
    [
      '制定实施行政规范性文件和其他重要的文件\n⟦and⟧ 重要通告时征求意见。',
      '制定实施行政规范性文件和其他重要的文件\n和 重要通告时征求意见。',
    ],
    [
      '制定实施行政规范性文件和其他重要的文件 ⟦and⟧\r\n重要通告时征求意见。',
      '制定实施行政规范性文件和其他重要的文件 和\r\n重要通告时征求意见。',
    ],
  ] as const) {
    const [found] = assertFinds(RULE, body);
    const { text } = marked(titled(2023, body));
    assert.equal(applied(text, found?.fixes?.[0]?.edits ?? []), titled(2023, after));
  }
});

test('a place where ships and storms land is no account', () => {
  const [found] = assertFinds('wording', '群众用同一账号⟦一号登陆⟧各平台。');
  assert.equal(found?.fixes?.[0]?.safe, false, 'the user says which is meant');
  assertSilent('wording', ['今年第一号登陆我县的台风已提前公告。', '个人所做为推进公开出力。']);
});
