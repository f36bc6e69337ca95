import { LONGEST_DRAFT } from '../report/structure/unreadable.js';
import type { UnreadableReport } from '../report/types.js';
import { dedent } from '../text/dedent.js';
import { type Message, say } from '../text/message.js';
import { span } from '../text/span.js';
import { rule } from './shared/rule.js';

const MESSAGES: Readonly<Record<UnreadableReport['cause'], Message>> = {
  mojibake: say(
    '文字是乱码：文件的编码不是 UTF-8，或转码时出了错。请用原来的编码打开，另存为 UTF-8 再检查。',
    'The text is garbled: the file is not UTF-8, or was converted wrongly. Open it with its own encoding and save it as UTF-8.',
  ),
  script: say(
    '网页里没有正文，内容要由脚本生成。请在浏览器里打开后另存，或复制正文再检查。',
    'The page holds no text; a script would fill it. Save it from a browser, or copy the text.',
  ),
  traditional: say(
    '文稿是繁体字，格式和词语都是按简体字核对的，所以没有检查。请转换成简体字再检查。',
    'The draft is in traditional characters; forms and words are checked in simplified ones only, so it was not checked. Convert it first.',
  ),
  several: say(
    '这个文件里有两份以上的年报，混在一起无法分清哪句属于哪一份，所以没有检查。请每份存成一个文件再检查。',
    'The file holds two reports or more, and what belongs to which is not certain, so it was not checked. Save each as a file of its own.',
  ),
  'too-long': say(
    `文稿超过 ${LONGEST_DRAFT / 10_000} 万字的上限，没有检查。请把年报单独存成一个文件。`,
    `The draft is longer than the ${LONGEST_DRAFT / 1_000_000} million characters that are checked. Save the report as a file of its own.`,
  ),
};

/** Of these nothing is wrong but that they cannot be checked. */
const MAY_BE_RIGHT: ReadonlySet<UnreadableReport['cause']> = new Set(['traditional', 'several']);

export default rule({
  id: 'unreadable',
  severity: 'error',
  title: say('文稿无法辨认', 'The draft cannot be read'),
  why: say(
    '文字编码不对或网页内容由脚本生成时，看不到正文；文件过大的不是年报，都无法检查。',
    'With a wrong encoding, or a page filled by script, there is no text to check; a huge file is no report.',
  ),
  source: '年报样本',
  withoutFix: 'there is no text to mend',
  examples: [
    {
      bad: '⟦鏀垮簻淇℃伅鍏紑宸ヤ綔骞村害鎶ュ憡⟧\n',
      good: dedent`
        云溪县青禾镇人民政府2023年政府信息公开工作年度报告

        一、总体情况
      `,
    },
  ],
  check: () => [],
  *checkUnjudged(reading) {
    if (reading.kind !== 'unreadable') return;
    const end = reading.source.search(/\r?\n|$/);
    yield {
      at: span(0, Math.max(1, Math.min(end, 200))),
      message: MESSAGES[reading.cause],
      ...(MAY_BE_RIGHT.has(reading.cause) && { severity: 'info' }),
    };
  },
});
