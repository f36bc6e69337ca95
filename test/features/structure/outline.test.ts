import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineOf, type Part } from '../../../server/src/features/structure/outline.js';
import { cleanDraft } from '../../support/draft.js';
import { FORM_IDS } from '../../support/generate.js';
import { notations } from '../../support/notations.js';
import { draft2021, read, shown } from '../support.js';

function everyPart(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...everyPart(part.parts)]);
}

test('a part begins with the # of its heading and ends before that of the next', () => {
  const report = read(draft2021());
  const [first, second] = outlineOf(report)[0]?.parts ?? [];
  assert.ok(first && second);
  assert.match(shown(report, first.at), /^## 一、总体情况\n[^#]*追究的情形。$/);
  assert.match(shown(report, second.at), /^## 二、主动公开政府信息情况\n[^#]*\|$/);
  assert.equal(shown(report, first.nameAt), '一、总体情况');
});

test('in every notation no part reaches into the line of the next one’s heading', () => {
  for (const form of FORM_IDS) {
    for (const { name, render, extension } of notations) {
      const report = read(render(cleanDraft(form)), { html: extension === 'html' });
      const check = (parts: readonly Part[]) => {
        for (const [i, { at, parts: inner }] of parts.entries()) {
          const next = parts[i + 1];
          if (next !== undefined) assert.match(report.source.slice(at.end, next.nameAt.start), /\n/, `${form} ${name} ${next.name}`);
          check(inner);
        }
      };
      const parts = outlineOf(report);
      check(parts);
      assert.ok(everyPart(parts).length > 7, `${form} ${name}`);
    }
  }
});
