import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, assertFinds, assertSilent, assertSound, findings, titled } from './support.js';

const RULE = 'title-marks';

test('an inner mark without its partner', () => {
  assertFinds(RULE, '按照《县府办关于印发青禾县公开格式⟦〉⟧的通知》办理。');
  assertFinds(RULE, '按照《县府办关于印发⟦〈⟧青禾县公开格式的通知》办理。');
  assertFinds(RULE, '按照《县府办印发〈公开格式〉和办事指南⟦〉⟧的通知》办理。');
  assertSilent(RULE, ['按照《县府办印发〈公开格式〉的通知》办理。', '《甲<乙》、《甲>乙》收齐。', '气温〉30度。', '甲〈乙。']);
});

test('an inner pair of two kinds of marks is put right on both sides', () => {
  for (const pair of ['〈公开格式>', '<公开格式〉', '＜公开格式〉']) {
    const text = titled(2023, `按照《县府办印发${pair}的通知》办理。`);
    const [finding] = findings(RULE, text);
    assert.equal(text.slice(finding?.at.start, finding?.at.end), pair);
    assert.ok(applied(text, finding?.fixes?.[0]?.edits ?? []).includes('印发〈公开格式〉的通知'));
  }
});

test('never throws', () => assertSound(RULE, ['《', '》', '〈', '〉', '<', '>', '甲']));
