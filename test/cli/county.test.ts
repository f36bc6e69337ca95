import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engine as core } from '../../server/src/cli/engine.js';
import { readWord } from '../../server/src/convert/word.js';
import { wordText } from '../support/docx.js';
import { cleanDraft, type Draft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { gouji, type World } from './harness.js';
import { rememberingEngine } from './remembering.js';

const engine = rememberingEngine();

type Change = Readonly<Record<string, string>>;

/** A clean report of the body with some cells changed. */
function reportOf(issuer: string, change: Change = {}, id: Draft['form']['id'] = '2021'): string {
  const draft = cleanDraft(id);
  const cells = new Map([...draft.cells, ...Object.entries(change)]);
  const text = markdown({ ...draft, issuer, title: draft.title.replace(draft.issuer, issuer), cells });
  return text.replaceAll('青禾镇', issuer.replace(/^云溪县|人民政府$/g, ''));
}

const GREEN = '云溪县青禾镇人民政府';
const STONE = '云溪县石桥镇人民政府';
const WATER = '云溪县水利局';
const FAILING: Change = { 'r3_1.tot': '13' };

function world(files: NonNullable<World['files']>, more: Partial<World> = {}): World {
  return { engine, files, ...more };
}

const COUNTY = world({
  'd/a.md': reportOf(GREEN),
  'd/b.md': reportOf(STONE, FAILING),
  'd/c.md': reportOf(WATER),
  'd/c2.md': reportOf('县水利局'),
  'd/notes.md': '购物单',
  '名单.txt': '# 应交\n青禾镇\n石桥镇\n县水利局\n柳河镇\n',
});

test('summary: a line a unit, in every format', async () => {
  const { out, err, status } = await gouji('summary d --roster 名单.txt', COUNTY);
  assert.deepEqual([status, err], [0, '']);
  assert.deepEqual(out.split('\n').slice(0, 5), [
    '单位      报送       格式  错误  警告  提示   勾稽  新收  上年结转  办结  结转下年  公开率  复议  诉讼  文件',
    '青禾镇    已交       2021     0     0     0  44/44    28         3    27         4   59.3%     4     3  d/a.md',
    '石桥镇    已交       2021     2     0     0  42/44    28         3    27         4   63.0%     4     3  d/b.md',
    '县水利局  交了 2 份  2021     0     0     0  44/44    28         3    27         4   59.3%     4     3  d/c.md；d/c2.md',
    '柳河镇    未交       —      —    —    —     —    —        —    —        —      —    —    —  —',
  ]);
  const json = JSON.parse((await gouji('summary d --roster 名单.txt --format json', COUNTY)).out);
  assert.deepEqual(json.summary, { units: 4, handedIn: 3, missing: 1, repeated: 1, unlisted: 0 });
  assert.deepEqual(json.units[1].reports[0].failing, ['T3-ROW', 'T3-SUM7']);
  assert.deepEqual(json.units[1].reports[0].keyFigures.received, 28);
  assert.match((await gouji('summary d --format md', COUNTY)).out, /^# 2023年.*\n\n\| 单位 \| 报送 .*\n\| --- \| --- \| --- \| ---: \|/);
  const english = await gouji('summary d --format html --lang en', COUNTY);
  assert.match(english.out, /<html lang="en">[\s\S]*<title>Disclosure reports of 2023: summary<\/title>[\s\S]*3 units have handed in\./);
  assert.match(english.out, /<td class="marked">42\/44<\/td>/, 'what is wrong is seen at first sight');
});

test('summary: nothing that Excel would take for a date or a formula', async () => {
  const files = { 'd/a.md': reportOf(GREEN), 'd/b.md': reportOf(GREEN, FAILING) };
  const { out } = await gouji('summary d --format csv', world(files));
  assert.match(out, /^\ufeff单位,年度,报送,格式,错误,/);
  assert.match(out, /\r\n云溪县青禾镇人民政府,2023,交了 2 份,2021,0、2,0,0,44、42,44,28,3,27,4,59\.3%、63\.0%,4,3,d\/a\.md；d\/b\.md\r\n$/);
});

test('where the result goes into a file, its name and what is in it are told', async () => {
  const files = { 'd/a.md': reportOf(GREEN), 'd/b.md': reportOf(STONE) };
  const told = async (args: string) => (await gouji(args, world(files))).out;
  assert.equal(await told('rollup d --year 2023 --output r.csv --format csv'), 'r.csv：计入 2 个单位，0 个没有计入\n');
  assert.equal(await told('figures d --output f.csv'), 'f.csv：2 份年报\n');
  assert.equal(await told('figures d --output f.csv --lang en'), 'f.csv: reports: 2\n');
});

test('summary: a Word file has to have a name; a roster without names, or none at all, is told', async () => {
  const word = await gouji('summary d --format docx', COUNTY);
  assert.deepEqual([word.status, word.err], [2, 'gouji: --format docx 要用 --output 写明文件名\n']);
  const { written, out } = await gouji('summary d --format docx --output s.docx', COUNTY);
  assert.match(out, /^s\.docx：\d+ 个单位，\d+ 份年报\n$/);
  assert.match(wordText(readWord(Buffer.from(written.get('s.docx') ?? '', 'latin1'))), /\| 云溪县青禾镇人民政府 \| 已交 \| 2021 \| 0 \|/);
  const empty = world({ ...COUNTY.files, '空.txt': '# 没有\n' });
  assert.equal((await gouji('summary d --roster 空.txt', empty)).err, 'gouji: 空.txt: 名单里没有单位：每行写一个单位名称\n');
  assert.deepEqual((await gouji('summary d --roster 无.txt', empty)).status, 2);
  const broken = world({ ...COUNTY.files, 'd/x.md': { fails: 'EACCES' } });
  const outcome = await gouji('summary d', broken);
  assert.deepEqual([outcome.status, outcome.err], [2, 'gouji: d/x.md: 没有访问权限\n']);
  assert.match(outcome.out, /^云溪县青禾镇人民政府 /m, 'the others are listed all the same');
});

test('summary: any number of threads gives the same', async () => {
  // Whole reports among those that this thread reads and among those that others do; else what has a line of its own, and no more.
  const short = (issuer: string) => `# ${issuer}2023年政府信息公开工作年度报告\n\n## 一、总体情况\n`;
  const files = Object.fromEntries(
    Array.from({ length: 70 }, (_, i) => {
      const issuer = `云溪县第${i}镇人民政府`;
      return [`d/${i}.md`, i % 7 === 0 ? reportOf(issuer, i % 2 === 0 ? FAILING : {}) : short(issuer)];
    }),
  );
  const [one, three] = await Promise.all([1, 3].map((threads) => gouji('summary d', world(files, { threads, engine: core }))));
  assert.equal(one?.out.split('\n').length, 74);
  assert.equal(three?.out, one?.out);
});

test('figures: every bound cell a row, in the same words for all languages of a program', async () => {
  const files = { 'd/a.md': reportOf(GREEN, { 'r1.np': '', 'r1.biz': '四' }), 'd/b.md': reportOf(STONE), 'd/notes.md': '购物单' };
  const { out } = await gouji('figures d', world(files));
  const rows = out.split('\r\n');
  assert.equal(rows[0], '\ufeff机关,年度,格式,表,行,列,数,计量单位,编号,文件');
  assert.equal(rows.length, 1 + 2 * 200 + 1);
  assert.ok(rows.includes(`${GREEN},2023,2021,表三,一、本年新收政府信息公开申请数量,总计,28,件,t3.r1.tot,d/a.md`));
  assert.ok(rows.includes(`${GREEN},2023,2021,表三,一、本年新收政府信息公开申请数量,自然人,,件,t3.r1.np,d/a.md`), 'blank is not zero');
  const json = JSON.parse((await gouji('figures d --format json', world(files))).out);
  assert.equal(json.figures.length, 400);
  assert.deepEqual(json.figures[0], {
    body: GREEN,
    year: 2023,
    form: '2021',
    table: '表二',
    row: '规章',
    column: '本年制发件数',
    value: 0,
    unit: '件',
    key: 't2.gz.made',
    path: 'd/a.md',
  });
  const lines = (await gouji('figures d --format ndjson', world(files))).out.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    json.figures,
  );
});

test('rollup: tables whose equations fail are left out unless wanted; what is handed in twice counts once', async () => {
  const sum = async (args: string, files = COUNTY) => JSON.parse((await gouji(`rollup d --year 2023 --format json ${args}`, files)).out);
  const plain = await sum('--roster 名单.txt');
  assert.deepEqual(plain.units, ['青禾镇', '县水利局']);
  assert.deepEqual(plain.leftOut, [
    { unit: '石桥镇', why: '表三有勾稽关系不成立' },
    { unit: '柳河镇', why: '没有交' },
  ]);
  assert.deepEqual(plain.twice, [{ unit: '县水利局', paths: ['d/c.md', 'd/c2.md'] }]);
  assert.equal(plain.tables.t3['r1.tot'].value, 56);
  assert.deepEqual(plain.tables.t3['r1.tot'].shares[1], { unit: '县水利局', value: 28 });
  const all = await sum('--with-failing');
  assert.equal(all.tables.t3['r3_1.tot'].value, 12 + 13 + 12);
});

test('rollup: who cannot be counted, and why; the body above is no unit of its own', async () => {
  const files = world({
    'd/a.md': reportOf(GREEN),
    'd/b1.md': reportOf(STONE),
    'd/b2.md': reportOf(STONE, { 'xk.done': '99' }),
    'd/c.md': reportOf('云溪县柳河镇人民政府', {}, '2019').replaceAll('2020', '2023').replaceAll('2021年1月', '2024年1月'),
    'd/d.md': '# 云溪县第一中学2023年政府信息公开工作年度报告\n\n一、概述\n\n根据《高等学校信息公开办法》编制。\n',
    'd/e.md': reportOf('云溪县人民政府'),
    'd/f.md': reportOf('云溪县云峰镇人民政府', { 'r1.np': '', 'sf.amount': '1.25' }),
  });
  const { out } = await gouji('rollup d --year 2023 --format csv', files);
  assert.match(out, /\r\n2023,2021,表三,.*一、本年新收政府信息公开申请数量·自然人,42,2,t3\.r1\.np\r\n/, 'a blank is not counted');
  assert.match(out, /行政事业性收费·.*,1\.6,2,t2\.sf\.amount/);
  const { leftOut } = JSON.parse((await gouji('rollup d --year 2023 --format json', files)).out);
  assert.deepEqual(
    leftOut.map(({ unit, why }: { unit: string; why: string }) => `${unit} ${why}`),
    ['云溪县石桥镇人民政府 交了 2 份，数不一样', '云溪县第一中学 不按政府格式报告，或读不出'],
  );
  const pretty = await gouji('rollup d --year 2023', files);
  assert.match(pretty.out, /上级自己的年报不计入：云溪县人民政府\n/);
  assert.match(pretty.out, /^\| 一、本年新收政府信息公开申请数量 .*\| 42 +\|/m);
  assert.match(
    (await gouji('rollup d --year 2023 --format html', files)).out,
    /<th colspan="3" scope="row">一、本年新收政府信息公开申请数量<\/th><td>42<\/td>/,
  );
  const none = await gouji('rollup d --year 2020', files);
  assert.deepEqual([none.status, none.err], [2, 'gouji: 没有可以计入的单位年报\n']);
});

test('rollup --check: what those who are not counted may have is no fault for certain', async () => {
  const double = (change: Change = {}): Change => ({
    ...Object.fromEntries([...cleanDraft('2021').cells].map(([key, value]) => [key, String(Number(value) * 2)])),
    ...change,
  });
  const check = async (change: Change, more: Readonly<Record<string, string>> = {}) => {
    const files = { 'd/a.md': reportOf(GREEN), 'd/c.md': reportOf(WATER), 'd/县.md': reportOf('云溪县人民政府', double(change)), ...more };
    return gouji('rollup d --year 2023 --check d/县.md', world(files));
  };
  const same = await check({});
  assert.deepEqual([same.status, same.out.split('\n')[0]], [0, '每一格都等于各单位之和。']);
  const less = await check({ 'xk.done': '271' });
  assert.equal(less.status, 1);
  assert.match(less.out, /^表二 +行政许可·\S+ +271 +272 +-1 +不符 +云溪县青禾镇人民政府 136、云溪县水利局 136$/m);
  const more = await check({ 'xk.done': '280' }, { 'd/b.md': reportOf(STONE, FAILING) });
  assert.equal(more.status, 0);
  assert.match(more.out, /\+8 +没有计入的单位可能有这些数 /);
  const other = await gouji(
    'rollup d --year 2022 --check d/县.md',
    world({ 'd/县.md': reportOf('云溪县人民政府'), 'd/a.md': reportOf(GREEN) }),
  );
  assert.deepEqual([other.status, other.err.split('\n').at(-2)], [2, 'gouji: --check d/县.md 是2023年的年报，不是2022年的']);
});

test('letters: for units with findings alone; place, what is, what should be, why', async () => {
  const { out, err, status, written } = await gouji('letters d --output out --format html', COUNTY);
  assert.deepEqual([status, err], [0, '']);
  assert.equal(
    out,
    'out/云溪县石桥镇人民政府2023年退改清单.html：需要改正 2 处，请核对 0 处\n3 个单位，写了 1 份退改清单，2 个单位没有要改的\n',
  );
  const letter = written.get('out/云溪县石桥镇人民政府2023年退改清单.html') ?? '';
  assert.match(
    letter,
    /<p class="salutation">云溪县石桥镇人民政府：<\/p>\n<p>你单位报送的2023年政府信息公开工作年度报告（b\.md）经核对，有 2 处需要改正，/,
  );
  assert.match(
    letter,
    /<td>1<\/td><td class="text">表三“（一）予以公开”行“总计”列<\/td><td>13<\/td><td>12<\/td><td class="text">表三.*应为 12，现为 13/,
  );
  assert.match(letter, /<p>1\.勾稽关系不成立。.*依据：/);
  const word = (await gouji('letters d --output out', COUNTY)).written.get('out/云溪县石桥镇人民政府2023年退改清单.docx') ?? '';
  assert.match(wordText(readWord(Buffer.from(word, 'latin1'))), /\| 1 \| 表三“（一）予以公开”行“总计”列 \| 13 \| 12 \|/);
  const english = await gouji('letters d --output out --format html --lang en', COUNTY);
  assert.match([...english.written.values()].join(), /Disclosure report: what to put right[\s\S]*2 to be put right/);
});

test('letters: no file is written over unless that is said, and then it is told; a letter is no report', async () => {
  const path = 'out/云溪县石桥镇人民政府2023年退改清单.html';
  const there = world({ ...COUNTY.files, [path]: '别人的文件' });
  const refused = await gouji('letters d --output out --format html', there);
  assert.deepEqual([refused.status, refused.written.size, refused.out], [2, 0, '']);
  assert.match(refused.err, /文件已经存在，不会覆盖，一份也没有写：请换一个文件夹，或加 --force\n$/);
  const two = { ...COUNTY.files, 'd/a.md': reportOf(GREEN, FAILING), [path]: '别人的文件' };
  const many = await gouji('letters d --output out --format html', world({ ...two, [path.replace('石桥', '青禾')]: '也是别人的' }));
  assert.equal(
    many.err,
    'gouji: out/云溪县青禾镇人民政府2023年退改清单.html: 和另外 1 个文件已经存在，不会覆盖，一份也没有写：请换一个文件夹，或加 --force\n',
  );
  const forced = await gouji('letters d --output out/ --format html --force', there);
  assert.deepEqual([forced.status, forced.written.size], [0, 1]);
  assert.equal(forced.err, `gouji: ${path}: 文件已经存在，按 --force 覆盖\n`);
  const again = await gouji('check out', world({ [path]: forced.written.get(path) ?? '' }));
  assert.match(again.out, /跳过 1 个（不是年报）/);
  assert.equal((await gouji('letters d --output readonly', COUNTY)).status, 2);
});

test('check: a configuration names the units of the draft beside it, and of no other', async () => {
  const config = JSON.stringify({ units: { folder: '2023', roster: '名单.txt' } });
  const files = {
    'gouji.config.json': config,
    '名单.txt': '青禾镇\n石桥镇\n',
    '县.md': reportOf('云溪县人民政府', { 'xk.done': '271' }),
    '2023/a.md': reportOf(GREEN),
    '2023/b.md': reportOf(STONE),
    '草稿/县.md': reportOf('云溪县人民政府'),
  };
  const found = async (more: Readonly<Record<string, string>> = {}, args = 'check .') => {
    const { out, err } = await gouji(`${args} --format json`, world({ ...files, ...more }));
    const lines = JSON.parse(out).files.flatMap(({ path, findings }: { path: string; findings: { rule: string; severity: string }[] }) =>
      findings.map(({ rule, severity }) => `${path} ${rule} ${severity}`),
    );
    return { lines: [...new Set(lines)], err };
  };
  assert.deepEqual(await found(), { lines: ['县.md unit-sum warning'], err: '' });
  assert.deepEqual(await found({}, 'check . --config gouji.config.json'), { lines: ['县.md unit-sum warning'], err: '' });
  const bureau = { '教育局.md': reportOf('云溪县教育局'), 'gouji.config.json': JSON.stringify({ units: '2023' }) };
  assert.deepEqual((await found(bureau)).lines, ['县.md unit-sum warning'], 'a bureau beside the county adds up nobody');
  const named = { 'gouji.config.json': JSON.stringify({ units: { folder: '2023', file: '草稿/县.md' } }) };
  assert.deepEqual((await found(named)).lines, ['草稿/县.md unit-sum warning']);
  const nowhere = await found({ 'gouji.config.json': JSON.stringify({ units: '无' }) });
  assert.deepEqual(nowhere, { lines: [], err: 'gouji: ./无: 配置里的 units 指到这里：没有这个文件或文件夹\n' });
  const wrong = await found({ 'gouji.config.json': JSON.stringify({ units: 3 }) });
  assert.match(wrong.err, /^gouji: \.\/gouji\.config\.json:1:2: units：写法不对\n$/);
});
