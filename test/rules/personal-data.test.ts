import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertFinds, assertSilent, assertSound } from './support.js';

const RULE = 'personal-data';

test('identity numbers by region, birth date and check digit', () => {
  assertFinds(RULE, '身份证⟦11010519491231002X⟧，⟦440524198001010013⟧、⟦１１０１０５１９４９１２３１００２Ｘ⟧。');
  assertFinds(RULE, '身份证号⟦110105491231002⟧。');
  assertSilent(RULE, [
    '110105194912310021，11010519491331002X，991105194912310020，注册号110105491231002。',
    '统一社会信用代码91330102MA27X1234X、11330102002512345X。',
  ]);
});

test('mobile numbers are warnings, landlines are fine', () => {
  const [found] = assertFinds(RULE, '联系人手机⟦13800138001⟧，⟦138-0013-8001⟧，电话0954-7810188、010-12345678、12345。');
  assert.equal(found?.severity, 'warning');
});

test('numbers written in groups', () => {
  assertFinds(RULE, '经办人证件号⟦110105 19491231 002X⟧，⟦1101 0519 4912 3100 2X⟧、⟦110105-19491231-002X⟧、⟦110105　19491231　００２Ｘ⟧。');
  assertFinds(RULE, '投诉电话⟦138 0013 8000⟧，手机：⟦139–0013–9001⟧，⟦+86 13800138001⟧，卡号⟦6222 0212 3456 7894⟧。');
  assertFinds(RULE, '| 姓名 | 电话 |\n|---|---|\n| 甲 | ⟦138 0013 8001⟧ |\n');
});

test('groups of any size behind the word for a telephone, other marks between the groups', () => {
  assertFinds(
    RULE,
    '手机：⟦139 571 01234⟧，手机⟦1395710 1234⟧，手机⟦139·5710·1234⟧，手机⟦139.5710.1234⟧，手机⟦139 57 10 12 34⟧，手机⟦＋86 139 5710 1234⟧。',
  );
  assertFinds(RULE, '身份证⟦110105_19491231_002X⟧，身份证⟦110105 . 19491231 . 002X⟧。');
  assertSilent(RULE, [
    '三年分别发布1391 5710 1234条，比1.39 571 01234多。',
    '手机139****1234，身份证110105********002X。',
    '电话139.571.0123。',
  ]);
});

test('telephones of offices, codes and figures in groups', () => {
  assertSilent(RULE, [
    '咨询电话0731 8800 1380，0731-138 0013，索引号014349 2023 00012，每月15日 9时至17时，400 138 0013。',
    '电话0731 138 0013 8000，编号 138 0013 8000 25，热线12345 138 0013。',
    '身份证110105 19491231 0021，项目6222 0212 3456 7895，卡号6222 0212 3456 7895。',
    '受理情况  138 2345 1234\n\n行政许可 138 2345 1234 0 0 0 1',
    '行政处罚\t138\t2345\t1234\n行政强制\t110105\t19491231\t0021',
  ]);
});

test('cards by Luhn', () => {
  assertFinds(RULE, '汇入⟦6222021234567894⟧。');
  assertFinds(RULE, '卡号⟦4111111111111111⟧。');
  assertSilent(RULE, ['汇入6222021234567895，项目编号4111111111111111。']);
});

test('the number never stands in a message', () => {
  for (const finding of assertFinds(RULE, '⟦11010519491231002X⟧⟦，13800138001⟧'.replace('⟦，', '，⟦'))) {
    const told = JSON.stringify([finding.message, finding.expected, finding.actual, finding.fixes]);
    assert.doesNotMatch(told, /\d{6}/);
    assert.match(finding.message.zh, /^\d{3}＊+[\dX]{2}/);
  }
});

test('in tables and headings too', () => {
  assertFinds(RULE, '一、联系人⟦13800138001⟧\n\n| 姓名 | 电话 |\n|---|---|\n| 甲 | ⟦13900139001⟧ |\n');
});

test('other long numbers', () => {
  assertSilent(RULE, [
    '索引号000014349/2023-00012，2023-13800138001，13800138001元，金额13800138001.50元，1380013800112345678901234。',
    'https://a.gov.cn/13800138001/x?id=13900139001 和 24336243@163.com、13800138001@qq.com，t13800138001。',
    '13000000000，备案号：13800138001，第13800138001号',
  ]);
});

test('many are one finding', () => {
  const body = Array.from({ length: 20 }, (_, i) => `138001380${10 + i}`).join('、');
  assert.match(assertFinds(RULE, body.replace(/^\d+/, '⟦$&⟧'))[0]?.message.zh ?? '', /20个/);
});

test('never throws', () => assertSound(RULE, ['13800138001', '1101051949', '1231002X', '6222', '0', '-', 'X', 'http://', '@', '元', '１']));
