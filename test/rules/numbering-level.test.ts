import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied, assertFinds, assertSilent, assertSound, marked, titled } from './support.js';

const RULE = 'numbering-level';

test('half-width among full-width, enclosed numbers, a 、 behind the bracket', () => {
  assertFinds(RULE, '一、总体情况\n\n（一）甲事。\n\n⟦(二)⟧ 乙事。\n\n⟦（三）、⟧丙事。\n');
  assertFinds(RULE, '一、总体情况\n\n⟦㈠⟧主动公开更新指南。\n');
});

test('three or more are a habit: one finding, with one fix, whatever stands between', () => {
  assert.equal(assertFinds(RULE, '一、总体情况\n\n⟦(一)⟧甲事。\n\n（二）乙事。\n\n(三)丙事。\n\n(四)丁事。\n')[0]?.related?.length, 2);
  assertFinds(RULE, '一、总体情况\n\n⟦(一)⟧甲事。\n\n⟦(二)⟧乙事。\n');
  const body = '一、总体情况\n\n⟦(一)⟧甲事。\n\n(二)乙事。\n\n(三)丙事。\n';
  const [finding] = assertFinds(RULE, body);
  assert.equal(finding?.related?.length, 2);
  const fixed = applied(titled(2023, marked(body).text), finding?.fixes?.[0]?.edits ?? []);
  assert.match(fixed, /（一）甲事。\n\n（二）乙事。\n\n（三）丙事/);
});

test('a skipped or doubled number, counted on behind it', () => {
  assertFinds(RULE, '一、总体情况\n\n（一）甲事。\n\n（二）乙事。\n\n⟦（四）⟧丙事。\n\n（五）丁事。\n');
  const body = '一、总体情况\n\n（一）甲事。\n\n⟦（一）⟧乙事。\n\n（二）丙事。\n';
  assertSilent(RULE, ['一、总体情况\n\n（一）甲事。\n\n（二）乙事。\n\n二、主动公开政府信息情况\n\n（一）丙事。\n', marked(body).text]);
  const twice = '一、总体情况\n\n（一）甲事。\n\n（二）乙事。\n\n⟦（二）⟧丙事。\n\n（三）丁事。\n';
  const [finding] = assertFinds(RULE, twice);
  const fixed = applied(titled(2023, marked(twice).text), finding?.fixes?.[0]?.edits ?? []);
  assert.match(fixed, /（三）丙事。\n\n（四）丁事/);
});

test('no gap where the number stands in the text between, or the section does not begin with （一）', () => {
  assertSilent(RULE, [
    '一、总体情况\n\n（一）甲事。本镇还（二）规范了乙事。\n\n（三）丙事。\n',
    '一、总体情况\n\n（二）甲事。\n\n（四）乙事。\n',
    '一、总体情况\n\n依据第二十条第（一）项和第（三）项公开。\n',
  ]);
});

test('一是, 二是 in one paragraph', () => {
  assertFinds(RULE, '一是甲事；二是乙事；⟦四是⟧丙事。');
  assertFinds(RULE, '一是甲事；⟦三是⟧乙事。');
  assertFinds(RULE, '一是甲事；二是乙事；⟦二是⟧丙事；三是丁事。');
  assertSilent(RULE, [
    '一是甲事；二是乙事；三是丙事。',
    '一是甲事，其二乙事；三是丙事。',
    '一是甲事（含一是子、二是丑）；二是乙事；二是丙事。',
    '一是甲事。第二，乙事。三是丙事。',
    '之一是甲事，统一是乙事，三是丙事。',
    '三是甲事；五是乙事。',
  ]);
});

test('never throws', () => assertSound(RULE, ['（一）', '(二)', '（四）、', '㈢', '一是', '三是', '：', '；', '二、', '十', '**']));
