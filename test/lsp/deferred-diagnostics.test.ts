import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { Clerk } from './clerk.js';

function markdown(): string {
  const notation = notations.find(({ name }) => name === 'markdown');
  assert.ok(notation);
  return notation.render(cleanDraft('2021'));
}

test('a wrong total waits until the cursor has left its row; put right, its finding goes with the keystroke', async () => {
  const whole = markdown();
  const clerk = await Clerk.open(whole);
  const row = whole.indexOf('二、上年结转');
  const line = whole.slice(row, whole.indexOf('\n', row));
  const total = row + line.search(/\d+ *\|$/);
  await clerk.goTo(total);
  await clerk.type('7');
  assert.equal(clerk.codes.length, 0);
  assert.deepEqual(await clerk.hints(), [], 'nothing moves behind the figure while it is typed');
  await clerk.goTo(0);
  assert.match(String((await clerk.hints())[0]), /^应为 3/);
  assert.ok(clerk.codes.includes('balance'));
  await clerk.goTo(total + 1);
  await clerk.replace(1, '');
  assert.deepEqual(clerk.codes, []);
  clerk.dispose();
});

test('a sentence waits for its stop; a finding that was there stays while it is written on', async () => {
  const clerk = await Clerk.open(markdown().replace('## 五、', '截止目前，开展培训4次。\n\n## 五、'));
  assert.deepEqual(clerk.codes, ['wording']);
  await clerk.find('开展培训4次。', true);
  await clerk.type('截止目前，全镇共公开信息三条');
  assert.deepEqual(clerk.codes, ['wording']);
  await clerk.type('。');
  assert.deepEqual(clerk.codes, ['wording', 'wording']);
  assert.deepEqual(clerk.flickered, []);
  clerk.dispose();
});

test('leaving the sentence, or the editor, brings forth what waited', async () => {
  const clerk = await Clerk.open(markdown());
  await clerk.find('\n## 五、');
  await clerk.replace(0, '截止目前，正在整改');
  assert.deepEqual(clerk.codes, []);
  await clerk.goTo(0);
  assert.deepEqual(clerk.codes, ['wording']);
  clerk.dispose();
});

test('a paste waits for nothing, nor does anything where the setting is off', async () => {
  const slip = '截止目前，开展培训4次';
  const pasted = await Clerk.open(markdown());
  await pasted.find('\n## 五、');
  await pasted.replace(0, `${slip}\n\n无。\n`);
  assert.deepEqual(pasted.codes, ['wording']);
  pasted.dispose();
  const eager = await Clerk.open(markdown(), { calm: false });
  await eager.find('\n## 五、');
  await eager.replace(0, slip);
  assert.deepEqual(eager.codes, ['wording']);
  eager.dispose();
});

test('a change elsewhere than at the cursor waits for nothing', async () => {
  const whole = markdown();
  const clerk = await Clerk.open(whole);
  await clerk.goTo(0);
  const row = whole.indexOf('二、上年结转');
  const total = row + whole.slice(row, whole.indexOf('\n', row)).search(/\d+ *\|$/);
  await clerk.change({ start: total, end: total + 1, text: '7' });
  assert.ok(clerk.codes.includes('balance'));
  clerk.dispose();
});

test('a row goes on waiting while Tab aligns its table', async () => {
  const whole = markdown();
  const row = whole.indexOf('二、上年结转');
  const first = row + whole.slice(row).search(/\| \d/) + 2;
  const clerk = await Clerk.open(`${whole.slice(0, first)} |  |  |  |  |  |  |${whole.slice(whole.indexOf('\n', row))}`);
  await clerk.goTo(first);
  await clerk.type('x');
  assert.ok(!clerk.codes.includes('cell-value'));
  // The figure's cell becomes wider, so does the one above.
  await clerk.change({ start: first + 1, end: first + 1, text: '   ' }, { start: row, end: row, text: '  ' });
  await clerk.goTo(first + 8);
  assert.ok(!clerk.codes.includes('cell-value'));
  await clerk.goTo(0);
  assert.ok(clerk.codes.includes('cell-value'));
  assert.deepEqual(clerk.flickered, []);
  clerk.dispose();
});

test('composing with pinyin: the letters that stand until the characters are chosen bring forth nothing', async () => {
  const clerk = await Clerk.open(markdown());
  await clerk.find('没有其他需要报告的事项。', true);
  /** Each keystroke replaces the letters so far, as an editor tells it; then the characters replace them all. */
  const compose = async (steps: readonly string[], characters: string) => {
    let standing = 0;
    for (const letters of [...steps, characters]) {
      await clerk.replace(standing, letters);
      standing = letters.length;
      assert.deepEqual(clerk.codes, [], letters);
    }
  };
  await compose(['q', 'qu', 'qua', 'quan', 'quan n', 'quan ni', 'quan nia', 'quan nian'], '全年');
  await compose(['g', 'go', 'gon', 'gong', "gong'k", "gong'ka", "gong'kai"], '公开');
  await compose(['x', 'xi', 'xin', 'xin x', 'xin xi'], '信息');
  await clerk.type('4');
  await compose(['t', 'ti', 'tia', 'tiao'], '条');
  await clerk.type('。');
  await clerk.goTo(0);
  assert.deepEqual(clerk.codes, []);
  assert.deepEqual(clerk.flickered, []);
  clerk.dispose();
});

/** Nothing is analysed before it is asked for. */
const atOnce = { burst: () => Number.POSITIVE_INFINITY };

test('several versions at once: what is being written waits, and comes forth where the cursor has left it in the same burst', async () => {
  const clerk = await Clerk.open(markdown(), atOnce);
  await clerk.find('没有其他需要报告的事项。', true);
  await clerk.type('截止目前，正在整改');
  await clerk.settled();
  assert.deepEqual(clerk.codes, []);
  await clerk.type('；');
  await clerk.goTo(0);
  await clerk.settled();
  assert.deepEqual(clerk.codes, ['wording']);
  await clerk.find('正在整改；', true);
  await clerk.type('截止目前，再无遗留');
  await clerk.find('正在整改', true);
  await clerk.settled();
  assert.deepEqual(clerk.codes, ['wording', 'wording']);
  clerk.dispose();
});

test('several versions at once: findings stay at their places whatever is written before them, and go when they are mended', async () => {
  const clerk = await Clerk.open(markdown().replace('## 五、', '截止目前，开展培训4次。\n\n## 五、'), atOnce);
  await clerk.find('截止目前，开展');
  await clerk.type('全年平稳。其中，');
  await clerk.settled();
  assert.deepEqual(clerk.codes, ['wording']);
  await clerk.find('截止目前', true);
  await clerk.replace(4, '');
  await clerk.type('截至目前');
  await clerk.settled();
  assert.deepEqual(clerk.codes, []);
  clerk.dispose();
});

test('several versions at once: a row goes on waiting while its table is aligned, a change elsewhere ends the waiting', async () => {
  const whole = markdown();
  const row = whole.indexOf('二、上年结转');
  const total = row + whole.slice(row, whole.indexOf('\n', row)).search(/\d+ *\|$/);
  const clerk = await Clerk.open(whole, atOnce);
  await clerk.goTo(total);
  await clerk.type('7');
  await clerk.change({ start: row, end: row, text: '  ' });
  await clerk.settled();
  assert.equal(clerk.codes.length, 0);
  await clerk.type('7');
  await clerk.change({ start: 0, end: 0, text: '\n%% 另记\n' });
  await clerk.settled();
  assert.ok(clerk.codes.includes('balance'));
  clerk.dispose();
});

test('several versions at once, the whole text another among them: all is told', async () => {
  const clerk = await Clerk.open(markdown(), atOnce);
  await clerk.find('\n## 五、');
  await clerk.type('截止目前');
  await clerk.write(' ');
  clerk.retype(markdown().replace('\n## 五、', '截止目前，整改\n## 五、'));
  await clerk.settled();
  assert.deepEqual(clerk.codes, ['wording']);
  clerk.dispose();
});
