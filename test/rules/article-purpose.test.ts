import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'article-purpose';
const FULL = '《中华人民共和国政府信息公开条例》';
const NOTICE =
  '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）';

test('a second basis beside the article does not hide what both are cited for', () => {
  assertFinds(RULE, `根据${FULL}⟦第二十条⟧和${NOTICE}要求，编制本报告。`);
  assertFinds(RULE, `依照${FULL}⟦第十条⟧的规定，按照县政府办公室${NOTICE}的要求，撰写本报告。`);
  assertFinds(RULE, `根据${FULL}⟦第二十条⟧、《云溪县政务公开细则》第八条以及《县里的通知》规定，编写年度报告。`);
});

test('the right article anywhere in the sentence', () => {
  assertSilent(RULE, [
    `根据${FULL}第五十条和${NOTICE}要求，编制本报告。`,
    `根据${FULL}第四十九条、第五十条和《县里的通知》要求，编制本报告。`,
    `根据${FULL}第二十条和《条例》第五十条要求，编制本报告。`,
    `依照${FULL}第五十条，参照${FULL}第二十条，编制本报告。`,
  ]);
});

test('other words for the report, the term, what is disclosed', () => {
  assertFinds(RULE, `根据${FULL}⟦第三十三条⟧和县政府办公室要求，现将我镇政府信息公开工作情况报告如下。`);
  assertFinds(RULE, `遵照${FULL}⟦第四十六条⟧规定，撰写了《青禾镇2023年政府信息公开工作年度报告》。`);
  assertFinds(RULE, `按照${FULL}⟦第二十条⟧规定的20个工作日答复申请人。`);
  assertFinds(RULE, `依据${FULL}⟦第三十条⟧，向第三方书面征求意见1次。`);
  assertFinds(RULE, `按照${FULL}⟦第三十七条⟧主动公开机构职能、规划、预决算等内容。`);
});

test('article 4 speaks of the report too, and an article may be named without its statute', () => {
  assertSilent(RULE, [
    `依据${FULL}第四条规定，由党政办编制指南、目录和年度报告。`,
    `根据${FULL}第二十条主动公开的要求和第五十条年度报告的要求，编制本报告。`,
    `按照${FULL}第二十条、第二十三条主动公开机构职能等信息。`,
    `按照${FULL}第十三条主动公开机构职能等信息。`,
  ]);
});

test('what another title is about is not what the article is cited for', () => {
  assertSilent(RULE, [
    `按${FULL}第二十条主动公开，按《县年度报告编制办法》编制本报告。`,
    `按${FULL}第二十条和《关于做好年度报告编制工作的通知》公开各类信息。`,
    `${FULL}第二十条所列信息全部上网。按期编制本报告。`,
  ]);
});

test('never throws', () => assertSound(RULE, ['《', '》', '《条例》', FULL, '第二十条', '和', '编制', '本报告', '（', '）', '要求']));

test('what is made stands at the head of the sentence', () => {
  assertFinds('article-purpose', '本报告依据《中华人民共和国政府信息公开条例》⟦第二十条⟧编制，所列数据另附说明。');
  assertFinds('article-purpose', '本年度报告由镇政府根据《中华人民共和国政府信息公开条例》⟦第十九条⟧规定制作。');
  assertSilent('article-purpose', [
    '本报告依据《中华人民共和国政府信息公开条例》第五十条编制，所列数据另附说明。',
    '本报告所列内容按照《中华人民共和国政府信息公开条例》第二十条公开。',
  ]);
});
