import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeLensRequest,
  type Diagnostic,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  InlayHintRequest,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineIndex } from '../../server/src/text/lines.js';
import type { Editor } from '../lsp/harness.js';
import type { Random } from '../support/random.js';
import { edited, randomEdit, type Sample } from './edits.js';

/** A draft that is open, its text as the client knows it, and the same text opened afresh beside it. */
export class OpenDraft {
  #version = 1;
  #text: string;
  /** How long the lines of a text are. */
  #ends: { readonly of: string; readonly lengths: readonly number[] } = { of: '', lengths: [0] };
  readonly #uri: string;
  readonly #twin: string;
  readonly #language: string;

  constructor(
    private readonly editor: Editor,
    private readonly sample: Sample,
    private readonly seed: number,
  ) {
    this.#text = sample.text;
    const extension = sample.html ? 'html' : 'md';
    this.#uri = `file:///drafts/${seed}.${extension}`;
    this.#twin = `file:///twins/${seed}.${extension}`;
    this.#language = sample.html ? 'html' : 'markdown';
    editor.open(this.#uri, this.#text, this.#language);
  }

  /** One to three changes in one step, as an editor with several cursors tells them; the version is analysed. */
  async edit(random: Random): Promise<void> {
    const changes: { range: Range; text: string }[] = [];
    for (let left = 1 + (random.below(4) === 0 ? random.below(3) : 0); left > 0; left -= 1) {
      const edit = randomEdit(random, this.#text);
      changes.push({ range: this.#range(edit.start, edit.end), text: edit.text });
      this.#text = edited(this.#text, edit);
    }
    this.#version += 1;
    this.editor.change(this.#uri, this.#version, ...changes);
    await this.editor.settled();
  }

  /** Whatever the editor shows by itself is what it would show of the same text opened for the first time. */
  async checkAfresh(): Promise<void> {
    this.editor.open(this.#twin, this.#text, this.#language);
    await this.editor.settled();
    const found = this.#diagnostics(this.#uri);
    assert.deepEqual(found, this.#diagnostics(this.#twin), this.#told('findings'));
    const [shown, afresh] = await Promise.all([this.#uri, this.#twin].map((uri) => this.#shown(uri)));
    this.editor.close(this.#twin);
    assert.deepEqual(shown, afresh, this.#told('symbols, folding, hints, lenses'));
    for (const { range, relatedInformation = [] } of found)
      for (const one of [range, ...relatedInformation.map(({ location }) => location.range)]) this.#assertInside(one, 'a finding');
  }

  /** Everything that is offered anywhere in the draft. */
  async checkActions(): Promise<void> {
    for (const { title, edit } of await this.#actions()) this.#applied(edit?.changes?.[this.#uri] ?? [], title);
  }

  /** Aligned once and for all; every figure stays, in its order. */
  async checkFormatting(): Promise<void> {
    const before = this.#text;
    await this.#replace(this.#applied(await this.#formatting(), 'formatting'));
    const figures = (text: string) => text.match(/[0-9０-９]+/g);
    assert.deepEqual(figures(this.#text), figures(before), this.#told('formatting'));
    assert.deepEqual(await this.#formatting(), [], this.#told('formatting again'));
  }

  async checkFixAll(): Promise<void> {
    const [action] = await this.#actions(['source.fixAll.gouji']);
    if (action === undefined) return;
    await this.#replace(this.#applied(action.edit?.changes?.[this.#uri] ?? [], action.title));
    assert.deepEqual(await this.#actions(['source.fixAll.gouji']), [], this.#told('fix-all again'));
  }

  close(): void {
    this.editor.close(this.#uri);
  }

  /** What an editor draws into the draft and beside it, as JSON without the draft's address. */
  async #shown(uri: string): Promise<unknown> {
    const { connection } = this.editor;
    const textDocument = { uri };
    const range = this.#range(0, this.#text.length);
    const answers = await Promise.all([
      connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
      connection.sendRequest(CodeLensRequest.type, { textDocument }),
    ]);
    return JSON.parse(JSON.stringify(answers).replaceAll(uri, 'uri'));
  }

  /** None of what is no report. */
  async #formatting(): Promise<TextEdit[]> {
    const options = { tabSize: 2, insertSpaces: true };
    return (await this.editor.connection.sendRequest('textDocument/formatting', { textDocument: { uri: this.#uri }, options })) ?? [];
  }

  async #actions(only?: readonly string[]): Promise<CodeAction[]> {
    const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
    const range = this.#range(0, this.#text.length);
    const params = { textDocument: { uri: this.#uri }, range, context };
    return (await this.editor.connection.sendRequest('textDocument/codeAction', params)) ?? [];
  }

  async #replace(text: string): Promise<void> {
    this.#text = text;
    this.#version += 1;
    this.editor.change(this.#uri, this.#version, { text });
    await this.editor.settled();
  }

  /** The last that was told of the document, its own address left out. */
  #diagnostics(uri: string): readonly Diagnostic[] {
    const told = this.editor.diagnostics.all.findLast((params) => params.uri === uri);
    return JSON.parse(JSON.stringify(told?.diagnostics ?? assert.fail(this.#told('no findings'))).replaceAll(uri, 'uri'));
  }

  #applied(edits: readonly TextEdit[], what: string): string {
    for (const { range } of edits) this.#assertInside(range, what);
    try {
      return TextDocument.applyEdits(TextDocument.create(this.#uri, this.#language, 1, this.#text), [...edits]);
    } catch (error) {
      throw new Error(this.#told(what), { cause: error });
    }
  }

  #assertInside({ start, end }: Range, what: string): void {
    if (this.#ends.of !== this.#text) this.#ends = { of: this.#text, lengths: this.#text.split(/\r\n|\r|\n/).map(({ length }) => length) };
    const { lengths } = this.#ends;
    const inside = [start, end].every(({ line, character }) => character >= 0 && character <= (lengths[line] ?? -1));
    const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    assert.ok(inside && ordered, this.#told(`${what}: ${JSON.stringify({ start, end })}`));
  }

  #range(start: number, end: number): Range {
    const lines = lineIndex(this.#text);
    return { start: lines.positionAt(start), end: lines.positionAt(end) };
  }

  #told(what: string): string {
    return `${what}; seed ${this.seed}, ${this.sample.name}, version ${this.#version}:\n${this.#text}`;
  }
}
