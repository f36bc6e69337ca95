import { convertible, type Kind, writerOf } from '../../convert/kinds.js';
import { NO_COMMENTS, NO_REPORT, NOT_CONVERTED } from '../../convert/messages.js';
import type { Report } from '../../report/types.js';
import { type Message, say } from '../../text/message.js';
import { isHtmlUri } from '../analysis.js';
import { fromBase64, toBase64 } from '../base64.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import { configOf } from '../paths.js';
import type { ExportResult, ImportParams, ImportResult } from '../protocol.js';
import type { Session } from '../session.js';

/** Word files and pages in, Word files and pages out. */
export const conversion: Feature = {
  serve: (connection, session) => {
    connection.onRequest(requestOf('gouji/import'), (params) => session.lifecycle.refusal ?? imported(params, session));
    connection.onRequest(requestOf('gouji/export'), async ({ uri, to }, token) => {
      const written = await answer(session, uri, token, ({ report }) => exported(to, report, session));
      return written;
    });
  },
};

async function imported({ uri, name, base64 }: ImportParams, session: Session): Promise<ImportResult> {
  const { locale } = session.client;
  try {
    const input = await textOf(fromBase64(base64));
    if ('failure' in input) return { refusal: input.failure[locale] };
    const extended = uri === undefined ? undefined : configOf(uri, session)?.extended;
    const { report, isOther } = convertible((isReport) => session.engine.read(input.text, { html: isHtmlUri(name), extended, isReport }));
    if (report === undefined) return { refusal: NOT_CONVERTED[locale] };
    const converted = await (await writerOf('md'))(report);
    if ('refusal' in converted) return { refusal: converted.refusal[locale] };
    const notes = [...input.notes, ...(isOther ? [NO_REPORT] : [])];
    const told = { summary: converted.summary[locale], notes: notes.map((note) => note[locale]) };
    return { ...told, text: String(converted.written), issuer: report.issuer ?? null };
  } catch (error) {
    return failed(name, error, session);
  }
}

async function exported(to: Exclude<Kind, 'md'>, report: Report, session: Session): Promise<ExportResult> {
  const { locale } = session.client;
  try {
    const converted = await (await writerOf(to))(report);
    if ('refusal' in converted) return { refusal: converted.refusal[locale] };
    const { written, summary } = converted;
    const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
    const notes = report.source.includes('<!--') ? [NO_COMMENTS[locale]] : [];
    return { base64: toBase64(bytes), summary: summary[locale], notes };
  } catch (error) {
    return failed(to, error, session);
  }
}

/** A handler that rejects would be waited for; what went wrong is logged, and said. */
function failed(about: string, error: unknown, session: Session): { readonly refusal: string } {
  session.log(about, error);
  const reason = error instanceof Error ? error.message : String(error);
  return { refusal: say(`内部出错（${reason}）`, `internal error (${reason})`)[session.client.locale] };
}

type Input = { readonly text: string; readonly notes: readonly Message[] } | { readonly failure: Message };

/** A Word file, or a text in UTF-8 or GBK. */
async function textOf(bytes: Uint8Array): Promise<Input> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await import('#word')).readWord(bytes);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? { failure: NO_TEXT } : { text, notes: [] };
    } catch {
      // The other one, then.
    }
  }
  return { failure: NO_TEXT };
}

const NO_TEXT = say(
  '这不是 Word 文档（.docx）、网页或文本：旧版 Word（.doc）、WPS、PDF 请先另存为 .docx',
  'this is no Word document (.docx), page or text: save old Word (.doc), WPS and PDF files as .docx first',
);
