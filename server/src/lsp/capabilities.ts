import type { InitializeParams } from 'vscode-languageserver';
import { type Locale, localeOf } from '../text/message.js';

/** What the client said of itself in `initialize`. */
export interface Client {
  readonly locale: Locale;
  /** Wants to pull diagnostics; then none are pushed, else each finding would show twice. */
  readonly pulls: boolean;
  readonly refreshesPulled: boolean;
  /** Answers `workspace/configuration`. */
  readonly configures: boolean;
  /** Wants `didChangeConfiguration` to be registered. */
  readonly registersConfiguration: boolean;
  /** Watches files that the server names. */
  readonly registersWatchers: boolean;
  /** Takes edits as `documentChanges`, so that an edit for an old version is refused instead of misplaced. */
  readonly versionedEdits: boolean;
  /** Asks for the edit of a code action when it is chosen. */
  readonly resolvesActions: boolean;
  /** Tells by `gouji/cursor` where the user writes. */
  readonly tellsCursor: boolean;
  /** Has the command `gouji.openLedger`. */
  readonly opensLedger: boolean;
  /** Has the command `gouji.fillTables`. */
  readonly fillsTables: boolean;
  /** Has formatting offered for single documents. */
  readonly registersFormatting: boolean;
  readonly refreshesHints: boolean;
  readonly refreshesLenses: boolean;
  /** Shows texts that the server makes up, under schemes of its own. */
  readonly showsContent: boolean;
  /** Takes `LocationLink`s, which say what stands under the cursor. */
  readonly linksDefinitions: boolean;
  /** Takes edits that make a file. */
  readonly createsFiles: boolean;
  /** Takes snippets as completions: Tab goes from place to place. */
  readonly snippets: boolean;
  /** Shows words behind the name of every completion; else they stand beside the chosen one alone. */
  readonly labelsCompletions: boolean;
  /** Has the command `gouji.silence`, which asks the user for a reason. */
  readonly asksReason: boolean;
  /** Shows the list of all reports, and is told when it is another. */
  readonly showsUnits: boolean;
  /** URIs of the folders that are open. */
  readonly folders: readonly string[];
  /** Tells when other folders are opened. */
  readonly tellsFolders: boolean;
  /** Settings handed over at the start, not yet checked. */
  readonly settings: unknown;
  /** Where the manual lies, and the configurations of the workspace, for a server that cannot look for them; not yet checked. */
  readonly manual: string | undefined;
  readonly configs: unknown;
}

/** A client that has said nothing of itself: it can do the least. */
export const unknownClient = clientOf({ capabilities: {} });

type Greeting = Pick<InitializeParams, 'capabilities' | 'locale' | 'initializationOptions'> &
  Partial<Pick<InitializeParams, 'rootUri' | 'workspaceFolders'>>;

/** What the client can do, by its `initialize`; what it does not say it cannot. */
export function clientOf(params: Greeting): Client {
  const { workspace, textDocument } = params.capabilities;
  const options: unknown = params.initializationOptions;
  return {
    locale: localeOf(params.locale),
    pulls: property(options, 'pullDiagnostics') === true,
    refreshesPulled: workspace?.diagnostics?.refreshSupport === true,
    configures: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    opensLedger: property(options, 'opensLedger') === true,
    fillsTables: property(options, 'fillsTables') === true,
    registersFormatting: [textDocument?.formatting, textDocument?.rangeFormatting, textDocument?.onTypeFormatting].every(
      (one) => one?.dynamicRegistration === true,
    ),
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    resolvesActions:
      textDocument?.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties?.includes('edit') === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    tellsCursor: property(options, 'tellsCursor') === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    labelsCompletions: textDocument?.completion?.completionItem?.labelDetailsSupport === true,
    asksReason: property(options, 'asksReason') === true,
    showsUnits: property(options, 'showsUnits') === true,
    folders: params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []),
    tellsFolders: workspace?.workspaceFolders === true,
    settings: property(options, 'settings'),
    manual: stringIn(options, 'manual'),
    configs: property(options, 'configs'),
  };
}

/** A property of a value of unknown shape; undefined where there is none. */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function stringIn(value: unknown, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === 'string' ? found : undefined;
}
