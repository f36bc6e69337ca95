import type { Form } from '../../server/src/data/types.js';

const APPLICANTS = ['np', 'biz', 'sci', 'pub', 'law', 'oth'];

/** Results of 表三 by row, in the order of APPLICANTS; what is not named is zero. */
const RECEIVED: Readonly<Record<string, readonly number[]>> = { r1: [21, 4, 0, 1, 2, 0], r2: [2, 1, 0, 0, 0, 0] };
const RESULTS: Readonly<Record<string, readonly number[]>> = {
  r3_1: [9, 2, 0, 0, 1, 0],
  r3_2: [3, 1, 0, 0, 0, 0],
  r3_3_4: [1, 0, 0, 0, 0, 0],
  r3_3_6: [1, 0, 0, 0, 0, 0],
  r3_4_1: [4, 1, 0, 1, 0, 0],
  r3_4_2: [1, 0, 0, 0, 0, 0],
  r3_5_1: [1, 0, 0, 0, 0, 0],
};
/** （六）其他处理: one row in 2019, three since 2021. */
const OTHERWISE = [1, 0, 0, 0, 0, 0];

const DISCLOSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2019': {
    'gfx.made': '3',
    'gfx.opened': '3',
    'gfx.total': '11',
    'xk.prev': '12',
    'xk.delta': '-2',
    'xk.done': '96',
    'qt.prev': '25',
    'qt.delta': '3',
    'qt.done': '118',
    'cf.prev': '6',
    'cf.done': '2',
    'sf.prev': '1',
    'cg.n': '5',
    'cg.amount': '128600.5',
  },
  '2021': { 'gfx.made': '4', 'gfx.repealed': '1', 'gfx.valid': '12', 'xk.done': '136', 'cf.done': '8', 'sf.amount': '0.35' },
};

const DISPUTES = {
  'rev.keep': 2,
  'rev.fix': 1,
  'rev.open': 1,
  'rev.tot': 4,
  'dir.keep': 1,
  'dir.oth': 1,
  'dir.tot': 2,
  'aft.open': 1,
  'aft.tot': 1,
};

/** 政府信息公开情况统计表; a row that is not named is zero. */
const STATISTICS: Readonly<Record<string, string>> = {
  s1_1: '412',
  s1_1a: '5',
  s1_1b: '6',
  s1_2_1: '12',
  s1_2_2: '386',
  s1_2_3: '45',
  s1_2_4: '158',
  s1_2_5: '73',
  s2_1: '9',
  s2_2_1: '2',
  s2_2_1a: '1',
  s2_2_2: '3',
  s2_2_2a: '1',
  s2_2_3: '14',
  s2_2_4: '6',
  s2_2_5: '3',
  s3_1: '17',
  s3_1_1: '6',
  s3_1_2: '1',
  s3_1_3: '8',
  s3_1_4: '2',
  s3_2: '16',
  s3_2_1: '15',
  s3_2_2: '1',
  s3_3: '16',
  s3_3_1: '4',
  s3_3_2: '5',
  s3_3_3: '1',
  s3_3_4: '3',
  s3_3_4_2: '1',
  s3_3_4_3: '2',
  s3_3_5: '1',
  s3_3_6: '2',
  s4: '2',
  s4_1: '1',
  s4_3: '1',
  s5: '1',
  s5_1: '1',
  s6: '3',
  s7: '0.02',
  s8_1: '1',
  s8_2: '4',
  s8_3: '7',
  s8_3_1: '2',
  s8_3_2: '5',
  s8_4: '3.6',
  s9_1: '4',
  s9_2: '2',
  s9_3: '86',
};

/** A figure for every cell of the form; all equations hold. */
export function figures(form: Form): Map<string, string> {
  const known = new Map<string, string>([
    ...Object.entries(DISCLOSED[form.id] ?? {}),
    ...Object.entries(DISPUTES).map(([key, value]): [string, string] => [key, String(value)]),
    ...Object.entries(STATISTICS).map(([key, value]): [string, string] => [`${key}.n`, value]),
    ...applications(form),
  ]);
  return new Map(cellKeys(form).map((key) => [key, known.get(key) ?? '0']));
}

/** Every cell key of the form, in the order of its tables. */
export function cellKeys(form: Form): string[] {
  const keys: string[] = [];
  for (const block of form.tables.flatMap((table) => table.blocks)) {
    for (const row of block.rows) {
      if (row.figures) keys.push(...block.columns.map((column) => (row.key === '' ? column.key : `${row.key}.${column.key}`)));
    }
  }
  return keys;
}

function* applications(form: Form): Iterable<[string, string]> {
  const single = form.tables.some((table) => table.blocks.some((block) => block.rows.some((row) => row.key === 'r3_6' && row.figures)));
  const results = { ...RESULTS, [single ? 'r3_6' : 'r3_6_1']: OTHERWISE };
  const done = sum(Object.values(results));
  const received = sum(Object.values(RECEIVED));
  const rows = { ...RECEIVED, ...results, r3_7: done, r4: received.map((value, i) => value - (done[i] ?? 0)) };
  for (const [row, values] of Object.entries(rows)) {
    for (const [i, key] of APPLICANTS.entries()) yield [`${row}.${key}`, String(values[i] ?? 0)];
    yield [`${row}.tot`, String(values.reduce((a, b) => a + b, 0))];
  }
}

function sum(rows: readonly (readonly number[])[]): number[] {
  return APPLICANTS.map((_, i) => rows.reduce((total, row) => total + (row[i] ?? 0), 0));
}
