import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyLedger, ledgerOf, ledgerText } from '../../../server/src/features/equations/ledger.js';
import { tallyLines } from '../../../server/src/features/equations/tally.js';
import { totalsOf } from '../../../server/src/features/equations/totals.js';
import { highlightsAt } from '../../../server/src/features/references/highlights.js';
import { evaluate, explain } from '../../../server/src/rules/shared/equations.js';
import { say } from '../../../server/src/text/message.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { notations } from '../../support/notations.js';
import { cellOf, draft2021, placeOf, read, shown } from '../support.js';

const WRONG_TOTAL = ['| 9 | 2 | 0 | 0 | 1 | 0 | 12 |', '| 9 | 2 | 0 | 0 | 1 | 0 | 13 |'] as const;
const NO_TOTAL = ['| 2 | 1 | 0 | 0 | 1 | 0 | 4 |', '| 2 | 1 | 0 | 0 | 1 | 0 |  |'] as const;

test('explaining judges as evaluating does, and names every member', () => {
  for (const id of FORM_IDS) {
    for (const text of [notations[0]?.render(cleanDraft(id)) ?? '', draft2021(WRONG_TOTAL, NO_TOTAL)]) {
      for (const table of read(text).tables) {
        const explained = [...explain(table)];
        const plain = ({ equation, status, expected, actual }: (typeof explained)[number] | ReturnType<typeof evaluations>[number]) => ({
          id: equation.id,
          status,
          expected,
          actual,
        });
        assert.deepEqual(explained.map(plain), evaluations(table).map(plain));
        for (const { equation, terms } of explained) assert.equal(terms.length, equation.terms.length);
      }
    }
  }
});

function evaluations(table: Parameters<typeof evaluate>[0]) {
  return [...evaluate(table)];
}

test('totals: what holds, what should be, and which way it is off', () => {
  const clean = totalsOf(read(draft2021()));
  assert.ok(clean.length > 25);
  assert.ok(clean.every(({ holds, words }) => holds && words.zh === '✓'));
  const failing = totalsOf(read(draft2021(WRONG_TOTAL))).filter(({ holds }) => !holds);
  assert.deepEqual(
    failing.map(({ cell, words }) => [cell.key, words.zh, words.en]),
    [
      ['r3_1.tot', '应为 12，差 +1', 'should be 12, off by +1'],
      ['r3_7.tot', '应为 28，差 −1', 'should be 28, off by −1'],
    ],
  );
  assert.match(failing[0]?.detail.zh ?? '', /^✗ 总计 13 ≠ 自然人 9 ＋ .* ＝ 12（其余为 0），多 1$/);
});

test('totals: a balance that fails accuses no side; a total that is blank has no hint', () => {
  const unbalanced = totalsOf(read(draft2021(['| 2 | 1 | 0 | 0 | 0 | 0 | 3 |', '| 4 | 1 | 0 | 0 | 0 | 0 | 5 |'])));
  const words = unbalanced.filter(({ holds }) => !holds).map(({ cell, words: { zh } }) => `${cell.key} ${zh}`);
  assert.deepEqual(words, ['r4.np 勾稽不平，两边差 2', 'r4.tot 勾稽不平，两边差 2']);
  assert.ok(!totalsOf(read(draft2021(NO_TOTAL))).some(({ cell }) => cell.key === 'r4.tot'));
});

test('a line for each table: how many hold, how many could not be judged and why', () => {
  const lines = (text: string) => tallyLines(read(text)).map(({ words }) => words.zh);
  assert.deepEqual(lines(draft2021()), ['表二：勾稽 2/2 成立', '表三：勾稽 39/39 成立', '表四：勾稽 3/3 成立']);
  assert.equal(lines(draft2021(WRONG_TOTAL))[1], '表三：勾稽 37/39 成立');
  assert.equal(lines(draft2021(NO_TOTAL))[1], '表三：勾稽 37/37 成立，2 项因空白未核');
  assert.equal(lines(draft2021([NO_TOTAL[0], '| 2 | 1 | 0 | 0 | 1 | 0 | 四 |']))[1], '表三：勾稽 37/37 成立，2 项未核');
  assert.equal(tallyLines(read(draft2021(NO_TOTAL)))[1]?.words.en, '表三: 37/37 equations hold, 2 not judged (blank cells)');
});

test('a table whose figures run together has a line that says so', () => {
  const glued = draft2021().replace(/^\| （本列数据(?:.*\n)*?\| 四、结转.*$/m, (table) => table.replace(/[ |\n]|---/g, ''));
  const [, line] = tallyLines(read(glued));
  assert.equal(line?.table.state, 'glued');
  assert.deepEqual(line?.words, say('表三：数字没有读出，未核勾稽', '表三: figures could not be read, nothing judged'));
});

test('highlights: the total and its addends, the equation that fails before that of the row', () => {
  const marks = (report: ReturnType<typeof read>, key: string) =>
    highlightsAt(report, cellOf(report, key).at.start).map(({ at, role }) => `${role} ${shown(report, at)}`);
  const clean = read(draft2021());
  const row = ['total 12', 'addend 9', 'addend 2', 'addend 0', 'addend 0', 'addend 1', 'addend 0'];
  assert.deepEqual(marks(clean, 'r3_1.tot'), row);
  assert.deepEqual(marks(clean, 'r3_1.np'), row);
  assert.equal(marks(clean, 'r3_7.tot').length, 7);
  const balance = marks(read(draft2021(['| 2 | 1 | 0 | 0 | 0 | 0 | 3 |', '| 4 | 1 | 0 | 0 | 0 | 0 | 5 |'])), 'r1.np');
  assert.deepEqual(balance, ['total 2', 'addend 21', 'addend 4', 'addend 21']);
  assert.deepEqual(highlightsAt(clean, placeOf(clean.source, '总体情况').start), []);
  assert.deepEqual(highlightsAt(clean, cellOf(clean, 'xk.done').at.start), []);
});

test('the ledger: every equation once, with its figures and result', () => {
  for (const id of FORM_IDS) {
    const report = read(notations[0]?.render(cleanDraft(id)) ?? '');
    const count = report.tables.reduce((sum, table) => sum + [...explain(table)].length, 0);
    const ledger = ledgerText(ledgerOf(report), 'zh');
    assert.equal(ledger.match(/^- ✓ /gm)?.length, count, id);
    assert.match(ledger, new RegExp(`^共 ${count} 项：${count} 项成立，0 项不成立，0 项未核。$`, 'm'));
  }
});

test('in the ledger an equation that is the same for several rows is stated once, and its figures without it', () => {
  const ledger = ledgerText(ledgerOf(read(notations[0]?.render(cleanDraft('2008')) ?? '')), 'zh');
  const headings = ledger.split('\n').filter((line) => line.startsWith('### '));
  assert.deepEqual(headings, [...new Set(headings)]);
  assert.match(ledger, /^- ✓ （二）举办各类培训班数：（二）举办各类培训班数 2，（三）接受培训人员数 86$/m);
});

test('the ledger of a draft with a wrong and a blank total', () => {
  const report = read(draft2021(WRONG_TOTAL, NO_TOTAL));
  const ledger = ledgerText(ledgerOf(report), 'zh');
  assert.match(ledger, /^# 勾稽核算表　云溪县青禾镇人民政府　2023年\n\n共 44 项：40 项成立，2 项不成立，2 项未核。\n/);
  assert.match(ledger, /^## 表三　收到和处理政府信息公开申请情况\n\n勾稽 35\/37 成立，2 项因空白未核。\n\n### 总计＝自然人/m);
  assert.match(ledger, /^- ✗ （一）予以公开·总计：总计 13 ≠ .*，多 1$/m);
  assert.match(ledger, /^- — 四、结转下年度继续办理·总计：未核：“四、结转下年度继续办理·总计”空白$/m);
  assert.match(ledgerText(ledgerOf(report), 'en'), /^44 equations: 40 hold, 2 fail, 2 not judged\.$/m);
});

test('what fails stands on top of the ledger, and in its place; there is no such chapter where all holds', () => {
  const ledger = ledgerText(ledgerOf(read(draft2021(WRONG_TOTAL, NO_TOTAL))), 'zh');
  const [, top = '', ...chapters] = ledger.split(/^(?=## )/m);
  assert.match(top, /^## 不成立的\n\n(?:- ✗ [^\n]+\n){2}\n$/);
  const failing = (text: string) => text.split('\n').filter((line) => line.startsWith('- ✗'));
  assert.deepEqual(failing(top), failing(chapters.join('')));
  assert.ok(!ledgerText(ledgerOf(read(draft2021())), 'zh').includes('不成立的'));
});

test('a document without tables has a ledger that says so', () => {
  const text = '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n无。\n';
  assert.match(ledgerText(ledgerOf(read(text)), 'zh'), /没有可以核算的表格/);
  assert.match(emptyLedger('en'), /^# Ledger of equations\n\nThe draft is not open/);
});
