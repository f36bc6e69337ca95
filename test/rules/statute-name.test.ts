import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'statute-name';

test('names with characters left out, put in or doubled', () => {
  for (const name of [
    '信息公开条例',
    '政府信息公开工作条例',
    '政务公开条例',
    '政府信公开条例',
    '政府信息公开法',
    '政府政府信息公开条例',
    '政府信息公开条列',
  ])
    assertFinds(RULE, `按照《⟦中华人民共和国${name}⟧》规定，公开各类信息。`);
  assertFinds(RULE, '学习《⟦政府信息公开工作条例⟧》《⟦政务信息公开条例⟧》，依照⟦中华人民共和国信息公开条例⟧第五十条办理。');
});

test('the country’s name wrong as well, and words of administration put in', () => {
  for (const name of [
    '中华人民共合国政府信息公开条例',
    '华人民共和国政府信息公开条例',
    '中国政府信息公开条例',
    '国务院政府信息公开条例',
    '政府信息公开管理条例',
  ])
    assertFinds(RULE, `按照《⟦${name}⟧》第五十条规定，编制本报告。`);
  assertFinds(RULE, '按照《⟦中华人民共和国行政信息公开条例⟧》《⟦中华人民共和国政府信息公开实施条例⟧》编制。');
});

test('the Regulation, other statutes, and what provinces and drafts call theirs', () => {
  assertSilent(RULE, [
    '《中华人民共和国政府信息公开条例》《政府信息公开条例》《信息公开条例》《条例》。',
    '《中华人民共和国档案法》《中华人民共和国保守国家秘密法》《中华人民共和国公务员法》《中华人民共和国政府采购法》。',
    '《云溪省政务公开条例》《政务公开条例》，中华人民共和国政府信息公开法律制度，《云溪省实施〈中华人民共和国政府信息公开条例〉办法》。',
    '《云溪省政府信息工作条例》（以下简称《政府信息工作条例》），按《政府信息工作条例》办理。',
    '《中华人民共和国政府信息公开工作年度报告格式》。',
  ]);
});

test('never throws', () => assertSound(RULE, ['《', '》', '中华人民共和国', '政府', '信息公开', '工作', '条例', '法']));
