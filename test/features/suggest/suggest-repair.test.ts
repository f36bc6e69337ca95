import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormId } from '../../../server/src/data/types.js';
import { suggestionsFor } from '../../../server/src/features/suggest/suggest.js';
import type { FilledTable, Report } from '../../../server/src/report/types.js';
import balance from '../../../server/src/rules/balance.js';
import { type Evaluation, evaluate } from '../../../server/src/rules/shared/equations.js';
import { cellKeys } from '../../rules/tables.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { type DraftNotation, notations } from '../../support/notations.js';
import { reportOf } from '../../support/reading.js';

/** What is written in a draft that is right but for one cell. */
interface Wrong {
  readonly form: FormId;
  readonly notation: DraftNotation;
  readonly cells: ReadonlyMap<string, string>;
  readonly key: string;
  readonly right: string;
}

/** Where the figure that belongs there stands among the proposals for a failed equation. */
interface Outcome {
  /** 0 is the first; -1 where it is not proposed. */
  readonly rank: number;
  /** No other change of one cell makes all equations hold that can be judged. */
  readonly determined: boolean;
  /** Some equation of the table cannot be judged. */
  readonly unjudged: boolean;
  /** The finding shows the wrong cell itself, which is the total. */
  readonly underFinding: boolean;
  readonly titles: readonly string[];
  readonly what: string;
}

function outcomesOf({ form, notation, cells, key, right }: Wrong): Outcome[] {
  const text = notation.render({ ...cleanDraft(form), cells });
  const report = reportOf(text, { html: notation.extension === 'html' });
  return [...balance.check(report)]
    .filter(({ severity }) => severity !== 'hint')
    .flatMap((problem): Outcome[] => {
      const finding = { severity: 'error' as const, ...problem, rule: 'balance' };
      const table = tableAt(report, finding.at.start);
      const cell = table?.cells.get(key);
      if (table === undefined || cell === undefined || !sums(table).some((one) => one.equation.id === finding.equation)) return [];
      const fixes = suggestionsFor(report, finding);
      const rank = fixes.findIndex(
        ({ edits: [edit, ...more] }) => more.length === 0 && edit?.at.start === cell.at.start && edit.newText === right,
      );
      const underFinding = finding.at.start === cell.at.start;
      const titles = fixes.map(({ title }) => title.zh);
      return [
        {
          rank,
          determined: repairs(table) === 1,
          unjudged: [...evaluate(table)].some(({ status }) => status === 'unknown'),
          underFinding,
          titles,
          what: `${form} ${notation.name} ${key} ${cells.get(key)}→${right}`,
        },
      ];
    });
}

function tableAt({ tables }: Report, offset: number): FilledTable | undefined {
  return tables.find(({ at }) => at.start <= offset && offset < at.end);
}

function failing(table: FilledTable): Evaluation[] {
  return [...evaluate(table)].filter(({ status, equation }) => status === 'fails' && equation.severity !== 'hint');
}

function sums(table: FilledTable): Evaluation[] {
  return failing(table).filter(({ equation }) => equation.kind === 'sum');
}

/** How many changes of one cell leave nothing that fails, by trying each cell of one failed sum; none is certain where that has blanks. */
function repairs(table: FilledTable): number {
  const [one] = sums(table);
  if (one?.total === undefined || one.terms.some(({ cell }) => cell.value === undefined)) return 0;
  const gap = one.actual - one.expected;
  const members = [{ ...one.total, by: -gap * one.total.sign }, ...one.terms.map((term) => ({ ...term, by: gap * term.sign }))];
  return members.filter(({ cell, by }) => {
    const value = (cell.value ?? 0) + by;
    const changed = new Map(table.cells).set(cell.key, { ...cell, value, text: String(value) });
    return value >= 0 && failing({ ...table, cells: changed }).length === 0;
  }).length;
}

/** Slips of several kinds: one more, a digit more, tens and units exchanged or a figure out of nowhere. */
function slipsOf(right: string): string[] {
  const swapped = right.length > 1 ? [...right.slice(0, -2), right.at(-1), right.at(-2)].join('') : `1${right}`;
  return [...new Set([String(Number(right) + 1), `${right}1`, swapped, '37'])].filter(
    (value) => value !== right && /^(?:0|[1-9]\d*)$/.test(value),
  );
}

/** Whether a cell of the table with the wrong one is filled in; `keys` are those of the form, in order. */
type Filled = (key: string, wrong: string, keys: readonly string[]) => boolean;

const rowOf = (key: string) => key.slice(0, key.indexOf('.'));
const columnOf = (key: string) => key.slice(key.indexOf('.'));
const STATES: Readonly<Record<string, Filled>> = {
  'all filled in': () => true,
  'its row alone': (key, wrong) => rowOf(key) === rowOf(wrong),
  'its column alone': (key, wrong) => columnOf(key) === columnOf(wrong),
  'typed as far as its row': (key, wrong, keys) => keys.indexOf(key) <= keys.findLastIndex((other) => rowOf(other) === rowOf(wrong)),
};

/** One cell of the clean draft altered, each cell in each way; of these every nth. */
function* wrongs(
  { form, notation, every }: { readonly form: FormId; readonly notation: DraftNotation; readonly every: number },
  filled: Filled,
): Iterable<Wrong> {
  const { cells, form: all } = cleanDraft(form);
  const tables = all.tables.map((table) => new Set(cellKeys(table)));
  const keys = [...cells.keys()];
  let nth = 0;
  for (const [key, right] of cells) {
    const table = tables.find((one) => one.has(key));
    for (const slip of slipsOf(right)) {
      nth += 1;
      if (nth % every !== 0) continue;
      const written = [...cells].map(([other, value]): [string, string] => [
        other,
        other === key ? slip : table?.has(other) !== true || filled(other, key, keys) ? value : '',
      ]);
      yield { form, notation, cells: new Map(written), key, right };
    }
  }
}

/** The share of them of which it is so. */
function share(outcomes: readonly Outcome[], is: (one: Outcome) => boolean): number {
  return outcomes.filter(is).length / Math.max(1, outcomes.length);
}

function assertFirst(outcomes: readonly Outcome[]): void {
  for (const { rank, titles, what } of outcomes) assert.equal(rank, 0, `${what}: ${titles.join(' | ')}`);
}

/** One in so many of the altered cells is tried. */
const every = (form: FormId): number => (form === '2008' ? 3 : 11);

for (const form of FORM_IDS) {
  test(`one wrong figure in a whole table of ${form}: what belongs there is among the first three, and first where nothing else would do`, () => {
    const markdown = notations.find(({ name }) => name === 'markdown') ?? assert.fail();
    const outcomes = [...wrongs({ form, notation: markdown, every: every(form) }, STATES['all filled in'] ?? assert.fail())].flatMap(
      outcomesOf,
    );
    assert.ok(outcomes.length > 10);
    assert.ok(share(outcomes, ({ rank }) => rank >= 0 && rank < 3) >= 0.95);
    assertFirst(outcomes.filter(({ determined }) => determined));
    assertFirst(outcomes.filter(({ underFinding }) => underFinding));
  });

  test(`a wrong total of ${form} comes first while the table is not filled in yet, and nobody says that all holds`, () => {
    const markdown = notations.find(({ name }) => name === 'markdown') ?? assert.fail();
    for (const [state, filled] of Object.entries(STATES)) {
      if (state === 'all filled in') continue;
      const outcomes = [...wrongs({ form, notation: markdown, every: 2 * every(form) + 1 }, filled)].flatMap(outcomesOf);
      assertFirst(outcomes.filter(({ underFinding, determined }) => underFinding || determined));
      for (const { titles, what } of outcomes.filter(({ unjudged }) => unjudged))
        for (const title of titles) assert.doesNotMatch(title, /全部/, `${state}: ${what}`);
    }
  });
}

test('in every notation the same', () => {
  for (const form of FORM_IDS)
    for (const notation of notations) {
      const filled = STATES['all filled in'] ?? assert.fail();
      const outcomes = [...wrongs({ form, notation, every: 18 * every(form) + 1 }, filled)].flatMap(outcomesOf);
      assert.ok(outcomes.length > 0, `${form} ${notation.name}`);
      assertFirst(outcomes.filter(({ underFinding, determined }) => underFinding || determined));
    }
});
