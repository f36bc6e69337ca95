import { isHan } from '../../text/chars.js';
import { ReadingCopy } from '../../text/reading-copy.js';
import type { OtherDocument, UnreadableReport } from '../types.js';

/** Characters of a draft, bytes of a file. A report has some ten or hundred thousand; what is longer would keep its reader waiting. */
export const LONGEST_DRAFT = 20_000_000;

/** 政府信息 in UTF-8 bytes that were read as GBK, as Windows-1252, and in GBK bytes that were read as Latin-1. */
const WRONG_ENCODINGS = ['鏀垮簻淇℃伅', 'æ”¿åºœä¿¡', 'æ\u0094¿åº\u009cä¿¡', 'Õþ¸®ÐÅÏ¢'];
const SAMPLE = 20_000;
const LONGEST_TITLE = 400;

/** Tells text in a wrong encoding and pages that only a script would fill; only documents with traces of a report are asked. */
export function findUnreadable(source: string, text: string, pageTitle: string | undefined): UnreadableReport['cause'] | undefined {
  const sample = source.slice(0, SAMPLE);
  if (WRONG_ENCODINGS.some((wrong) => sample.includes(wrong))) return 'mojibake';
  if (pageTitle === undefined || !/信息公开.*(?:年度报告|年报)/.test(pageTitle.slice(0, LONGEST_TITLE))) return undefined;
  let han = 0;
  for (let i = 0; i < text.length && han < 80; i += 1) if (isHan(text.charCodeAt(i))) han += 1;
  return han < 80 ? 'script' : undefined;
}

/** Whether a report is written in traditional characters, not only its title or what it quotes. */
export function isTraditional(text: string): boolean {
  return text.includes('公開') && count(text, /公開|報告|條例|處理|總計/g) > count(text, /公开|报告|条例|处理|总计/g);
}

function count(text: string, words: RegExp): number {
  return text.match(words)?.length ?? 0;
}

/** What is said of a text that is too long to be read: nothing, unless it begins as a report does. */
export function tooLong(source: string, isReport: boolean): UnreadableReport | OtherDocument {
  const draft = { source, copy: ReadingCopy.of(source), title: undefined, issuer: undefined, year: undefined };
  const found = isReport || /年度报告|信息公开/.test(source.slice(0, SAMPLE));
  return found ? { ...draft, kind: 'unreadable', cause: 'too-long' } : { ...draft, kind: 'other' };
}
