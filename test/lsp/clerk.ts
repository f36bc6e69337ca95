import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { cursorNotification } from '../../server/src/lsp/cursor.js';
import { engine } from '../../server/src/lsp/engine.js';
import { lineIndex } from '../../server/src/text/lines.js';
import { connect, type Editor } from './harness.js';

const URI = 'file:///drafts/a.md';

/** A clerk at the keyboard: every key is a change and a cursor. */
export class Clerk {
  #version = 1;
  #at = 0;
  readonly #before = new Set<string>();
  /** Findings by rule and line that came up after the start, and are gone again. */
  readonly flickered: string[] = [];
  #shown = new Set<string>();
  #taken = 0;

  constructor(
    private readonly editor: Editor,
    private text: string,
  ) {}

  static async open(text: string, calm = true): Promise<Clerk> {
    const initializationOptions = { tellsCursor: true, settings: { calm } };
    const clerk = new Clerk(await connect({ engine, initializationOptions }), text);
    clerk.editor.open(URI, text);
    await clerk.#look();
    for (const one of clerk.#shown) clerk.#before.add(one);
    return clerk;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.editor.diagnostics.all.at(-1)?.diagnostics ?? [];
  }

  get codes(): readonly string[] {
    return this.diagnostics.map(({ code }) => String(code));
  }

  async goTo(offset: number): Promise<void> {
    this.#at = offset;
    this.#tell();
    await this.#look();
  }

  /** The cursor goes to right before, or with `behind` right behind, the first place of the words. */
  find(words: string, behind = false): Promise<void> {
    const at = this.text.indexOf(words);
    assert.ok(at >= 0, words);
    return this.goTo(behind ? at + words.length : at);
  }

  /** All keys are sent before the first answer is looked at: the server takes one after the other all the same. */
  async type(keys: string): Promise<void> {
    for (const key of keys) this.#put(0, key);
    await this.#look();
  }

  /** As with pinyin or dictation: up to sixteen characters come in at once. */
  async write(text: string): Promise<void> {
    for (const words of text.match(/[^\n]{1,16}|\n/gu) ?? []) this.#put(0, words);
    await this.#look();
  }

  /** Takes characters away before the cursor and puts others there, in one change. */
  async replace(away: number, added: string): Promise<void> {
    this.#put(away, added);
    await this.#look();
  }

  #put(away: number, added: string): void {
    const lines = lineIndex(this.text);
    const range = { start: lines.positionAt(this.#at - away), end: lines.positionAt(this.#at) };
    this.text = this.text.slice(0, this.#at - away) + added + this.text.slice(this.#at);
    this.#at += added.length - away;
    this.#version += 1;
    this.editor.change(URI, this.#version, { range, text: added });
    this.#tell();
  }

  /** Changes that the clerk does not type, one after the other in one step; the cursor stays where it is, and is not told. */
  async change(...changes: readonly { readonly start: number; readonly end: number; readonly text: string }[]): Promise<void> {
    const sent = changes.map(({ start, end, text }) => {
      const lines = lineIndex(this.text);
      this.text = this.text.slice(0, start) + text + this.text.slice(end);
      return { range: { start: lines.positionAt(start), end: lines.positionAt(end) }, text };
    });
    this.#version += 1;
    this.editor.change(URI, this.#version, ...sent);
    await this.#look();
  }

  dispose(): void {
    this.editor.dispose();
  }

  #tell(): void {
    const position = lineIndex(this.text).positionAt(this.#at);
    const textDocument = { uri: URI, version: this.#version };
    void this.editor.connection.sendNotification(cursorNotification, { textDocument, position });
  }

  async #look(): Promise<void> {
    await this.editor.settled();
    for (; this.#taken < this.editor.diagnostics.all.length; this.#taken += 1) {
      const { diagnostics } = this.editor.diagnostics.all[this.#taken] ?? { diagnostics: [] };
      const now = new Set(diagnostics.map(({ code, range }) => `${code} line ${range.start.line}`));
      for (const one of this.#shown) if (!now.has(one) && !this.#before.has(one)) this.flickered.push(one);
      this.#shown = now;
    }
  }
}
