import type { CheckOptions } from '../../server/src/check/check.js';
import type { Engine } from '../../server/src/cli/engine.js';
import { formOf } from '../../server/src/data/forms.js';
import type { Reading } from '../../server/src/report/types.js';
import type { Finding, Rule } from '../../server/src/rules/shared/rule.js';
import { say } from '../../server/src/text/message.js';
import { ReadingCopy } from '../../server/src/text/reading-copy.js';
import { span } from '../../server/src/text/span.js';

/** A text with 年报 is a report; each 错 is an error with addends and fixes, each 慎 a warning, each 疑 a hint; 炸 makes a rule throw. */
export const fakeEngine: Engine = {
  rules: [ruleOf('balance', 'error'), ruleOf('cell-blank', 'warning'), ruleOf('wording', 'info')],
  read: (source, options = {}) => readingOf(source, options.form),
  check: findingsOf,
};

function ruleOf(id: string, severity: Rule['severity']): Rule {
  return {
    id,
    severity,
    title: say('总计不等于各项之和', 'a total differs from its sum'),
    why: say('表内数字应当勾稽一致。', 'The figures of a table must reconcile.'),
    source: '自拟',
    examples: [{ bad: '| 总计 | ⟦9⟧ |\n| 甲 | 1 |', good: '| 总计 | 1 |\n| 甲 | 1 |' }],
    check: () => [],
  };
}

function readingOf(source: string, form: string | undefined): Reading {
  const draft = { source, copy: ReadingCopy.of(source), title: undefined };
  if (!source.includes('年报')) return { ...draft, kind: 'other', issuer: undefined, year: undefined };
  return {
    ...draft,
    isPage: false,
    stars: [],
    kind: 'report',
    declared: false,
    form: formOf(form === '2008' || form === '2019' ? form : '2021'),
    year: 2023,
    issuer: '青禾县某局',
    period: undefined,
    signOff: undefined,
    blocks: [],
    headings: [],
    sections: [],
    tables: [],
  };
}

function findingsOf(reading: Reading, options: CheckOptions = {}): Finding[] {
  if (reading.kind === 'other') return [];
  if (reading.source.includes('炸')) options.onError?.(ruleOf('balance', 'error'), new Error('boom'));
  return [...reading.source.matchAll(/错+|慎|疑/g)].map((match) => {
    const at = span(match.index, match.index + match[0].length);
    if (match[0] === '慎') return { rule: 'cell-blank', severity: 'warning', at, message: say('空着', 'blank') };
    if (match[0] === '疑') return { rule: 'wording', severity: 'hint', at, message: say('可疑', 'doubtful') };
    return errorAt(at);
  });
}

function errorAt(at: Finding['at']): Finding {
  return {
    rule: 'balance',
    severity: 'error',
    at,
    message: say('应为 3，现为 9', 'should be 3, is 9'),
    equation: 'T3-ROW',
    expected: '3',
    actual: '9',
    related: Array.from({ length: 10 }, (_, i) => ({ at: span(0, 1), message: say(`甲${i} 1`, `A${i} 1`) })),
    fixes: [
      { title: say('改为 3', 'make it 3'), safe: false, edits: [{ at, newText: '3' }] },
      { title: say('补全表格', 'complete the table'), safe: true, edits: [{ at, newText: '' }] },
    ],
  };
}
