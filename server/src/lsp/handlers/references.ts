import type { Location, LocationLink } from 'vscode-languageserver';
import { referentAt } from '../../features/references/references.js';
import type { Span } from '../../text/span.js';
import type { Analysis } from '../analysis.js';
import { answer, type Feature } from '../feature.js';
import { rangeOf } from '../ranges.js';

/** From a figure of the text to its cells and back, from a short title to its definition and back. */
export const references: Feature = {
  serve(connection, session) {
    connection.onDefinition((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis): Location[] | LocationLink[] | null => {
        const referent = referentAt(analysis.report, analysis.lines.offsetAt(params.position));
        if (referent === undefined) return null;
        const { at, definitions, mentions } = referent;
        const onDefinition = definitions.some(({ start, end }) => start <= at.start && at.end <= end);
        const targets = onDefinition && mentions.length > 0 ? mentions : definitions;
        return session.client.linksDefinitions ? targets.map((target) => linkTo(analysis, at, target)) : locations(analysis, targets);
      }),
    );
    connection.onReferences((params, token) =>
      answer(session, params.textDocument.uri, token, (analysis): Location[] | null => {
        const referent = referentAt(analysis.report, analysis.lines.offsetAt(params.position));
        if (referent === undefined) return null;
        const { definitions, mentions } = referent;
        return locations(analysis, params.context.includeDeclaration ? [...mentions, ...definitions] : mentions);
      }),
    );
  },
};

function locations({ uri, lines }: Analysis, targets: readonly Span[]): Location[] {
  return targets.map((target) => ({ uri, range: rangeOf(lines, target) }));
}

function linkTo({ uri, lines }: Analysis, at: Span, target: Span): LocationLink {
  const range = rangeOf(lines, target);
  return { originSelectionRange: rangeOf(lines, at), targetUri: uri, targetRange: range, targetSelectionRange: range };
}
