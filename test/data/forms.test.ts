import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod';
import form2021 from '../../server/src/data/formats/2021.json' with { type: 'json' };
import { formFiles } from '../../server/src/data/formats/index.js';
import { addressOf, cellKey, formForYear, formOf, forms } from '../../server/src/data/forms.js';
import { statuteForYear } from '../../server/src/data/law.js';
import { formSchema } from '../../server/src/data/schema.js';
import type { Form, FormBlock, FormFile, FormRow, FormTable, HeaderCell } from '../../server/src/data/types.js';
import { cellKeys } from '../rules/tables.js';

type Parsed = z.infer<typeof formSchema>;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
/** Does not compile where schema.ts and types.ts disagree. */
const sameShape: Same<Parsed, FormFile> = true;

const tables = forms.flatMap((form) => form.tables.map((table) => ({ form, table, name: `${form.id} ${table.id}` })));
const blocks = tables.flatMap(({ table, name }) => table.blocks.map((block, i) => ({ table, block, name: `${name} block ${i + 1}` })));

function assertUnique(keys: readonly unknown[], told: string): void {
  const twice = keys.filter((key, i) => keys.indexOf(key) !== i);
  assert.deepEqual(twice, [], told);
}

test('the files are what the types say, and hold nothing else', () => {
  assert.ok(sameShape);
  for (const file of formFiles) {
    const parsed = formSchema.safeParse(file);
    assert.ok(parsed.success, parsed.error === undefined ? '' : z.prettifyError(parsed.error));
    assert.deepEqual(parsed.data, file);
  }
});

test('the schema refuses unknown keys, lost sources and wrong kinds', () => {
  const [equation] = form2021.equations;
  const wrong: readonly unknown[] = [
    { ...form2021, extra: 1 },
    { ...form2021, source: [] },
    { ...form2021, id: '2022' },
    { ...form2021, years: { from: 2021, to: null } },
    { ...form2021, equations: [{ ...equation, kind: 'product' }] },
    { ...form2021, equations: [{ ...equation, total: 'r1 .np' }] },
    { ...form2021, equations: [{ ...equation, severity: undefined }] },
  ];
  for (const form of wrong) assert.equal(formSchema.safeParse(form).success, false, JSON.stringify(form).slice(0, 80));
});

test('the years of the forms follow each other, and every year has its form', () => {
  for (const [i, form] of forms.entries())
    assert.equal(form.years.to, forms[i + 1] === undefined ? null : (forms[i + 1]?.years.from ?? 0) - 1);
  const years: readonly [number, string][] = [
    [1999, '2008'],
    [2008, '2008'],
    [2018, '2008'],
    [2019, '2019'],
    [2020, '2019'],
    [2021, '2021'],
    [2099, forms.at(-1)?.id ?? ''],
  ];
  for (const [year, id] of years) assert.equal(formForYear(year).id, id);
  for (const form of forms) assert.equal(formOf(form.id), form);
});

test('keys are unique', () => {
  assertUnique(
    forms.map((form) => form.id),
    'forms',
  );
  for (const form of forms) {
    assertUnique(
      form.sections.map((section) => section.id),
      `${form.id} sections`,
    );
    assertUnique(
      form.tables.map((table) => table.id),
      `${form.id} tables`,
    );
    const addressed = form.equations.map((e) => `${e.id} ${e.total} ${e.terms.join()} ${e.over?.join()}`);
    assertUnique(addressed, `${form.id} equations`);
  }
  for (const { table, name } of tables) assertUnique(cellKeys(table), name);
  for (const { block, name } of blocks) {
    assertUnique(
      block.columns.map((column) => column.key),
      `${name} columns`,
    );
    assertUnique(
      block.rows.map((row) => row.key),
      `${name} rows`,
    );
  }
});

test('a row stands below its parent, one level deeper', () => {
  for (const { block, name } of blocks) {
    for (const [i, row] of block.rows.entries()) {
      const parent = block.rows.slice(0, i).find((other) => other.key === row.parent);
      if (row.parent === null) assert.equal(row.level, 1, `${name} ${row.key}`);
      else assert.equal(parent === undefined ? undefined : parent.level + 1, row.level, `${name} ${row.key}`);
    }
  }
});

test('every address of an equation is a cell of its table', () => {
  for (const form of forms) {
    for (const equation of form.equations) {
      const table = form.tables.find((t) => t.id === equation.table);
      assert.ok(table !== undefined, `${form.id} ${equation.id}: no table ${equation.table}`);
      const keys = new Set(cellKeys(table));
      const addresses = [equation.total, ...equation.terms];
      assert.equal(
        addresses.some((address) => address.includes('*')),
        equation.over !== undefined,
        `${form.id} ${equation.id}`,
      );
      for (const over of equation.over ?? ['']) {
        const cells = addresses.map((address) => address.replace(/^-/, '').replace('*', over));
        for (const cell of cells) assert.ok(keys.has(cell), `${form.id} ${equation.id}: no cell ${cell}`);
        assertUnique(cells, `${form.id} ${equation.id} ${over}`);
      }
    }
  }
});

/** How many cells of the header stand on each place of the grid; spans that reach beyond it are counted behind it. */
function coverage(header: readonly (readonly HeaderCell[])[]): number[][] {
  const grid: number[][] = header.map(() => []);
  for (const [y, cells] of header.entries()) {
    let x = 0;
    for (const cell of cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let dy = 0; dy < (cell.rowspan ?? 1); dy += 1) {
        const line = grid[y + dy];
        assert.ok(line !== undefined, `“${cell.text}” reaches below the header`);
        for (let dx = 0; dx < (cell.colspan ?? 1); dx += 1) line[x + dx] = (line[x + dx] ?? 0) + 1;
      }
    }
  }
  return grid;
}

test('headers are rectangles as wide as their table', () => {
  for (const { table, block, name } of blocks) {
    for (const line of coverage(block.header)) assert.deepEqual(line, new Array(table.width).fill(1), name);
  }
});

test('the last header line over each column is its label', () => {
  for (const { table, block, name } of blocks) {
    const written = block.header.flat().map((cell) => cell.text);
    for (const column of block.columns) assert.ok(written.includes(column.label), `${name}: ${column.label}`);
    const unit = block.unitColumn === true ? 1 : 0;
    assert.ok(table.labelColumns + unit + block.columns.length <= table.width, name);
  }
});

function figureRowsBelow(block: FormBlock, row: FormRow): number {
  const children = block.rows.filter((other) => other.parent === row.key);
  return children.reduce((sum, child) => sum + (child.figures ? 1 : 0) + figureRowsBelow(block, child), 0);
}

test('merged labels cover the rows below them, and all labels the label columns', () => {
  for (const { table, block, name } of blocks.filter(({ table: t }) => t.id === 't3')) {
    for (const row of block.rows) {
      if (row.figures) assert.equal(row.level - 1 + (row.colspan ?? 1), table.labelColumns, `${name} ${row.key}`);
      else assert.equal(row.rowspan, figureRowsBelow(block, row), `${name} ${row.key}`);
    }
  }
});

function figureRows(table: FormTable | undefined): number {
  return table?.blocks.flatMap((block) => block.rows).filter((row) => row.figures).length ?? 0;
}

test('the tables have as many rows with figures as the notices print', () => {
  const printed = { '2008 st': 58, '2019 t2': 8, '2019 t3': 23, '2019 t4': 1, '2021 t2': 6, '2021 t3': 25, '2021 t4': 1 };
  const counts = new Map(tables.map(({ table, name }) => [name, figureRows(table)]));
  for (const [name, count] of Object.entries(printed)) assert.equal(counts.get(name), count, name);
});

test('sections count from one, or have no numbers at all', () => {
  for (const form of forms) {
    const numbers = form.sections.map((section) => section.number);
    const counted = numbers[0] === null ? numbers.map(() => null) : numbers.map((_, i) => i + 1);
    assert.deepEqual(numbers, counted, form.id);
  }
});

test('the articles by which a report is written are on record in every law that the form is used under', () => {
  for (const { id, preamble, years } of forms) {
    const matters = [...preamble.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
    assert.ok(matters.length > 0 && !/第[一二三四五六七八九十]+条/.test(preamble), id);
    for (const year of [years.from, years.to ?? 2099])
      for (const matter of matters) assert.ok((statuteForYear(year).matters[matter] ?? []).length > 0, `${id} ${matter} ${year}`);
  }
});

test('what is converted names the tables of both forms, and cells that they have', () => {
  for (const form of forms) {
    for (const { from, tables: converted } of form.conversions) {
      for (const { table: id, carried } of converted) {
        const keys = [formOf(from), form].map((one) =>
          cellKeys(one.tables.find((table) => table.id === id) ?? assert.fail(`${form.id} ${id}`)),
        );
        for (const entry of carried) {
          for (const [i, address] of [entry.from, entry.to].entries()) {
            const fits = (key: string) => (address.endsWith('*') ? key.startsWith(address.slice(0, -1)) : key === address);
            assert.ok(keys[i]?.some(fits), `${form.id} from ${from}, ${id}: no cell ${address}`);
          }
        }
      }
    }
  }
});

test('sections and tables name each other', () => {
  for (const form of forms) {
    for (const section of form.sections) {
      const table = form.tables.find((t) => t.id === section.table);
      assert.equal(section.kind === 'table', section.table !== undefined, `${form.id} ${section.id}`);
      if (section.table !== undefined) assert.equal(table?.section, section.id, `${form.id} ${section.id}`);
      const { results, topics } = section;
      if (results !== undefined) assert.ok(topics?.some((topic) => topic.name === results.topic));
    }
    for (const table of form.tables) {
      if (table.section !== null) assert.ok(form.sections.some((s) => s.id === table.section && s.table === table.id));
    }
  }
});

test('every entry names its source', () => {
  for (const form of forms) {
    for (const entry of [form, ...form.sections, ...form.tables, ...form.equations]) {
      assert.ok(entry.source.length > 0 && entry.source.every((source) => source.trim() !== ''), JSON.stringify(entry).slice(0, 80));
    }
  }
});

test('what comes over from last year names cells of this form, and of the table in the form before or in this one', () => {
  const keysOf = (form: Form, id: string) =>
    new Set(form.tables.filter((table) => table.id === id).flatMap(({ blocks }) => blocks.flatMap(cellsOf)));
  const cellsOf = ({ rows, columns }: FormBlock) => rows.flatMap((row) => columns.map((column) => cellKey(row, column)));
  for (const [index, form] of forms.entries()) {
    for (const { table, over, total, previous, terms } of form.carries) {
      const [own, before] = [keysOf(form, table), keysOf(forms[index - 1] ?? form, table)];
      for (const key of over) {
        for (const { key: cell } of [total, ...terms].map((text) => addressOf(text, key))) assert.ok(own.has(cell), cell);
        for (const { key: cell } of previous.map((text) => addressOf(text, key))) assert.ok(own.has(cell) || before.has(cell), cell);
      }
    }
  }
  assert.deepEqual(
    forms.slice(0, 3).map(({ carries }) => carries.map(({ id }) => id).join()),
    ['', 'T3-CARRY,T2-PREV', 'T3-CARRY,T2-VALID'],
  );
});
