import assert from 'node:assert/strict';
import { lineIndex } from '../../server/src/text/lines.js';
import { generatedReport } from '../bench/drafts/reports.js';
import { Random } from '../support/random.js';
import { edited, randomEdit } from './edits.js';
import type { ServerProcess } from './process.js';
import { RawClient } from './raw-client.js';

const LOOKS = 10;
/** Edits after which the draft becomes what it was: else random edits would make another kind of document of it. */
const RENEWED = 400;
/** Sent at once, as a fast typist does; then their findings are waited for. */
const BURST = 4;
const MOST_GROWTH = 1.25;

/** So many edits of one draft; the memory after each tenth of them, in MB. Throws where it goes on growing. */
export async function editForever(
  server: ServerProcess,
  { seed, edits }: { readonly seed: number; readonly edits: number },
): Promise<number[]> {
  const client = new RawClient(server.wire);
  await client.initialize();
  const random = new Random(seed);
  const { text: draft } = generatedReport({ seed, length: 6_000 }, 0);
  const uri = 'file:///typing/a.md';
  client.open(uri, draft);
  const memory: number[] = [];
  let text = draft;
  for (let version = 2; version <= edits + 1; version += 1) {
    const renewed = version % RENEWED === 0;
    const edit = randomEdit(random, text);
    const lines = lineIndex(text);
    const change = { range: { start: lines.positionAt(edit.start), end: lines.positionAt(edit.end) }, text: edit.text };
    text = renewed ? draft : edited(text, edit);
    const textDocument = { uri, version };
    client.notify('textDocument/didChange', { textDocument, contentChanges: [renewed ? { text } : change] });
    client.notify('gouji/cursor', { textDocument, position: change.range.start });
    if (version % BURST === 0) await client.ask('gouji/status', { uri });
    // What was told is of no more use, and would fill the memory of this process.
    if (version % RENEWED === 0) client.told.length = 0;
    if ((version - 1) % (edits / LOOKS) === 0) memory.push(server.memory ?? 0);
  }
  assert.equal(server.complaint, undefined);
  const half = memory.length / 2;
  const [before, after] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
  assert.ok(after <= before * MOST_GROWTH, `memory grows: ${memory.join(', ')} MB`);
  return memory;
}
