import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import { formFiles } from '../../server/src/data/formats/index.js';
import { FORM_IDS, type FormFile } from '../../server/src/data/types.js';
import type { Draft } from '../support/draft.js';
import { complaintsAboutForms } from './form-complaints.js';
import { FORM_INDEX, FORMATS, formIds, formIndexText } from './form-files.js';

type Parts = typeof import('./form-parts.js');

/** The newest that there is. */
const LAST = formFiles.at(-1) as unknown as FormFile;
const tableThree = LAST.tables.find(({ id }) => id === 't3') ?? assert.fail();
const ROW = { key: 'r99', label: '九、以信鸽答复', parent: null, level: 1, figures: true, colspan: 3 };
const SOURCE = { source: ['为测试而设'], confidence: 'verified' };

/** A form that nobody has prescribed: the one before with a row and an equation more. */
const FORM = {
  ...LAST,
  id: '2090',
  name: '2090年格式',
  years: { from: 2090 },
  basis: { title: LAST.basis.title, number: '国办公开办函〔2090〕9号' },
  preamble: LAST.preamble.replace(LAST.basis.number, '国办公开办函〔2090〕9号'),
  tables: LAST.tables.map((table) => (table === tableThree ? { ...table, blocks: table.blocks.map(withRow) } : table)),
  conversions: [{ from: LAST.id, tables: ['t2', 't3', 't4'].map((table) => ({ table, carried: [{ from: '*', to: '*' }] })), ...SOURCE }],
  equations: [
    ...LAST.equations.map((one) => (one.id === 'T3-ROW' ? { ...one, over: [...(one.over ?? []), ROW.key] } : one)),
    {
      id: 'T3-PIGEON',
      table: 't3',
      kind: 'atMost',
      over: ['np', 'tot'],
      total: 'r99.*',
      terms: ['r3_7.*'],
      severity: 'error',
      statement: { zh: '以信鸽答复的不多于办理结果总计', en: 'answered by pigeon ≤ answered' },
      ...SOURCE,
    },
  ],
};

function withRow<Block extends { readonly rows: readonly object[] }>(block: Block): object {
  return { ...block, rows: [...block.rows, ROW] };
}

const folder = mkdtempSync(join(tmpdir(), 'gouji-forms-'));
const listed: Plugin = {
  name: 'listed',
  setup({ onLoad }) {
    const contents = () => ({ contents: formIndexText(formIds(folder)), resolveDir: folder, loader: 'ts' as const });
    onLoad({ filter: /[\\/]data[\\/]formats[\\/]index\.ts$/ }, contents);
  },
};

/** The product as it is once the file stands in the folder and the list is written. */
async function built(): Promise<Parts> {
  const { outputFiles } = await build({
    entryPoints: ['test/generate/form-parts.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    conditions: ['gouji-source'],
    plugins: [listed],
    logLevel: 'silent',
  });
  const module = { exports: {} as Parts };
  new Function('module', 'require', outputFiles[0]?.text ?? '')(module, createRequire(resolve('package.json')));
  return module.exports;
}

describe('a form is one file', () => {
  let parts: Parts;
  before(async () => {
    cpSync(FORMATS, folder, { recursive: true });
    writeFileSync(join(folder, '2090.json'), JSON.stringify(FORM));
    parts = await built();
  });
  after(() => rmSync(folder, { recursive: true }));

  /** A clean draft of the form on a year, with some of its figures changed. */
  function draft(id: string, year: number, cells: Readonly<Record<string, string>> = {}): Draft {
    const clean = parts.cleanDraft(id as never);
    const of = (text: string) => text.replaceAll(`${clean.year}年`, `${year}年`);
    return {
      ...clean,
      year,
      title: of(clean.title),
      preamble: of(clean.preamble),
      cells: new Map([...clean.cells, ...Object.entries(cells)]),
      date: `${year + 1}年1月20日`,
    };
  }
  const report = (id: string, year: number, cells?: Readonly<Record<string, string>>) => parts.markdown(draft(id, year, cells));
  const told = (text: string, previous?: string) =>
    parts
      .allFindings(text, previous === undefined ? {} : { previous })
      .map(
        ({ rule, equation, at }) => `${[rule, ...(equation === undefined ? [] : [equation])].join(' ')} ${text.slice(at.start, at.end)}`,
      );

  test('it is what its schema asks for, it ends the form before, and every choice of forms has it', () => {
    assert.deepEqual(parts.complaintsAboutForms(folder), []);
    assert.deepEqual(
      parts.forms.map(({ id }) => id),
      [...FORM_IDS, '2090'],
    );
    const [before, newest] = parts.forms.slice(-2).map(({ years }) => years);
    assert.deepEqual([before?.to, newest], [2089, { from: 2090, to: null }]);
    assert.match(parts.core.yearsOf(parts.formForYear(2089), '2008').zh, /至2089年度）$/);
    const schema = JSON.stringify(parts.core.configJSONSchema(parts.rules));
    assert.ok(schema.includes(`"enum":${JSON.stringify([...FORM_IDS, '2090', 'auto'])}`), schema.slice(0, 400));
    const pack = {
      extends: '2090',
      name: '青云省',
      source: ['甲'],
      rows: [{ table: 't3', after: 'r99', key: 'r100', label: '十、其中网上申请' }],
    };
    assert.ok('form' in parts.parseFormPack(JSON.stringify(pack)));
    assert.ok(parts.standardLabels().includes(ROW.label));
  });

  test('a draft of its year is judged by it, one of the year before is not', () => {
    assert.deepEqual(told(report('2090', 2090)), []);
    assert.deepEqual(told(report('2090', 2090, { 'r99.np': '999', 'r99.tot': '999' })), ['balance T3-PIGEON 999', 'balance T3-PIGEON 999']);
    assert.deepEqual(told(report(LAST.id, 2089)), []);
    const [lost] = parts.allFindings(report(LAST.id, 2090)).filter(({ rule }) => rule === 'table-row');
    assert.match(lost?.fixes?.[0]?.edits[0]?.newText ?? '', /九、以信鸽答复/);
    assert.ok(told(report('2090', 2089)).some((one) => one.startsWith('table-')));
  });

  test('what comes over from the last report of the form before', () => {
    const [, ...figures] = parts.cleanDraft(LAST.id).cells;
    const left = Object.fromEntries(figures.flatMap(([key, value]) => (key.startsWith('r4.') ? [[key.replace('r4.', 'r2.'), value]] : [])));
    const previous = report(LAST.id, 2089);
    const carried = (cells: Readonly<Record<string, string>>) =>
      told(report('2090', 2090, cells), previous).filter((one) => /^carry/.test(one));
    assert.deepEqual(
      carried(left).filter((one) => one.includes('T3-CARRY')),
      [],
    );
    assert.deepEqual(
      carried({ ...left, 'r2.np': '88' }).filter((one) => one.includes('T3-CARRY')),
      ['carry-over T3-CARRY 88'],
    );
    const [old, now] = [parts.reportOf(previous), parts.reportOf(report('2090', 2090))];
    const table = now.tables.find((one) => one.table.id === 't3') ?? assert.fail();
    assert.equal(parts.lastYearsCells(old, table).get('r3_7.tot')?.text, old.tables[1]?.cells.get('r3_7.tot')?.text);
  });

  test('a new report, on the command line, in the list of completion and as a snippet', async () => {
    const world = { engine: parts.engine, files: { '2089.md': report(LAST.id, 2089) } };
    const made = await parts.goujiWith(['new', '--year', '2090', '--issuer', '云溪县青禾镇人民政府', '--previous', '2089.md'], world);
    assert.equal(made.status, 0, made.err);
    const written = parts.reportOf(made.out);
    const cells = written.tables.find(({ table }) => table.id === 't3')?.cells;
    assert.deepEqual([written.form.id, cells?.has('r99.np'), cells?.get('r2.np')?.text], ['2090', true, '2']);
    assert.match(made.out, /国办公开办函〔2090〕9号/);
    const text = report('2090', 2090).replace(/^\| 九、以信鸽.*\n/m, '| 九');
    assert.ok(parts.completionsAt(parts.reportOf(text), text.indexOf('| 九\n') + 3).some(({ label }) => label === ROW.label));
    const { out } = await parts.goujiWith(['check', '--help'], world);
    assert.ok(out.includes(`auto|${FORM_IDS.join('|')}|2090`), out);
    const snippets = parts.snippetsFor(parts.core);
    assert.deepEqual(snippets['政府信息公开工作年度报告（2090年格式）']?.prefix, ['年报', 'nianbao', 'zfxxgknb']);
    assert.deepEqual(snippets[`政府信息公开工作年度报告（${LAST.name}）`]?.prefix, [
      `年报${LAST.id}`,
      `nianbao${LAST.id}`,
      `zfxxgknb${LAST.id}`,
    ]);
    assert.match(snippets['表三（2090年格式）']?.body.join('\n') ?? '', /九、以信鸽答复/);
  });
});

test('the list of forms, by the names of their files', () => {
  assert.deepEqual(formIds(), [...FORM_IDS]);
  assert.match(formIndexText(['2008', '2090']), /FORM_IDS = \['2008', '2090'\] as const/);
  assert.match(FORM_INDEX, /^server/);
});

test('what is wrong with the file of a form is said by its name and place', () => {
  const wrong = mkdtempSync(join(tmpdir(), 'gouji-forms-'));
  try {
    const write = (content: unknown) =>
      writeFileSync(join(wrong, `${LAST.id}.json`), typeof content === 'string' ? content : JSON.stringify(content));
    const complaints = (content: unknown) => {
      write(content);
      return complaintsAboutForms(wrong).map((one) => one.slice(wrong.length + 1));
    };
    assert.deepEqual(complaints(LAST), []);
    assert.deepEqual(complaints({ ...LAST, years: { from: 2000 } }), [
      `${LAST.id}.json: id must be "${LAST.id}" and years.from ${LAST.id}, as the file is named after the first year that the form is for`,
    ]);
    assert.match(complaints({ ...LAST, name: '' })[0] ?? '', /^\d+\.json: name: /);
    assert.match(complaints('{')[0] ?? '', /^\d+\.json: .*JSON/);
  } finally {
    rmSync(wrong, { recursive: true });
  }
});
