import {
  BulkRegistration,
  type BulkUnregistration,
  type Connection,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextDocumentFilter,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { isCertainlyReport } from '../check/certainty.js';
import { FORMATS_AFTER } from './announcements.js';
import type { Session } from './session.js';

/**
 * Has the client ask for formatting in open reports alone: were it announced for every Markdown file, an editor with another formatter
 * would have to ask each time which of them to use. A client that takes no such registration was told at the start.
 */
export function offerFormatting(connection: Connection, session: Session): void {
  const reports = new Map<string, TextDocumentFilter>();
  let offered: BulkUnregistration | undefined;
  let told = '';
  let queue: Promise<void> = Promise.resolve();

  const renew = async () => {
    const selector = [...reports.values()];
    const wanted = [...reports.keys()].join('\n');
    if (wanted === told) return;
    told = wanted;
    const before = offered;
    offered = selector.length === 0 ? undefined : await connection.client.register(registrationFor(selector));
    // Only then: in between, a report would have no formatter.
    before?.dispose();
  };
  session.onVersion((uri, analysis) => {
    if (!session.client.registersFormatting) return;
    const report = analysis?.report;
    const isReport = report !== undefined && isCertainlyReport(report);
    if (isReport === reports.has(uri)) return;
    if (isReport) reports.set(uri, filterFor(uri));
    else reports.delete(uri);
    // A client that refuses has no formatter of ours, and everything else.
    queue = queue.then(renew).catch(() => undefined);
  });
}

function registrationFor(documentSelector: readonly TextDocumentFilter[]): BulkRegistration {
  const registration = BulkRegistration.create();
  const options = { documentSelector: [...documentSelector] };
  registration.add(DocumentFormattingRequest.type, options);
  registration.add(DocumentRangeFormattingRequest.type, options);
  registration.add(DocumentOnTypeFormattingRequest.type, { ...options, ...FORMATS_AFTER });
  return registration;
}

/** A pattern that is a path as the editor has it means that file, whatever characters are in it. */
function filterFor(uri: string): TextDocumentFilter {
  const { scheme, fsPath } = URI.parse(uri);
  return { scheme, pattern: fsPath };
}
