import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'document-superseded';
const ISSUER = '国务院办公厅政府信息与政务公开办公室';

test('by its title, the issuer in it or before it', () => {
  assertFinds(RULE, `按照⟦《${ISSUER}关于政府信息公开工作年度报告有关事项的通知》⟧编制。`);
  assertFinds(RULE, `按照${ISSUER}⟦《关于政府信息公开工作年度报告有关事项的通知》⟧编制。`);
  assertSilent(RULE, [
    '按照县政府办公室《关于政府信息公开工作年度报告有关事项的通知》编制。',
    `不再适用${ISSUER}《关于政府信息公开工作年度报告有关事项的通知》。`,
    `按照${ISSUER}《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》编制。`,
  ]);
});

test('never throws', () =>
  assertSound(RULE, ['《', '》', ISSUER, '关于政府信息公开工作年度报告有关事项的通知', '国办公开办函〔2019〕60号']));
