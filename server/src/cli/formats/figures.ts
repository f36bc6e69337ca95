import { type FilledCell, type Report, reportIn } from '../../report/types.js';
import { type Locale, say } from '../../text/message.js';
import type { FiguresFormat } from '../batch/setup.js';
import type { Formatter, Shown } from '../engine.js';
import { printableJson } from '../paint.js';
import { record } from './csv.js';

const HEAD = say('机关,年度,格式,表,行,列,数,计量单位,编号,文件', 'body,year,form,table,row,column,value,unit,key,path');

/** A cell of a standard table: the same names in JSON whatever the language. */
interface Figure {
  readonly body: string | null;
  readonly year: number | null;
  readonly form: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** Null where the cell holds no figure. */
  readonly value: number | null;
  readonly unit: string;
  /** The same in all reports of a form: `t3.r1.tot`. */
  readonly key: string;
  readonly path: string;
}

/** All cells of the standard tables that are bound for certain, each a row. A cell that is not is left out, and never guessed. */
export function figuresFormatter(format: FiguresFormat, locale: Locale): Formatter {
  const failed = () => '';
  if (format === 'figures-csv') {
    const file = (shown: Shown) =>
      figuresIn(shown)
        .map((figure) => record(fieldsOf(figure)))
        .join('');
    return { begin: () => `\ufeff${HEAD[locale]}\r\n`, file, failed, between: '', end: () => '' };
  }
  const lines = (shown: Shown) => figuresIn(shown).map((figure) => printableJson(JSON.stringify(figure)));
  if (format === 'figures-ndjson') {
    return {
      begin: () => '',
      file: (shown) =>
        lines(shown)
          .map((line) => `${line}\n`)
          .join(''),
      failed,
      between: '',
      end: () => '',
    };
  }
  return {
    begin: () => '{"version":1,"figures":[\n',
    file: (shown) => lines(shown).join(',\n'),
    failed,
    between: ',\n',
    end: () => '\n]}\n',
  };
}

function figuresIn({ path, reading }: Shown): Figure[] {
  const report = reportIn(reading);
  return report === undefined
    ? []
    : report.tables.flatMap((table) => [...table.cells.values()].map((cell) => figureOf(cell, table, { path, report })));
}

function figureOf(
  { key, row, column, state, value }: FilledCell,
  { table, form }: Report['tables'][number],
  { path, report }: { readonly path: string; readonly report: Report },
): Figure {
  return {
    body: report.issuer ?? null,
    year: report.year ?? null,
    form: form.id,
    table: table.name,
    row: row.label,
    column: [...(column.group?.split('/') ?? []), column.label].join('·'),
    value: state === 'figure' && value !== undefined ? value : null,
    unit: row.unit ?? (row.cell ?? column.cell).unit,
    key: `${table.id}.${key}`,
    path,
  };
}

function fieldsOf({ body, year, form, table, row, column, value, unit, key, path }: Figure) {
  return [body ?? '', year ?? '', form, table, row, column, value ?? '', unit, key, path];
}
