import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { engine } from '../../server/src/cli/engine.js';
import { goujiWith } from '../cli/harness.js';
import { EXPORTED, elementsOf, hostileDrafts, PAYLOADS, TURNING } from '../support/hostile.js';

/** The letters on reports in which, and in whose names, the payload stands everywhere that a letter repeats. */
async function lettersOn(payload: string, ...options: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const name = payload.replaceAll('/', '_');
  const files = Object.fromEntries(hostileDrafts(payload).map((text, i) => [`d/${name}${i}.md`, text.replace('| 7 |', '| 8 |')]));
  const { status, err, written } = await goujiWith(['letters', 'd', '--output', 'out', ...options], { files, engine });
  assert.deepEqual([status, err], [0, '']);
  assert.ok(written.size > 0);
  return written;
}

/** A letter's table has widths. */
const LAID_OUT = /^(?:colgroup|col style|td class)$/;

for (const payload of PAYLOADS) {
  test(`no letter obeys ${JSON.stringify(payload)}`, async () => {
    for (const [path, page] of await lettersOn(payload, '--format', 'html')) {
      const elements = elementsOf(page);
      assert.deepEqual(
        elements.filter((element) => !EXPORTED.test(element) && !LAID_OUT.test(element)),
        [],
      );
      assert.equal(elements.filter((element) => element === 'style').length, 1);
      for (const [, style] of page.matchAll(/ style="([^"]*)"/g)) assert.match(style ?? '', /^width:\s?[\d.]+%;?$/);
      if (payload.startsWith('<')) assert.ok(page.includes(payload.replaceAll('/', '_').replaceAll('<', '&#60;').replaceAll('>', '&#62;')));
      assert.doesNotMatch(path + page, TURNING);
      assert.doesNotMatch(path.slice('out/'.length), /[\\/:*?"<>|]/);
    }
  });
}

for (const payload of PAYLOADS.filter((one) => /[<&]/.test(one)).slice(0, 3)) {
  test(`a letter in Word has its own elements alone, whatever ${JSON.stringify(payload)} says, and leads nowhere`, async () => {
    for (const letter of (await lettersOn(payload)).values()) {
      const parts = unzipSync(Buffer.from(letter, 'latin1'));
      const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
      assert.ok(document.includes('退改清单'));
      assert.deepEqual(
        [...document.matchAll(/<\/?([a-z][^\s/>]*)/gi)].map(([, name]) => name).filter((name) => !name?.startsWith('w:')),
        [],
      );
      assert.doesNotMatch(document, /<w:(?:hyperlink|instrText|fldSimple|object|pict)\b/);
      for (const [name, bytes] of Object.entries(parts))
        if (name.endsWith('.rels')) assert.doesNotMatch(strFromU8(bytes), /TargetMode="External"/);
    }
  });
}
