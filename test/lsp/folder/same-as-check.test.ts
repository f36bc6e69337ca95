import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine as commandLine } from '../../../server/src/cli/engine.js';
import { encodeGb18030 } from '../../../server/src/input/gb18030.js';
import { engine } from '../../../server/src/lsp/engine.js';
import { gouji } from '../../cli/harness.js';
import { docxOf } from '../../support/docx.js';
import { cleanDraft } from '../../support/draft.js';
import { htmlPage } from '../../support/notations/markup.js';
import { markdown } from '../../support/notations/pipes.js';
import { desk } from './desk.js';

const THIS = readFileSync('test/drafts/damaged/carry-over.md', 'utf8')
  .replace(/^(?:%%.*\n)+/, '')
  .replace(/[⟦⟧]/g, '');
const LAST = readFileSync('test/drafts/previous/2022.md', 'utf8');
/** Carried on with nine rules, as this year's report has it. */
const MENDED = LAST.replace('| 行政规范性文件 | 1 | 0 | 9 |', '| 行政规范性文件 | 1 | 0 | 10 |');
const FAULTY = { ...cleanDraft('2021'), cells: new Map(cleanDraft('2021').cells).set('r3_1.tot', '13') };
const FILES = {
  '年报/青禾镇2023.md': THIS,
  '年报/青禾镇2022.md': LAST,
  '年报/国标.txt': encodeGb18030(markdown(FAULTY))?.bytes ?? new Uint8Array(),
  '年报/网页.html': htmlPage(FAULTY),
  '年报/文档.docx': docxOf(FAULTY),
  '年报/坏.docx': 'PK\u0003\u0004word/document.xml',
  '年报/自定/草稿.nianbao.md': '青禾县档案馆',
  '年报/自定/青禾镇.md': markdown(FAULTY).replace('〔2021〕30号', '[2021]30号'),
  '年报/自定/gouji.config.json': '{ "rules": { "balance": "off", "document-number": "info" } }',
  '年报/通知.md': '# 关于报送年报的通知\n\n请于1月31日前报送。\n',
};

interface Printed {
  readonly path: string;
  readonly isReport: boolean;
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly place?: string }[];
}

test('findings on what is not open are those of the command line, whatever the kind of file', async () => {
  const { out } = await gouji('check 年报 --format json', { files: FILES, engine: commandLine });
  const printed: readonly Printed[] = JSON.parse(out).files.filter(({ isReport }: Printed) => isReport);
  const at = await desk(FILES, { engine });
  while ((await at.units()).units.length < 8) await at.progress.next();
  const { units } = await at.units();
  assert.deepEqual(
    units
      .filter(({ failure }) => failure === null)
      .map(({ uri }) => uri)
      .sort(),
    printed.map(({ path }) => at.uri(path)).sort(),
  );
  for (const { path, findings } of printed) {
    const { notes } = units.find(({ uri }) => uri === at.uri(path)) ?? {};
    if (notes === null) {
      const shown = at.shown(path)?.map(({ code, message, range, severity }) => ({ code, message, range, severity })) ?? [];
      const severities = { error: 1, warning: 2, info: 3, hint: 4 };
      const wanted = findings.map((one) => ({
        code: one.rule,
        message: one.message,
        range: Reflect.get(one, 'range'),
        severity: Reflect.get(severities, one.severity),
      }));
      assert.deepEqual(shown, wanted, path);
    } else {
      const wanted = findings.map(({ severity, message, place }) => ({ severity, message, place }));
      assert.deepEqual(notes, wanted, path);
      assert.ok(wanted.length > 0 && at.shown(path) === undefined, 'a Word file has no text in which its findings could be shown');
    }
  }
  assert.match(units[0]?.failure ?? '', /文件/, 'what cannot be read comes first');
  at.end();
});

test('last year’s report beside it is written, deleted, opened: this year’s, which is not open, is judged anew', async () => {
  const at = await desk({ '青禾镇2023年报.md': THIS, '青禾镇2022年报.md': MENDED }, { engine });
  const rules = () => at.shown('青禾镇2023年报.md')?.map(({ code }) => code) ?? [];
  const until = async (...wanted: readonly string[]) => {
    while (rules().join() !== wanted.join()) await at.progress.next();
  };
  while ((await at.units()).units.length < 2) await at.progress.next();
  assert.deepEqual(rules(), []);
  await at.write('青禾镇2022年报.md', LAST);
  await until('carry-over');
  at.open(at.uri('青禾镇2022年报.md'), LAST);
  at.change(at.uri('青禾镇2022年报.md'), 2, { text: MENDED });
  await until();
  at.close(at.uri('青禾镇2022年报.md'));
  await until('carry-over');
  await at.remove('青禾镇2022年报.md');
  await until();
  at.end();
});
