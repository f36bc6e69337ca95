import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Predecessors } from '../../server/src/lsp/predecessors.js';
import { titled } from '../rules/support.js';
import { reportOf } from '../support/reading.js';
import { fakeEngine } from './engine.js';

const OPEN = 60;

test('whose report follows on which, among many open ones: none is looked at that the year and the body rule out', () => {
  const uris = Array.from({ length: OPEN }, (_, i) => `untitled:${i}`);
  const known = new Map(uris.map((uri) => [uri, TextDocument.create(uri, 'markdown', 1, '')]));
  let looks = 0;
  const documents: Partial<TextDocuments<TextDocument>> = {
    get: (uri) => {
      looks += 1;
      return known.get(uri);
    },
  };
  const predecessors = new Predecessors({
    documents: documents as TextDocuments<TextDocument>,
    engine: fakeEngine(),
    configHost: undefined,
    folderHost: undefined,
    placeOf: () => undefined,
    changed: () => undefined,
  });
  const reports = [2023, 2022].map((year) => reportOf(titled(year, '一、总体情况\n\n好。')));
  const [now, last] = reports;
  assert.ok(now !== undefined && last !== undefined);
  for (const uri of uris) predecessors.learn(uri, now);
  looks = 0;
  assert.equal(predecessors.of('untitled:0', now), undefined);
  predecessors.learn('untitled:7', last);
  assert.deepEqual(predecessors.of('untitled:0', now), { found: { path: 'untitled:7', report: last } });
  assert.ok(looks < 5, `${looks} looks at ${OPEN} documents`);
  predecessors.forget('untitled:7');
  assert.equal(predecessors.of('untitled:0', now), undefined);
  known.delete('untitled:7');
  predecessors.learn('untitled:7', last);
  assert.equal(predecessors.of('untitled:0', now), undefined, 'what is closed is not learnt any more');
});
