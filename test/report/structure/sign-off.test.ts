import assert from 'node:assert/strict';
import test from 'node:test';
import { titled } from '../../rules/support.js';
import { declaredReport } from '../../support/reading.js';

const SIGNED = '六、其他需要报告的事项\n\n没有。\n\n云溪县青禾镇人民政府\n\n2024年1月12日\n';

function signed(behind: string): readonly (string | number | undefined)[] {
  const { signOff } = declaredReport(titled(2023, SIGNED + behind));
  return [signOff?.issuer, signOff?.date?.year, signOff?.date?.month, signOff?.date?.day];
}

test('the sign-off stands before the attachments, however long and whatever dates of their own they have', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `第${i + 1}项内容`).join('\n\n');
  for (const behind of [
    '',
    '\n附件\n\n目录\n',
    `\n附件1\n\n目录\n\n${lines}\n`,
    `\n附 件：目录\n\n${lines}\n\n2023年3月1日\n`,
    '\n（此件公开发布）\n',
  ])
    assert.deepEqual(signed(behind), ['云溪县青禾镇人民政府', 2024, 1, 12], behind);
});

test('what is attached may be named before the sign-off', () => {
  const { signOff } = declaredReport(titled(2023, SIGNED.replace('没有。', '没有。\n\n附件：1.目录')));
  assert.equal(signOff?.date?.day, 12);
});
