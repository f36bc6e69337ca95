import assert from 'node:assert/strict';
import { completionsAt } from '../../server/src/features/complete/complete.js';
import type { Completion } from '../../server/src/features/complete/completion.js';
import { textOf } from '../../server/src/forms/pieces.js';
import { applied } from '../rules/support.js';
import { cleanDraft } from '../support/draft.js';
import { markdown } from '../support/notations/pipes.js';
import { reportOf } from '../support/reading.js';

export const TITLE = (year: number) => `# 云溪县青禾镇人民政府${year}年政府信息公开工作年度报告\n\n`;
export const HEAD = TITLE(2023);

/** The completions at ‸, which is taken out. */
export function at(source: string): { readonly text: string; readonly found: readonly Completion[] } {
  const offset = source.indexOf('‸');
  const text = source.replace('‸', '');
  const found = completionsAt(reportOf(text), offset);
  for (const { at: place, removes = [] } of found) {
    assert.ok(place.start <= offset && offset <= place.end, 'the cursor is in the range');
    for (const { start, end } of [place, ...removes]) assert.doesNotMatch(text.slice(start, end), /[\r\n]/, 'on one line');
  }
  return { text, found };
}

/** As an editor filters: the letters typed come in this order in the filter. */
export function matching(source: string): readonly Completion[] {
  const { text, found } = at(source);
  return found.filter(({ at: place, filter }) => {
    let from = 0;
    return [...text.slice(place.start, source.indexOf('‸'))].every((char) => {
      from = filter.indexOf(char, from) + 1;
      return from > 0;
    });
  });
}

/** The text after the completion is taken. */
export function taken(source: string, label: string): string {
  const { text, found } = at(source);
  const one = found.find((completion) => completion.label === label);
  assert.ok(one, `${label} in ${found.map((completion) => completion.label).join()}`);
  const removed = (one.removes ?? []).map((stretch) => ({ at: stretch, newText: '' }));
  return applied(text, [{ at: one.at, newText: textOf(one.pieces) }, ...removed]);
}

export const labels = (source: string) => matching(source).map(({ label }) => label);

const LINES = markdown(cleanDraft('2021'))
  .split('\n')
  .filter((line) => line.startsWith('|'));
/** The lines of table three of 2021 in pipes. */
export const TABLE = LINES.slice(LINES.findIndex((line) => line.includes('本列数据')));
