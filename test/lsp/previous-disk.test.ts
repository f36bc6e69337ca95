import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { outlineOf } from '../../server/src/convert/outline.js';
import { writeWord } from '../../server/src/convert/word.js';
import { writeHtml } from '../../server/src/convert/write-html.js';
import { engine } from '../../server/src/lsp/engine.js';
import { requestOf } from '../../server/src/lsp/messages.js';
import { reportOf } from '../support/reading.js';
import { type Desk, desk } from './folder/desk.js';
import type { Options } from './harness.js';

const THIS = readFileSync('test/drafts/damaged/carry-over.md', 'utf8')
  .replace(/^(?:%%.*\n)+/, '')
  .replace(/[⟦⟧]/g, '');
const LAST = readFileSync('test/drafts/previous/2022.md', 'utf8');
/** Of last year's: the figure that this year's follows on from. */
const RIGHT = LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |');
const page = (text: string) => writeHtml(outlineOf(reportOf(text)));
const word = (text: string) => writeWord(outlineOf(reportOf(text)));

/** Waits until the client is told just this of the file. */
async function told(at: Desk, name: string, rules: readonly string[]): Promise<void> {
  const shown = () => at.shown(name)?.map(({ code }) => code) ?? ['nothing yet'];
  while (shown().join() !== rules.join()) await at.diagnostics.next();
}

async function opened(files: Readonly<Record<string, string | Uint8Array>>, name: string, options: Options = {}): Promise<Desk> {
  const settings = { wholeFolder: 'never' };
  const at = await desk(files, { engine, initializationOptions: { settings }, ...options });
  at.open(at.uri(name), String(files[name]));
  return at;
}

test('a Word file and a page are found by the year in their names, and looked at again when they are written', async () => {
  for (const [name, content, right] of [
    ['青禾镇2022.docx', await word(LAST), await word(RIGHT)],
    ['青禾镇2022.html', page(LAST), page(RIGHT)],
  ] as const) {
    const at = await opened({ '青禾镇2023.md': THIS, [name]: content }, '青禾镇2023.md');
    await told(at, '青禾镇2023.md', ['carry-over']);
    await at.write(name, right);
    await told(at, '青禾镇2023.md', []);
    await at.remove(name);
    await at.write(name, content);
    await told(at, '青禾镇2023.md', ['carry-over']);
    at.end();
  }
});

test('where the configuration or the settings name a folder, it is searched by body and year, whatever its files are called', async () => {
  const files = { '今年/a.md': THIS, '上年/白石.md': LAST.replaceAll('青禾镇', '白石镇'), '上年/b/年报.docx': await word(LAST) };
  const config = { ...files, 'gouji.config.json': '{ "previous": "上年" }' };
  const at = await opened(config, '今年/a.md');
  await told(at, '今年/a.md', ['carry-over']);
  await at.write('上年/b/年报.docx', await word(RIGHT));
  await told(at, '今年/a.md', []);
  await at.write('上年/c.md', LAST);
  await at.settled();
  const answer = await at.connection.sendRequest(requestOf('gouji/lastYear'), { uri: at.uri('今年/a.md') });
  // Two with different figures: which one counts nobody can tell.
  while (!JSON.stringify(await at.connection.sendRequest(requestOf('gouji/lastYear'), { uri: at.uri('今年/a.md') })).includes('数字不一样'))
    await new Promise(setImmediate);
  assert.ok(answer !== null);
  assert.deepEqual(at.shown('今年/a.md'), []);
  at.end();

  for (const previous of ['上年', '上年/b/年报.docx']) {
    const set = await opened(files, '今年/a.md', { initializationOptions: { settings: { wholeFolder: 'never', previous } } });
    await told(set, '今年/a.md', ['carry-over']);
    set.end();
  }
});

test('the configuration goes before the settings', async () => {
  const files = { '今年/a.md': THIS, '旧/a.md': RIGHT, '上年/a.md': LAST, 'gouji.config.json': '{ "previous": "上年" }' };
  const at = await opened(files, '今年/a.md', { initializationOptions: { settings: { wholeFolder: 'never', previous: '旧' } } });
  await told(at, '今年/a.md', ['carry-over']);
  at.end();
});

test('a report that is not open is judged beside last year’s Word file, too', async () => {
  const at = await desk({ '青禾镇2023年报.md': THIS, '青禾镇2022年报.docx': await word(LAST) }, { engine });
  await at.until('青禾镇2022年报.docx 2', '青禾镇2023年报.md 0');
  await told(at, '青禾镇2023年报.md', ['carry-over']);
  at.end();
});
