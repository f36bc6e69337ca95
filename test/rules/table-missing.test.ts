import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, titled } from './support.js';

const section = (below: string) =>
  titled(2023, `三、收到和处理政府信息公开申请情况\n\n${below}\n\n四、政府信息公开行政复议、行政诉讼情况\n\n没有发生。`);
const severities = (text: string, html = false) => findings('table-missing', text, { html }).map(({ severity }) => severity);

test('what stands in a block of code is not read, and may be the table', () => {
  assert.deepEqual(severities(section('```\n总计 28\n```')), ['info', 'error']);
  assert.deepEqual(severities(section('写作`表三`的表没有填。')), ['error', 'error']);
});

test('where a picture stands for a table nobody can say that it is missing', () => {
  for (const picture of ['![表三](images/3.png)', '<img src="3.png" alt="">', '见下表：\n\n![](3.jpg)'])
    assert.deepEqual(severities(section(picture)), ['info', 'error'], picture);
  assert.deepEqual(severities(section('没有收到申请。')), ['error', 'error']);
  assert.deepEqual(
    findings('table-missing', section('![](3.png)'))[0]?.fixes ?? [],
    [],
    'an empty table beside the picture would be a second one',
  );
});
