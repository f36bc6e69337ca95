import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jumble } from '../report/fragments.js';
import { findings, marked, spans, titled } from './support.js';

function found(text: string) {
  const { text: plain, ranges } = marked(titled(2023, text));
  const all = findings('prose-sum', plain);
  assert.deepEqual(spans(all), ranges, text);
  return all;
}

const SPOKEN = [
  '全年共发布信息⟦50⟧条，其中动态20条、公告18条、其他11条。',
  '全年发布信息⟦50⟧条（其中动态20条，公告18条，其他信息11条）。',
  '发布⟦50⟧条财政信息，其中预算20条，决算18条（镇本级8条、部门10条），其余11条。',
  '全年共公布信息⟦五十⟧条，分别为动态二十条、公告十八条和通知十一条。',
  '公开信息共计⟦50⟧条：动态20条；公告18条；通知11条。',
  '累计培训⟦１００⟧人次，包括村干部６０人次、镇干部３０人次、其他９人次。',
  '全年总共发布信息⟦1,500⟧条，其中动态1,000条，其他499条。',
  '信息公开共⟦200⟧条，其中动态100条、公告60条、通知38条。',
];
for (const text of SPOKEN) test(`adds up wrongly: ${text}`, () => void found(text));

const SILENT = [
  '累计培训100人次，包括村干部60人次、镇干部30人次。',
  '共办理17件：予以公开3件、部分公开2件、无法提供11件，结转下年度1件。',
  '共处理留言20条（办结18条，满意18条，回访17条）。',
  '公开信息100条，其中财政信息20条、其他重点领域信息30条。',
  '共314件，其中予以公开3件、部分公开2件、不予公开1件、无法提供8件、不予处理12件、结转20件、其他268件。',
  '收到申请7件，上年结转1件，其中予以公开3件、不予公开4件、其他1件。',
  '全年发布信息664条，其中网站486条、微信178条。',
  '发布信息50条，其中动态20条、公告12条。',
  '共发布信息50条，其中动态20条、公告18条等。',
  '共发布信息50余条，其中动态20条、公告18条、其他2条。',
  '共发布信息50条，其中动态约20条、公告18条、其他2条。',
  '共发布信息50条，其中动态20篇、公告18条、其他2条。',
  '共发布信息50条，其中动态20条（其中图解5条）、公告18条、其他12条。',
  '共发布信息50条，其中动态20条，其中图解5条，公告18条、其他2条。',
  '共发布信息50条：动态30条、公告20条，回复留言5条。',
  '共发布信息50条。其中动态20条、其他2条。',
  '较上年增加50条，其中动态20条、其他2条。',
  '共召开会议12次，其中：邀请代表列席2次，邀请记者列席1次。',
  '共办理8件，其中予以公开3件、无法提供3件、其他处理1件、结转1件。',
  '共开设专栏5个：财政、民生、应急各1个，其他3个。',
];
for (const text of SILENT) test(`nothing to say: ${text}`, () => void found(text));

const TOO_MUCH = [
  '发布招标公告⟦30⟧条，其中供水工程40条。',
  '发布用水信息⟦61⟧条，其中计划5条、停水通知7条、价格12条、其他75条等。',
  '发布用水信息⟦61⟧条，其中停水通知76余条。',
  '发布用水信息⟦60⟧余条，其中停水通知76条。',
  '全年接待群众⟦120⟧人次，其中上门70人次、来电60人次。',
  '受理群众咨询⟦20⟧次，其中当面咨询31次等。',
  '公布惠农信息⟦276⟧条（其中补贴类200条、工程类166条等）。',
  '公开财政信息⟦276⟧条，其中预算类、决算类等信息366条。',
];
for (const text of TOO_MUCH) test(`more than the whole: ${text}`, () => void found(text));

const POSSIBLE = [
  '发布招标公告40条，其中供水工程30条。',
  '发布用水信息80条，其中计划5条、停水通知7条、价格12条等。',
  '答复咨询30件，其中涉及水价的群众60人次。',
  '发布用水信息70余条，其中停水通知76条。',
  '发布用水信息约60条，其中停水通知76条。',
  '发布动态300条，公告61条，其中停水通知76条。',
  '全年发布信息100条，其中网站80条、微信70条。',
  '召开会议12次，其中邀请代表列席2次，开展培训15次。',
  '公开12个领域，其中包括50个事项。',
  '培训100人次，其中女干部60人次、村干部70人次。',
  '共发布信息1，085条，其中名册531条、公告512条、其他42条。',
  '共召开会议廿六次，其中春季十次、夏季十次、其他六次。',
];
for (const text of POSSIBLE) test(`possible: ${text}`, () => void found(text));

const BEHIND = [
  '办理人大代表建议18件、政协提案25件，共⟦44⟧件。',
  '全年召开会议3次，办理建议18件、提案25件和来信6件，合计⟦50⟧件，均在规定期限内办结。',
];
for (const text of BEHIND) test(`adds up wrongly to what is told behind: ${text}`, () => void found(text));

const RIGHT_BEHIND = [
  '办理建议18件、提案25件，共43件。',
  '受理来信1件，办理建议18件、提案25件，共44件。',
  '办理来信1件、建议18件、提案25件，共43件。',
  '办理建议18件、提案25件，共44件（含上年结转1件）。',
  '办理建议18件、提案25件，共44余件。',
  '办理建议18件、提案约25件，共44件。',
  '网站发布18条、微信发布25条，共40条。',
  '办理建议18件、提案25件，共办结44件。',
  '上午2场、下午3场，共10场。',
  '3名代表提出建议18件、提案25件，共44件。',
  '收到申请44件，其中个人18件、企业25件，共44件。',
  '公开建议18项、提案25项，共44项。',
];
for (const text of RIGHT_BEHIND) test(`possible with what is told behind: ${text}`, () => void found(text));

test('expected, actual, and every addend with its words', () => {
  const [finding] = found('全年共发布信息⟦50⟧条，其中动态20条、公告 18 条、其他11条。');
  assert.equal(finding?.expected, '49');
  assert.equal(finding?.actual, '50');
  assert.deepEqual(
    finding?.related?.map(({ message }) => message.zh),
    ['动态20条', '公告18条', '其他11条'],
  );
});

test('a list of 其中 that may leave something unnamed is only asked about', () => {
  assert.equal(found('信息公开共⟦200⟧条，其中动态100条、公告60条、通知38条。')[0]?.severity, 'info');
});

test('shares', () => {
  assert.equal(found('动态20条，占40%；公告20条，占40%；其他10条，占⟦10⟧%。')[0]?.severity, 'info');
  found('动态1条，占33.3%；公告1条，占33.3%；其他1条，占33.3%。');
  found('动态20条，占40%；公告20条，占40%。');
  found('动态20条，占40%；公告20条，占约40%；其他10条，占10%。');
});

test('any text: a finding stands on digits or numerals inside it', () => {
  const piece = fc.constantFrom(
    '共',
    '50条',
    '其中',
    '，',
    '、',
    '（',
    '）',
    '其他3条',
    '甲20条',
    '占10%',
    '；',
    '。',
    '：',
    '分别为',
    '等',
    '余',
    '\n',
    '包括',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        jumble,
        fc.array(piece).map((parts) => parts.join('')),
      ),
      (text) => {
        for (const { at, related = [] } of findings('prose-sum', text, { isReport: true })) {
          for (const place of [at, ...related.map((r) => r.at)]) assert.ok(place.start < place.end && place.end <= text.length);
          assert.match(text.slice(at.start, at.end), /^[\d０-９零一二两三四五六七八九十百千万亿.,\s]+$/);
        }
      },
    ),
    { numRuns: 300 },
  );
});

const PARTS = '总体情况、主动公开情况、依申请公开情况、行政复议、行政诉讼情况、存在的问题、其他事项';
const COUNTED = [
  `本报告由${PARTS}⟦五个部分⟧组成。`,
  `全文共分⟦四部分⟧：${PARTS}。`,
  `报告共⟦7个部分⟧，包括：一、总体情况；二、主动公开情况；三、依申请公开情况；四、复议、诉讼情况；五、存在的问题；六、其他事项。`,
  `年报由总体情况，主动公开情况，依申请公开情况，其他事项和附表共⟦三个部分⟧组成。`,
];
for (const text of COUNTED) test(`parts miscounted: ${text}`, () => void found(text));

const SHARES = [
  '张贴名册728份，其中补贴名册137份，占总数的⟦15.8⟧%。',
  '发布信息200条，其中通知公告50条，占⟦35⟧%。',
  '发布解读86份，含图解41份，占⟦57.7⟧%。',
  '办结申请42件，其中予以公开20件，占办结总数的⟦74.6⟧%。',
  '公开信息320条，其中民生领域64条，占比⟦25⟧%；财政领域32条，占比10%。',
  '在发布的200条信息中，动态类120条（占⟦50⟧%），公告类80条（占40%）。',
  '主动公开信息486条，公开率100%，其中财政预决算72条，占总数的⟦18.4⟧%。',
  '发布信息805条，其中惠农类258件、258条（⟦33.9⟧%）。',
];
for (const text of SHARES) test(`a share of other figures: ${text}`, () => void found(text));

const RIGHT = [
  `本报告由${PARTS}六个部分组成。`,
  `本报告由总体情况、主动公开情况等六个部分组成。`,
  `年报由总体情况、主动公开情况、依申请公开情况和附表共三个部分组成。`,
  '本报告附表、指南、目录、名录共三个部分，部分公开的另列。',
  '公开指南由机构职能、申请流程、收费标准、联系方式三个部分组成。',
  '发布信息248条，其中惠农类35条，占14.1%。',
  '收到申请43件，办结42件，其中予以公开20件，占办结总数的47.6%。',
  '发布信息248条，其中惠农类35条，占全县同类信息的3%。',
  '发布信息248条，其中惠农类35条，约占15%。',
  '发布信息248条，同比增长12%，其中惠农类35条，占14.11%。',
  '上半年发布信息248条，其中惠农类35条，下半年发布102条，占10%。',
];
for (const text of RIGHT) test(`counted right: ${text}`, () => void found(text));

const IN_THE_NEXT_SENTENCE = [
  '全年共发布信息⟦90⟧条，内容涵盖六个领域。其中，动态40条、公告20条、通知18条、其他10条。',
  '公开惠农信息⟦90⟧条。其中补贴类40条、工程类20条、项目类18条、价格类6条、名册类5条。',
  '全年参训⟦320⟧人次，其中线上180人次、线下150人次。',
  '全年发布信息⟦90⟧条，电子化率100%。其中停水通知91条。',
  '全年发布信息⟦120⟧条，包括县网站35条，《每日新闻》等媒体80条，镇公众号1205条，其中乡村振兴228条。',
  '全年发布信息⟦120⟧条，其中科室公开信息70条，建议公开信息30条，文件公开信息9条，公共场所公开信息12条，街道公开信息2条，另增栏目3个。',
];
for (const text of IN_THE_NEXT_SENTENCE) test(`not of this total: ${text}`, () => void found(text));

const OF_ANOTHER_TOTAL = [
  '全年收到申请9件。上年结转1件。其中网上提出5件、来信5件。',
  '全年发布信息90条，公众号推送200条。其中动态150条、公告40条。',
  '公开信息90条。其中动态40条、公告20条。',
  '公开惠农信息90条。其中补贴类40条、工程类20条、项目类12条、价格类6条、名册类5条。',
  '全年发布信息120条，平均每月10条。其中动态130条。',
  '共发布信息90条。另收到来信3件。其中咨询类2件、建议类1件。',
];
for (const text of OF_ANOTHER_TOTAL) test(`of another total, or not all of it: ${text}`, () => void found(text));

test('an open list, beside as many parts as the report has', () => {
  const parts = ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况'];
  const headings = [...parts, '存在的主要问题及改进情况', '其他需要报告的事项'].map(
    (words, i) => `${'一二三四五六'.charAt(i)}、${words}\n\n正文。`,
  );
  const body = (count: string) => `本报告由总体情况、主动公开情况、依申请公开情况等${count}组成。\n\n${headings.join('\n\n')}`;
  assert.match(found(body('⟦五部分⟧'))[0]?.message.zh ?? '', /全文却有6个部分/);
  found(body('六部分'));
});

test('a list from the first part to the last that leaves one out', () => {
  const [first, ...middle] = ['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况'];
  const last = '存在的主要问题及改进情况、其他需要报告的事项';
  for (const closed of ['等', '']) {
    const [finding] = found(`本报告由${first}、${middle.slice(0, 2).join('、')}、${last}${closed}⟦六部分⟧组成。`);
    assert.match(finding?.message.zh ?? '', /漏了“政府信息公开行政复议、行政诉讼情况”/);
    assert.equal(finding?.fixes?.length ?? 0, 0);
  }
  found(`本报告由${first}、${middle.join('、')}、${last}等六部分组成。`);
  found(`本报告由${first}、${middle.join('、')}等六部分组成。`);
  found(`本报告由${first}、${middle[0]}、存在的主要问题及改进情况等六部分组成。`);
});
