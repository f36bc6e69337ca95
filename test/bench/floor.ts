/** A server that does nothing: for each version of a document an empty list. What takes longer than this is ours. */
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } } }));
documents.onDidChangeContent(({ document: { uri, version } }) => void connection.sendDiagnostics({ uri, version, diagnostics: [] }));
documents.listen(connection);
connection.listen();
