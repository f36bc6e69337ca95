import { isUtf8 } from 'node:buffer';
import { LONGEST_DRAFT } from '../report/structure/unreadable.js';
import { type Message, say } from '../text/message.js';
import { readWordInput } from './documents.js';
import { firstInvalidUtf8, looksLikeGbk, looksLikeUtf16 } from './encoding.js';
import { decodeGb18030 } from './gb18030.js';
import type { Input } from './input-text.js';
import { isWordFile } from './names.js';

/** What to do with a file that only its own program reads. */
export const SAVE_AS = say(
  '请另存为 Word 文档（.docx），再检查；装了 LibreOffice 的，可加 --convert-with soffice',
  'save it as a Word document (.docx), and check that; where LibreOffice is installed, give --convert-with soffice',
);
const FROM_PDF = say(
  '请用原来的 Word 文稿（.docx）检查；装了 pdftotext 的，可加 --convert-with pdftotext',
  'check the Word file (.docx) that it was made of; where pdftotext is installed, give --convert-with pdftotext',
);

/** A text, or what a Word file says. */
export function decodeAny(bytes: Uint8Array, path: string): Input | Promise<Input> {
  return isPackedWord(bytes, path) ? readWordInput(bytes) : decode(bytes, path);
}

/** By its parts; where these cannot be told, as when it was only half copied, by its name. */
function isPackedWord(bytes: Uint8Array, path: string): boolean {
  if (!startsWith(bytes, ZIP)) return false;
  const kind = zipKind(bytes);
  return kind === 'Word' || (kind === 'zip' && isWordFile(path));
}

/** The text of a file by its bytes: UTF-8, UTF-16 with its mark, or GBK. What is empty, too large or no text is a failure that says so. */
export function decode(bytes: Uint8Array, path: string): Input {
  if (bytes.length === 0) return { failure: EMPTY };
  if (bytes.length >= LONGEST_DRAFT) return { failure: tooLarge(bytes.length, LONGEST_DRAFT) };
  const decoded = startsWith(bytes, [0xff, 0xfe])
    ? decodeAs('utf-16le', bytes)
    : startsWith(bytes, [0xfe, 0xff])
      ? decodeAs('utf-16be', bytes)
      : decodeUtf8(bytes, path);
  if (!('text' in decoded)) return decoded;
  if (decoded.text.includes('\u0000')) return { failure: BINARY };
  return decoded.text.trim() === '' ? { failure: EMPTY } : decoded;
}

/** A draft that came as text already. */
export function fromText(given: string): Input {
  if (given.length >= LONGEST_DRAFT) return { failure: tooLarge(given.length, LONGEST_DRAFT) };
  const text = given.startsWith('\ufeff') ? given.slice(1) : given;
  if (text.includes('\u0000')) return { failure: BINARY };
  return text.trim() === '' ? { failure: EMPTY } : { text, encoding: 'utf-8' };
}

/** `most` is the size that is not reached, in bytes. */
export function tooLarge(size: number, most: number): Message {
  const megabytes = (size / 1_000_000).toFixed(1);
  const limit = most / 1_000_000;
  return say(`文件太大（${megabytes} MB），须小于 ${limit} MB`, `the file is too large (${megabytes} MB); it must be below ${limit} MB`);
}

const BINARY = notText('二进制', 'binary');
const UTF16 = say(
  '文件是 UTF-16 编码，开头却没有标明：请用记事本或 VS Code 打开，另存为 UTF-8 编码后再检查',
  'the file is encoded in UTF-16 without saying so: open it in Notepad or VS Code, save it as UTF-8 and check again',
);
const DAMAGED_GBK = say(
  '文件像是 GBK（GB18030）编码，其中却有无法解读的字节，文件可能已损坏：请用记事本或 VS Code 打开核对，另存为 UTF-8 编码后再检查',
  'the file looks like GBK (GB18030), but some bytes cannot be read; it may be damaged: open it in Notepad or VS Code, save it as UTF-8 and check again',
);
const UTF8_MARK = [0xef, 0xbb, 0xbf];
const EMPTY = say('空文件，没有可检查的内容', 'empty file, nothing to check');

function decodeAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Input {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    const name = encoding.toUpperCase();
    return {
      failure: say(`开头标明是 ${name} 编码，内容却不是，文件可能已损坏`, `marked as ${name}, but is not; the file may be damaged`),
    };
  }
}

function decodeUtf8(bytes: Uint8Array, path: string): Input {
  const other = otherFormat(bytes, path);
  if (other !== undefined) return { failure: other };
  if (isUtf8(bytes))
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: startsWith(bytes, UTF8_MARK) ? 'utf-8-marked' : 'utf-8' };
  if (looksLikeGbk(bytes)) {
    const text = decodeGb18030(bytes);
    return text === undefined ? { failure: DAMAGED_GBK } : { text, encoding: 'gb18030' };
  }
  const invalid = firstInvalidUtf8(bytes);
  const byte = (bytes[invalid] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    failure: say(
      `不是有效的 UTF-8 文本：偏移 ${invalid} 处的字节 0x${byte} 无法解读`,
      `not valid UTF-8: byte 0x${byte} at offset ${invalid} cannot be read`,
    ),
  };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Names the format of a file that is no text at all. */
function otherFormat(bytes: Uint8Array, path: string): Message | undefined {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return officeFile('PDF');
  if (startsWith(bytes, ZIP)) return officeFile(zipKind(bytes));
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return isWordFile(path) ? LOCKED_OR_OLD : officeFile(oldKind(path));
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return officeFile('Word');
  if (!bytes.includes(0)) return undefined;
  return looksLikeUtf16(bytes) ? UTF16 : BINARY;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];

function zipKind(bytes: Uint8Array): 'Word' | 'Excel' | 'ODT' | 'OFD' | 'zip' {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (names.includes('word/document')) return 'Word';
  if (names.includes('xl/')) return 'Excel';
  if (names.includes('opendocument.text')) return 'ODT';
  return names.includes('OFD.xml') ? 'OFD' : 'zip';
}

function oldKind(path: string): string {
  if (/\.(xls|et)$/i.test(path)) return 'Excel';
  return /\.wp[st]$/i.test(path) ? 'WPS' : OLD_WORD;
}

const OLD_WORD = '旧版 Word';

/** Both are kept in the same kind of file. */
const LOCKED_OR_OLD = say(
  '文件加了密码，或其实是旧版 Word（.doc）：请用 Word 或 WPS 打开，去掉密码，另存为 Word 文档（.docx），再检查',
  'the file is locked by a password, or is of the old kind (.doc): open it in Word or WPS, save it as .docx without a password, and check that',
);

function officeFile(kind: string): Message {
  if (kind === 'zip') return notText('压缩', 'zip');
  const name = kind === OLD_WORD ? 'old Word' : kind;
  if (kind === 'Excel') return say(`这是 Excel 文件，不是年报文稿：${EXCEL.zh}`, `this is an Excel file, not a report: ${EXCEL.en}`);
  const { zh, en } = kind === 'PDF' ? FROM_PDF : SAVE_AS;
  return say(
    `这是${kind === OLD_WORD ? '' : ' '}${kind} 文件，不能直接读：${zh}`,
    `this is a file of the kind ${name}, which cannot be read as it is: ${en}`,
  );
}

const EXCEL = say('请把表格复制、粘贴到 .docx 或 .md 文稿里，再检查', 'copy the tables into a .docx or .md file, and check that');

function notText(zh: string, en: string): Message {
  return say(
    `这是${zh === '二进制' || zh === '压缩' ? zh : ` ${zh} `}文件，不是文本，无法检查`,
    `this is a ${en} file, not text; it cannot be checked`,
  );
}
