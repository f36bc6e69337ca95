import assert from 'node:assert/strict';
import { type ReadOptions, readReport } from '../../server/src/report/read.js';
import type { FilledCell, Report } from '../../server/src/report/types.js';
import type { Span } from '../../server/src/text/span.js';
import { cleanDraft } from '../support/draft.js';
import { notations } from '../support/notations.js';

/** The clean draft of 2021 in Markdown, with replacements made; each must occur. */
export function draft2021(...changes: readonly (readonly [from: string, to: string])[]): string {
  const markdown = notations.find(({ name }) => name === 'markdown');
  assert.ok(markdown);
  return changed(markdown.render(cleanDraft('2021')), changes);
}

export function changed(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((draft, [from, to]) => {
    assert.ok(draft.includes(from), `the draft has no ${from}`);
    return draft.replace(from, to);
  }, text);
}

export function read(text: string, options: ReadOptions = {}): Report {
  const report = readReport(text, options);
  assert.equal(report.kind, 'report');
  return report;
}

export function cellOf(report: Report, key: string): FilledCell {
  const cell = report.tables.map(({ cells }) => cells.get(key)).find((one) => one !== undefined);
  assert.ok(cell, `no cell ${key}`);
  return cell;
}

/** Where the words stand in the text, the n-th time. */
export function placeOf(text: string, words: string, time = 1): Span {
  let start = -1;
  for (let i = 0; i < time; i += 1) start = text.indexOf(words, start + 1);
  assert.ok(start >= 0, `no ${words}`);
  return { start, end: start + words.length };
}

export function shown({ source }: Report, { start, end }: Span): string {
  return source.slice(start, end);
}
