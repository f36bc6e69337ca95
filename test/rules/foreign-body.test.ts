import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

test('another kind of body speaks of itself', () => {
  assertFinds('foreign-body', '随办随登，⟦我局⟧公布名册九十份。');
  assertFinds('foreign-body', '⟦我乡⟧把公开列入考核，⟦本街道⟧设查询点。');
});

test('another township is the subject, or its document is revised', () => {
  assertFinds('foreign-body', '2023年，⟦石桥乡⟧主动公开政府信息128条。');
  assertFinds('foreign-body', '重编了《⟦云溪县石桥乡⟧政府信息公开指南》。');
  assertFinds('foreign-body', '党政办完善《⟦石桥乡⟧人民政府政务公开工作制度》。');
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
    '我乡镇干部下村。突破自我局限。',
    '群众说：“我局长见过了，我乡下的房子批了。”',
    '2023年，各乡镇主动公开政府信息。',
    '2023年，青禾镇主动公开政府信息128条。',
    '青禾乡撤乡设镇以来，制度沿用。',
  ]);
});

test('any sentence is read without failing', () => {
  assertSound('foreign-body', ['我局', '本乡', '《', '石桥乡', '政府信息公开指南》', '修订', '2023年，', '主动公开', '“', '”']);
});
