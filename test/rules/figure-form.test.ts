import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const FOUND = [
  '办理行政审批⟦事项592⟧，群众满意。',
  '全年核准企业⟦资质条⟧、施工许可证76条。',
  '全年发布信息⟦260余⟧，其中惠农政策居多。',
  '开展培训2次，参训⟦80余⟧，发放资料⟦300余⟧。',
  '全年发布各类政务⟦信息128⟧，其中财政类21条。',
  '召开政务公开培训⟦会次⟧，培训人员60人次。',
  '全年公开政府信息⟦共计条⟧。',
  '收到⟦申请　　件⟧，均已登记。',
  '群众⟦满意率98⟧，没有投诉。',
];
for (const text of FOUND) test(`lost: ${text}`, () => void assertFinds('figure-form', text));

test('numbers that need no unit, and words that end in one', () => {
  assertSilent('figure-form', [
    '服务热线12345，全年接听电话260余次。',
    '办理事项592项，余下的转下年。',
    '全镇人口2万余，村（社区）21个。',
    '编发政务简报2023，每季一期。',
    '发布信息1，280条，办理申请件、信访件。',
    '规范性文件、政府信息按季清理，公示期满归档。',
    '条目清楚，次序分明，件件有着落，培训人次逐年上升。',
    '受访者年龄60余，满意率98%，办结率100%。',
    '公开事项1，公开事项2，逐项列出。',
    '更新头条，制作宣传条，发布信条。',
  ]);
});

test('any order of such pieces gives findings within the text', () => {
  assertSound('figure-form', ['事项', '592', '260余', '信息', '条', '满意率', '98', '收到', '申请', '　　', '件']);
});
