import { type Message, say } from '../text/message.js';
import { UsageError } from './usage.js';

/** Collects what --convert-with names, which may be given several times. */
export function program(value: string, others: readonly string[] = []): readonly string[] {
  if (isPdfReader(value) || isOffice(value)) return [...others, value];
  throw new UsageError(
    say(
      `--convert-with 只认识 soffice（LibreOffice，读 .doc .wps .rtf .odt）和 pdftotext（读 .pdf），不认识 ${value}`,
      `--convert-with knows soffice (LibreOffice, for .doc .wps .rtf .odt) and pdftotext (for .pdf), not ${value}`,
    ),
  );
}

/** The program, of those that the user named, that is to read this file; undefined where it needs none, or none of them reads it. */
export function programFor(path: string, programs: readonly string[] = []): string | undefined {
  if (/\.pdf$/i.test(path)) return programs.find(isPdfReader);
  return /\.(?:doc|wps|wpt|rtf|odt)$/i.test(path) ? programs.find(isOffice) : undefined;
}

/** Whether the program that the user names, with or without its folder, is the one that reads PDF. */
export function isPdfReader(named: string): boolean {
  return /^pdftotext(?:\.exe)?$/i.test(nameOf(named));
}

/** What is said of a draft that another program has converted: it may have lost something on the way. */
export function readThrough(named: string): Message {
  return say(`由 ${nameOf(named)} 转换后读取，请对照原件`, `read by way of ${nameOf(named)}; compare it with the original`);
}

function isOffice(named: string): boolean {
  return /^(?:soffice|libreoffice)(?:\.exe|\.com)?$/i.test(nameOf(named));
}

/** Without its folder, which may be written as on Windows. */
function nameOf(named: string): string {
  return named.slice(Math.max(named.lastIndexOf('/'), named.lastIndexOf('\\')) + 1);
}
