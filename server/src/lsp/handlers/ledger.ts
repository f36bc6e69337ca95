import { type Ledger, type Line, ledgerOf } from '../../features/equations/ledger.js';
import type { Locale } from '../../text/message.js';
import type { ReportAnalysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { requestOf } from '../messages.js';
import type { LedgerAnswer, LedgerLine } from '../protocol.js';
import { rangeOf } from '../ranges.js';

/** The view of all equations as parts, for a client that draws them; `contents` has it as a text for any other. */
export const ledger: Feature = {
  serve: (connection, session) =>
    connection.onRequest(requestOf('gouji/ledger'), (params, token) =>
      answer(session, params.uri, token, (analysis) => answerOf(analysis, ledgerOf(analysis.report), session.client.locale)),
    ),
};

function answerOf(analysis: ReportAnalysis, { title, summary, chapters }: Ledger, locale: Locale): LedgerAnswer {
  return {
    version: analysis.version,
    title: title[locale],
    summary: summary[locale],
    chapters: chapters.map((chapter) => ({
      title: chapter.title[locale],
      tally: chapter.tally?.[locale] ?? '',
      groups: chapter.groups.map(({ statement, lines }) => ({
        statement: statement?.[locale] ?? '',
        lines: lines.map((line) => lineOf(analysis, line, locale)),
      })),
    })),
  };
}

function lineOf({ lines }: ReportAnalysis, { status, name, at, words }: Line, locale: Locale): LedgerLine {
  return { status, name, words: words[locale], ...(at && { range: rangeOf(lines, at) }) };
}
