import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../server/src/check/check.js';
import { convert } from '../../server/src/convert/convert.js';
import { writeHtml } from '../../server/src/convert/write-html.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { previewOf } from '../../server/src/features/preview/preview.js';
import { rules } from '../../server/src/rules/index.js';
import { EXPORTED, elementsOf, hostileDrafts, PAYLOADS, TURNING } from '../support/hostile.js';
import { read } from './support.js';

/** Places in the payload and just before it, and the cell whose figure the text speaks of. */
function* besides(text: string, payload: string): Iterable<number> {
  yield text.lastIndexOf('| 28') + 3;
  for (let at = text.indexOf(payload); at >= 0; at = text.indexOf(payload, at + 1))
    for (let offset = at - 3; offset <= at + payload.length + 1; offset += 2) yield offset;
}

const SHOWN =
  /^(?:div|span|table|caption|thead|tbody|tr|th|td|sup|p|h1|wbr)(?: (?:class|title|role|aria-label|colspan|rowspan|data-line))*$/;
for (const payload of PAYLOADS) {
  test(`no output obeys ${JSON.stringify(payload)}`, async () => {
    for (const text of hostileDrafts(payload)) {
      const report = read(text);
      const findings = check(report);
      const { replaced, notes } = previewOf(report, findings, 'zh');
      assert.ok(replaced.length > 0);
      for (const { html } of [...replaced, ...notes]) {
        assert.deepEqual(
          elementsOf(html).filter((element) => !SHOWN.test(element)),
          [],
          html,
        );
        assert.doesNotMatch(html, TURNING);
      }
      const page = await convert(report, { write: writeHtml, readAgain: (html) => ({ text: html, html: true }) });
      if ('written' in page) {
        const elements = elementsOf(page.written);
        assert.deepEqual(
          elements.filter((element) => !EXPORTED.test(element)),
          [],
        );
        assert.equal(elements.filter((element) => element === 'style').length, 1);
        assert.doesNotMatch(page.written, TURNING);
      }
      for (const { message, related = [] } of findings)
        for (const one of [message, ...related.map((other) => other.message)]) assert.doesNotMatch(`${one.zh}${one.en}`, TURNING);
      for (const offset of besides(text, payload)) {
        for (const markdown of Object.values(hoverAt({ report, findings }, rules, offset)?.markdown ?? {})) {
          const obeyed = markdown.replace(/\\[\\`*_{}[\]<>#|~&@:.]/g, '');
          assert.doesNotMatch(obeyed, /[<>[\]`~|@]|:\/\/|www\.|&\w/, markdown);
          assert.doesNotMatch(markdown, TURNING);
        }
      }
    }
  });
}
