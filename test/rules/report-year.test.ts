import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'report-year';

test('the year that the text gives its own report', () => {
  assertFinds(RULE, '现将我镇⟦2022年⟧政府信息公开工作情况报告如下：');
  assertFinds(RULE, '现将云溪县青禾镇⟦2022年⟧度政府信息公开工作情况公布如下：');
  assertFinds(RULE, '根据《条例》要求，特编制本镇⟦2022年⟧政府信息公开工作年度报告。'.replace('本镇', '我镇'));
  assertFinds(RULE, '现公布⟦2022年⟧度政府信息公开年度报告。');
});

test('other years stand in a text by right', () => {
  assertSilent(RULE, [
    '现将我镇2023年政府信息公开工作情况报告如下：',
    '现将2022年上级通报的问题整改情况报告如下：',
    '2022年我镇公开12条，2024年将继续。',
    '上年按时编制了2022年政府信息公开工作年度报告。',
    '依据《国务院办公厅2022年政务公开工作要点》，现将有关情况报告如下：',
    '一、总体情况\n\n按时编制了2022年政府信息公开工作年度报告。',
  ]);
});

test('never throws', () => assertSound(RULE, ['现将', '2022年', '政府信息公开', '工作情况', '报告如下', '编制', '年度报告', '上年']));
