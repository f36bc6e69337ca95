import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from './support.js';

/** What the rule says of a report of the body on the year, signed on the date. */
function late(issuer: string, year: number, date: string): string | undefined {
  const text = `${issuer}${year}年政府信息公开工作年度报告\n\n六、其他需要报告的事项\n\n未收取信息处理费。\n\n${issuer}\n\n${date}\n`;
  return findings('deadline', text)[0]?.expected;
}

test('townships and departments: 31 January', () => {
  for (const issuer of ['云溪县青禾镇人民政府', '云溪县石桥乡人民政府', '云溪县财政局', '云溪县城关街道办事处', '云溪县卫生健康委员会']) {
    assert.equal(late(issuer, 2023, '2024年2月1日'), '2024年1月31日前', issuer);
    assert.equal(late(issuer, 2023, '2024年1月31日'), undefined, issuer);
  }
});

test('governments and bodies of an uncertain kind: 31 March', () => {
  for (const issuer of ['云溪县人民政府', '云溪市人民政府', '云溪县人民政府办公室', '云溪经济开发区管理委员会', '云溪县社会福利中心']) {
    assert.equal(late(issuer, 2023, '2024年3月31日'), undefined, issuer);
    assert.equal(late(issuer, 2023, '2024年4月1日'), '2024年3月31日前', issuer);
  }
});

test('before the revision of 2019 everyone had until 31 March', () => {
  assert.equal(late('云溪县青禾镇人民政府', 2017, '2018年3月2日'), undefined);
  assert.equal(late('云溪县青禾镇人民政府', 2017, '2018年4月2日'), '2018年3月31日前');
  assert.equal(late('云溪县青禾镇人民政府', 2019, '2020年2月2日'), '2020年1月31日前');
});

test('silent where the date is not that of the report', () => {
  assert.equal(late('云溪县青禾镇人民政府', 2023, '2023年2月1日'), undefined);
  assert.equal(late('云溪县青禾镇人民政府', 2013, '2024年2月1日'), undefined);
});
