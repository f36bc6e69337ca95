import { env, Uri, type Webview } from 'vscode';

/** The page of the fill-in view. It loads its own script and style and nothing else, least of all from the network. */
export function pageFor(webview: Webview, extensionUri: Uri): string {
  const uri = (...path: readonly string[]) => webview.asWebviewUri(Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = newNonce();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('client', 'fill', 'fill.css')}">
<title>填表</title>
</head>
<body>
<script nonce="${nonce}" src="${uri('dist', 'fill.js')}"></script>
</body>
</html>`;
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
