import { CodeActionKind, PositionEncodingKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { say } from '../text/message.js';
import type { Client } from './capabilities.js';

/** The kind of actions that put a missing part or row in. */
export const INSERT = `${CodeActionKind.Refactor}.insert`;
/** The kind of the action that applies all safe fixes; editors can be set to ask for it on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gouji`;
/** `gouji-ledger:/<any name>.md?<the draft's uri>` is the 勾稽核算表 of the draft. */
export const LEDGER_SCHEME = 'gouji-ledger';
/** `gouji-compared:/last/<any name>.md?<the draft's uri>` is last year's report, `/now/<any name>.md` the draft, laid out to be compared. */
export const COMPARED_SCHEME = 'gouji-compared';

/** Types of our own, which a client maps to the colours of its themes: those of package.json. */
export const TOKEN_TYPES = ['goujiTitle', 'goujiArticle', 'goujiDocumentNumber', 'goujiSectionNumber', 'goujiTotal', 'goujiFigure'];

/** What is typed to have a row laid out: the end of a cell, and of the row. */
export const FORMATS_AFTER = { firstTriggerCharacter: '|', moreTriggerCharacter: ['\n'] };

const ACTIONS = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, INSERT, CodeActionKind.SourceFixAll, FIX_ALL];

/**
 * What the server announces to the client: all that its handlers do. It stands apart from them, for they are loaded when the client
 * has this answer. Pulled diagnostics are announced only to a client that asks for them: one that is pushed too would show each twice.
 */
export function announcedTo(client: Client): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    // Named, for editors that show the outline of several servers side by side.
    documentSymbolProvider: { label: say('年报结构', 'Report')[client.locale] },
    foldingRangeProvider: true,
    codeActionProvider: { codeActionKinds: ACTIONS, resolveProvider: client.resolvesActions },
    inlayHintProvider: true,
    codeLensProvider: {},
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }, full: true },
    completionProvider: { triggerCharacters: ['《', '第', '#', '|', '、'] },
    inlineCompletionProvider: true,
    ...(client.registersFormatting
      ? {}
      : { documentFormattingProvider: true, documentRangeFormattingProvider: true, documentOnTypeFormattingProvider: FORMATS_AFTER }),
    ...(client.pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.showsContent ? { textDocumentContent: { schemes: [LEDGER_SCHEME, COMPARED_SCHEME] } } : {}),
    },
  };
}
