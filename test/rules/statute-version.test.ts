import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'statute-version';

test('the old term where it is said to be the limit', () => {
  assertFinds(RULE, '按照《条例》规定的⟦15个工作日⟧期限答复。');
  assertFinds(RULE, '窗口应在⟦十五个工作日⟧内答复申请人。');
  assertFinds(RULE, '能当场答复的当场答复，不能当场答复的，自收到之日起⟦15个工作日⟧内予以答复。');
  assertFinds(RULE, '一律在⟦15个工作日⟧内答复，收件均有登记。');
  assertFinds(RULE, '答复时限为⟦15个工作日⟧，全年已办结的3件都没有超过。');
  assertFinds(RULE, '⟦15个工作日⟧的答复期限内全部办结。');
});

test('the old term in the rule that a body says it follows', () => {
  assertFinds(RULE, '收到申请后⟦十五个工作日⟧内予以答复，确需延长的报镇长批准。');
  assertFinds(RULE, '依申请公开事项一般在⟦15个工作日⟧内答复，最长不超过30个工作日。');
  assertFinds(RULE, '确保在⟦15个工作日⟧之内答复申请人。');
  assertSilent(RULE, [
    '热线留言须在15个工作日内办结，投诉举报一般在15个工作日内答复。',
    '镇里承诺在15个工作日内答复申请人，比法定时限缩短5个工作日。',
    '办结时间由15个工作日延长到20个工作日，应当及时答复。',
  ]);
});

test('how long it took is no limit', () => {
  assertSilent(RULE, [
    '收到申请11件，其中10件在15个工作日内答复。',
    '各件申请均在15个工作日内答复，比法定时限提前5个工作日。',
    '平均15个工作日办结，符合《条例》规定的20个工作日。',
    '镇里承诺15个工作日内答复，早于法定时限，已全部做到。',
    '9件申请在15个工作日内按要求答复申请人。',
    '征求第三方意见的，第三方应当在15个工作日内答复。',
  ]);
});

test('never throws', () => assertSound(RULE, ['15个工作日', '规定的', '期限', '答复', '应当', '3件', '国务院令第492号', '特殊需要']));
