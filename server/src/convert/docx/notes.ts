import { type Message, say } from '../../text/message.js';
import type { LeftOut } from '../document.js';

/** What whoever hands over the file should know of how it was read: what was accepted, and what was left out. */
export function notesOn(left: LeftOut): Message[] {
  const notes: Message[] = [];
  if (left.inserted + left.deleted > 0) {
    notes.push(
      say(
        `文件里有修订（插入 ${left.inserted} 处，删除 ${left.deleted} 处）：按全部接受后的内容读取`,
        `the file has tracked changes (${left.inserted} insertions, ${left.deleted} deletions): it is read as if all were accepted`,
      ),
    );
  }
  const parts = PARTS.filter(([key]) => left[key] > 0);
  if (parts.length > 0) {
    notes.push(
      say(
        `没有读的：${parts.map(([key, { zh }]) => `${zh} ${left[key]} 处`).join('，')}`,
        `not read: ${parts.map(([key, { en }]) => `${left[key]} ${en}`).join(', ')}`,
      ),
    );
  }
  return notes;
}

const PARTS: readonly (readonly [keyof LeftOut, Message])[] = [
  ['headers', say('页眉页脚', 'headers and footers')],
  ['comments', say('批注', 'comments')],
  ['contents', say('自动目录', 'tables of contents')],
  ['hidden', say('隐藏文字', 'stretches of hidden text')],
  ['pictures', say('图片（其中的文字和表格读不到）', 'pictures (words and tables in them cannot be read)')],
  ['objects', say('嵌入的对象（如 Excel 表格，读不到）', 'embedded objects (such as Excel sheets, which cannot be read)')],
];
