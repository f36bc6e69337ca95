import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packNamedIn } from '../../client/pack-name.js';

test('the form pack that a configuration names, comments and escapes in it or not', () => {
  const read: readonly [string, string | undefined][] = [
    ['{ "formPack": "qingyun.json" }', 'qingyun.json'],
    ['{\n  // 本省\n  "formPack" :\n "../\\u9752\\u4e91.json", }', '../青云.json'],
    ['{ "formPack": "a\\\\b.json" }', 'a\\b.json'],
    ['{ "form": "2021" }', undefined],
    ['{ "formPack": 3 }', undefined],
    ['{ "formPack": " " }', undefined],
    ['{ "formPack": "\\x" }', undefined],
    ['', undefined],
  ];
  for (const [text, name] of read) assert.equal(packNamedIn(text), name, text);
});
