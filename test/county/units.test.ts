import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rosterOf } from '../../server/src/county/roster.js';
import { type HandedIn, mayAddUp, type Unit, unitsOf, wholeAmong } from '../../server/src/county/units.js';

const handed = (path: string, body: string | undefined, year: number | undefined = 2023): HandedIn => ({ path, body, year });
const lines = (units: readonly Unit<HandedIn>[]) =>
  units.map(({ name, year, reports, listed }) =>
    [
      name,
      year ?? '?',
      reports.map(({ path }) => path).join('+') || '未交',
      ...(listed === undefined ? [] : [listed ? '名单' : '名单外']),
    ].join(' '),
  );

test('reports are grouped by body and year, however the body is named', () => {
  const reports = [
    handed('a.md', '云溪县青禾镇人民政府'),
    handed('b.md', '财政局'),
    handed('c.md', '青禾镇人民政府'),
    handed('d.md', '云溪县财政局'),
    handed('e.md', '云溪县柳河街道办事处'),
    handed('f.md', '柳河街道'),
    handed('g.md', '云溪县应急管理局（云溪县防震减灾局）'),
    handed('h.md', '县防震减灾局'),
    handed('i.md', '云溪县青禾镇人民政府', 2022),
    handed('j.md', undefined),
    { path: 'k.md', body: '云溪县石桥镇人民政府', year: undefined },
  ];
  assert.deepEqual(lines(unitsOf(reports)), [
    '云溪县青禾镇人民政府 2022 i.md',
    '云溪县青禾镇人民政府 2023 a.md+c.md',
    '云溪县财政局 2023 b.md+d.md',
    '云溪县柳河街道办事处 2023 e.md+f.md',
    '云溪县应急管理局（云溪县防震减灾局） 2023 g.md+h.md',
    'j.md 2023 j.md',
    '云溪县石桥镇人民政府 ? k.md',
  ]);
  assert.deepEqual(lines(unitsOf(reports, { year: 2022 })), ['云溪县青禾镇人民政府 2022 i.md', '云溪县石桥镇人民政府 ? k.md']);
});

test('what only ends alike is another body; what may be of two is of neither', () => {
  const reports = ['青禾镇', '小青禾镇', '云溪县财政局', '临河县财政局', '财政局', '公安局'].map((body, i) => handed(`${i}.md`, body));
  assert.equal(unitsOf(reports).length, 6);
  assert.deepEqual(
    unitsOf([handed('a', '市场监督管理局'), handed('b', '云溪县市场监督管理局')]).map(({ reports: own }) => own.length),
    [2],
  );
});

test('a body by its abbreviation: 发改委 is 发展和改革委员会, where no other may be meant', () => {
  const roster = rosterOf('云溪县发展和改革委员会\n云溪县人力资源和社会保障局\n云溪县水利局\n云溪县住房和城乡建设局\n云溪县民族宗教事务局');
  const reports = ['云溪县发改委', '人社局', '云溪县水利工程建设局', '临河县住建局', '县民宗局'].map((body, i) => handed(`${i}.md`, body));
  assert.deepEqual(lines(unitsOf(reports, { roster })), [
    '云溪县发展和改革委员会 2023 0.md 名单',
    '云溪县人力资源和社会保障局 2023 1.md 名单',
    '云溪县水利局 2023 未交 名单',
    '云溪县住房和城乡建设局 2023 未交 名单',
    '云溪县民族宗教事务局 2023 4.md 名单',
    '云溪县水利工程建设局 2023 2.md 名单外',
    '临河县住建局 2023 3.md 名单外',
  ]);
  assert.equal(
    unitsOf(['云溪县文化和旅游局', '云溪县文物和旅游局', '文旅局'].map((body, i) => handed(`${i}.md`, body))).length,
    3,
    'of two nobody knows which',
  );
});

test('a roster tells who has not handed in and who is not on it, each year; its names count', () => {
  const roster = rosterOf('\ufeff# 应交单位\r\n青禾镇\r\n\r\n 石桥镇 # 撤并中\n县财政局\n青禾镇\n');
  assert.deepEqual(roster, ['青禾镇', '石桥镇', '县财政局']);
  const reports = [handed('x.md', '云溪县水利局'), handed('a.md', '云溪县财政局'), handed('b.md', '云溪县青禾镇人民政府', 2022)];
  assert.deepEqual(lines(unitsOf(reports, { roster })), [
    '青禾镇 2022 b.md 名单',
    '石桥镇 2022 未交 名单',
    '县财政局 2022 未交 名单',
    '青禾镇 2023 未交 名单',
    '石桥镇 2023 未交 名单',
    '县财政局 2023 a.md 名单',
    '云溪县水利局 2023 x.md 名单外',
  ]);
  assert.deepEqual(
    unitsOf([], { roster, year: 2023 }).map(({ reports: own }) => own.length),
    [0, 0, 0],
  );
});

test('a report that names no body or year is what its path says, if that is one unit', () => {
  const roster = ['青禾镇', '县财政局', '石桥镇'];
  const blank = (path: string, more: Partial<HandedIn> = {}): HandedIn => ({ path, body: undefined, year: undefined, ...more });
  const reports = [
    blank('2023/青禾镇.docx'),
    blank('2023/财政局年报.md', { body: '云溪县财政局' }),
    blank('2023/云溪县石桥镇2023年.md', { year: 2023 }),
    blank('2023/年报.md'),
    blank('年报.md'),
  ];
  assert.deepEqual(lines(unitsOf(reports, { roster, year: 2023 })), [
    '青禾镇 2023 2023/青禾镇.docx 名单',
    '县财政局 2023 2023/财政局年报.md 名单',
    '石桥镇 2023 2023/云溪县石桥镇2023年.md 名单',
    '2023/年报.md 2023 2023/年报.md 名单外',
    '年报.md ? 年报.md',
  ]);
});

test('the body that the others stand under is no unit', () => {
  const units = (...bodies: string[]) => unitsOf(bodies.map((body, i) => handed(`${i}.md`, body)));
  assert.equal(wholeAmong(units('云溪县青禾镇人民政府', '云溪县人民政府', '云溪县水利局'))?.name, '云溪县人民政府');
  assert.equal(wholeAmong(units('云溪县青禾镇人民政府', '云溪县水利局')), undefined);
  const zone = ['云溪县经济开发区', '云溪县经济开发区财政局', '云溪县水利局', '云溪县青禾镇人民政府', '云溪县教育局'];
  assert.equal(wholeAmong(units(...zone)), undefined, 'one that has a unit below it is a unit like the others');
  assert.equal(wholeAmong(units('临江市云溪县人民政府', '临江市人民政府'))?.name, '临江市人民政府');
});

test('ten thousand bodies are grouped at once', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => handed(`${i}.md`, `云溪县第${i}镇人民政府`));
  assert.equal(unitsOf(many).length, 10_000);
});

test('who may add up these units: a county, a city, or whoever most of them have in their names', () => {
  const units = [handed('a', '云溪县青禾镇人民政府'), handed('b', '水利局')];
  for (const body of ['云溪县人民政府', '临江市人民政府', '云溪县']) assert.ok(mayAddUp(body, units), body);
  for (const body of ['云溪县教育局', '云溪县青禾镇人民政府', undefined]) assert.ok(!mayAddUp(body, units), body);
  const township = [handed('a', '云溪县青禾镇财政所'), handed('b', '云溪县青禾镇林业站')];
  assert.ok(mayAddUp('云溪县青禾镇人民政府', township));
});
