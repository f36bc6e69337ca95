import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings } from './support.js';

const report = (year: number, body: string) => `云溪县青禾镇人民政府${year}年政府信息公开工作年度报告\n\n${body}\n`;
const found = (body: string, previous: string) =>
  findings('copied', report(2023, body), { previous: report(2022, previous) }).map(({ at }) => report(2023, body).slice(at.start, at.end));

const PROBLEMS =
  '各村公示栏更新不及时，有的村半年才换一次内容。公开专栏的分类过细，群众找不到想看的信息。下一步按季度检查公示栏，把专栏合并为六类。';
const five = (text: string) => `五、存在的主要问题及改进情况\n\n${text}`;

test('a section with nothing but last year’s text, new years put in', () => {
  assert.deepEqual(found(five(`2023年，${PROBLEMS}`), five(`2022年，${PROBLEMS}`)), ['五、存在的主要问题及改进情况']);
  assert.deepEqual(found(five(PROBLEMS.replaceAll('。', '。\n\n')), five(PROBLEMS)), ['五、存在的主要问题及改进情况']);
});

test('half of it is new, or too little is the same', () => {
  const fresh =
    '今年新设的查询机用的人不多，村里老人不会操作。明年在赶集日安排人员当面教，并把常用的事项做成一页纸，随办随发给来办事的群众。';
  assert.deepEqual(found(five(`${PROBLEMS}${fresh}`), five(PROBLEMS)), []);
  assert.deepEqual(found(five('人手不足，培训偏少，拟增加。'), five('人手不足，培训偏少，拟增加。')), []);
  assert.deepEqual(found(five('无。'), five('无。')), []);
});

test('what must be the same every year is no copy', () => {
  const six =
    '六、其他需要报告的事项\n\n按照《政府信息公开信息处理费管理办法》的规定，本年度未发出收费通知，收取信息处理费0元，没有其他需要报告的事项，此处照实说明。';
  assert.deepEqual(found(six, six), []);
});

test('a sentence with last year’s figures', () => {
  const one = (text: string) => `一、总体情况\n\n${text}`;
  const sentence = '全年主动公开政府信息386条，其中农业农村类112条';
  assert.deepEqual(found(one(`${sentence}。`), one(`${sentence}。`)), [sentence]);
  assert.deepEqual(found(one(`${sentence}。`), one(`${sentence.replace('386', '385')}。`)), []);
  const small = '全年召开公开工作例会2次，培训1次，由党政办公室组织';
  assert.deepEqual(found(one(`${small}。`), one(`${small}。`)), []);
  const cited = '按照《中华人民共和国政府信息公开条例》第二十条第（一）项公开各类文件';
  assert.deepEqual(found(one(`${cited}。`), one(`${cited}。`)), []);
});
