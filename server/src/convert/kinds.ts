import { type Reading, type Report, reportIn } from '../report/types.js';
import { type Converted, convert, type Target } from './convert.js';
import { writeHtml } from './write-html.js';
import { writeMarkdown } from './write-markdown.js';

/** Kinds of files that a report is written as. */
export type Kind = 'docx' | 'html' | 'md';

/** Writes a report as a file of one kind: text, or the bytes of a Word file. */
export type Writer = (report: Report) => Promise<Converted<string | Uint8Array>>;

/** What writes a report as this kind of file; the bundle that knows Word is loaded when it is wanted. */
export async function writerOf(kind: Kind): Promise<Writer> {
  if (kind !== 'docx') return (report) => convert(report, TEXTS[kind]);
  const { readWord, writeWord } = await import('#word');
  const readAgain = (bytes: Uint8Array) => {
    const word = readWord(bytes);
    return { text: 'text' in word ? word.text : '', html: false };
  };
  return (report) => convert(report, { write: writeWord, readAgain });
}

const TEXTS: Readonly<Record<Exclude<Kind, 'docx'>, Target<string>>> = {
  html: { write: writeHtml, readAgain: (text) => ({ text, html: true }) },
  md: { write: writeMarkdown, readAgain: (text) => ({ text, html: false }) },
};

/** Any text as a report, if need be by the word of whoever wants it converted; undefined for what is not judged by the government's forms. */
export function convertible(read: (isReport: boolean) => Reading): { readonly report: Report | undefined; readonly isOther: boolean } {
  const reading = read(false);
  return { report: reportIn(reading) ?? reportIn(read(true)), isOther: reading.kind === 'other' };
}
