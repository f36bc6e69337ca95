import assert from 'node:assert/strict';
import { type Diagnostic, InlayHintRequest } from 'vscode-languageserver/node';
import { engine } from '../../server/src/lsp/engine.js';
import { notificationOf } from '../../server/src/lsp/messages.js';
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
  #unseen = 0;
  #burst = 1;

  constructor(
    private readonly editor: Editor,
    private text: string,
    private readonly burst: () => number,
  ) {}

  /** `burst`: so many keys and moves come in at once before the server does anything, each time anew; then `settled` is to be awaited. */
  static async open(text: string, { calm = true, burst = (): number => 1 } = {}): Promise<Clerk> {
    const initializationOptions = { tellsCursor: true, settings: { calm } };
    const clerk = new Clerk(await connect({ engine, initializationOptions }), text, burst);
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

  /** What is written behind the totals. */
  async hints(): Promise<unknown[]> {
    const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
    const found = await this.editor.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: URI }, range });
    return (found ?? []).map(({ label }) => label);
  }

  async goTo(offset: number): Promise<void> {
    this.#at = offset;
    this.#tell();
    await this.#done();
  }

  /** The cursor goes to right before, or with `behind` right behind, the first place of the words. */
  find(words: string, behind = false): Promise<void> {
    const at = this.text.indexOf(words);
    assert.ok(at >= 0, words);
    return this.goTo(behind ? at + words.length : at);
  }

  async type(keys: string): Promise<void> {
    for (const key of keys) await this.replace(0, key);
  }

  /** As with pinyin or dictation: up to sixteen characters come in at once. */
  async write(text: string): Promise<void> {
    for (const words of text.match(/[^\n]{1,16}|\n/gu) ?? []) await this.replace(0, words);
  }

  /** Takes characters away before the cursor and puts others there, in one change. */
  async replace(away: number, added: string): Promise<void> {
    this.#put(away, added);
    await this.#done();
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
    await this.#done();
  }

  /** The whole text becomes another, as an editor tells it that knows no better. */
  retype(text: string): void {
    this.text = text;
    this.#version += 1;
    this.editor.change(URI, this.#version, { text });
  }

  dispose(): void {
    this.editor.dispose();
  }

  #tell(): void {
    const position = lineIndex(this.text).positionAt(this.#at);
    const textDocument = { uri: URI, version: this.#version };
    void this.editor.connection.sendNotification(notificationOf('gouji/cursor'), { textDocument, position });
  }

  /** All that was done is analysed, and what the server told of it is taken in. */
  settled(): Promise<void> {
    return this.#look();
  }

  async #done(): Promise<void> {
    this.#unseen += 1;
    if (this.#unseen >= this.#burst) await this.#look();
  }

  async #look(): Promise<void> {
    this.#burst = this.burst();
    this.#unseen = 0;
    await this.editor.settled();
    for (; this.#taken < this.editor.diagnostics.all.length; this.#taken += 1) {
      const { diagnostics } = this.editor.diagnostics.all[this.#taken] ?? { diagnostics: [] };
      const now = new Set(diagnostics.map(({ code, range }) => `${code} line ${range.start.line}`));
      for (const one of this.#shown) if (!now.has(one) && !this.#before.has(one)) this.flickered.push(one);
      this.#shown = now;
    }
  }
}
