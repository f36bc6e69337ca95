import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from '../../../server/src/check/check.js';
import { fixAll, type Mended } from '../../../server/src/features/fixes/fix-all.js';
import { readReport } from '../../../server/src/report/read.js';
import { type Reading, reportIn } from '../../../server/src/report/types.js';
import type { Finding } from '../../../server/src/rules/shared/rule.js';
import { titled } from '../../rules/support.js';
import { cleanFiles } from '../../support/generate.js';
import { readMarked } from '../../support/marked.js';
import { others, reworded, sprinklers } from '../../support/odd-drafts.js';
import { Random } from '../../support/random.js';

interface File {
  readonly name: string;
  readonly text: string;
}

function drafts(folder: string): File[] {
  const path = join('test/drafts', folder);
  const read = (name: string) => readFileSync(join(path, name), 'utf8');
  return readdirSync(path).map((name) => ({
    name: `${folder}/${name}`,
    text: folder === 'damaged' ? readMarked(read(name)).text : read(name),
  }));
}

const clean: readonly File[] = [...cleanFiles()].map(([name, text]) => ({ name, text }));

/** Each text of a file is read and checked once, however often it is asked for: fix-all ends with the text that it begins with anew. */
class Versions {
  readonly #readings = new Map<string, Reading>();
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #html: boolean;

  constructor({ name }: File) {
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
function assertKept(file: File): Mended {
  const versions = new Versions(file);
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

function assertNothingInserted(file: File): void {
  const lines = (text: string) => text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '').length;
  const { text, edits } = assertKept(file);
  assert.equal(lines(text), lines(file.text), JSON.stringify(edits));
}

for (const folder of ['damaged', 'samples']) {
  test(`fix-all keeps lines, figures and headings of all drafts: ${folder}`, () => {
    for (const file of drafts(folder)) assertKept(file);
  });
}

test('fix-all leaves a clean draft as it is', () => {
  for (const file of clean) assert.equal(assertKept(file).count, 0, file.name);
});

for (const file of reworded) test(`fix-all puts in nothing that is there in other words: ${file.name}`, () => assertNothingInserted(file));

for (const file of others) {
  test(`fix-all changes nothing in what may be no report: ${file.name}`, () =>
    assert.equal(new Versions(file).mended(file.text).text, file.text));
}

test('fix-all joins no lines, wherever a PDF broke them', () => {
  const slips =
    '截止目前手机客户端户端可查，《县政府印发<关于规范公开的意见>的通知》已公布，云政办发[2023]8号和20231231日的会议 and 重要通告都已公开';
  for (let i = 1; i < slips.length; i += 1) {
    const body = `全镇把群众关心的补贴名册逐户核对后公布在公示栏里，${slips.slice(0, i)}\n${slips.slice(i)}，群众满意。`;
    const file = { name: 'broken.txt', text: titled(2023, `一、总体情况\n\n${body}`) };
    assertKept(file);
  }
});

test('fix-all puts nothing into a clean draft over which things that nobody sees are sprinkled', () => {
  for (let seed = 0; seed < 240; seed += 1) {
    const random = new Random(seed);
    const { name, text } = random.oneOf(clean);
    let sprinkled = text;
    for (let i = random.below(3); i >= 0; i -= 1) sprinkled = random.oneOf(sprinklers)(sprinkled, (limit) => random.below(limit));
    try {
      assertNothingInserted({ name, text: sprinkled });
    } catch (error) {
      throw new Error(`seed ${seed}, ${name}`, { cause: error });
    }
  }
});
