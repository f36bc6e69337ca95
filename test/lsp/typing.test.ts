import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormId } from '../../server/src/data/types.js';
import { cleanDraft } from '../support/draft.js';
import { FORM_IDS } from '../support/generate.js';
import { notations } from '../support/notations.js';
import { Random } from '../support/random.js';
import { Clerk } from './clerk.js';

/** GOUJI_KEYS=1: all that is written here is written key by key, reports in both notations; takes a minute. */
const KEYS = process.env.GOUJI_KEYS !== undefined;

function draftIn(name: string, form: FormId = '2021'): string {
  const notation = notations.find((one) => one.name === name);
  assert.ok(notation);
  return notation.render(cleanDraft(form));
}

/** Typed key by key as wholes: headers and the rows behind them, and the last rows. */
const FIRST_ROWS = 6;
const LAST_ROWS = 3;

/** The lines of table three, header first. */
function tableThree(text: string): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf('\n\n', text.indexOf('本年新收')) + 2;
  return { start, end: text.indexOf('\n\n', start) };
}

/** Keys that come in faster than they are looked at: up to so many at once. */
const BURSTS: readonly (readonly [string, () => () => number])[] = [
  ['key by key', () => () => 1],
  ...[3, 12, 60].map((most): readonly [string, () => () => number] => [
    `up to ${most} keys at once`,
    () => {
      const random = new Random(most);
      return () => 1 + random.below(most);
    },
  ]),
];

for (const [turn, [pace, burst]] of BURSTS.entries())
  test(`table three filled in figure by figure, ${pace}: no finding comes up and vanishes again`, async () => {
    const whole = draftIn('markdown');
    const { start, end } = tableThree(whole);
    const rows = whole.slice(start, end).split('\n');
    const figure = /(?<=\| )(\d+)(?= +\|| \|)/g;
    // Every row key by key; several keys at once in every third, here these and there those.
    const isBlank = (i: number) => KEYS || turn === 0 || i % 3 === turn % 3;
    const blank = rows.map((row, i) => (isBlank(i) ? row.replace(figure, '') : row)).join('\n');
    const clerk = await Clerk.open(whole.slice(0, start) + blank + whole.slice(end), { burst: burst() });
    assert.ok(clerk.codes.includes('cell-blank'));
    let offset = start;
    for (const [i, row] of rows.entries()) {
      for (const { index, 0: digits } of isBlank(i) ? row.matchAll(figure) : []) {
        await clerk.goTo(offset + index);
        await clerk.type(digits);
      }
      offset += row.length + 1;
    }
    await clerk.goTo(0);
    await clerk.settled();
    assert.deepEqual(clerk.flickered, []);
    assert.deepEqual(clerk.codes, []);
    clerk.dispose();
  });

for (const form of ['2019', '2021'] as const) {
  for (const name of ['markdown', 'tsv']) {
    // By words it is a quarter of the work; what a key in a table does is tried in one notation.
    const key = KEYS || (form === '2021' && name === 'markdown');
    test(`table three of ${form} written below a title, ${key ? 'key by key' : 'by words'}, ${name}: no finding comes up and vanishes again`, async () => {
      const whole = draftIn(name, form);
      const { start, end } = tableThree(whole);
      const title = `${whole.slice(0, whole.indexOf('\n'))}\n\n`;
      const clerk = await Clerk.open(title);
      await clerk.goTo(title.length);
      // Nobody types the blanks that align a table.
      const table = whole.slice(start, end + 1).replace(/ *\| */g, '|');
      const lines = table.split(/(?<=\n)/);
      // Each label key by key; the figures of the rows in the middle are like those before them, as far as a single key goes.
      const isWhole = (i: number) => KEYS || i < FIRST_ROWS || i >= lines.length - LAST_ROWS;
      for (const [i, line] of lines.entries()) {
        const typed = !key ? '' : isWhole(i) ? line : (/^.*\p{L}\|+/u.exec(line)?.[0] ?? line);
        await clerk.type(typed);
        await clerk.write(line.slice(typed.length));
      }
      await clerk.goTo(0);
      assert.deepEqual(clerk.flickered, []);
      // What the title alone lacked.
      assert.deepEqual(new Set(clerk.codes), new Set(['section-missing', 'period']));
      clerk.dispose();
    });
  }
}

for (const form of FORM_IDS) {
  for (const name of KEYS ? ['markdown', 'tsv'] : ['tsv']) {
    for (const [pace, burst] of KEYS ? BURSTS : BURSTS.filter((_, i) => i === 0 || i === 1 + FORM_IDS.indexOf(form))) {
      test(`a report of ${form} written from the first to the last word, ${name}, ${pace}: no finding comes up and vanishes again`, async () => {
        const clerk = await Clerk.open('', { burst: burst() });
        const whole = draftIn(name, form);
        await (KEYS ? clerk.type(whole) : clerk.write(whole));
        await clerk.goTo(0);
        await clerk.settled();
        assert.deepEqual(clerk.flickered, []);
        assert.deepEqual(clerk.codes, []);
        clerk.dispose();
      });
    }
  }
}

test('what a part lacks is told when the cursor leaves it: its topics, its table, the parts and the period that come behind', async () => {
  const clerk = await Clerk.open('');
  await clerk.write('云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n');
  await clerk.write('2023年，我镇主动公开信息12条，收到依申请公开0件，全年公开工作平稳有序，群众满意。\n');
  assert.deepEqual(clerk.codes, ['period']);
  await clerk.write('\n二、主动公开政府信息情况\n\n');
  assert.deepEqual(new Set(clerk.codes), new Set(['period', 'topic-missing']));
  await clerk.write('\n四、政府信息公开行政复议、行政诉讼情况\n');
  assert.deepEqual(new Set(clerk.codes), new Set(['period', 'topic-missing', 'table-missing', 'section-missing']));
  assert.equal(clerk.codes.filter((code) => code === 'section-missing').length, 1);
  await clerk.goTo(0);
  assert.equal(clerk.codes.filter((code) => code === 'section-missing').length, 3);
  assert.deepEqual(clerk.flickered, []);
  clerk.dispose();
});

for (const [turn, [pace, burst]] of BURSTS.entries())
  test(`paragraphs with titles, an article, dates and figures, typed ${pace}: no finding comes up and vanishes again`, async () => {
    const whole = draftIn('markdown');
    for (const [i, words] of ['本报告依照', '在党政办公室设受理窗口', '一是部分站所', '按照《政府信息公开信息处理费管理办法》'].entries()) {
      // Each key by key; several at once each at two of the paces.
      if (!KEYS && turn > 0 && (i + turn) % 2 === 0 && turn < 3) continue;
      const start = whole.indexOf(words);
      const end = whole.indexOf('\n', start);
      const clerk = await Clerk.open(whole.slice(0, start) + whole.slice(end), { burst: burst() });
      await clerk.goTo(start);
      await clerk.type(whole.slice(start, end));
      await clerk.goTo(0);
      await clerk.settled();
      assert.deepEqual(clerk.flickered, [], words);
      assert.deepEqual(clerk.codes, [], words);
      clerk.dispose();
    }
  });
