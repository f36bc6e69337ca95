import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMarked } from '../support/marked.js';
import { allFindings, applied } from './support.js';

const DAMAGED = 'test/drafts/damaged';

/** What each fix of a draft makes of it, with line ends told apart no more. */
function mended(text: string): string[] {
  return allFindings(text).flatMap(({ rule, fixes = [] }) =>
    fixes.map(({ title, edits }) => `${rule} ${title.zh}\n${applied(text, edits).replace(/\r\n?/g, '\n')}`),
  );
}

/** By name, as a draft with bare line feeds. */
const drafts = readdirSync(DAMAGED).map((name) => ({
  name,
  text: readMarked(readFileSync(join(DAMAGED, name), 'utf8')).text.replace(/\r\n?/g, '\n'),
}));
const wantedOf = new Map(drafts.map(({ name, text }) => [name, mended(text)]));

for (const end of ['\r\n', '\r']) {
  test(`every fix makes the same of a draft whose lines end with ${JSON.stringify(end)}`, () => {
    let fixes = 0;
    for (const { name, text } of drafts) {
      const wanted = wantedOf.get(name) ?? [];
      const found = mended(text.replaceAll('\n', end));
      assert.equal(found.length, wanted.length, name);
      for (const [i, fixed] of found.entries()) assert.ok(fixed === wanted[i], `${name}: ${fixed.split('\n', 1)[0]}`);
      fixes += found.length;
    }
    assert.ok(fixes > 50, `${fixes} fixes`);
  });
}
