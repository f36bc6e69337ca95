import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { cursorNotification } from '../../server/src/lsp/cursor.js';
import { engine } from '../../server/src/lsp/engine.js';
import { lineIndex } from '../../server/src/text/lines.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';
import { connect, type Editor } from './harness.js';

/** Rows of table three that are written key by key, headers included; the others cell by cell. */
const WRITTEN_ROWS = 5;
const URI = 'file:///drafts/a.md';

/** A clerk at the keyboard: every key is a change and a cursor. */
class Clerk {
  #version = 1;
  #at = 0;
  readonly #before = new Set<string>();
  /** Findings by rule and line that came up after the start, and are gone again. */
  readonly flickered: string[] = [];
  #shown = new Set<string>();
  #taken = 0;

  constructor(
    private readonly editor: Editor,
    private text: string,
  ) {}

  static async open(text: string, calm = true): Promise<Clerk> {
    const initializationOptions = { tellsCursor: true, settings: { calm } };
    const clerk = new Clerk(await connect({ engine, initializationOptions }), text);
    clerk.editor.open(URI, text);
    await clerk.#look();
    for (const one of clerk.#shown) clerk.#before.add(one);
    return clerk;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.editor.diagnostics.all.at(-1)?.diagnostics ?? [];
  }

  get codes(): readonly string[] {
    return this.diagnostics.map(({ code }) => String(code));
  }

  async goTo(offset: number): Promise<void> {
    this.#at = offset;
    this.#tell();
    await this.#look();
  }

  /** The cursor goes to right before, or with `behind` right behind, the first place of the words. */
  find(words: string, behind = false): Promise<void> {
    const at = this.text.indexOf(words);
    assert.ok(at >= 0, words);
    return this.goTo(behind ? at + words.length : at);
  }

  /** All keys are sent before the first answer is looked at: the server takes one after the other all the same. */
  async type(keys: string): Promise<void> {
    for (const key of keys) this.#put(0, key);
    await this.#look();
  }

  /** Takes characters away before the cursor and puts others there, in one change. */
  async replace(away: number, added: string): Promise<void> {
    this.#put(away, added);
    await this.#look();
  }

  #put(away: number, added: string): void {
    const lines = lineIndex(this.text);
    const range = { start: lines.positionAt(this.#at - away), end: lines.positionAt(this.#at) };
    this.text = this.text.slice(0, this.#at - away) + added + this.text.slice(this.#at);
    this.#at += added.length - away;
    this.#version += 1;
    this.editor.change(URI, this.#version, { range, text: added });
    this.#tell();
  }

  /** Changes that the clerk does not type, one after the other in one step; the cursor stays where it is, and is not told. */
  async change(...changes: readonly { readonly start: number; readonly end: number; readonly text: string }[]): Promise<void> {
    const sent = changes.map(({ start, end, text }) => {
      const lines = lineIndex(this.text);
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
      return { range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text };
    });
    this.#version += 1;
    this.editor.change(URI, this.#version, ...sent);
    await this.#look();
  }

  dispose(): void {
    this.editor.dispose();
  }

  #tell(): void {
    const position = lineIndex(this.text).positionAt(this.#at);
    const textDocument = { uri: URI, version: this.#version };
    void this.editor.connection.sendNotification(cursorNotification, { textDocument, position });
  }

  async #look(): Promise<void> {
    await this.editor.settled();
    for (; this.#taken < this.editor.diagnostics.all.length; this.#taken += 1) {
      const { diagnostics } = this.editor.diagnostics.all[this.#taken] ?? { diagnostics: [] };
      const now = new Set(diagnostics.map(({ code, range }) => `${code} line ${range.start.line}`));
      for (const one of this.#shown) if (!now.has(one) && !this.#before.has(one)) this.flickered.push(one);
      this.#shown = now;
    }
  }
}

function markdown(): string {
  const notation = notations.find(({ name }) => name === 'markdown');
  assert.ok(notation);
  return notation.render(cleanDraft('2021'));
}

/** The lines of table three, header first. */
function tableThree(text: string): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf('\n\n', text.indexOf('本年新收')) + 2;
  return { start, end: text.indexOf('\n\n', start) };
}

test('table three filled in figure by figure, key by key: no finding comes up and vanishes again', async () => {
  const whole = markdown();
  const { start, end } = tableThree(whole);
  const rows = whole.slice(start, end).split('\n');
  const figure = /(?<=\| )(\d+)(?= +\|| \|)/g;
  const blank = rows.map((row) => row.replace(figure, '')).join('\n');
  const clerk = await Clerk.open(whole.slice(0, start) + blank + whole.slice(end));
  assert.ok(clerk.codes.includes('cell-blank'));
  let offset = start;
  for (const row of rows) {
    for (const { index, 0: digits } of row.matchAll(figure)) {
      await clerk.goTo(offset + index);
      await clerk.type(digits);
    }
    offset += row.length + 1;
  }
  await clerk.goTo(0);
  assert.deepEqual(clerk.flickered, []);
  assert.deepEqual(clerk.codes, []);
  clerk.dispose();
});

test('table three written from nothing, key by key: no finding comes up and vanishes again', async () => {
  const whole = markdown();
  const { start, end } = tableThree(whole);
  const clerk = await Clerk.open(whole.slice(0, start) + whole.slice(end));
  assert.ok(clerk.codes.includes('table-missing'));
  await clerk.goTo(start);
  const rows = whole.slice(start, end).split('\n');
  const byKey = rows.slice(0, WRITTEN_ROWS).join('\n');
  await clerk.type(byKey);
  for (const row of rows.slice(WRITTEN_ROWS)) {
    await clerk.type('\n');
    for (const cell of row.split(/(?<=\|)/)) await clerk.replace(0, cell);
  }
  await clerk.goTo(0);
  assert.deepEqual(clerk.flickered, []);
  assert.deepEqual(clerk.codes, []);
  clerk.dispose();
});

test('a wrong total waits until the cursor has left its row; put right, its finding goes with the keystroke', async () => {
  const whole = markdown();
  const clerk = await Clerk.open(whole);
  const row = whole.indexOf('二、上年结转');
  const line = whole.slice(row, whole.indexOf('\n', row));
  const total = row + line.search(/\d+ *\|$/);
  await clerk.goTo(total);
  await clerk.type('7');
  assert.equal(clerk.codes.length, 0);
  await clerk.goTo(0);
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
  const eager = await Clerk.open(markdown(), false);
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

test('paragraphs with titles, an article, dates and figures, typed key by key: no finding comes up and vanishes again', async () => {
  const whole = markdown();
  for (const words of ['本报告依照', '在党政办公室设受理窗口', '一是部分站所', '按照《政府信息公开信息处理费管理办法》']) {
    const start = whole.indexOf(words);
    const end = whole.indexOf('\n', start);
    const clerk = await Clerk.open(whole.slice(0, start) + whole.slice(end));
    await clerk.goTo(start);
    await clerk.type(whole.slice(start, end));
    await clerk.goTo(0);
    assert.deepEqual(clerk.flickered, [], words);
    assert.deepEqual(clerk.codes, [], words);
    clerk.dispose();
  }
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
