import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../../../package.json';
import type { Severity } from '../../data/types.js';
import type { Finding, Rule } from '../../rules/shared/rule.js';
import type { LineIndex } from '../../text/lines.js';
import type { Locale, Message } from '../../text/message.js';
import type { Span } from '../../text/span.js';
import type { Closing, Formatter, Shown } from '../engine.js';
import { printableJson } from '../paint.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF 2.1.0, one run; results are written as they come, what is known only then stands behind them. */
export function sarifFormatter(locale: Locale, rules: readonly Rule[], againstBaseline: boolean): Formatter {
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const head = {
    tool: {
      driver: { name: 'gouji', semanticVersion: version, language: locale === 'zh' ? 'zh-CN' : 'en', rules: rules.map(ruleOf, locale) },
    },
    columnKind: 'utf16CodeUnits',
  };
  return {
    begin: () => `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{${JSON.stringify(head).slice(1, -1)},"results":[\n`,
    file: (shown) =>
      shown.findings
        .map((finding) => ({ ...resultOf(shown, finding, locale), ruleIndex: indices.get(finding.rule) }))
        .map((result) => printableJson(JSON.stringify(againstBaseline ? { ...result, baselineState: 'new' } : result)))
        .join(',\n'),
    failed: () => '',
    between: ',\n',
    end: (closing) => `\n],"invocations":[${printableJson(JSON.stringify(invocationOf(closing, locale)))}]}]}\n`,
  };
}

function ruleOf(this: Locale, { id, title, why, severity }: Rule) {
  return {
    id,
    shortDescription: { text: title[this] },
    fullDescription: { text: why[this] },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** JSON.stringify leaves out what is undefined. */
function resultOf({ path, lines, placeOf: inDocument }: Shown, finding: Finding, locale: Locale) {
  const { rule, severity, message, at, equation, expected, actual, related = [], fixes = [], fingerprint } = finding;
  const artifactLocation = { uri: uriOf(path) };
  const placeOf = (span: Span) => {
    // A Word file has no lines.
    if (inDocument === undefined) return { physicalLocation: { artifactLocation, region: regionOf(span, lines) } };
    const { words, path: within } = inDocument(span);
    return { physicalLocation: { artifactLocation }, logicalLocations: [{ name: words[locale], fullyQualifiedName: within }] };
  };
  const properties = { equation, expected, actual };
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: textOf(message, locale),
    locations: [placeOf(at)],
    relatedLocations:
      related.length === 0 ? undefined : related.map((one, id) => ({ id, ...placeOf(one.at), message: textOf(one.message, locale) })),
    partialFingerprints: fingerprint === undefined ? undefined : { 'gouji/v1': fingerprint },
    fixes:
      fixes.length === 0 || inDocument !== undefined
        ? undefined
        : fixes.map(({ title, edits }) => ({
            description: textOf(title, locale),
            artifactChanges: [{ artifactLocation, replacements: edits.map((edit) => replacementOf(edit, lines)) }],
          })),
    properties: Object.values(properties).some((value) => value !== undefined) ? properties : undefined,
  };
}

function replacementOf({ at, newText }: { readonly at: Span; readonly newText: string }, lines: LineIndex) {
  return { deletedRegion: regionOf(at, lines), ...(newText === '' ? {} : { insertedContent: { text: newText } }) };
}

/** What could not be read, so that nobody takes its silence for a clean bill. */
function invocationOf({ unreadable, failures }: Closing, locale: Locale) {
  const notifications = failures.map(({ path, failure }) => ({
    level: 'error',
    message: textOf(failure, locale),
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
  }));
  return { executionSuccessful: unreadable === 0, toolExecutionNotifications: notifications };
}

function textOf(message: Message, locale: Locale) {
  return { text: message[locale] };
}

/** From one, columns in UTF-16 units, the end behind the last. */
function regionOf(at: Span, lines: LineIndex) {
  const [start, end] = [lines.positionAt(at.start), lines.positionAt(at.end)];
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A relative path stays relative: whoever reads the result knows the folder. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split('/').map(encodeURIComponent).join('/');
}
