import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { engine as cliEngine } from '../../server/src/cli/engine.js';
import { parseFormPack } from '../../server/src/config/form-pack.js';
import { Configs, type ConfigText } from '../../server/src/config/nearest.js';
import { figureRowsOf, formOf } from '../../server/src/data/forms.js';
import { FORM_IDS, type Form } from '../../server/src/data/types.js';
import { completionsAt } from '../../server/src/features/complete/complete.js';
import { ledgerOf } from '../../server/src/features/equations/ledger.js';
import { fixAll } from '../../server/src/features/fixes/fix-all.js';
import { previewOf } from '../../server/src/features/preview/preview.js';
import { fillFrom } from '../../server/src/features/tables/paste.js';
import { officialTable } from '../../server/src/forms/official-table.js';
import { engine as serverEngine } from '../../server/src/lsp/engine.js';
import { goujiWith } from '../cli/harness.js';
import { cellOf, draft2021, read } from '../features/support.js';
import { connect } from '../lsp/harness.js';
import { PACK, provincial, qingyun } from './qingyun.js';

/** What is wrong in the pack when one part of it is another. */
function told(from: string, to: string): string[] {
  assert.ok(PACK.includes(from), from);
  const parsed = parseFormPack(PACK.replace(from, to));
  return 'problems' in parsed ? parsed.problems.map(({ place, message }) => `${place} ${message.zh}`) : [];
}

function findings(text: string, extended: Form | undefined = qingyun) {
  return check(read(text, { extended }));
}

test('a draft with the rows of the province is clean by its form; they are bound, and its own equation judges them', () => {
  assert.deepEqual(
    findings(provincial('1')).map(({ rule, message }) => `${rule} ${message.zh}`),
    [],
  );
  const report = read(provincial('1'), { extended: qingyun });
  assert.deepEqual([report.form.name, cellOf(report, 'xk_cn.done').value, cellOf(report, 'qr.done').value], ['青云省2021年格式', 1, 4]);
  const [found, ...others] = findings(provincial('99999'));
  assert.deepEqual([found?.rule, found?.equation, others.length], ['balance', 'QY-PROMISE', 0]);
  assert.match(JSON.stringify(ledgerOf(report)), /告知承诺制许可不超过行政许可/);
});

test('without the pack nothing of it is known, before and after', () => {
  const rows = (extended: Form | undefined) =>
    read(provincial('1'), { extended }).tables.find(({ table }) => table.id === 't2')?.rows.length;
  const [ours = 0] = [rows(undefined)];
  assert.equal(rows(qingyun), ours + 2);
  assert.equal(rows(undefined), ours);
  assert.equal(read(provincial('1')).form, formOf('2021'));
});

test('a draft of another year keeps its form', () => {
  const old = draft2021().replaceAll('2023年', '2020年').replaceAll('2024年', '2021年');
  assert.equal(read(old, { extended: qingyun }).form.id, '2019');
});

test('a row that the draft lacks is missed, put in, offered, filled and shown like any other', () => {
  const [missing] = findings(draft2021());
  assert.deepEqual([missing?.rule, /告知承诺制许可/.test(missing?.message.zh ?? '')], ['table-row', true]);
  const mended = fixAll(draft2021(), (text) => findings(text)).text;
  assert.match(mended, /告知承诺制许可/);
  const table = qingyun.tables.find(({ id }) => id === 't2') ?? assert.fail('no table two');
  assert.ok(figureRowsOf(table).some(({ key }) => key === 'qr'));
  assert.ok(
    officialTable(table).some((row) => row.some(({ key }) => key === 'xk_cn.done')),
    'the fill-in view draws its rows from here',
  );
  const report = read(provincial('1'), { extended: qingyun });
  assert.match(
    previewOf(report, [], 'zh')
      .replaced.map(({ html }) => html)
      .join(),
    /告知承诺制许可/,
  );
  const filled = fillFrom(report, cellOf(report, 'cf.done').at.start, { text: '行政处罚\t1\n行政强制\t2\n行政确认决定\t7' });
  assert.ok(
    filled?.edits.some(({ newText }) => newText.includes('7')),
    'pasting binds the row by its name',
  );
  const typing = draft2021().replace(/(\| 行政强制 .*\n)/, '$1| \n');
  const offered = completionsAt(read(typing, { extended: qingyun }), typing.indexOf('| \n') + 2);
  assert.ok(JSON.stringify(offered).includes('行政确认决定'));
});

test('what is wrong in a pack is said at its place, in plain words; none of it applies then', () => {
  assert.deepEqual(told('"extends": "2021"', '"extends": "1999"'), [`2:3 extends：应为 ${FORM_IDS.join('、')} 之一`]);
  assert.deepEqual(told('"source": [', '"sources": ['), ['1:1 source：缺少，或类型不对', '1:1 内容：没有 sources 这一项']);
  assert.deepEqual(
    told('"table": "t2", "after": "xk"', '"table": "t9", "after": "xk"')[0],
    '6:7 没有表 t9，只有 t2（表二）、t3（表三）、t4（表四）',
  );
  assert.match(told('"after": "qz"', '"after": "nirgends"').join(), /^7:22 表二没有行 nirgends，只有 gz、gfx、xk、/);
  assert.deepEqual(told('"key": "qr"', '"key": "gz"'), ['7:37 表二已有行 gz']);
  assert.deepEqual(told('"label": "行政确认决定"', '"label": "规章"'), ['7:50 表二已有“规章”一行']);
  assert.deepEqual(told('"terms": ["xk.done"]', '"terms": ["xk.made"]'), ['10:5 表二没有单元格 xk.made']);
  assert.deepEqual(told('"QY-PROMISE"', '"T3-ROW"'), ['11:7 T3-ROW 已有同名的等式']);
  assert.deepEqual(told('"name"', 'name'), ['3:3 不是完整的 JSON']);
});

test('a configuration names its pack, beside itself; what is missing or wrong there is told, and all else of it holds', () => {
  const log: string[] = [];
  const files: Record<string, ConfigText> = {
    '/a/gouji.config.json': { text: '{"formPack": "packs/qingyun.json", "rules": {"wording": "off"}}' },
  };
  const host = { foldersAbove: () => ['/a/b', '/a'], read: (path: string) => files[path], isSame: (a: string, b: string) => a === b };
  const configs = new Configs(host, new Set(['wording']), (where, { zh }) => void log.push(`${where} ${zh}`));
  assert.deepEqual([configs.for('/a/b/x.md').extended, configs.for('/a/b/x.md').rules], [undefined, { wording: 'off' }]);
  assert.deepEqual(log, ['/a/packs/qingyun.json 没有这个文件，formPack 没有采用']);
  files['/a/packs/qingyun.json'] = { text: PACK };
  assert.equal(configs.refresh('/a/b/x.md'), true);
  assert.equal(configs.for('/a/b/x.md').extended?.name, '青云省2021年格式');
  assert.equal(configs.refresh('/a/b/x.md'), false);
  files['/a/packs/qingyun.json'] = { text: PACK.replace('"xk.done"', '"xk.none"') };
  assert.equal(configs.refresh('/a/b/x.md'), true);
  assert.equal(configs.for('/a/b/x.md').extended, undefined);
  assert.equal(log.at(-1), '/a/packs/qingyun.json:10:5 表二没有单元格 xk.none');
});

test('from the disk to the verdict, on the command line and in the editor', async () => {
  const files = {
    'a/gouji.config.json': '{"formPack": "qingyun.json"}',
    'a/qingyun.json': PACK,
    'a/x.md': provincial('99999'),
    'b/x.md': provincial('99999'),
  };
  const { out } = await goujiWith(['check', 'a/x.md', 'b/x.md', '--format', 'json'], { files, engine: cliEngine });
  const told = JSON.parse(out).files.map(({ findings }: { findings: { equation?: string }[] }) => findings.map(({ equation }) => equation));
  assert.ok(told[0].includes('QY-PROMISE') && !told[1].includes('QY-PROMISE'), out);
  const read = (path: string): ConfigText | undefined => {
    const text = files[path.replace(/^\//, '') as keyof typeof files];
    return text === undefined ? undefined : { text };
  };
  const configHost = { foldersAbove: () => ['/a'], read, isSame: (a: string, b: string) => a === b };
  const editor = await connect({ engine: serverEngine, configHost });
  editor.open('file:///a/x.md', files['a/x.md']);
  const { diagnostics } = await editor.diagnostics.next();
  assert.match(diagnostics.map(({ message }) => message).join(), /告知承诺制许可/);
  editor.dispose();
});
