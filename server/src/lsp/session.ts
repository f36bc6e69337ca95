import { type CancellationToken, type Connection, FileChangeType, type FileEvent } from 'vscode-languageserver';
import { type ConfigHost, Configs } from '../config/nearest.js';
import type { Finding } from '../rules/shared/rule.js';
import { lineIndex } from '../text/lines.js';
import { localeOf, type Message } from '../text/message.js';
import { Analyses, type Analysis, type Snapshot, snapshotOf } from './analysis.js';
import { Beside } from './beside.js';
import { type Client, unknownClient } from './capabilities.js';
import { Configuration } from './configuration.js';
import { DeferredDiagnostics } from './deferred-diagnostics.js';
import { diagnosticsOf } from './diagnostics.js';
import { openDocuments } from './documents.js';
import type { Engine } from './engine.js';
import type { FolderHost } from './folder/host.js';
import type { Hosts } from './hosts.js';
import { lastYearPlace } from './last-year-place.js';
import type { Lifecycle } from './lifecycle.js';
import { notificationOf } from './messages.js';
import { configOf, isConfig, pathOf } from './paths.js';
import { Schedule, type Work } from './schedule.js';
import { statusOf } from './status.js';

/** The open documents, the settings in force and what the client was last told. */
export class Session {
  #client: Client = unknownClient;
  readonly #deferred = new DeferredDiagnostics();
  readonly #onRecheck: (() => void)[] = [];
  readonly #onReveal: (() => void)[] = [];
  readonly #onVersion: ((uri: string, analysis: Analysis | undefined) => void)[] = [];
  readonly #onFiles: ((events: readonly FileEvent[]) => void)[] = [];
  readonly documents = openDocuments((uri, version, changes) => this.#deferred.changed(uri, version, changes));
  readonly configHost: ConfigHost | undefined;
  readonly folderHost: FolderHost | undefined;
  /** Whether the client is told of a file's findings when it is not open, too. */
  covers: (uri: string) => boolean = () => false;
  /** URIs of the folders that are open. */
  folders: readonly string[] = [];
  readonly lifecycle: Lifecycle;
  readonly configuration: Configuration;
  readonly #analyses: Analyses;
  readonly #beside: Beside;
  readonly configs: Configs | undefined;
  /** Documents that are no report and of which the client knows as much: they get nothing more. */
  readonly #left = new Set<string>();
  readonly #schedule: Schedule;

  constructor(
    private readonly connection: Connection,
    readonly engine: Engine,
    { configHost, folderHost, lifecycle }: { readonly lifecycle: Lifecycle } & Hosts,
  ) {
    this.configHost = configHost;
    this.folderHost = folderHost;
    this.lifecycle = lifecycle;
    const knownRules = new Set(engine.rules.map((rule) => rule.id));
    this.configuration = new Configuration(connection, knownRules, () => this.recheck());
    const log = (where: string, error: unknown) => this.log(where, error);
    const complain = (where: string, message: Message) => connection.console.warn(`${where}: ${message[this.client.locale]}`);
    this.configs = configHost && new Configs(configHost, knownRules, complain);
    this.#beside = new Beside({
      documents: this.documents,
      engine,
      configHost,
      folderHost,
      extendedAt: (path) => this.configs?.for(path).extended,
      placeOf: (uri) => lastYearPlace(uri, { configs: this.configs, setting: this.configuration.current.previous, folders: this.folders }),
      lastYearRead: () => this.#judgeOutdated(),
      changed: (uris) => this.filesChanged(uris.map((uri) => ({ uri, type: FileChangeType.Changed }))),
      failed: (error) => log('units', error),
    });
    this.#analyses = new Analyses(engine, (uri) => configOf(uri, this), this.#beside, log);
    this.#schedule = new Schedule(this.#work());
  }

  /** What the client said of itself, in the language that the user has chosen. */
  get client(): Client {
    const { language } = this.configuration.current;
    return language === 'auto' ? this.#client : { ...this.#client, locale: localeOf(language) };
  }

  set client(client: Client) {
    this.#client = client;
    this.folders = client.folders;
  }

  /** `answer` is called when its turn comes, with the document as it is now; `drop` where the request was cancelled before. */
  ask(
    uri: string,
    token: CancellationToken,
    { answer, drop }: { readonly answer: (analysisOf: () => Analysis | undefined) => void; readonly drop: () => void },
  ): void {
    const document = this.documents.get(uri);
    const snapshot = document && snapshotOf(document);
    const analysisOf = () => snapshot && this.#analysisOf(snapshot);
    this.#schedule.ask({ token, snapshot, answer: () => answer(analysisOf), drop });
  }

  /** `listener` is told after the settings have changed, when every verdict may be another. */
  onRecheck(listener: () => void): void {
    this.#onRecheck.push(listener);
  }

  /** `listener` is told when what is shown changes without a change of the text: findings come forth, or last year's report is another. */
  onReveal(listener: () => void): void {
    this.#onReveal.push(listener);
  }

  /** `listener` is told when a document was opened, changed, closed or judged anew, and what it is now; nothing once it is closed. */
  onVersion(listener: (uri: string, analysis: Analysis | undefined) => void): void {
    this.#onVersion.push(listener);
  }

  /** `listener` is told of files that were written, made or deleted, where the client watches them. */
  onFiles(listener: (events: readonly FileEvent[]) => void): void {
    this.#onFiles.push(listener);
  }

  /** Settles when nobody waits for an answer. */
  idle(): Promise<void> {
    return this.#schedule.idle();
  }

  /** What is known already of the newest version of a document. */
  atHand(uri: string): Analysis | undefined {
    const document = this.documents.get(uri);
    return document && this.#analyses.known(snapshotOf(document));
  }

  /** The findings of the analysis that are not held back while the user writes. */
  visibleFindings(analysis: Analysis): ReadonlySet<Finding> {
    return this.#deferred.visible(analysis, this.#client.tellsCursor && this.configuration.current.calm);
  }

  /** The cursor stands at the offset of the document, or in none (undefined): what waited for that comes forth. */
  moved(uri: string, offset: number | undefined): void {
    const analysis = this.atHand(uri);
    this.#schedule.takeIn();
    if (analysis === undefined || this.#schedule.isDue(uri)) this.#deferred.moves(uri, offset);
    else if (this.#deferred.moved(analysis, offset)) {
      this.#publish(analysis);
      for (const listener of this.#onReveal) listener();
      if (this.client.pulls && this.client.refreshesPulled) this.send(() => this.connection.languages.diagnostics.refresh());
    }
  }

  /** What an open document would be with another text; undefined for one that is not open. */
  judge(uri: string, text: string): Pick<Analysis, 'reading' | 'findings'> | undefined {
    const document = this.documents.get(uri);
    return document && this.#analyses.judge({ uri, languageId: document.languageId, text }, this.configuration.current);
  }

  /** A file that is not open; last year's report of it is waited for. */
  async judgeFile(file: Omit<Snapshot, 'version'>): Promise<Analysis> {
    const judged = () => this.#analyses.judge(file, this.configuration.current);
    let analysis: Analysis = { id: '', uri: file.uri, version: 0, ...judged(), lines: lineIndex(file.text) };
    while (this.#beside.isReading) {
      await this.#beside.settled();
      if (this.#analyses.isOutdated(analysis)) analysis = { ...analysis, ...judged() };
    }
    return analysis;
  }

  /** Whatever was known of a document of this name is of another. */
  opened(uri: string): void {
    this.#analyses.forget(uri);
    this.#deferred.drop(uri);
    this.lookAtConfigs(uri);
  }

  /** Where a gouji.config.json beside or above the document is no longer what was read: not every client tells of that. */
  lookAtConfigs(uri: string): void {
    const path = pathOf(uri, this.configHost);
    if (path !== undefined && this.configs?.refresh(path) === true) this.recheck();
    else this.#judgeOutdated({ onDisk: true });
  }

  /** The document has a new version. Of several that come in at once only the newest is analysed. */
  changed(uri: string): void {
    this.#schedule.due(uri);
  }

  close(uri: string): void {
    this.#schedule.forget(uri);
    this.#analyses.forget(uri);
    this.#deferred.drop(uri);
    const isAnnounced = this.#left.delete(uri);
    if (!this.client.pulls && !isAnnounced && !this.covers(uri)) this.send(() => this.connection.sendDiagnostics({ uri, diagnostics: [] }));
    this.#judgeOutdated();
    this.#tellOfVersion(uri);
  }

  /** After a change of the settings. */
  recheck(): void {
    this.#analyses.clear();
    this.#deferred.clear();
    this.#beside.refresh();
    const open = this.documents.all();
    for (const { uri } of open) this.#schedule.due(uri);
    this.#schedule.takeIn();
    if (open.length > 0 && this.client.pulls && this.client.refreshesPulled)
      this.send(() => this.connection.languages.diagnostics.refresh());
    for (const listener of this.#onRecheck) listener();
  }

  /** A gouji.config.json was written, made or removed. */
  configsChanged(): void {
    this.configs?.clear();
    this.recheck();
  }

  /** Files were written, made or removed. */
  filesChanged(events: readonly FileEvent[]): void {
    if (events.some(({ uri }) => isConfig(uri, this.configs))) this.configsChanged();
    else if (events.some(({ uri }) => !uri.endsWith('.json'))) this.#judgeOutdated({ onDisk: true });
    for (const listener of this.#onFiles) listener(events);
  }

  log(where: string, error: unknown): void {
    const message = `${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    try {
      this.connection.console.error(message);
    } catch {
      // The connection has ended: there is no log any more.
    }
  }

  #work(): Work {
    const { configuration } = this;
    const analyses = this.#analyses;
    return {
      get isReady() {
        return configuration.settled;
      },
      isAtHand: (snapshot) => analyses.known(snapshot) !== undefined,
      publish: (uri) => this.#publishNewest(uri),
      rest: () => analyses.dropPast(),
    };
  }

  /** If the core fails, the log is told and the client keeps what it has: silence is not a clean bill. */
  #publishNewest(uri: string): void {
    const document = this.documents.get(uri);
    try {
      if (document !== undefined) this.#publish(this.#analysisOf(snapshotOf(document)));
    } catch (error) {
      this.log(uri, error);
    }
    this.#judgeOutdated();
    this.#tellOfVersion(uri);
  }

  /** What was judged beside reports that have changed; `onDisk`: where they may have changed there. */
  #judgeOutdated({ onDisk = false } = {}): void {
    if (onDisk) this.#beside.refresh();
    const outdated = this.#analyses.outdated();
    for (const uri of outdated) {
      this.#analyses.drop(uri);
      this.#schedule.due(uri);
    }
    // What stands behind its figures may be another without a change of its own.
    if (outdated.length > 0) for (const listener of this.#onReveal) listener();
    if (outdated.length > 0 && this.client.pulls && this.client.refreshesPulled)
      this.send(() => this.connection.languages.diagnostics.refresh());
  }

  #tellOfVersion(uri: string): void {
    const analysis = this.atHand(uri);
    for (const listener of this.#onVersion) {
      try {
        listener(uri, analysis);
      } catch (error) {
        this.log(uri, error);
      }
    }
  }

  #analysisOf(snapshot: Snapshot): Analysis {
    const isNewest = this.documents.get(snapshot.uri)?.version === snapshot.version;
    return this.#analyses.of(snapshot, isNewest, this.configuration.current);
  }

  #publish(analysis: Analysis): void {
    const { uri, version, reading } = analysis;
    const visible = this.visibleFindings(analysis);
    if (reading.kind === 'other' && this.#left.has(uri)) return;
    if (!this.client.pulls) {
      const diagnostics = diagnosticsOf(analysis, visible, this.client.locale);
      this.send(() => this.connection.sendDiagnostics({ uri, version, diagnostics }));
    }
    const status = statusOf(analysis, visible, this.engine);
    this.send(() => this.connection.sendNotification(notificationOf('gouji/status'), status));
    if (reading.kind === 'other') this.#left.add(uri);
    else this.#left.delete(uri);
  }

  /** A message that cannot be sent has no one left to read it, nor to hear that it failed. */
  send(sending: () => Promise<void>): void {
    this.lifecycle.send(sending);
  }
}
