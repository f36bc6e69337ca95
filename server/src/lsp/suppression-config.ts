import { applyEdits, findNodeAtLocation, getNodeValue, type JSONPath, modify, parseTree } from 'jsonc-parser';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Ignore } from '../check/suppression.js';
import type { ConfigHost } from '../config/nearest.js';
import { NAME } from '../config/parse.js';
import { lineIndex } from '../text/lines.js';
import { pathOf, uriOf } from './paths.js';
import { rangeOf } from './ranges.js';

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** The entry, in the nearest configuration above the draft, or in a new one beside it where the client can create files. */
export function entryEdit(
  uri: string,
  silenced: Pick<Ignore, 'rule' | 'fingerprint' | 'reason'>,
  { host, createsFiles }: { readonly host: ConfigHost; readonly createsFiles: boolean },
): WorkspaceEdit | undefined {
  const path = pathOf(uri, host);
  if (path === undefined) return undefined;
  const [own, ...above] = host.foldersAbove(path);
  // A draft that was never saved stands in no folder.
  if (own === undefined) return undefined;
  const folder = [own, ...above].find((one) => host.read(`${one}/${NAME}`) !== undefined);
  const { rule, fingerprint, reason } = silenced;
  const file = path.slice((folder ?? own).length + 1).replaceAll('\\', '/');
  const entry: Ignore = { rule, fingerprint, reason, file };
  const target = uriOf(`${folder ?? own}/${NAME}`, host);
  const found = folder === undefined ? undefined : host.read(`${folder}/${NAME}`);
  if (found !== undefined) {
    if ('failure' in found) return undefined;
    const isList = listIn(found.text) !== undefined;
    return modification(target, found.text, isList ? ['ignore', -1] : ['ignore'], isList ? entry : [entry]);
  }
  if (!createsFiles) return undefined;
  const newText = `${JSON.stringify({ ignore: [entry] }, null, 2)}\n`;
  const nowhere = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri: target, options: { ignoreIfExists: true } },
      { textDocument: { uri: target, version: null }, edits: [{ range: { start: nowhere, end: nowhere }, newText }] },
    ],
  };
}

/** Another fingerprint for the entry that has this one, in the nearest configuration that holds it. */
export function renewalEdit(uri: string, from: string, to: string, host: ConfigHost): WorkspaceEdit | undefined {
  const path = pathOf(uri, host);
  if (path === undefined) return undefined;
  for (const folder of host.foldersAbove(path)) {
    const found = host.read(`${folder}/${NAME}`);
    if (found === undefined || 'failure' in found) continue;
    const index = listIn(found.text)?.findIndex((entry) => entry?.fingerprint === from) ?? -1;
    if (index >= 0) return modification(uriOf(`${folder}/${NAME}`, host), found.text, ['ignore', index, 'fingerprint'], to);
  }
  return undefined;
}

function listIn(text: string): readonly (Partial<Ignore> | null)[] | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const list = tree && findNodeAtLocation(tree, ['ignore']);
  return list?.type === 'array' ? getNodeValue(list) : undefined;
}

/** Undefined where the file is no JSON that could be changed. */
function modification(target: string, text: string, path: JSONPath, value: unknown): WorkspaceEdit | undefined {
  const errors: [] = [];
  if (parseTree(text, errors)?.type !== 'object' || errors.length > 0) return undefined;
  const isArrayInsertion = path.at(-1) === -1;
  const edits = modify(text, path, value, { formattingOptions: LAYOUT, isArrayInsertion });
  if (applyEdits(text, edits) === text) return undefined;
  const lines = lineIndex(text);
  const changes = edits.map(({ offset, length, content }) => ({
    range: rangeOf(lines, { start: offset, end: offset + length }),
    newText: content,
  }));
  return { changes: { [target]: changes } };
}
