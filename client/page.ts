import { env, Uri, type Webview } from 'vscode';

export interface PageParts {
  readonly title: string;
  /** Its style and its script, below the folder of the extension. */
  readonly style: readonly string[];
  readonly script: readonly string[];
}

/** A page in a panel. It loads its own script and style and nothing else, least of all from the network. */
export function pageFor(webview: Webview, extensionUri: Uri, { title, style, script }: PageParts): string {
  const uri = (path: readonly string[]) => webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = newNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri(style)}">
<title>${title}</title>
</head>
<body>
<script nonce="${nonce}" src="${uri(script)}"></script>
</body>
</html>`;
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
