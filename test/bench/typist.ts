import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { now } from './measure.js';

const URI = 'untitled:年报.md';
/** Typed into running text, and taken back by as many backspaces. */
const SENTENCE = '全年收到申请2件，均已答复。';
const FIGURE = '12';

/** A server in a process of its own, and an editor that types. */
export interface Typist {
  /** From the start of the process to the answer of `initialize`. */
  readonly startMs: number;
  /** Opens the draft; types so many keys in turn into a cell and into running text; for each how long its findings took. */
  type(draft: string, keys: number): Promise<number[]>;
  /** Ends the server and waits until its process is gone. */
  end(): Promise<void>;
}

export async function startTypist(program: string): Promise<Typist> {
  // Node reads extra certificates at every start: tens of milliseconds that are nobody's.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const started = now();
  const child = spawn(process.execPath, [program, '--stdio'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  // The server takes pains that an editor like VS Code asks of it: it is told where the cursor is.
  const initializationOptions = { tellsCursor: true };
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {}, initializationOptions });
  const startMs = now() - started;
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    startMs,
    type: (draft, keys) => typed(connection, draft, keys),
    end: () => ended(connection, child),
  };
}

async function typed(connection: ProtocolConnection, text: string, keys: number): Promise<number[]> {
  const waiting = new Map<number, () => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version = 0 }) => waiting.get(version)?.());
  const published = (version: number) => new Promise<void>((resolve) => waiting.set(version, resolve));
  const opened = published(1);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'markdown', version: 1, text },
  });
  await opened;
  const cell = hand(FIGURE, placeIn(text, '| 1.属于国家秘密 | '));
  const prose = hand(SENTENCE, placeIn(text, '依据《中华人民共和国政府信息公开条例》第五十条'));
  const latencies: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const version = key + 2;
    const change = (key % 2 === 0 ? cell : prose)();
    const done = published(version);
    const sent = now();
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges: [change],
    });
    await done;
    latencies.push(now() - sent);
    waiting.delete(version);
  }
  return latencies;
}

/** Types the words one by one at the place, takes them back one by one, and so on. */
function hand(words: string, { line, character }: Position): () => TextDocumentContentChangeEvent {
  let step = 0;
  return () => {
    const at = step % (2 * words.length);
    step += 1;
    const place = (column: number) => ({ line, character: character + column });
    if (at < words.length) return { range: { start: place(at), end: place(at) }, text: words[at] ?? '' };
    const end = 2 * words.length - at;
    return { range: { start: place(end - 1), end: place(end) }, text: '' };
  };
}

/** Behind the words where they first stand. */
function placeIn(text: string, words: string): Position {
  const found = text.indexOf(words);
  if (found < 0) throw new RangeError(`not in the draft: ${words}`);
  const before = text.slice(0, found + words.length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function ended(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await gone;
  connection.dispose();
}
