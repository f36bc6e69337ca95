import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Configs } from '../config/nearest.js';
import type { Config } from '../config/parse.js';
import type { Report } from '../report/types.js';
import type { Finding, Rule } from '../rules/rule.js';
import { type LineIndex, lineIndex } from '../text/lines.js';
import type { Engine } from './engine.js';
import type { Settings } from './settings.js';

/** All that is known of one version of a document. Never changed. */
export interface Analysis {
  /** Unique for this run of the server: the result id of pulled diagnostics. */
  readonly id: string;
  readonly uri: string;
  readonly version: number;
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
}

/** The language of a draft: whoever chooses it says that the document is a report. */
const DRAFT_LANGUAGE = 'gouji';

export type OnRuleError = (rule: Rule, error: unknown, document: TextDocument) => void;

/** One analysis a document, for its newest version. */
export class Analyses {
  readonly #byUri = new Map<string, Analysis>();
  #made = 0;

  constructor(
    private readonly engine: Engine,
    private readonly configs: Configs | undefined,
    private readonly onRuleError: OnRuleError,
  ) {}

  of(document: TextDocument, settings: Settings): Analysis {
    const known = this.#byUri.get(document.uri);
    if (known !== undefined && known.version === document.version) return known;
    const analysis = this.#analyse(document, settings);
    this.#byUri.set(document.uri, analysis);
    return analysis;
  }

  drop(uri: string): void {
    this.#byUri.delete(uri);
  }

  /** The settings have changed: every verdict is to be found anew. */
  clear(): void {
    this.#byUri.clear();
  }

  /** The file wins over the settings. A draft that is not on the disk has none. */
  #configFor(uri: string): Config | undefined {
    const path = pathOf(uri);
    return path === undefined ? undefined : this.configs?.for(path);
  }

  #analyse(document: TextDocument, settings: Settings): Analysis {
    const text = document.getText();
    this.#made += 1;
    return {
      id: String(this.#made),
      uri: document.uri,
      version: document.version,
      ...this.judge(document, settings, text),
      lines: lineIndex(text),
    };
  }

  /** Reads and checks a text as if it were the document's. */
  judge(document: TextDocument, settings: Settings, text: string): Pick<Analysis, 'report' | 'findings'> {
    const config = this.#configFor(document.uri);
    const report = this.engine.read(text, {
      form: config?.form ?? settings.form,
      html: isHtml(document),
      isReport: document.languageId === DRAFT_LANGUAGE,
    });
    const findings = this.engine.check(report, {
      severities: { ...settings.rules, ...config?.rules },
      ignore: config?.ignore ?? [],
      onError: (rule, error) => this.onRuleError(rule, error, document),
    });
    return { report, findings };
  }
}

function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

function isHtml(document: TextDocument): boolean {
  return document.languageId === 'html' || isHtmlUri(document.uri);
}

export function isHtmlUri(uri: string): boolean {
  return /\.html?$/i.test(URI.parse(uri).path);
}
