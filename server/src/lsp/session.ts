import { type Connection, type Range, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ConfigHost, Configs } from '../config/nearest.js';
import type { Finding } from '../rules/rule.js';
import { localeOf } from '../text/message.js';
import { Analyses, type Analysis } from './analysis.js';
import { Calm, type Change } from './calm.js';
import { type Client, unknownClient } from './capabilities.js';
import { Configuration } from './configuration.js';
import { diagnosticsOf } from './diagnostics.js';
import type { Engine } from './engine.js';
import { statusNotification, statusOf } from './status.js';

/** The open documents, the settings in force and what the client was last told. */
export class Session {
  #client: Client = unknownClient;
  readonly #calm = new Calm();
  readonly #onRecheck: (() => void)[] = [];
  readonly #onVersion: ((uri: string) => void)[] = [];
  readonly documents = new TextDocuments({
    create: TextDocument.create,
    update: (document, events, version) => {
      let updated = document;
      const changes: Change[] = [];
      for (const event of events) {
        if ('range' in event) changes.push(changeOf(updated, event));
        updated = TextDocument.update(updated, [event], version);
      }
      this.#calm.changed(document.uri, changes.length === events.length ? changes : []);
      return updated;
    },
  });
  readonly configuration: Configuration;
  readonly #analyses: Analyses;
  readonly #configs: Configs | undefined;
  /** Documents that are no report and of which the client knows as much: they get nothing more. */
  readonly #left = new Set<string>();

  constructor(
    private readonly connection: Connection,
    readonly engine: Engine,
    readonly configHost: ConfigHost | undefined,
  ) {
    const knownRules = new Set(engine.rules.map((rule) => rule.id));
    this.configuration = new Configuration(connection, knownRules, () => this.recheck());
    this.#configs =
      configHost &&
      new Configs(configHost, knownRules, (where, message) => connection.console.warn(`${where}: ${message[this.client.locale]}`));
    this.#analyses = new Analyses(engine, this.#configs, (rule, error, document) => this.log(`${document.uri}: rule ${rule.id}`, error));
  }

  /** What the client said of itself, in the language that the user has chosen. */
  get client(): Client {
    const { language } = this.configuration.current;
    return language === 'auto' ? this.#client : { ...this.#client, locale: localeOf(language) };
  }

  set client(client: Client) {
    this.#client = client;
  }

  /** The one analysis of the document's version, from which every answer is given; undefined for one that is not open. */
  analysisOf(uri: string): Analysis | undefined {
    const document = this.documents.get(uri);
    return document && this.#analyses.of(document, this.configuration.current);
  }

  /** `listener` is told after the settings have changed, when every verdict may be another. */
  onRecheck(listener: () => void): void {
    this.#onRecheck.push(listener);
  }

  /** `listener` is told when a document was opened, changed, closed or judged anew. */
  onVersion(listener: (uri: string) => void): void {
    this.#onVersion.push(listener);
  }

  /** The findings of the analysis that are not held back while the user writes. */
  seenOf(analysis: Analysis): ReadonlySet<Finding> {
    return this.#calm.seen(analysis, this.#client.tellsCursor && this.configuration.current.calm);
  }

  /** The cursor stands at the offset of the document, or in none (undefined): what waited for that comes forth. */
  moved(uri: string, offset: number | undefined): void {
    const analysis = this.configuration.settled ? this.analysisOf(uri) : undefined;
    if (analysis === undefined || !this.#calm.moved(analysis, offset)) return;
    this.#publish(analysis);
    if (this.client.pulls && this.client.refreshesPulled) this.send(this.connection.languages.diagnostics.refresh());
  }

  /** What an open document would be with another text; undefined for one that is not open. */
  judge(uri: string, text: string): Pick<Analysis, 'report' | 'findings'> | undefined {
    const document = this.documents.get(uri);
    return document && this.#analyses.judge(document, this.configuration.current, text);
  }

  /** Tells the client of a new version. If the core fails, the log is told and the client keeps what it has: silence is not a clean bill. */
  publish(uri: string): void {
    if (!this.configuration.settled) return;
    try {
      const analysis = this.analysisOf(uri);
      if (analysis !== undefined) this.#publish(analysis);
    } catch (error) {
      this.log(uri, error);
    }
    for (const listener of this.#onVersion) listener(uri);
  }

  close(uri: string): void {
    this.#analyses.drop(uri);
    this.#calm.drop(uri);
    const told = this.#left.delete(uri);
    if (!this.client.pulls && !told) this.send(this.connection.sendDiagnostics({ uri, diagnostics: [] }));
    for (const listener of this.#onVersion) listener(uri);
  }

  /** After a change of the settings. */
  recheck(): void {
    this.#analyses.clear();
    this.#calm.clear();
    const open = this.documents.all();
    for (const document of open) this.publish(document.uri);
    if (open.length > 0 && this.client.pulls && this.client.refreshesPulled) this.send(this.connection.languages.diagnostics.refresh());
    for (const listener of this.#onRecheck) listener();
  }

  /** A gouji.config.json was written, made or removed. */
  configsChanged(): void {
    this.#configs?.clear();
    this.recheck();
  }

  log(where: string, error: unknown): void {
    this.connection.console.error(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  #publish(analysis: Analysis): void {
    const { uri, version, report } = analysis;
    if (report.kind === 'other' && this.#left.has(uri)) return;
    const seen = this.seenOf(analysis);
    if (!this.client.pulls) {
      this.send(this.connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(analysis, seen, this.client.locale) }));
    }
    this.send(this.connection.sendNotification(statusNotification, statusOf(analysis, seen, this.engine)));
    if (report.kind === 'other') this.#left.add(uri);
    else this.#left.delete(uri);
  }

  /** A message that cannot be sent has no one left to read it, nor to hear that it failed. */
  send(sent: Promise<void>): void {
    sent.catch(() => undefined);
  }
}

function changeOf(document: TextDocument, { range, text }: { readonly range: Range; readonly text: string }): Change {
  return { start: document.offsetAt(range.start), oldEnd: document.offsetAt(range.end), removed: document.getText(range), added: text };
}
