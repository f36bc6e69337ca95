import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import type { FillChange } from '../../server/src/lsp/protocol.js';
import { cleanFiles } from '../support/generate.js';
import { connect, type Editor } from './harness.js';

const URI = 'file:///drafts/a.md';
const DRAFT = (cleanFiles().get('test/drafts/clean/2021-crlf.md') ?? '').replaceAll('青禾镇', '𠮷禾镇').replace('| 28 |', '| 29 |');

async function opened(text: string, locale = 'zh-cn'): Promise<Editor> {
  const editor = await connect({ engine, locale });
  editor.open(URI, text);
  return editor;
}

test('the preview of a report: lines with their kind, tables with their lines and markup', async () => {
  const editor = await opened(DRAFT);
  const preview = await editor.connection.sendRequest(requestOf('gouji/preview'), { uri: URI });
  assert.ok(preview);
  assert.deepEqual([preview.version, preview.passages[0]], [1, { first: 0, last: 0, kind: 'title' }]);
  const lines = DRAFT.split('\r\n');
  const [title, ...tables] = preview.replaced;
  assert.deepEqual([title?.first, title?.last], [0, 0]);
  for (const { first, last, html } of tables) {
    assert.match(lines[first] ?? '', /^\|/);
    assert.match(lines[last] ?? '', /^\|/);
    assert.deepEqual([lines[first - 1], lines[last + 1]], ['', '']);
    assert.match(html, /^<table class="gouji-table/);
  }
  assert.equal(tables.length, 3);
  assert.match(tables[1]?.html ?? '', /title="表三/);
  editor.dispose();
});

test('the structure of a report: names, states, findings as diagnostics, in the client’s language', async () => {
  const editor = await opened(DRAFT.replace(/## 二、[^#]*/, ''), 'en');
  const structure = await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: URI });
  const [title] = structure?.parts ?? [];
  assert.deepEqual([structure?.version, title?.kind, title?.state, title?.range.start], [1, 'title', 'wrong', { line: 0, character: 2 }]);
  assert.equal(title?.parts[1]?.name, 'Missing: 主动公开政府信息情况');
  const pushed = await editor.diagnostics.next();
  const table = title?.parts[2]?.parts[0];
  assert.deepEqual(
    table?.findings,
    pushed.diagnostics.filter(({ code }) => code === 'balance'),
  );
  editor.dispose();
});

test('the fill-in view: the tables, what stands in them and what is said of it; last year’s figures where that report is open', async () => {
  const editor = await opened(DRAFT);
  const last = cleanFiles().get('test/drafts/clean/2021-crlf.md')?.replaceAll('青禾镇', '𠮷禾镇').replaceAll('2023', '2022') ?? '';
  editor.open('file:///drafts/last.md', last.replaceAll('2024年', '2023年'));
  await editor.settled();
  const answer = await editor.connection.sendRequest(requestOf('gouji/fillTables'), { uri: URI });
  assert.deepEqual(
    answer?.tables.map(({ id, tally }) => [id, tally]),
    [
      ['t2', '勾稽 2/2 成立'],
      ['t3', '勾稽 37/39 成立'],
      ['t4', '勾稽 3/3 成立'],
    ],
  );
  const t3 = answer?.tables[1];
  assert.deepEqual([t3?.marks['row r1']?.status, t3?.marks['column tot']?.status], ['fails', 'fails']);
  const total = t3?.figures['r1.tot'];
  assert.deepEqual([total?.text, total?.expected, total?.isTotal, total?.previous], ['29', '28', true, '28']);
  assert.match(total?.notes[0]?.message ?? '', /应为 28/);
  const [repair] = total?.notes.flatMap(({ repairs }) => repairs) ?? [];
  assert.deepEqual(
    repair?.edits.map(({ newText }) => newText),
    ['28'],
  );
  // What was carried over to this year stands beside what comes over from last year.
  assert.equal(t3?.figures['r2.tot']?.previous, '4');
  editor.dispose();
});

test('what is done in the fill-in view comes back as edits of the version that they are for; a refusal says why', async () => {
  const editor = await opened(DRAFT);
  const fill = (table: number, id: string, change: FillChange) =>
    editor.connection.sendRequest(requestOf('gouji/fill'), { uri: URI, table, id, change });
  const done = await fill(1, 't3', { kind: 'figures', texts: { 'r1.tot': '28' } });
  assert.ok(done !== null && 'edits' in done);
  assert.deepEqual([done.version, done.edits.length, done.edits[0]?.newText], [1, 1, ' 28 ']);
  const gone = await fill(1, 't4', { kind: 'figures', texts: {} });
  assert.match(gone !== null && 'refusal' in gone ? gone.refusal : '', /已经不在文稿里/);
  const pasted = await fill(1, 't3', { kind: 'paste', key: 'r1.tot', clipboard: { text: '1\t2\n' } });
  assert.match(pasted !== null && 'refusal' in pasted ? pasted.refusal : '', /没有填入/);
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/fillTables'), { uri: 'file:///closed.md' }), null);
  editor.dispose();
});

test('neither for a document that is no report', async () => {
  const editor = await opened('# 购物\n');
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/preview'), { uri: URI }), null);
  assert.deepEqual(await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: URI }), { version: 1, parts: [] });
  assert.equal(await editor.connection.sendRequest(requestOf('gouji/structure'), { uri: 'file:///closed.md' }), null);
  editor.dispose();
});

test('the ledger: what fails first, every equation below its table, each with the place of its total', async () => {
  for (const [locale, title, summary, fails] of [
    ['zh-cn', '勾稽核算表　云溪县𠮷禾镇人民政府　2023年', /^共 44 项：42 项成立，2 项不成立，0 项未核。$/, '不成立的'],
    ['en', 'Ledger of equations　云溪县𠮷禾镇人民政府　2023', /^44 equations: 42 hold, 2 fail, 0 not judged\.$/, 'Those that fail'],
  ] as const) {
    const editor = await opened(DRAFT, locale);
    const ledger = await editor.connection.sendRequest(requestOf('gouji/ledger'), { uri: URI });
    assert.ok(ledger);
    assert.equal(ledger.title, title);
    assert.match(ledger.summary, summary);
    const [failing, ...tables] = ledger.chapters;
    assert.deepEqual([failing?.title, failing?.tally, tables.map((one) => one.title.slice(0, 2))], [fails, '', ['表二', '表三', '表四']]);
    const [line] = failing?.groups[0]?.lines ?? [];
    assert.ok(line?.range);
    const { start, end } = line.range;
    assert.equal(DRAFT.split('\r\n')[start.line]?.slice(start.character, end.character), '29');
    const all = tables.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines));
    assert.deepEqual([all.length, all.filter(({ status }) => status === 'fails').length], [44, 2]);
    assert.ok(tables.every(({ groups }) => new Set(groups.map(({ statement }) => statement)).size === groups.length));
    editor.dispose();
  }
});
