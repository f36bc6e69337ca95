import { commands, type Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PreviewAnswer } from '../server/src/lsp/protocol.js';
import { activeDraft, offerReport } from './active.js';
import type { Reports } from './context.js';
import type { Messages } from './messages.js';
import { asPublished, type MarkdownIt, type Token } from './preview-tokens.js';
import { ask } from './requests.js';

/** A plug-in of VS Code's own Markdown preview. */
export interface PreviewPlugin extends Disposable {
  extend(md: MarkdownIt): MarkdownIt;
}

/**
 * Shows a report as it is published. The preview is made in one go and may not wait for the server: it takes what the
 * server said of the present version of the document, and where that is still to come it is made once more when it has.
 */
export function createPreview(client: () => BaseLanguageClient, reports: Reports): PreviewPlugin {
  const answers = new Map<string, PreviewAnswer>();
  const shown = new Set<string>();

  const refresh = async (uri: Uri) => {
    const key = uri.toString();
    const preview = await ask(client(), 'gouji/preview', { uri: key }).catch(() => null);
    const before = answers.get(key);
    if (preview === null) answers.delete(key);
    else answers.set(key, preview);
    if (JSON.stringify(preview) !== JSON.stringify(before ?? null)) await commands.executeCommand('markdown.preview.refresh');
  };
  const listeners = [
    reports.onDidChange((uri) => {
      if (uri === undefined) answers.clear();
      else if (shown.has(uri.toString()) && (reports.has(uri) || answers.has(uri.toString()))) void refresh(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      answers.delete(uri.toString());
      shown.delete(uri.toString());
    }),
  ];

  const published = (tokens: readonly Token[], uri: unknown): readonly Token[] => {
    if (!(uri instanceof Uri)) return tokens;
    const key = uri.toString();
    const first = !shown.has(key);
    shown.add(key);
    const preview = answers.get(key);
    const version = workspace.textDocuments.find((document) => document.uri.toString() === key)?.version;
    if (preview !== undefined && preview.version === version) return asPublished(tokens, preview);
    if (first && reports.has(uri)) void refresh(uri);
    return tokens;
  };

  return {
    extend(md) {
      // Not a rule of the parser: it is not told which document it reads.
      const { renderer } = md;
      const render = renderer.render.bind(renderer);
      renderer.render = (tokens, options, env) => render(published(tokens, documentOf(env)), options, env);
      return md;
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** The draft that is worked at, as it will be published; says how to come by one where there is none. */
export async function showPreview(messages: Messages): Promise<void> {
  const draft = activeDraft();
  if (draft === undefined) return offerReport(messages);
  await commands.executeCommand('markdown.showPreviewToSide', draft);
}

function documentOf(env: unknown): unknown {
  return typeof env === 'object' && env !== null ? Reflect.get(env, 'currentDocument') : undefined;
}
