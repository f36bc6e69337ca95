import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { check } from '../../server/src/check/check.js';
import { convert } from '../../server/src/convert/convert.js';
import { writeHtml } from '../../server/src/convert/write-html.js';
import { hoverAt } from '../../server/src/features/hover/hover.js';
import { previewOf } from '../../server/src/features/preview/preview.js';
import { rules } from '../../server/src/rules/index.js';
import { draft2021, read } from './support.js';

/** What a page, a Markdown preview or a reader's eye would obey. */
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '[点此](command:workbench.action.quit)',
  '<command:workbench.action.quit>',
  '![图](https://evil.example/a.png)',
  'https://evil.example/?q=1',
  'www.evil.example',
  'a@evil.example',
  '$(alert) `code` **bold** ~~gone~~',
  '</table></div><h1>',
  '</style><style>*{display:none}',
  '\u202e3102\u202c\u2066年\u2069\u200f\u061c',
  '{{constructor.constructor("alert(1)")()}}',
];

/** The payload in each place that some output repeats. */
function drafts(payload: string): string[] {
  const cell = payload.replaceAll('|', '\\|');
  return [
    draft2021(['青禾镇人民政府2023年', `青禾镇${payload}人民政府2023年`]),
    draft2021(['## 二、', `## 二、${payload}`]),
    draft2021(['全年收到申请28件', `全年收到申请28件${payload}，《${payload}》第九十条（国办发〔2019〕${payload}号）`]),
    draft2021(['| 28 |', `| 28${cell} |`], ['| 21 |', `| ${cell} |`]),
    draft2021(['| 行政许可 |', `| 行政许可${cell} |`]),
    `${draft2021()}\n\n附件：1.${payload}\n2.${payload}\n\n| ${cell} | 甲 |\n| --- | --- |\n| ${cell} | 1 |\n`,
    `${draft2021()}\n\n<!-- gouji-disable wording ${payload} -->\n`,
    draft2021(['2023年12月31日', `2023年12月${payload}31日`]),
  ];
}

/** Places in the payload and just before it, and the cell whose figure the text speaks of. */
function* besides(text: string, payload: string): Iterable<number> {
  yield text.lastIndexOf('| 28') + 3;
  for (let at = text.indexOf(payload); at >= 0; at = text.indexOf(payload, at + 1))
    for (let offset = at - 3; offset <= at + payload.length + 1; offset += 2) yield offset;
}

/** What a browser would make of a piece of a page: tags with attributes, but no text. */
function elementsOf(html: string): string[] {
  const found: string[] = [];
  new Parser({
    onopentag: (name, attributes) => found.push([name, ...Object.keys(attributes)].join(' ')),
    oncomment: () => found.push('comment'),
    onprocessinginstruction: (name) => found.push(name),
  }).end(html);
  return found;
}

const SHOWN =
  /^(?:div|span|table|caption|thead|tbody|tr|th|td|sup|p|h1|wbr)(?: (?:class|title|role|aria-label|colspan|rowspan|data-line))*$/;
const EXPORTED =
  /^(?:!doctype|html lang|head|meta charset|meta name content|title|style|body|main|h[123]|p(?: class)?|pre|div class role aria-label tabindex|table(?: class)? aria-label|table aria-label|thead|tbody|tr|t[hd](?: (?:colspan|rowspan|scope))*)$/;
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

for (const payload of PAYLOADS) {
  test(`no output obeys ${JSON.stringify(payload)}`, async () => {
    for (const text of drafts(payload)) {
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
