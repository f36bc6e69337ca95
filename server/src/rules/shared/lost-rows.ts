import { rowsOf } from '../../data/forms.js';
import type { FormRow, FormTable } from '../../data/types.js';
import { fact } from '../../report/fact.js';
import type { FilledRow, FilledTable, Report } from '../../report/types.js';
import { say } from '../../text/message.js';
import { tableAnchor } from './anchor.js';
import { rowsInsertion } from './row-insertion.js';
import { list } from './rows.js';
import type { Problem } from './rule.js';
import { mayInsertRows } from './unplaced.js';

/** The named rows of a form's table, in order. */
export const namedRowsOf = fact((table: FormTable): readonly FormRow[] => rowsOf(table).filter((row) => row.key !== ''));

/** Rows of the form that the table does not have, runs of them as one problem. */
export function* lostRows(table: FilledTable, report: Report): Iterable<Problem> {
  const absent = absentRows(table);
  const single = oldSingleRow(table, absent);
  if (single !== undefined) yield single.problem(report);
  for (const missing of missingRuns(table)) yield problem(report, table, missing);
}

/** Rows that follow each other in the form and are missing together, and the row of the table that they stand behind. */
export interface MissingRun {
  readonly run: readonly FormRow[];
  readonly before: FilledRow | undefined;
}

/** Where labels and figures came apart there are none: a label that was not found may only have been torn to pieces. */
export function missingRuns(table: FilledTable): MissingRun[] {
  if (table.state !== 'read') return [];
  const absent = absentRows(table);
  const formRows = namedRowsOf(table.table);
  const single = oldSingleRow(table, absent)?.parent.row.key;
  return runs(
    absent.filter((row) => single === undefined || row.parent !== single),
    formRows,
  ).map((run) => {
    const first = run[0] === undefined ? -1 : formRows.indexOf(run[0]);
    return { run, before: table.rows.filter((row) => row.row.figures && formRows.indexOf(row.row) < first).at(-1) };
  });
}

const absentRows = fact(({ table, rows }: FilledTable): readonly FormRow[] => {
  const present = new Set<FormRow>();
  for (const { row } of rows) present.add(row);
  return namedRowsOf(table).filter((row) => row.figures && !present.has(row));
});

/** A row with figures of its own where this form has several: the older form's. Certain only if nothing else of the table is lost. */
function oldSingleRow(table: FilledTable, absent: readonly FormRow[]) {
  if (absent.length === 0) return undefined;
  const formRows = namedRowsOf(table.table);
  for (const parent of table.rows) {
    if (parent.row.figures || (parent.found === 0 && table.state === 'read')) continue;
    const children = formRows.filter((row) => row.parent === parent.row.key && row.figures);
    if (children.length === 0 || children.some((row) => !absent.includes(row))) continue;
    if (table.state !== 'read' && absent.length > children.length) continue;
    const names = list(
      children.map((row) => row.label),
      3,
    );
    const problem = (report: Report): Problem => ({
      at: parent.labelAt,
      message: say(
        `“${parent.row.label}”沿用了旧格式的单行；${report.form.name}要分 ${children.length} 行填写：${names.zh}。`,
        `“${parent.row.label}” is one row as in the older form; the ${report.form.id} form has ${children.length}: ${names.en}.`,
      ),
    });
    return { parent, problem };
  }
  return undefined;
}

/** Rows that follow each other in the form. */
function runs(rows: readonly FormRow[], formRows: readonly FormRow[]): FormRow[][] {
  const order = formRows.filter((row) => row.figures);
  const found: FormRow[][] = [];
  for (const row of rows) {
    const open = found.at(-1);
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && order.indexOf(row) === order.indexOf(last) + 1) open.push(row);
    else found.push([row]);
  }
  return found;
}

function problem(report: Report, table: FilledTable, { run, before }: MissingRun): Problem {
  const names = list(
    run.map((row) => row.label),
    3,
  );
  // Where the table is there in two pieces, or twice, the rows may stand in the other one.
  const alone = report.tables.every((other) => other === table || other.table !== table.table);
  const edits = alone ? rowsInsertion(report, table, run, before) : [];
  const title = say(`补上缺少的 ${run.length} 行`, `Insert the ${run.length === 1 ? '1 missing row' : `${run.length} missing rows`}`);
  return {
    at: before?.labelAt ?? tableAnchor(table),
    lacks: table.at,
    message: say(
      `${table.table.name}${before === undefined ? '' : '在这一行之后'}缺 ${run.length} 行：${names.zh}。`,
      `“${table.table.title}” lacks ${run.length === 1 ? '1 row' : `${run.length} rows`}${before === undefined ? '' : ' after this one'}: ${names.en}.`,
    ),
    expected: run.map((row) => row.label).join('、'),
    fixes: edits.length === 0 ? [] : [{ title, safe: mayInsertRows(report, table, run), edits }],
  };
}
