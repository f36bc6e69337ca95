import { Parser } from 'htmlparser2';
import { draft2021 } from '../features/support.js';

/** What a page, a Markdown preview or a reader's eye would obey. */
export const PAYLOADS = [
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
export function hostileDrafts(payload: string): string[] {
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

/** What a browser would make of a piece of a page: tags with attributes, but no text. */
export function elementsOf(html: string): string[] {
  const found: string[] = [];
  new Parser({
    onopentag: (name, attributes) => found.push([name, ...Object.keys(attributes)].join(' ')),
    oncomment: () => found.push('comment'),
    onprocessinginstruction: (name) => found.push(name),
  }).end(html);
  return found;
}

/** Elements of a page that we write. */
export const EXPORTED =
  /^(?:!doctype|html lang|head|meta charset|meta name content|title|style|body|main|h[123]|p(?: class)?|pre|div class role aria-label tabindex|table(?: class)? aria-label|table aria-label|thead|tbody|tr|t[hd](?: (?:colspan|rowspan|scope))*)$/;
/** They turn the direction of what is read. */
export const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
