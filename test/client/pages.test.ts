import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, type Plugin } from 'esbuild';

/** Bundles for a browser: what would need Node is an error there, as it is where VS Code runs in one. */
async function inBrowser(
  entryPoints: readonly string[],
): Promise<{ readonly wanted: ReadonlySet<string>; readonly texts: readonly string[] }> {
  const wanted = new Set<string>();
  const editor: Plugin = {
    name: 'editor',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined;
        wanted.add(path);
        return { path, external: true };
      }),
  };
  const options = { bundle: true, write: false, platform: 'browser', format: 'esm', target: 'es2022', logLevel: 'silent' } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [...entryPoints], outdir: 'out', plugins: [editor] });
  return { wanted, texts: outputFiles.map(({ text }) => text) };
}

test('the pages of the fill-in view and of the ledger want nothing but a browser', async () => {
  const { wanted, texts } = await inBrowser(['client/fill/view/main.ts', 'client/ledger/view/main.ts']);
  assert.deepEqual([...wanted], []);
  for (const text of texts) {
    assert.match(text, /acquireVsCodeApi/);
    assert.doesNotMatch(text, /\b(?:require\(|process\.|Buffer\b|__dirname\b|fetch\(|XMLHttpRequest|innerHTML)/);
  }
});

test('what opens them wants nothing but the editor', async () => {
  const { wanted } = await inBrowser(['client/fill/editor.ts', 'client/fill/command.ts', 'client/ledger/panel.ts', 'client/page.ts']);
  assert.deepEqual([...wanted], ['vscode']);
});
