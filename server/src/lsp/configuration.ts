import { type Connection, DidChangeConfigurationNotification, type DidChangeConfigurationParams } from 'vscode-languageserver';
import type { Message } from '../text/message.js';
import { type Client, unknownClient } from './capabilities.js';
import { defaultSettings, parseSettings, type Settings, sectionOf } from './settings.js';

/**
 * The settings in force. A client that answers `workspace/configuration` is asked for them; the others hand them over.
 * Until the first answer nothing is checked, lest findings that the user has switched off flash up.
 */
export class Configuration {
  current: Settings = defaultSettings;
  #settled = false;
  #client: Client = unknownClient;
  #asked = 0;

  constructor(
    private readonly connection: Connection,
    private readonly knownRules: ReadonlySet<string>,
    private readonly onChange: () => void,
  ) {}

  /** The first settings are there. */
  get settled(): boolean {
    return this.#settled;
  }

  initialize(client: Client): void {
    this.#client = client;
    this.current = this.#parse(sectionOf(client.settings));
    if (!client.configures) this.#settle();
  }

  async initialized(): Promise<void> {
    if (this.#client.registersConfiguration) {
      // A refusal only means that changes are not announced.
      this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'gouji' }).catch(() => undefined);
    }
    if (this.#client.configures) await this.#ask();
  }

  async changed(params: DidChangeConfigurationParams): Promise<void> {
    if (this.#client.configures) await this.#ask();
    else this.#take(this.#parse(sectionOf(params.settings)));
  }

  /** Answers may overtake one another; only the one to the last question counts. */
  async #ask(): Promise<void> {
    this.#asked += 1;
    const question = this.#asked;
    try {
      const answer: unknown = await this.connection.workspace.getConfiguration('gouji');
      if (question === this.#asked) this.#take(this.#parse(answer));
    } catch (error) {
      this.connection.console.warn(`workspace/configuration: ${String(error)}`);
      if (question === this.#asked) this.#settle();
    }
  }

  #take(settings: Settings): void {
    const changed = JSON.stringify(settings) !== JSON.stringify(this.current);
    this.current = settings;
    if (!this.#settled) this.#settle();
    else if (changed) this.onChange();
  }

  #settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.onChange();
  }

  #parse(raw: unknown): Settings {
    const complain = (message: Message) => this.connection.console.warn(message[this.#client.locale]);
    return parseSettings(raw, this.knownRules, complain);
  }
}
