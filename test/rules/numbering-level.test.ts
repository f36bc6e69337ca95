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

test('二是 without 一是', () => {
  const body = '不足之处：材料过长；⟦二是⟧栏目偏多；三是培训偏少。改进办法：合并栏目。';
  const [finding] = assertFinds(RULE, body);
  assert.match(applied(titled(2023, marked(body).text), finding?.fixes?.[0]?.edits ?? []), /：一是材料过长；二是/);
  assertFinds(RULE, '加强领导。⟦二是⟧栏目偏多。');
  assertSilent(RULE, [
    '主要原因一是人手少，二是培训少。',
    '首先加强领导；二是合并栏目。',
    '一方面加强领导，二是合并栏目。',
    '一是加强领导。\n\n各站所分工落实。\n\n二是合并栏目。',
    '一要加强领导。\n\n二是合并栏目。',
    '其一是甲，第二是乙，一不是丙，二是丁。'.replace('，二是丁', '，三是丁'),
  ]);
});

test('a gap in the second of two lists', () => {
  assertFinds(RULE, '问题：一是村务更新慢，二是老人不会查。改进：一是逐月核对，二是设代查点，⟦四是⟧纳入考评。');
  assertSilent(RULE, [
    '问题：一是村务更新慢，二是老人不会查。改进：一是逐月核对，二是设代查点，三是纳入考评。',
    '一是甲；二是乙；三是丙（一是子；二是丑）；四是丁。',
    '一是甲：一是子；二是丑；三是寅；二是乙；三是丙。',
  ]);
});

test('lists over several paragraphs, and in other notations', () => {
  assertFinds(RULE, '一是更新快。逐月核对。\n\n二是解读细。图文并用。\n\n⟦四是⟧回应准。件件答复。');
  assertFinds(RULE, '1.更新快。逐月核对。\n\n⟦3.⟧解读细。图文并用。\n\n4.回应准。件件答复。');
  assertFinds(RULE, '1、更新快。逐月核对。\n\n2、解读细。图文并用。\n\n⟦2、⟧回应准。件件答复。');
  assertFinds(RULE, '问题：（一）更新慢；（二）解读少；⟦（四）⟧培训不够。');
  assertFinds(RULE, '（1）更新快；（2）解读细；⟦（4）⟧回应准。');
  assertFinds(RULE, '①更新快；②解读细；⟦④⟧回应准。');
  assertFinds(RULE, '第一，更新快；第二，解读细；⟦第四⟧，回应准。');
  assertFinds(RULE, '一要更新快；二要解读细；⟦四要⟧回应准。');
  const body = '1.更新快。逐月核对。\n\n2.解读细。图文并用。\n\n⟦2.⟧回应准。\n\n3.培训勤。';
  const [finding] = assertFinds(RULE, body);
  assert.match(applied(titled(2023, marked(body).text), finding?.fixes?.[0]?.edits ?? []), /3\.回应准。\n\n4\.培训勤/);
  assertSilent(RULE, [
    '1.更新快。逐月核对。\n\n2.解读细。图文并用。\n\n3.回应准。',
    '1.更新快。逐月核对；2.解读细。\n\n3.回应准。件件答复。',
    '一是更新快。逐月核对。\n\n其次解读细，二是图文并用。\n\n三是回应准。',
    '按《办法》第二十条第（一）项、第（三）项、第（八）项公开。',
    '第一，更新快；第二，解读细。第四季度，检查一次。',
    '版本1.2升级到1.4。经费3.5万元。\n\n1.更新标题\n\n3.栏目标题',
    '1.更新快。一是逐月核对；二是抽查。\n\n2.解读细。一是图解；二是音频。',
    '（1）更新快。甲组负责。\n\n（2）解读细。乙组负责。\n\n（8）是上年的编号。',
  ]);
});

test('never throws', () => assertSound(RULE, ['（一）', '(二)', '（四）、', '㈢', '一是', '三是', '：', '；', '二、', '十', '**']));
