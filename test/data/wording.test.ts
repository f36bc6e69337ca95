import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import { slipsSchema } from '../../server/src/data/schema.js';
import { type Slip, slips } from '../../server/src/data/wording.js';
import wording from '../../server/src/data/wording.json' with { type: 'json' };

type Parsed = z.infer<typeof slipsSchema>[number];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Does not compile where schema.ts and wording.ts disagree. */
const sameShape: Same<Parsed, Slip> = true;

test('the file is what the type says, and holds nothing else', () => {
  assert.ok(sameShape);
  const parsed = slipsSchema.safeParse(wording);
  assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
  assert.deepEqual(parsed.data, wording);
  assert.equal(slipsSchema.safeParse([{ ...wording[0], extra: 1 }]).success, false);
});

/** A slip that needs certain words behind it is none before others: 截至目前. */
function holds(text: string, { wrong, onlyBefore }: Slip): boolean {
  const index = text.indexOf(wrong);
  if (index < 0) return false;
  const rest = text.slice(index + wrong.length);
  return rest === '' || onlyBefore === undefined || onlyBefore.some((word) => rest.startsWith(word));
}

test('a slip is a literal without blanks, listed once, and its better wording is no slip', () => {
  const known = slips.map(({ wrong }) => wrong);
  assert.equal(new Set(known).size, known.length);
  for (const { wrong, better, notAfter, notBefore, why } of slips) {
    assert.match(wrong, /^[\u4e00-\u9fff，、]+$/, wrong);
    assert.notEqual(better, wrong);
    for (const other of slips) assert.ok(better === undefined || !holds(better, other), `${better} holds ${other.wrong}`);
    for (const word of [...(notAfter ?? []), ...(notBefore ?? [])]) assert.notEqual(word, '');
    assert.doesNotMatch(why.zh + why.en, /[。.]$/, wrong);
  }
});
