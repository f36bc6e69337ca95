import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, assertFinds, assertSilent, assertSound, marked, titled } from './support.js';

const RULE = 'document-number';

test('a bracket about the number whose partner is there', () => {
  const body = '按照《收费办法》⟦国办函〔2020〕109号⟧）的规定，没有收费。';
  const [finding] = assertFinds(RULE, body);
  assert.match(applied(titled(2023, marked(body).text), finding?.fixes?.[0]?.edits ?? []), /》（国办函〔2020〕109号）的规定/);
  assertFinds(RULE, '按照《收费办法》（⟦国办函〔2020〕109号⟧的规定没有收费。');
  assertFinds(RULE, '按照《收费办法》（⟦国办函〔2020〕109号⟧要求，没有收费。');
});

test('brackets in order, also about two numbers or none', () => {
  assertSilent(RULE, [
    '按照《收费办法》（国办函〔2020〕109号）的规定，没有收费。',
    '按照《收费办法》国办函〔2020〕109号的规定，没有收费。',
    '学习文件（《收费办法》国办函〔2020〕109号）三次，（国办发〔2019〕54号、国办函〔2020〕109号）已归档。',
    '（国办函〔2020〕109号的规定仍然有效。）',
    '（国办函〔2020〕109号，2020年印发）没有收费。',
  ]);
});

test('never throws', () => assertSound(RULE, ['《办法》', '（', '）', '国办函', '〔2020〕', '109', '号', '的规定']));
