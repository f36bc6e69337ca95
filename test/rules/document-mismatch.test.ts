import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, assertFinds, assertSilent, assertSound, titled } from './support.js';

const RULE = 'document-mismatch';
const ISSUER = '国务院办公厅政府信息与政务公开办公室';
const NUMBER = '（国办公开办函〔2021〕30号）';

test('the notices on the form, not word by word', () => {
  for (const title of [
    `⟦${ISSUER}关于印发〈中华人民共和国政府信息工作年度报告格式〉的通知⟧》${NUMBER}`,
    `⟦${ISSUER}关于印发〈政府信息公开工作年度报告格式〉的通知⟧》${NUMBER}`,
    `⟦${ISSUER}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉通知⟧》${NUMBER}`,
    `⟦国务院办公厅关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知⟧》${NUMBER}`,
    `⟦${ISSUER}关于政府信息公开年度报告有关事项的通知⟧》（国办公开办函〔2019〕60号）`,
    `⟦${ISSUER}关于印发〈中华人民共和国政府信息公开年度报告格式〉的通知⟧》`,
  ])
    assertFinds(RULE, `体例依照《${title}。`);
});

test('the title of one notice with the number of another is told once', () => {
  const text = titled(2022, `依照《${ISSUER}关于政府信息公开工作年度报告有关事项的通知》${NUMBER}编制。`);
  const told = allFindings(text).filter(({ rule }) => rule.startsWith('document-'));
  assert.deepEqual(
    told.map(({ rule }) => rule),
    [RULE],
  );
});

test('in full, shortened by its issuer, what it issues alone, forwarded', () => {
  assertSilent(RULE, [
    `体例依照《${ISSUER}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》${NUMBER}。`,
    `体例依照《${ISSUER}关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知》${NUMBER}。`,
    `体例依照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》${NUMBER}。`,
    `体例依照《中华人民共和国政府信息公开工作年度报告格式》${NUMBER}。`,
    `体例依照《县政府办转发${ISSUER}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》${NUMBER}。`,
    `体例依照《${ISSUER}关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）。`,
    '体例依照《云溪县关于印发〈政府信息公开年度报告格式〉的通知》。',
  ]);
});

test('year and serial number of a known document, with another code or none', () => {
  for (const body of [
    '依照⟦国办公开办涵〔2021〕30号⟧要求编制。',
    `依照《${ISSUER}关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（⟦国办公开办涵〔2021〕30号⟧）编制。`,
    '落实《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（⟦〔2019〕54号⟧），梳理目录。',
  ]) {
    const [found] = assertFinds(RULE, body);
    assert.equal(found?.fixes?.[0]?.safe, false);
  }
  assertSilent(RULE, [
    '依照云办发〔2019〕54号要求梳理目录，依照鲁办公开办函〔2021〕30号要求编制。',
    '落实《云溪县基层政务公开实施方案》（云政办发〔2019〕54号），落实《云溪县清单》（〔2019〕54号）。',
  ]);
});

test('marks around nothing are no title of another document', () => {
  for (const title of ['《》', '《 》']) assertSilent(RULE, [`按照${title}（国办公开办函〔2021〕30号）编制。`]);
});

test('never throws', () => assertSound(RULE, ['《', '》', ISSUER, NUMBER, '关于印发', '〈', '〉', '年度报告格式', '的通知']));

test('one number behind two titles', () => {
  const first = '《云溪县人民政府办公室关于报送年度报告的通知》（云政办函〔2023〕48号）';
  assertFinds(
    'document-mismatch',
    `按照${first}编制，落实《云溪县人民政府办公室关于印发政务公开重点工作安排的通知》（⟦云政办函〔2023〕48号⟧）。`,
  );
  assertSilent('document-mismatch', [
    `按照${first}编制，${first}已学习。`,
    `按照${first}编制，落实《关于报送年度报告的通知》（云政办函〔2023〕48号）。`,
    `按照${first}编制，落实《云溪县人民政府办公室关于印发政务公开重点工作安排的通知》（云政办函〔2023〕49号）。`,
  ]);
});
