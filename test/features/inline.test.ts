import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineAt } from '../../server/src/features/complete/inline.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { reportOf } from '../support/reading.js';

const HEAD = '# 云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n';
/** Table three, begun: its heads and its first row. */
const STARTED = markdown(cleanDraft('2021')).replace(/^[\s\S]*?(?=\|[^\n]*本列数据)/, `${HEAD}## 三、收到和处理政府信息公开申请情况\n\n`);
const FIRST_ROW = STARTED.slice(0, STARTED.indexOf('\n', STARTED.indexOf('一、本年新收')) + 1);

/** The text shown in grey at ‸. */
function ghost(source: string): string | undefined {
  const text = source.replace('‸', '');
  const offset = source.indexOf('‸');
  const found = inlineAt(reportOf(text), offset);
  if (found === undefined) return undefined;
  assert.equal(found.at.end, offset, 'nothing behind the cursor is replaced');
  const begun = text.slice(found.at.start, offset);
  assert.ok(found.text.startsWith(begun));
  return found.text.slice(begun.length);
}

test('inline: the next heading, on an empty line behind a finished section only', () => {
  const topics = '公开、依申请公开、主动公开、信息管理、平台建设、监督保障和考核都正常。';
  const overview = `${HEAD}## 一、总体情况\n\n${topics}\n\n`;
  assert.equal(ghost(`${overview}‸`), '## 二、主动公开政府信息情况');
  assert.equal(ghost(`${overview}‸\n`.replaceAll('\n', '\r\n')), '## 二、主动公开政府信息情况');
  assert.equal(ghost(`${overview}‸\n\n云溪县青禾镇人民政府\n\n2024年1月20日\n`), '## 二、主动公开政府信息情况');
  const table = `${HEAD}## 四、政府信息公开行政复议、行政诉讼情况\n\n${markdown(cleanDraft('2021'))
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(-5)
    .join('\n')}\n\n`;
  assert.equal(ghost(`${table}‸`), '## 五、存在的主要问题及改进情况');
  assert.equal(ghost(`${overview}‸\n\n## 三、收到和处理政府信息公开申请情况\n`), '## 二、主动公开政府信息情况');
  const silent = [
    `${HEAD}## 一、总体情况\n\n主动公开正常。\n\n‸`,
    `${HEAD}## 一、总体情况\n\n‸`,
    `${overview}又‸`,
    `${overview}‸\n\n还有一段。\n`,
    `${overview}‸\n\n## 二、主动公开政府信息情况\n\n`,
    `${HEAD}## 一、总体情况\n\n${topics}\n‸`,
    `${FIRST_ROW}\n‸`,
    `${HEAD}## 六、其他需要报告的事项\n\n无。\n\n‸`,
  ];
  for (const source of silent) assert.equal(ghost(source), undefined, source);
});

test('inline: a blank total', () => {
  const source = markdown(cleanDraft('2019')).replace('| 3 | 1 | 0 | 0 | 0 | 0 | 4 |', '| 3 | 1 | 0 | 0 | 0 | 0 | ‸ |');
  assert.ok(source.includes('‸'));
  assert.equal(ghost(source), '4');
  assert.equal(ghost(source.replace('‸ |', '‸')), '4 |', 'the row is not ended yet');
  assert.equal(ghost(source.replace(' ‸ |', '‸')), ' 4 |');
  assert.equal(ghost(source.replace('0 | ‸ |', '‸')), undefined, 'the cell before the total');
});

test('inline: the rest of a total that is begun', () => {
  const source = markdown(cleanDraft('2021')).replace('| 21 | 4 | 0 | 1 | 2 | 0 | 28 |', '| 21 | 4 | 0 | 1 | 2 | 0 | 2‸ |');
  assert.ok(source.includes('‸'));
  assert.equal(ghost(source), '8');
  assert.equal(ghost(source.replace('2‸ |', '2‸')), '8', 'the row is not ended yet');
  for (const other of ['‸2', '3‸', '28‸', '2 ‸', '280‸', '2‸8', '若干‸', '/‸'])
    assert.equal(ghost(source.replace('2‸', other)), undefined, other);
  assert.equal(ghost(source.replace('| 4 | 0 | 1 | 2 |', '|  | 0 | 1 | 2 |')), undefined, 'an addend is blank');
});
