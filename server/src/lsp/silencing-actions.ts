import { applyEdits, type Edit, findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ConfigHost } from '../config/nearest.js';
import { NAME } from '../config/parse.js';
import { NO_REASON } from '../rules/comments.js';
import type { Finding } from '../rules/rule.js';
import type { Ignore } from '../rules/silencing.js';
import { lineIndex } from '../text/lines.js';
import { type Locale, say } from '../text/message.js';
import { touches, wants } from './actions.js';
import type { Analysis } from './analysis.js';
import type { Client } from './capabilities.js';
import { diagnosticOf } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

const LAYOUT = { tabSize: 2, insertSpaces: true, eol: '\n' };

/** For each finding in the range: silence it by a comment in the draft, or by an entry in the nearest gouji.config.json. */
export function silencingActionsOf(
  analysis: Analysis,
  params: CodeActionParams,
  { client, configHost }: { readonly client: Client; readonly configHost: ConfigHost | undefined },
): CodeAction[] {
  if (!wants(params.context.only, CodeActionKind.QuickFix) || analysis.report.kind !== 'report') return [];
  const asked = spanOf(analysis.lines, params.range);
  return analysis.findings.flatMap((finding, index) => {
    if (finding.rule === 'silence' || !touches(finding.at, asked)) return [];
    const diagnostics = [diagnosticOf(analysis, finding, index, client.locale)];
    const common = { kind: CodeActionKind.QuickFix, diagnostics };
    const inConfig = configEdit(analysis, finding, client, configHost);
    return [
      {
        ...common,
        title: say(`在文中注明忽略此处（${finding.rule}）…`, `Silence here by a comment (${finding.rule}) …`)[client.locale],
        edit: { changes: { [analysis.uri]: [commentEdit(analysis, finding, client.locale)] } },
      },
      ...(inConfig === undefined
        ? []
        : [
            {
              ...common,
              title: say(`在 ${NAME} 中忽略此处（${finding.rule}）…`, `Silence in ${NAME} (${finding.rule}) …`)[client.locale],
              edit: inConfig,
            },
          ]),
    ];
  });
}

/** In a row of a table at its end, where it breaks nothing; elsewhere on a line of its own above. */
function commentEdit(analysis: Analysis, finding: Finding, locale: Locale): TextEdit {
  const { lines, report } = analysis;
  const line = lines.positionAt(finding.at.start).line;
  const { start, end } = lines.spanOf(line);
  const words = `${finding.rule} ${NO_REASON[locale]}`;
  if (report.text.slice(start, end).trimStart().startsWith('|')) {
    return { range: rangeOf(lines, { start: end, end }), newText: ` <!-- gouji-disable-line ${words} -->` };
  }
  return { range: rangeOf(lines, { start, end: start }), newText: `<!-- gouji-disable-next-line ${words} -->\n` };
}

/** The entry, in the nearest configuration above the draft, or in a new one beside it. */
function configEdit({ uri }: Analysis, { rule, fingerprint }: Finding, client: Client, host: ConfigHost | undefined): CodeAction['edit'] {
  const parsed = URI.parse(uri);
  if (host === undefined || fingerprint === undefined || parsed.scheme !== 'file') return undefined;
  const [own = '', ...above] = host.foldersAbove(parsed.fsPath);
  const folder = [own, ...above].find((one) => host.read(`${one}/${NAME}`) !== undefined);
  const file = parsed.fsPath.slice((folder ?? own).length + 1).replaceAll('\\', '/');
  const entry: Ignore = { rule, fingerprint, reason: NO_REASON[client.locale], file };
  const target = URI.file(`${folder ?? own}/${NAME}`).toString();
  const text = folder === undefined ? undefined : host.read(`${folder}/${NAME}`);
  if (text === undefined) {
    if (!client.createsFiles) return undefined;
    const newText = `${JSON.stringify({ ignore: [entry] }, null, 2)}\n`;
    const nowhere = { line: 0, character: 0 };
    return {
      documentChanges: [
        { kind: 'create', uri: target, options: { ignoreIfExists: true } },
        { textDocument: { uri: target, version: null }, edits: [{ range: { start: nowhere, end: nowhere }, newText }] },
      ],
    };
  }
  const edits = entryEdits(text, entry);
  if (edits === undefined) return undefined;
  const lines = lineIndex(text);
  return {
    changes: {
      [target]: edits.map(({ offset, length, content }) => ({
        range: rangeOf(lines, { start: offset, end: offset + length }),
        newText: content,
      })),
    },
  };
}

/** Undefined where the file is no JSON that could be added to. */
function entryEdits(text: string, entry: Ignore): readonly Edit[] | undefined {
  const errors: [] = [];
  const tree = parseTree(text, errors);
  if (tree?.type !== 'object' || errors.length > 0) return undefined;
  const list = findNodeAtLocation(tree, ['ignore']);
  const path = list === undefined ? ['ignore'] : ['ignore', -1];
  const edits = modify(text, path, list === undefined ? [entry] : entry, { formattingOptions: LAYOUT, isArrayInsertion: true });
  return applyEdits(text, edits) === text ? undefined : edits;
}
