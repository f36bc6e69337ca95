import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFiles } from '../../server/src/cli/node-io.js';
import { nodeConfigHost } from '../../server/src/node-config.js';
import { goujiWith } from '../cli/harness.js';
import { rememberingEngine } from '../cli/remembering.js';
import { COUNTY_FILE, configuration, roster, SAMPLE, sampleFiles, textOf } from './sample.js';

const engine = rememberingEngine();
const io = { files: nodeFiles(process.cwd()), configs: nodeConfigHost };
const gouji = (command: string, ...args: string[]) => goujiWith([command, ...args], { engine, io });
const ROSTER = join(SAMPLE, '名单.txt');

test('the files are what make-sample.ts writes', () => {
  assert.equal(readFileSync(ROSTER, 'utf8'), roster());
  assert.equal(readFileSync(join(SAMPLE, 'gouji.config.json'), 'utf8'), configuration());
  for (const file of sampleFiles()) {
    const path = join(SAMPLE, file.path);
    const text = textOf(file);
    if (text === undefined) assert.ok(existsSync(path), path);
    else assert.equal(readFileSync(path, 'utf8'), text, `${path}: node test/bundled.mjs test/county/make-sample.ts`);
  }
});

test('of 25 reports three have faults, and no other has as much as a hint', async () => {
  const { out, err, status } = await gouji('check', SAMPLE, '--format', 'json');
  const { files, summary } = JSON.parse(out);
  const found = files.flatMap(({ path, findings }: { path: string; findings: { rule: string; message: string; place?: string }[] }) =>
    findings.map(({ rule, message, place }) => `${path.slice(SAMPLE.length + 1)} ${rule} ${place ?? message}`),
  );
  assert.deepEqual([summary.reports, status, err], [25, 1, '']);
  assert.deepEqual(found, [
    '2023/民政局.docx copied 第五部分标题',
    '2023/石桥乡.docx carry-over 表三“二、上年结转政府信息公开申请数量”行“自然人”列',
    '2023/石桥乡.docx carry-over 表三“二、上年结转政府信息公开申请数量”行“总计”列',
    '云溪县2023.md unit-sum 各单位之和里没有算进 1 个单位：“枣林乡”没有交；本级的数比各单位之和多的，暂不核对。',
    '云溪县2023.md unit-sum 表二“行政许可·本年处理决定数量”现为 2052，11 个单位相加至少是 2061，少 9（石桥乡 393，白杨镇 376，柳河街道 291，县民政局 217，县教育局 194…）。',
  ]);
});

test('the summary tells who has not handed in, who has twice, and all else is in order', async () => {
  const { out, err, status } = await gouji('summary', SAMPLE, '--year', '2023', '--roster', ROSTER, '--format', 'csv');
  assert.deepEqual([status, err], [0, '']);
  const [head = '', ...rows] = out.trimEnd().split('\r\n');
  assert.equal(head, '\ufeff单位,年度,报送,格式,错误,警告,提示,勾稽成立,勾稽总数,新收,上年结转,办结,结转下年,公开率,复议,诉讼,文件');
  assert.equal(rows.length, 13);
  const remarkable = rows
    .filter((row) => !/^[^,]+,2023,已交,2021,0,0,0,(\d+),\1,/.test(row))
    .map((row) => row.split(',').slice(0, 7).join());
  assert.deepEqual(remarkable, [
    '石桥乡,2023,已交,2021,2,0,0',
    '枣林乡,2023,未交,,,,',
    '县水利局,2023,交了 2 份,2021,0,0,0',
    '县民政局,2023,已交,2021,0,0,1',
    '云溪县人民政府,2023,已交（本级）,2021,0,1,1',
  ]);
  const before = await gouji('summary', join(SAMPLE, '2022'), '--roster', ROSTER);
  assert.match(before.out, /\n\n应交 12 个单位，已交 12 个，未交 0 个。\n$/);
});

test('one cell of the county is not the sum of its units', async () => {
  const args = [SAMPLE, '--year', '2023', '--roster', ROSTER, '--check', join(SAMPLE, COUNTY_FILE)];
  const { out, status } = await gouji('rollup', ...args, '--format', 'json');
  const { differences } = JSON.parse(out);
  assert.equal(status, 1);
  assert.deepEqual(
    differences.map(({ table, key, own, sum, certain }: Record<string, unknown>) => [table, key, own, sum, certain]),
    [['t2', 'xk.done', 2052, 2061, true]],
  );
  const shown = await gouji('rollup', ...args);
  assert.match(shown.out, /^表二 +行政许可·本年处理决定数量 +2052 +2061 +-9 +不符 +石桥乡 393、白杨镇 376、/m);
  assert.match(
    shown.out,
    /\n1 格与各单位之和不同。\n计入 11 个单位：.*\n没有计入：枣林乡（没有交）\n交了 2 份，数都一样，计一次：县水利局\n$/,
  );
});

test('two units get a letter, and the county its own', async () => {
  const { out } = await goujiWith(['letters', SAMPLE, '--year', '2023', '--output', 'out', '--format', 'html'], {
    engine,
    io: {
      ...io,
      files: {
        ...io.files,
        isFile: (path) => !path.startsWith('out/') && io.files.isFile(path),
        makeFolder: () => undefined,
        create: async () => nowhere,
      },
    },
  });
  assert.equal(
    out,
    'out/云溪县民政局2023年退改清单.html：需要改正 0 处，请核对 1 处\nout/云溪县石桥乡人民政府2023年退改清单.html：需要改正 2 处，请核对 0 处\nout/云溪县人民政府2023年退改清单.html：需要改正 0 处，请核对 2 处\n12 个单位，写了 3 份退改清单，9 个单位没有要改的\n',
  );
});

const nowhere = { write: async () => undefined, commit: async () => undefined, abandon: async () => undefined };
