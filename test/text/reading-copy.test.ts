import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isInvisible } from '../../server/src/text/folding.js';
import { ReadingCopy } from '../../server/src/text/reading-copy.js';
import type { Replacement } from '../../server/src/text/replacement.js';
import { span } from '../../server/src/text/span.js';

const piece = fc.constantFrom('甲', '乙', '3', ' ', '\n', '\r\n', '\u200b', '<b>', '&amp;', '𠮷');
const source = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

/** Replacements in order and apart for a text so long, some of them empty-handed, some longer than what they stand for. */
function replacementsFor(length: number): fc.Arbitrary<Replacement[]> {
  const place = fc.tuple(fc.nat(length), fc.nat(length), fc.constantFrom('', '', '丙', '丁戊', '\n'));
  return fc.array(place, { maxLength: 6 }).map((places) => {
    const found: Replacement[] = [];
    for (const [a, b, text] of places.sort((one, two) => Math.min(one[0], one[1]) - Math.min(two[0], two[1]))) {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      if (start >= (found.at(-1)?.end ?? 0) && start < end) found.push({ start, end, text });
    }
    return found;
  });
}

interface Edited {
  readonly before: ReadingCopy;
  readonly made: readonly Replacement[];
}

/** A copy that was edited up to three times over, as comments, markup and emphasis are taken away one after the other. */
const edited: fc.Arbitrary<Edited> = fc.tuple(source, fc.integer({ min: 0, max: 2 })).chain(([text, rounds]) => {
  let copies: fc.Arbitrary<ReadingCopy> = fc.constant(ReadingCopy.of(text));
  for (let i = 0; i < rounds; i += 1) copies = copies.chain((copy) => replacementsFor(copy.text.length).map((made) => copy.edited(made)));
  return copies.chain((before) => fc.record({ before: fc.constant(before), made: replacementsFor(before.text.length) }));
});

const copies = edited.map(({ before, made }) => before.edited(made));

function replacedIn(text: string, made: readonly Replacement[]): string {
  return [...made].reverse().reduce((all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end), text);
}

function offsets(length: number): number[] {
  return Array.from({ length: length + 1 }, (_, i) => i);
}

test('the text of an edited copy is the text with the edits', () => {
  fc.assert(fc.property(edited, ({ before, made }) => assert.equal(before.edited(made).text, replacedIn(before.text, made))));
});

test('both ways of the map are total, stay inside and never go backwards', () => {
  fc.assert(
    fc.property(copies, (copy) => {
      let last = 0;
      for (const offset of [...offsets(copy.source.length), copy.source.length + 3]) {
        const at = copy.copyOffset(offset);
        assert.ok(last <= at && (at <= copy.text.length || copy.isIdentity), `source ${offset} is ${at} in the copy, after ${last}`);
        last = at;
      }
      const before = { start: 0, end: 0 };
      for (const start of offsets(copy.text.length)) {
        for (const end of [start, start + 1].filter((one) => one <= copy.text.length)) {
          const at = copy.sourceSpan(span(start, end));
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= copy.source.length);
          if (start < end) {
            assert.ok(before.start <= at.start && before.end <= at.end);
            Object.assign(before, at);
          }
        }
      }
    }),
  );
});

test('a stretch of the copy comes back from the source whole', () => {
  fc.assert(
    fc.property(copies, fc.nat(40), fc.integer({ min: 1, max: 20 }), (copy, from, length) => {
      const start = Math.min(from, Math.max(0, copy.text.length - 1));
      const at = span(start, Math.min(copy.text.length, start + length));
      if (at.start === at.end) return;
      const back = copy.copySpan(copy.sourceSpan(at));
      assert.ok(back.start <= at.start && back.end >= at.end, `${at.start}–${at.end} comes back as ${back.start}–${back.end}`);
      assert.equal(copy.textOf(copy.sourceSpan(at)), copy.text.slice(back.start, back.end));
    }),
  );
});

test('what stands for one character and is edited within still begins where it does, though the last part is as long as the character', () => {
  const copy = ReadingCopy.of('乙')
    .edited([{ start: 0, end: 1, text: '丁戊' }])
    .edited([{ start: 0, end: 1, text: '丁戊' }]);
  assert.equal(copy.text, '丁戊戊');
  assert.deepEqual(copy.copySpan(copy.sourceSpan(span(0, 1))), span(0, 3));
});

test('what is put in over the end of one character and the beginning of what stands for the next comes back whole', () => {
  const copy = ReadingCopy.of('甲乙丙')
    .edited([{ start: 1, end: 2, text: '丁戊' }])
    .edited([{ start: 0, end: 2, text: '己庚' }]);
  assert.equal(copy.text, '己庚戊丙');
  assert.deepEqual(copy.copySpan(copy.sourceSpan(span(1, 2))), span(1, 3));
  assert.deepEqual(copy.copySpan(copy.sourceSpan(span(2, 3))), span(1, 3));
});

test('where characters are only left out, each of the others is the one of the source', () => {
  const without = (made: readonly Replacement[]) => made.map((one) => ({ ...one, text: '' }));
  const shortened = source.chain((text) =>
    replacementsFor(text.length).chain((first) => {
      const once = ReadingCopy.of(text).edited(without(first));
      return replacementsFor(once.text.length).map((second) => once.edited(without(second)));
    }),
  );
  fc.assert(
    fc.property(shortened, (copy) => {
      for (let i = 0; i < copy.text.length; i += 1) {
        const at = copy.sourceSpan(span(i, i + 1));
        assert.equal(copy.source.slice(at.start, at.end), copy.text[i]);
      }
    }),
  );
});

/** By the map alone, one source character after the other: what is not the only source of its own copy is unseen, or part of an entity. */
function wholeByHand(copy: ReadingCopy, start: number, end: number): boolean {
  const seen = new Set<number>();
  const together = new Set<number>();
  for (let i = 0; i < copy.text.length; i += 1) {
    const at = copy.sourceSpan(span(i, i + 1));
    if (at.end - at.start === 1) seen.add(at.start);
    else for (let j = at.start; j < at.end; j += 1) together.add(j);
  }
  for (let i = start; i < end; i += 1) if (!seen.has(i) && (together.has(i) || !isInvisible(copy.source[i] ?? ''))) return false;
  return true;
}

test('an edit is whole exactly where all that it takes is seen, or is a character without width', () => {
  // Replacements as long as what they stand for are read character by character.
  const apart = fc
    .tuple(source, fc.nat(20))
    .chain(([text, seed]) => replacementsFor(text.length).map((made) => ({ text, seed, made })))
    .map(({ text, made }) =>
      ReadingCopy.of(text).edited(made.map((one) => ({ ...one, text: one.end - one.start > 1 ? one.text.slice(0, 1) : '' }))),
    );
  fc.assert(
    fc.property(apart, fc.nat(40), fc.nat(12), (copy, from, length) => {
      const start = Math.min(from, copy.source.length);
      const end = Math.min(copy.source.length, start + length);
      assert.equal(copy.isWhole({ start, end }), wholeByHand(copy, start, end), JSON.stringify([copy.source, copy.text, start, end]));
    }),
    { numRuns: 500 },
  );
});

test('edits one after the other are the edits at once', () => {
  const two = source.chain((text) =>
    fc.record({ text: fc.constant(text), first: replacementsFor(text.length), all: replacementsFor(text.length) }),
  );
  fc.assert(
    fc.property(two, ({ text, first, all }) => {
      const apartFrom = (one: Replacement) => first.every(({ start, end }) => one.end <= start || one.start >= end);
      const second = all.filter(apartFrom);
      const once = ReadingCopy.of(text).edited([...first, ...second].sort((a, b) => a.start - b.start || a.end - b.end));
      const shift = (offset: number) =>
        first.filter(({ end }) => end <= offset).reduce((sum, { start, end, text: by }) => sum + by.length - (end - start), offset);
      const later = second.map((one) => ({ ...one, start: shift(one.start), end: shift(one.start) + one.end - one.start }));
      const twice = ReadingCopy.of(text).edited(first).edited(later);
      assert.equal(twice.text, once.text);
      for (const offset of offsets(text.length)) assert.equal(twice.copyOffset(offset), once.copyOffset(offset), `offset ${offset}`);
      for (let i = 0; i < once.text.length; i += 1) assert.deepEqual(twice.sourceSpan(span(i, i + 1)), once.sourceSpan(span(i, i + 1)));
    }),
  );
});

test('a draft without anything to leave out is its own copy', () => {
  const copy = ReadingCopy.of('甲乙\r\n丙');
  assert.ok(copy.isIdentity);
  assert.equal(copy.edited([]), copy);
  assert.equal(copy.withText(copy.text), copy);
  assert.ok(copy.withText('甲乙\n\n丙').isIdentity);
  assert.throws(() => copy.withText('甲'), RangeError);
});
