import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine as cliEngine } from '../../server/src/cli/engine.js';
import { outlineOf } from '../../server/src/convert/outline.js';
import { writeWord } from '../../server/src/convert/word.js';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { goujiWith } from '../cli/harness.js';
import { read } from '../features/support.js';
import { type Desk, desk } from '../lsp/folder/desk.js';
import { PACK, provincial, qingyun } from './qingyun.js';

const CONFIG = '{ "formPack": "qingyun.json" }';
/** More licences on a promise than licences: the equation of the province fails. */
const WRONG = provincial('99999');
const LABEL = '告知承诺制许可';

async function province(files: Readonly<Record<string, string | Uint8Array>>, config = CONFIG): Promise<Desk> {
  const all = { 'gouji.config.json': config, 'qingyun.json': PACK, ...files };
  return desk(all, { engine, initializationOptions: { settings: { wholeFolder: 'never' } } });
}

/** Waits for a verdict on the draft that names the row of the province, or for one that does not. */
async function told(at: Desk, uri: string, row: boolean): Promise<void> {
  const isTold = () => {
    const last = at.diagnostics.all.findLast((one) => one.uri === uri);
    return last !== undefined && last.diagnostics.some(({ message }) => /告知承诺制许可”|99999/.test(String(message))) === row;
  };
  while (!isTold()) await at.diagnostics.next();
}

test('a pack that is written while a draft is open counts at once', async () => {
  const at = await province({ 'x.md': WRONG });
  at.open(at.uri('x.md'), WRONG);
  await told(at, at.uri('x.md'), true);
  await at.write('qingyun.json', JSON.stringify({ ...JSON.parse(PACK), equations: [] }));
  await told(at, at.uri('x.md'), false);
  await at.write('qingyun.json', PACK);
  await told(at, at.uri('x.md'), true);
  at.end();
});

test('a draft that is not saved yet is read as one of the folder that is open', async () => {
  const at = await province({});
  at.open('untitled:Untitled-1', WRONG);
  await told(at, 'untitled:Untitled-1', true);
  at.end();
});

test('a new report, and one that is made of a Word file, have the rows of the folder', async () => {
  const word = await writeWord(outlineOf(read(provincial('3'), { extended: qingyun })));
  const at = await province({});
  const blank = await at.connection.sendRequest(requestOf('gouji/compose'), { year: 2024, issuer: '某局', folder: at.uri('') });
  assert.ok('snippet' in blank && blank.snippet.includes(LABEL));
  const base64 = Buffer.from(word).toString('base64');
  const made = async (uri: string) => {
    const result = await at.connection.sendRequest(requestOf('gouji/import'), { uri, name: '年报.docx', base64 });
    return (
      'text' in result &&
      read(result.text, { extended: qingyun })
        .tables.find(({ table }) => table.id === 't2')
        ?.cells.get('xk_cn.done')?.value
    );
  };
  assert.equal(await made(at.uri('年报.docx')), 3);
  at.end();
});

test('what is converted is read with the rows too, and keeps them', async () => {
  const files = { 'gouji.config.json': CONFIG, 'qingyun.json': PACK, 'x.md': provincial('3') };
  const page = await goujiWith(['convert', 'x.md', 'x.html'], { engine: cliEngine, files });
  assert.match(page.out, /表二 8 行/);
  const plain = await goujiWith(['convert', 'x.md', 'x.html'], { engine: cliEngine, files: { 'x.md': files['x.md'] } });
  assert.doesNotMatch(plain.out, /表二 8 行/);
});

test('units are added up with the rows of the province', async () => {
  const files = {
    'gouji.config.json': CONFIG,
    'qingyun.json': PACK,
    'd/青禾镇.md': provincial('3'),
    'd/石桥镇.md': provincial('4').replaceAll('青禾镇', '石桥镇'),
  };
  const sum = async (format: string) =>
    (await goujiWith(['rollup', 'd', '--year', '2023', '--format', format], { engine: cliEngine, files })).out;
  assert.equal(JSON.parse(await sum('json')).tables.t2['xk_cn.done'].value, 7);
  assert.match(await sum('csv'), new RegExp(`${LABEL}[^\\n]*,7,2,t2\\.xk_cn\\.done`));
  assert.match(await sum('pretty'), new RegExp(`\\| ${LABEL} +\\| +7 `));
});
