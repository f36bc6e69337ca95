import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FormId } from '../../server/src/data/types.js';
import { findings, marked, spans } from './support.js';
import { tableDraft } from './tables.js';

/** The findings on a sentence before a table of the form with these cells. */
function found(text: string, cells: Readonly<Record<string, string>>, table = 't3', form: FormId = '2021') {
  const draft = tableDraft(form, table, cells).text;
  const cut = draft.indexOf('|');
  const { text: plain, ranges } = marked(`${draft.slice(0, cut)}一、总体情况\n\n${text}\n\n${draft.slice(cut)}`);
  const all = findings('prose-table', plain);
  assert.deepEqual(spans(all), ranges, text);
  return all;
}

const REQUESTS = {
  'r1.tot': '28',
  'r2.tot': '3',
  'r3_1.tot': '10',
  'r3_2.tot': '2',
  'r3_3_1.tot': '4',
  'r3_3_8.tot': '1',
  'r3_4_1.tot': '6',
  'r3_5_2.tot': '5',
  'r3_7.tot': '28',
  'r4.tot': '3',
};

const SPOKEN = [
  '2022年收到政府信息公开申请35件；2023年收到政府信息公开申请⟦27⟧件。',
  '2023年，我镇共收到政府信息公开申请⟦27⟧件。',
  '2023年，云溪县青禾镇人民政府收到⟦27⟧件政府信息公开申请，⟦均已答复⟧。',
  '依申请公开方面，全年新收⟦27⟧件，上年结转⟦2⟧件。',
  '全年受理政府信息公开申请28件，其中予以公开⟦9⟧件、部分公开2件、不予公开⟦4⟧件、无法提供6件、不予处理5件，结转下年度⟦2⟧件。',
  '全年受理政府信息公开申请28件，予以公开及部分公开⟦11⟧件。',
  '2023年，我镇⟦未收到政府信息公开申请⟧。',
  '全年⟦没有收到公民、法人和其他组织提出的政府信息公开申请⟧。',
  '全年受理政府信息公开申请28件，同比增长5%，其中予以公开⟦0⟧件。',
  '全年收到政府信息公开申请28件，⟦办结率100%⟧。',
  '如期公布各类行政许可的结果，全年收到政府信息公开申请⟦27⟧件。',
];
for (const text of SPOKEN) test(`contradicts table three: ${text}`, () => void found(text, REQUESTS));

const ANSWERED = [
  '依申请公开情况。全年受理申请28件，答复⟦33⟧件，均在期限内。',
  '全年收到政府信息公开申请28件，上年结转3件，已答复⟦40⟧件。',
  '全年收到依申请公开事项⟦21⟧件，办结⟦20⟧件。',
  '依申请公开情况。专人登记来信来访。全年收到⟦21⟧件，答复28件。',
  '收到政府信息公开申请28件，答复28件，另有⟦5⟧件按规定顺延至下年度答复。',
  '收到政府信息公开申请28件，连同上年结转⟦2⟧件，共答复⟦40⟧件，另有⟦5⟧件结转下年度办理。',
  '收到政府信息公开申请28件，结转上年⟦2⟧件，其余⟦4⟧件转到下年办理。',
  '依申请公开情况。年内⟦所有申请均已办结⟧。',
  '全年受理政府信息公开申请28件，⟦全部办结⟧。',
  '⟦全部政府信息公开申请均已按要求办理完成⟧。',
  '收到政府信息公开申请28件，⟦均已依法答复完毕⟧。',
  '收到政府信息公开申请28件，⟦全部按期答复⟧，无一积压。',
  '依申请公开情况。⟦全部申请已办理完毕⟧。',
  '依申请公开情况。⟦收到的28件申请均已办结⟧。',
  '本年度⟦没有结转下年度办理的政府信息公开申请⟧。',
  '政府信息公开申请⟦无结转下年度继续办理⟧。',
];
for (const text of ANSWERED) test(`answered or left, against table three: ${text}`, () => void found(text, REQUESTS));

const ANSWERED_RIGHTLY = [
  '全年受理政府信息公开申请28件，答复28件（含上年结转3件，另有3件顺延至下年度答复）。',
  '全年收到政府信息公开申请28件，办结25件，3件转下年办理。',
  '收到政府信息公开申请28件，连同上年结转3件，共答复28件，另有3件结转下年度办理。',
  '全年收到政府信息公开申请28件，上年结转3件，答复23件，不予处理5件。',
  '2022年收到政府信息公开申请35件；2023年收到政府信息公开申请28件。',
  '2022年收到政府信息公开申请35件；2023年1月收到政府信息公开申请2件。',
  '全年收到政府信息公开申请28件，书面答复40件次。',
  '全年收到政府信息公开申请28件，答复40余件。',
  '全年收到政府信息公开申请28件。信访方面，受理40件，答复40件。',
  '全年收到政府信息公开申请28件，答复咨询40件。',
  '全年收到政府信息公开申请28件，答复40件咨询。',
  '依申请公开情况。到期的申请均已答复。',
  '全年收到政府信息公开申请28件，均按期答复。',
  '全年收到政府信息公开申请28件，均已在法定期限内答复。',
  '全年收到政府信息公开申请28件，均已办结，未到期的3件转下年办理。',
  '予以公开的申请均已办结。',
  '上年结转的申请已办结，所有申请已登记。',
  '依申请公开情况。申请已办结归档，没有结转上年的说法。',
  '依申请公开情况。除1件未到期外，收到的28件申请均已办结。',
  '信访事项均已办结，所有申请均已办结。',
  '全年收到政府信息公开申请28件，其中网上申请20件，全部办结。',
  '2022年收到的申请均已办结。',
  '依申请公开情况。做到申请均已办结后归档。',
];
for (const text of ANSWERED_RIGHTLY) test(`answered or left, rightly or not certainly: ${text}`, () => void found(text, REQUESTS));

test('nothing is carried over: all may be finished', () => {
  for (const text of ['所有政府信息公开申请均已办结。', '收到政府信息公开申请28件，全部办结。'])
    found(text, { ...REQUESTS, 'r4.tot': '0' });
});

const SILENT = [
  '全县收到政府信息公开申请58件。',
  '2023年，县政府收到政府信息公开申请5件。',
  '全年收到政府信息公开申请28件。',
  '全年收到政府信息公开申请31件（含上年结转3件）。',
  '2022年，我镇收到政府信息公开申请5件。',
  '去年我镇收到政府信息公开申请5件，今年收到政府信息公开申请28件。',
  '全年收到政府信息公开申请20余件。',
  '自2020年以来，累计收到政府信息公开申请80件。',
  '上半年收到政府信息公开申请12件。',
  '县自然资源局收到政府信息公开申请12件。',
  '各村收到政府信息公开申请12件。',
  '通过网络收到政府信息公开申请12件。',
  '全年受理政府信息公开申请28件，其中自然人申请21件，予以公开5件。',
  '因本机关不掌握无法提供5件。',
  '全年受理行政许可申请5件。',
  '如收到政府信息公开申请1件，即登记。',
  '全年收到政府信息公开申请28件，按时答复20件。',
  '未收到政府信息公开申请的投诉。',
  '未收到逾期答复的情况。',
  '对文件予以公开12件。',
];
for (const text of SILENT) test(`agrees, or is not certain: ${text}`, () => void found(text, REQUESTS));

test('outcomes of reviews, right behind their number', () => {
  const cells = { 'rev.keep': '1', 'rev.fix': '1', 'rev.tot': '2', 'dir.tot': '1' };
  found('全年因政府信息公开被申请行政复议2件，其中维持⟦2⟧件、纠正⟦0⟧件。', cells, 't4');
  found('全年因政府信息公开被申请行政复议2件，其中维持1件、纠正1件。', cells, 't4');
  found('全年因政府信息公开被申请行政复议2件。办理其他复议案件，维持9件。', cells, 't4');
  found('全年因政府信息公开被提起行政诉讼1件，维持9件。', cells, 't4');
  found('政府信息公开工作方面，维持9件，纠正3件。', cells, 't4');
});

test('table four', () => {
  const cells = { 'rev.tot': '2', 'dir.tot': '1', 'aft.tot': '1' };
  found('全年因政府信息公开被申请行政复议⟦1⟧件、提起行政诉讼⟦3⟧件。', cells, 't4');
  found('政府信息公开工作方面，全年发生行政复议2件，行政诉讼2件。', cells, 't4');
  found('全年⟦未发生因政府信息公开引起的行政复议、行政诉讼⟧。', { 'rev.tot': '2' }, 't4');
  found('全年未发生因政府信息公开引起的行政复议、行政诉讼败诉。', cells, 't4');
  found('办理行政复议案件12件。', cells, 't4');
  found('在政务公开中办理行政复议案件12件、行政诉讼案件3件。', cells, 't4');
  found('全年因政府信息公开被申请行政复议⟦1⟧件。', {}, 't4', '2019');
});

test('a county reports for its departments: its own office is a part of the figures', () => {
  const told = (text: string) => {
    const draft = tableDraft('2021', 't3', REQUESTS).text.replaceAll('云溪县青禾镇人民政府', '云溪县人民政府');
    return findings('prose-table', draft.replace('|', `${text}\n\n|`)).length;
  };
  assert.equal(told('全县收到政府信息公开申请27件。'), 1);
  assert.equal(told('云溪县人民政府收到政府信息公开申请5件。'), 0);
  assert.equal(told('我办收到政府信息公开申请5件。'), 0);
});

test('table two: permits', () => {
  found('全年作出行政许可决定⟦45⟧件、行政处罚决定7件。', { 'xk.done': '46' }, 't2');
  found('全年可作出行政许可决定45件。', { 'xk.done': '46' }, 't2');
});

test('table two', () => {
  const cells = { 'gfx.made': '3', 'gfx.repealed': '1', 'gfx.valid': '12', 'sf.amount': '0.35' };
  found('全年制发规范性文件⟦4⟧件，废止规范性文件1件，现行有效规范性文件⟦11⟧件。', cells, 't2');
  found('全年制定规范性文件、重要通告8个。', cells, 't2');
  found('全年清理并发布现行有效规范性文件⟦7⟧件。', cells, 't2');
  found('规范性文件现行有效⟦7⟧件；全年出台规范性文件⟦0⟧件，现行有效⟦9⟧件。', cells, 't2');
  found('全年⟦未制定行政规范性文件⟧。', cells, 't2');
  found('清理规范性文件20件，继续有效11件，集中发布规范性文件7件。', cells, 't2');
  found('集中公开县政府现行有效规范性文件7件。', cells, 't2');
  found('未制定规范性文件清理计划。', cells, 't2');
  found('全年行政事业性收费0.35万元。', cells, 't2');
  found('全年行政事业性收费3500元。', cells, 't2');
  found('全年行政事业性收费⟦0.5万⟧元。', cells, 't2');
  found('全年制发规范性文件⟦4⟧件。', { 'gfx.made': '3' }, 't2', '2019');
});

test('a cell that is no figure says nothing', () => {
  found('全年收到政府信息公开申请27件。', { 'r1.tot': '/' });
  found('全年受理政府信息公开申请28件，不予公开4件。', { 'r1.tot': '28', 'r3_3_2.tot': '两' });
});

test('the message names the table, the related places are its cells', () => {
  const [finding] = found('全年受理政府信息公开申请28件，不予公开⟦4⟧件。', REQUESTS);
  assert.match(finding?.message.zh ?? '', /^正文说“不予公开4件”，表三“[^“”]+·总计” \d、“[^“”]+·总计” \d，合计是 5，请核对。$/);
  assert.match(finding?.message.en ?? '', /^The text says “不予公开4件”, the sum of “[^“”]+” \d, “[^“”]+” \d in 表三 is 5\.$/);
  assert.equal(finding?.related?.length, 2, 'a cell of 0 tells nothing');
  assert.deepEqual(
    finding?.fixes?.map(({ title, safe }) => [title.zh, safe]),
    [['改为“5”', false]],
  );
});

test('any sentence is read without failing', () => {
  const piece = fc.constantFrom(
    '2023年',
    '2022年',
    '，',
    '我镇',
    '未',
    '无',
    '收到',
    '政府信息公开申请',
    '行政复议',
    '、',
    '行政诉讼',
    '3件',
    '28件',
    '予以公开',
    '。',
    '的',
    '其中',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const draft = tableDraft('2021', 't3', REQUESTS).text;
      const text = draft.replace('|', `${pieces.join('')}\n\n|`);
      for (const { at } of findings('prose-table', text)) assert.ok(at.start < at.end && at.end <= text.length);
    }),
    { numRuns: 100 },
  );
});
