import { test } from 'node:test';
import { assertFinds, assertSilent } from './support.js';

const REST = '（一）主动公开。随办随登。\n\n（二）依申请公开。专人收件。\n\n（五）监督保障。考核、评议各一次。';

test('a heading of its own tells a topic, by whatever name', () => {
  assertSilent('topic-missing', [
    `一、总体情况\n\n${REST}\n\n（三）信息规范管理。逐件清理。\n\n（四）网站和公示栏。两人轮流维护。`,
    `一、总体情况\n\n${REST}\n\n（三）政府信息管理。逐件清理。\n\n（四）公开渠道。两人轮流维护。`,
  ]);
});

test('what nobody asked for is written of too', () => {
  const rest = '（三）政府信息管理。逐件清理。\n\n（四）平台。公示栏两处。\n\n（五）监督保障。考核、评议各一次。';
  assertSilent('topic-missing', [`一、总体情况\n\n主动公开信息15条，未收到申请公开政府信息的要求。\n\n${rest}`]);
  assertFinds('topic-missing', `⟦一、总体情况⟧\n\n主动公开信息15条，未收到公开方面的要求。\n\n${rest}`);
});

test('what was published is proactive disclosure, whatever it is called', () => {
  const rest =
    '（二）依申请公开。专人收件。\n\n（三）政府信息管理。逐件清理。\n\n（四）平台。公示栏两处。\n\n（五）监督保障。考核、评议各一次。';
  assertSilent('topic-missing', [`一、总体情况\n\n全年共发布信息83条，其中网站27条。\n\n${rest}`]);
  assertFinds('topic-missing', `⟦一、总体情况⟧\n\n群众可以申请公开政府信息。\n\n${rest}`);
});

test('a platform of another kind is none for disclosure', () => {
  assertFinds('topic-missing', `⟦一、总体情况⟧\n\n${REST}\n\n（三）政府信息管理。逐件清理。\n\n（四）学习。依托学习强国平台学习12次。`);
});
