import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HoverRequest } from 'vscode-languageserver/node';
import { Predecessors } from '../../server/src/cli/batch/predecessors.js';
import { engine as cliEngine } from '../../server/src/cli/engine.js';
import { outlineOf } from '../../server/src/convert/outline.js';
import { writeWord } from '../../server/src/convert/word.js';
import type { Form } from '../../server/src/data/types.js';
import { engine } from '../../server/src/lsp/engine.js';
import { goujiWith, memory } from '../cli/harness.js';
import { read } from '../features/support.js';
import { desk } from '../lsp/folder/desk.js';
import { PACK, provincial, qingyun } from './qingyun.js';

const before = (text: string) => text.replaceAll('2023年', '2022年').replaceAll('2024年', '2023年');
const THIS = provincial('1');
const LAST = before(provincial('7'));
const CONFIG = JSON.stringify({ formPack: 'qingyun.json' });
const AT = THIS.split('\n').findIndex((line) => line.startsWith('| 告知承诺制许可'));

/** What the server says of the province's own figure, last year's report standing in the file. */
async function hovered(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const at = await desk({ '青禾镇2023.md': THIS, ...files }, { engine, initializationOptions: { settings: { wholeFolder: 'never' } } });
  const uri = at.uri('青禾镇2023.md');
  at.open(uri, THIS);
  // Its figures do not follow on from the same ones: last year's report has been read when that is said.
  while (at.shown('青禾镇2023.md')?.some(({ code }) => code === 'carry-over') !== true) await at.diagnostics.next();
  const line = THIS.split('\n')[AT] ?? '';
  const position = { line: AT, character: line.indexOf('1') };
  const hover = await at.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  at.end();
  return JSON.stringify(hover?.contents ?? '');
}

test('in the editor last year’s report is read with the rows of the draft that follows it, a Word file too', async () => {
  const pack = { 'gouji.config.json': CONFIG, 'qingyun.json': PACK };
  const word = await writeWord(outlineOf(read(LAST, { extended: qingyun })));
  assert.match(await hovered({ ...pack, '青禾镇2022.md': LAST }), /（上年 7）/);
  assert.match(await hovered({ ...pack, '青禾镇2022.docx': word }), /（上年 7）/);
  assert.doesNotMatch(await hovered({ '青禾镇2022.md': LAST }), /上年 7/, 'without the pack nobody knows of the row');
});

test('a new report has the rows of the province', async () => {
  const files = { 'gouji.config.json': CONFIG, 'qingyun.json': PACK, '青禾镇2023.md': THIS };
  const world = { engine: cliEngine, files };
  const { out, status } = await goujiWith(['new', '--previous', '青禾镇2023.md'], world);
  assert.equal(status, 0);
  const made = read(out, { extended: qingyun }).tables.find(({ table }) => table.id === 't2');
  assert.deepEqual([made?.cells.has('xk_cn.done'), made?.cells.has('qr.done')], [true, true]);
  const plain = await goujiWith(['new', '--previous', '青禾镇2023.md'], { ...world, files: { '青禾镇2023.md': THIS } });
  assert.doesNotMatch(plain.out, /告知承诺制许可/);
});

test('on the command line too: each draft’s by its own rows', async () => {
  const predecessors = new Predecessors(cliEngine, memory({ '青禾镇2022.md': LAST }, new Map()), undefined);
  const cellsBy = async (extended: Form | undefined) => {
    const reading = read(THIS, { extended });
    const { report } = await predecessors.of({ path: '青禾镇2023.md', reading, place: undefined });
    return report?.tables.find(({ table }) => table.id === 't2')?.cells.get('xk_cn.done')?.value;
  };
  assert.deepEqual([await cellsBy(undefined), await cellsBy(qingyun), await cellsBy(undefined)], [undefined, 7, undefined]);
});
