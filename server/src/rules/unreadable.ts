import { say } from '../text/message.js';
import { span } from '../text/span.js';
import { rule } from './rule.js';

export default rule({
  id: 'unreadable',
  severity: 'error',
  title: say('文稿无法辨认', 'The draft cannot be read'),
  why: say(
    '文字编码不对或网页内容由脚本生成时，看不到正文，无法检查。',
    'With a wrong encoding, or a page filled by script, there is no text to check.',
  ),
  source: '年报样本',
  examples: [
    {
      bad: '⟦鏀垮簻淇℃伅鍏紑宸ヤ綔骞村害鎶ュ憡⟧\n',
      good: '云溪县青禾镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n',
    },
  ],
  *check(report) {
    if (report.unreadable === undefined) return;
    const end = report.source.search(/\r?\n|$/);
    const message =
      report.unreadable === 'mojibake'
        ? say(
            '文字是乱码：文件的编码不是 UTF-8，或转码时出了错。请用原来的编码打开，另存为 UTF-8 再检查。',
            'The text is garbled: the file is not UTF-8, or was converted wrongly. Open it with its own encoding and save it as UTF-8.',
          )
        : say(
            '网页里没有正文，内容要由脚本生成。请在浏览器里打开后另存，或复制正文再检查。',
            'The page holds no text; a script would fill it. Save it from a browser, or copy the text.',
          );
    yield { at: span(0, Math.max(1, Math.min(end, 200))), message };
  },
});
