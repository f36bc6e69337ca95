import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { type StructurePart, structureOf } from '../../../server/src/features/structure/structure.js';
import { cleanDraft } from '../../support/draft.js';
import { notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

const DRAFT = notations[0]?.render(cleanDraft('2021')) ?? '';
const signs = { ok: '✓', wrong: '✗', open: '○' };

function structure(source: string): string[] {
  const report = reportOf(source);
  return structureOf(report, check(report)).flatMap((part) => linesOf(part, ''));
}

function linesOf({ state, name, findings, parts }: StructurePart, indent: string): string[] {
  const line = `${indent}${signs[state]} ${name.zh}${findings.map(({ rule }) => ` ${rule}`).join('')}`;
  return [line, ...parts.flatMap((part) => linesOf(part, `${indent}  `))];
}

test('every section and table with its state', () => {
  assert.deepEqual(structure(DRAFT), [
    '✓ 云溪县青禾镇人民政府2023年政府信息公开工作年度报告',
    '  ✓ 一、总体情况',
    '    ✓ （一）主动公开情况',
    '    ✓ （二）依申请公开情况',
    '    ✓ （三）政府信息管理情况',
    '    ✓ （四）政府信息公开平台建设情况',
    '    ✓ （五）监督保障情况',
    '  ✓ 二、主动公开政府信息情况',
    '    ✓ 表二 主动公开政府信息情况',
    '  ✓ 三、收到和处理政府信息公开申请情况',
    '    ✓ 表三 收到和处理政府信息公开申请情况',
    '  ✓ 四、政府信息公开行政复议、行政诉讼情况',
    '    ✓ 表四 政府信息公开行政复议、行政诉讼情况',
    '  ✓ 五、存在的主要问题及改进情况',
    '  ✓ 六、其他需要报告的事项',
  ]);
});

test('a finding stands at the innermost part, and marks all above it', () => {
  const lines = structure(DRAFT.replace('| 2 | 1 | 0 | 1 | 4 |', '| 2 | 1 | 0 | 1 | 5 |'));
  assert.deepEqual(
    lines.filter((line) => line.includes('✗')),
    [
      '✗ 云溪县青禾镇人民政府2023年政府信息公开工作年度报告',
      '  ✗ 四、政府信息公开行政复议、行政诉讼情况',
      '    ✗ 表四 政府信息公开行政复议、行政诉讼情况 balance',
    ],
  );
});

test('what is not filled in and what is missing is open, in its place', () => {
  const blank = (notations[0]?.render({ ...cleanDraft('2021'), cells: new Map() }) ?? '').replace(
    /## 五、[^#]*/,
    '## 五、存在的主要问题及改进情况\n\n',
  );
  const lines = structure(blank.replace(/## 二、[^#]*/, ''));
  assert.deepEqual(
    lines
      .map((line) => line.trim().slice(0, 6))
      .filter((line) => !line.includes('（'))
      .slice(1),
    ['✗ 一、总体', '○ 缺少“主', '○ 三、收到', '○ 表三 收', '○ 四、政府', '○ 表四 政', '○ 五、存在', '✓ 六、其他'],
  );
});

test('no finding is lost: each stands at one part', () => {
  const source = `${DRAFT.replace('| 28 |', '| 29 |').replace('〔2021〕', '[2021]').replace('## 六、', '## 七、')}\n`;
  const report = reportOf(source);
  const findings = check(report);
  const all = (part: StructurePart): readonly unknown[] => [...part.findings, ...part.parts.flatMap(all)];
  const shown = structureOf(report, findings).flatMap(all);
  assert.ok(findings.length >= 3);
  assert.deepEqual(new Set(shown), new Set(findings));
  assert.equal(shown.length, findings.length);
});
