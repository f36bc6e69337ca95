import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titled } from '../../rules/support.js';
import { declaredReport } from '../../support/reading.js';

const sectionsOf = (draft: string) => declaredReport(draft).sections.map((s) => `${s.form.id} ${s.match}`);

const cases: readonly [string, string, readonly string[]][] = [
  ['the form’s own words', '一、总体情况\n\n甲。\n\n六、其他需要报告的事项\n\n无。', ['s1 exact', 's6 exact']],
  ['a known variant', '二、主动公开政府信息的情况\n\n甲。', ['s2 variant']],
  ['其它 for 其他', '六、其它需要报告的事项\n\n无。', ['s6 variant']],
  ['reworded, with its number', '五、工作中存在的主要问题和下一步改进情况\n\n甲。', ['s5 similar']],
  ['reworded, without its number', '七、工作中存在的主要问题和下一步改进情况\n\n甲。', []],
  ['its number lost', '、总体情况\n\n甲。', ['s1 exact']],
  ['no number at all', '总体情况\n\n甲。', ['s1 exact']],
  ['a wrong number', '三、总体情况\n\n甲。', ['s1 exact']],
  ['in the wrong order', '六、其他需要报告的事项\n\n无。\n\n一、总体情况\n\n甲。', ['s6 exact', 's1 exact']],
  ['something else', '一、概述\n\n甲。', []],
];

for (const [name, body, sections] of cases) test(`sections: ${name}`, () => assert.deepEqual(sectionsOf(titled(2023, body)), sections));

test('of a table of contents and the section itself, the section counts', () => {
  const draft = titled(2023, '一、总体情况\n二、主动公开政府信息情况\n\n一、总体情况\n\n全镇公开工作平稳有序，群众满意。\n');
  const [section] = declaredReport(draft).sections.filter((s) => s.form.id === 's1');
  assert.equal(section?.heading.at.start, draft.lastIndexOf('一、总体情况'));
});

test('a heading that stands there a hundred times is one section, the first of them, and takes no other’s place', () => {
  const repeated = '二、主动公开政府信息情况\n'.repeat(100);
  const draft = titled(
    2023,
    `一、总体情况\n\n全镇公开工作平稳有序，群众满意。\n\n${repeated}\n五、存在的主要问题及改进情况\n\n解读偏少，已改进。\n`,
  );
  const { sections } = declaredReport(draft);
  assert.deepEqual(
    sections.map(({ form, heading }) => [form.id, heading.at.start]),
    [
      ['s1', draft.indexOf('一、')],
      ['s2', draft.indexOf('二、')],
      ['s5', draft.indexOf('五、')],
    ],
  );
});

test('a body ends where the next section begins', () => {
  const draft = titled(2023, '一、总体情况\n\n甲。\n\n（一）乙\n\n丙。\n\n二、主动公开政府信息情况\n\n丁。');
  const [first, second] = declaredReport(draft).sections;
  assert.equal(draft.slice(first?.body.start, first?.body.end).trim(), '甲。\n\n（一）乙\n\n丙。');
  assert.equal(draft.slice(second?.body.start, second?.body.end).trim(), '丁。');
});

test('before 2019 no heading is prescribed', () => {
  assert.deepEqual(sectionsOf(titled(2016, '一、主动公开政府信息的情况\n\n甲。')), []);
});

test('where all line breaks are lost, sections are found inside the paragraph', () => {
  const filler = '全镇公开工作平稳有序，群众满意度不断提高。'.repeat(20);
  assert.deepEqual(sectionsOf(titled(2023, `一、总体情况${filler}二、主动公开政府信息情况${filler}`)), ['s1 exact', 's2 exact']);
});
