import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound, findings, marked, spans } from './support.js';

test('another kind of body speaks of itself', () => {
  assertFinds('foreign-body', '随办随登，⟦我局⟧公布名册九十份。');
  assertFinds('foreign-body', '⟦我乡⟧把公开列入考核，⟦本街道⟧设查询点。');
  assertFinds('foreign-body', '⟦我委⟧建立审核制度，⟦本院⟧按规定公开，⟦我校⟧按季更新。');
});

test('the committee of a zone is no 局, no 镇; it may call itself 我委 and say 我区', () => {
  const body = '⟦我局⟧公布名册，⟦我镇⟧按季更新，我委按月通报，我区企业增多，我委托第三方测评。';
  const { text, ranges } = marked(`云溪经济开发区管理委员会2023年政府信息公开工作年度报告\n\n一、总体情况\n\n${body}\n`);
  const found = findings('foreign-body', text);
  assert.deepEqual(spans(found), ranges);
  assert.equal(found[0]?.expected, '管委会');
});

test('another township is the subject, or its document is revised', () => {
  assertFinds('foreign-body', '2023年，⟦石桥乡⟧主动公开政府信息128条。');
  assertFinds('foreign-body', '重编了《⟦云溪县石桥乡⟧政府信息公开指南》。');
  assertFinds('foreign-body', '⟦石桥乡⟧人民政府高度重视政务公开工作，成立领导小组。');
  assertFinds('foreign-body', '没有行政复议。⟦石桥乡⟧没有收取信息处理费。');
  assertFinds('foreign-body', '本报告由⟦云溪县石桥乡⟧人民政府编制。');
  assertFinds('foreign-body', '如有疑问，请与⟦石桥乡⟧人民政府党政办公室联系。');
  assertFinds('foreign-body', '党政办完善《⟦石桥乡⟧人民政府政务公开工作制度》。');
});

test('signed by another township', () => {
  const signed = (name: string) => `六、其他需要报告的事项\n\n无。\n\n${name}\n\n2024年1月12日`;
  assertFinds('foreign-body', signed('⟦云溪县石桥乡人民政府⟧'));
  assertFinds('foreign-body', signed('⟦石桥乡人民政府⟧'));
  assertSilent(
    'foreign-body',
    ['云溪县青禾镇人民政府', '青禾乡人民政府', '云溪县人民政府办公室', '青禾镇党政办公室', '云溪县水利局'].map(signed),
  );
});

test('others are rightly named', () => {
  assertSilent('foreign-body', [
    '我镇随办随登，我县统一部署，我办登记。',
    '县水务局授权的停水通知一并转发。',
    '涉及石桥乡的申请，告知申请人向该乡提出。',
    '与石桥乡合办培训一次。',
    '转发《云溪县石桥乡政府信息公开指南》。',
    '学习借鉴石桥乡做法，修订《云溪县青禾镇政府信息公开指南》。',
    '与石桥乡修订《石桥乡政府信息公开指南》。',
    '编制《青禾镇政府信息公开指南》，各村照办。',
    '石桥乡的经验值得学习，我委托第三方测评，自我校对，本委员会未设。',
    '本报告由云溪县青禾镇人民政府编制，如有疑问，请与青禾镇人民政府党政办公室联系。',
    '我乡镇干部下村。突破自我局限。',
    '群众说：“我局长见过了，我乡下的房子批了。”',
    '2023年，各乡镇主动公开政府信息。',
    '2023年，青禾镇主动公开政府信息128条。',
    '严格落实责任。明确街道政务公开工作由党政办牵头。督促乡镇认真做好政务公开工作。',
    '青禾乡撤乡设镇以来，制度沿用。',
  ]);
});

test('any sentence is read without failing', () => {
  assertSound('foreign-body', ['我局', '本乡', '《', '石桥乡', '政府信息公开指南》', '修订', '2023年，', '主动公开', '“', '”']);
});
