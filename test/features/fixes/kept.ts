import assert from 'node:assert/strict';
import { check } from '../../../server/src/check/check.js';
import { fixAll, type Mended } from '../../../server/src/features/fixes/fix-all.js';
import { readReport } from '../../../server/src/report/read.js';
import { type Reading, reportIn } from '../../../server/src/report/types.js';
import type { Finding } from '../../../server/src/rules/shared/rule.js';

export interface File {
  readonly name: string;
  readonly text: string;
}

/** Each text of a file is read and checked once, however often it is asked for: fix-all ends with the text that it begins with anew. */
export class Versions {
  readonly #readings = new Map<string, Reading>();
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #html: boolean;

  constructor({ name }: Pick<File, 'name'>) {
    this.#html = name.endsWith('.html');
  }

  mended(text: string): Mended {
    return fixAll(text, (version) => {
      const findings = this.#findings.get(version) ?? check(this.#reading(version));
      this.#findings.set(version, findings);
      return findings;
    });
  }

  /** Figures that stand in cells of their own, whatever the table. */
  figuresInCells(text: string): string[] {
    const blocks = reportIn(this.#reading(text))?.blocks ?? [];
    const cells = blocks.flatMap((block) => (block.kind === 'row' ? block.cells : []));
    return cells
      .map((cell) => cell.text)
      .filter((cell) => /^[\d.,，０-９]+$/.test(cell))
      .sort();
  }

  #reading(text: string): Reading {
    const reading = this.#readings.get(text) ?? readReport(text, { html: this.#html });
    this.#readings.set(text, reading);
    return reading;
  }
}

/** Lines that read like a heading of a section of some form, as often as they stand there. */
function headings(text: string): string[] {
  const parts =
    /^[#\s*_]*([一二三四五六]、(?:总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政复议、行政诉讼情况|存在的主要问题及改进情况|其他需要报告的事项))[#\s*_]*$/gm;
  return [...text.matchAll(parts)].map(([, words = '']) => words);
}

/** A comment for this tool goes with its line when it is of no use any more. */
const OWN_COMMENT = /^[ \t]*(?:<!--|%%)[^\r\n]*gouji-[^\r\n]*\r?\n/;

/** Whole lines are put in, or a few words of one line are put in place of others; no line goes, and none moves. */
function assertLinesKept(text: string, { edits }: Mended): void {
  for (const { at, newText } of edits) {
    const old = text.slice(at.start, at.end);
    if (!/[\r\n]/.test(newText)) {
      assert.doesNotMatch(old.replace(OWN_COMMENT, ''), /[\r\n]/, `a line is gone: ${old}`);
      continue;
    }
    const edge = (offset: number) =>
      offset <= 0 || offset >= text.length || /[\r\n]/.test(text.charAt(offset - 1)) || /[\r\n]/.test(text.charAt(offset));
    assert.ok(edge(at.start) && edge(at.end), `lines are put into a line: ${newText}`);
    let from = 0;
    for (const line of old.split(/\r?\n/)) {
      from = newText.indexOf(line, from);
      assert.ok(from >= 0, `a line is altered together with others: ${line}`);
      from += line.length;
    }
  }
}

/** What holds after fix-all, whatever the draft. */
export function assertKept(file: File, versions = new Versions(file)): Mended {
  const result = versions.mended(file.text);
  assertLinesKept(file.text, result);
  assert.deepEqual(versions.figuresInCells(result.text), versions.figuresInCells(file.text), 'a figure of a table is another');
  assert.equal(versions.mended(result.text).text, result.text, 'a second run goes on');
  const before = headings(file.text);
  const times = (all: readonly string[], one: string) => all.filter((other) => other === one).length;
  const after = headings(result.text);
  for (const one of new Set(after)) assert.ok(times(after, one) <= Math.max(1, times(before, one)), `“${one}” stands there twice`);
  return result;
}
