import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Change, type Host, KeyOrder, type Stretch } from '../../client/key-order.js';
import type { Direction } from '../../client/table-move.js';
import { stepIn } from '../../client/table-step.js';
import { labelsFrom } from '../../client/table-stops.js';

const TABLE = ['| 事项 | 甲 | 乙 |', '| --- | --- | --- |', '| 一 |  | 70 |', '| 二 |  |  |', '', '正文。'].join('\n');
const isLabel = labelsFrom([]);

type Key = { readonly type: string } | { readonly press: Direction };

/** A text and a selection, as the window of an editor has them. */
interface Window {
  text: string;
  version: number;
  selection: Stretch;
}

function apply(window: Window, changes: readonly Change[]): void {
  for (const { start, length, text } of [...changes].sort((a, b) => b.start - a.start)) {
    window.text = window.text.slice(0, start) + text + window.text.slice(start + length);
    const { selection } = window;
    const grown = text.length - length;
    if (start + length <= selection.start) window.selection = { start: selection.start + grown, length: selection.length };
    else if (start < selection.start + selection.length) window.selection = { start, length: Math.max(0, selection.length + grown) };
  }
  window.version += 1;
}

function type(window: Window, text: string): Change {
  const change = { ...window.selection, text };
  apply(window, [change]);
  window.selection = { start: change.start + text.length, length: 0 };
  return change;
}

interface Setting {
  readonly text: string;
  readonly start: Stretch;
  readonly delay: () => number;
}

/** Every key takes effect before the next one. */
function atOnce(keys: readonly Key[], { text, start }: Omit<Setting, 'delay'>): Window {
  const window = { text, version: 0, selection: start };
  for (const key of keys) {
    if ('type' in key) type(window, key.type);
    else {
      const { start: from, length } = window.selection;
      const step = stepIn(window.text, from + length, key.press, isLabel);
      if (step?.write) apply(window, [step.write]);
      if (step) window.selection = step.select;
    }
  }
  return window;
}

/** Window and extension send each other messages that are under way for some time, in order. Time is counted, not waited for. */
async function withDelay(keys: readonly (Key & { readonly gap: number })[], { text, start, delay }: Setting): Promise<Window> {
  const window: Window = { text, version: 0, selection: start };
  const mirror: Window = { ...window };
  const queue: { readonly at: number; readonly run: () => void }[] = [];
  const last = { toWindow: 0, toExtension: 0 };
  let now = 0;
  const send = (way: keyof typeof last, run: () => void) => {
    last[way] = Math.max(last[way], now + delay());
    const index = queue.findIndex(({ at }) => at > last[way]);
    queue.splice(index < 0 ? queue.length : index, 0, { at: last[way], run });
  };
  const tell = (changes: readonly Change[]) => {
    const { text, version, selection } = window;
    if (changes.length > 0) {
      send('toExtension', () => {
        Object.assign(mirror, { text, version });
        order.changed(changes);
      });
    }
    send('toExtension', () => {
      mirror.selection = selection;
      order.selected(selection);
    });
  };
  const host: Host = {
    step: (text, cursor, direction) => stepIn(text, cursor, direction, isLabel),
    write: (change) =>
      new Promise((resolve) => {
        const { version } = mirror;
        send('toWindow', () => {
          const isTaken = version === window.version;
          if (isTaken) {
            apply(window, [change]);
            tell([change]);
          }
          send('toExtension', () => resolve(isTaken));
        });
      }),
    select: (stretch) =>
      send('toWindow', () => {
        const isMoved = JSON.stringify(stretch) !== JSON.stringify(window.selection);
        window.selection = stretch;
        if (isMoved) tell([]);
      }),
  };
  const order = new KeyOrder(host);
  let next = 0;
  for (const { gap, ...key } of keys) {
    next += gap;
    queue.push({
      at: next,
      run: () => {
        if ('type' in key) tell([type(window, key.type)]);
        else send('toExtension', () => order.press(key.press, mirror.text, mirror.selection));
      },
    });
  }
  queue.sort((a, b) => a.at - b.at);
  for (let turns = 0; queue.length > 0; turns += 1) {
    assert.ok(turns < 5000, 'it never comes to rest');
    const { at, run } = queue.shift() ?? { at: 0, run: () => undefined };
    now = at;
    run();
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  }
  assert.equal(order.isBusy, false);
  return window;
}

const key = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constantFrom('1', '2', '8', '0'), gap: fc.nat(60) }) },
  { weight: 3, arbitrary: fc.record({ press: fc.constant<Direction>('nextCell'), gap: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ press: fc.constant<Direction>('nextRow'), gap: fc.nat(60) }) },
);
/** A cursor sent to a cell before the one that is meant by then arrives after the window happened to stand in the right one. */
const STALE: [(Key & { gap: number })[], number[]] = [
  [
    ...(['nextRow', 'nextRow', 'nextCell', 'nextCell'] as const).map((press) => ({ press, gap: 0 })),
    { press: 'nextCell', gap: 3 },
    { type: '1', gap: 0 },
    { press: 'nextCell', gap: 0 },
    { press: 'nextCell', gap: 3 },
  ],
  [0, 0, 0, 2],
];
/** In the first blank cell. */
const settings = [TABLE, TABLE.replaceAll('\n', '\r\n')].map((text) => ({
  text,
  start: { start: text.indexOf('|  | 70') + 2, length: 0 },
}));

for (const [i, [name, numRuns]] of (
  [
    ['LF', 1000],
    ['CRLF', 300],
  ] as const
).entries()) {
  const setting = settings[i] ?? { text: '', start: { start: 0, length: 0 } };

  test(`whatever is typed while a key is under way, each figure stands in the cell that it was typed for: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(key, { maxLength: 14 }), fc.array(fc.nat(80), { minLength: 1, maxLength: 7 }), async (keys, delays) => {
        let turn = 0;
        const late = await withDelay(keys, { ...setting, delay: () => delays[turn++ % delays.length] ?? 0 });
        const { text, selection } = atOnce(keys, setting);
        assert.deepEqual({ text: late.text, selection: late.selection }, { text, selection });
      }),
      { numRuns, examples: [STALE] },
    );
  });
}

test('figures typed 30 ms apart, every message 100 ms under way: none goes astray, and the cursor ends where it belongs', async () => {
  const [setting] = settings;
  assert.ok(setting);
  const keys = [...'8⇥2⇥0⇥'].map((char) => ({ ...(char === '⇥' ? { press: 'nextCell' as const } : { type: char }), gap: 30 }));
  const { text, selection } = await withDelay(keys, { ...setting, delay: () => 100 });
  assert.deepEqual(text.split('\n').slice(2, 4), ['| 一 | 8 | 2 |', '| 0 |  |  |']);
  assert.equal(text.slice(0, selection.start).split('\n').at(-1), '| 0 | ');
});

test('what is no typing ends it: the text stays as the editor has it', () => {
  const [setting] = settings;
  assert.ok(setting);
  for (const change of [
    [{ start: 0, length: 1, text: '' }],
    [{ start: 3, length: 0, text: '|' }],
    [
      { start: 9, length: 0, text: '1' },
      { start: 3, length: 0, text: '1' },
    ],
  ]) {
    const selected: Stretch[] = [];
    const host: Host = {
      step: (text, cursor, direction) => stepIn(text, cursor, direction, isLabel),
      write: () => assert.fail('nothing is written'),
      select: (stretch) => selected.push(stretch),
    };
    const order = new KeyOrder(host);
    assert.ok(order.press('nextCell', setting.text, setting.start));
    assert.equal(order.isBusy, true);
    order.changed(change);
    assert.equal(order.isBusy, false);
    assert.equal(selected.length, 1);
  }
});

test('outside a table a key is not taken', () => {
  const host = { step: () => undefined } as unknown as Host;
  assert.equal(new KeyOrder(host).press('nextCell', '字', { start: 0, length: 0 }), false);
});
