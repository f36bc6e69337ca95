import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
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

/** Typed into running text, and taken back by as many backspaces. */
const SENTENCE = '全年收到申请2件，均已答复。';
const FIGURE = '12';

/** A server in a process of its own, and an editor that types. */
export interface Typist {
  /** From the start of the process to the answer of `initialize`. */
  readonly startMs: number;
  /** Opens the draft as a document of its own; types into a cell and into running text in turn; for each key how long its findings took. */
  type(draft: string, keys: Keys): Promise<number[]>;
  /** What the server's process holds, in MB; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Ends the server and waits until its process is gone. */
  end(): Promise<void>;
}

export interface Keys {
  readonly count: number;
  /** Pressed before those that count. */
  readonly warm: number;
  /** Between two keys, whether anything has come back or not. */
  readonly pauseMs: number;
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
    memory: () => memoryOf(child),
    end: () => ended(connection, child),
  };
}

async function typed(connection: ProtocolConnection, text: string, { count, warm, pauseMs }: Keys): Promise<number[]> {
  const { press, close } = await opened(connection, text);
  const latencies: Promise<number>[] = [];
  const begun = now();
  for (let key = 0; key < warm + count; key += 1) {
    const sent = now();
    const latency = press().then(() => now() - sent);
    if (key >= warm) latencies.push(latency);
    // Keys come at their times: a late one does not put off those behind it.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, begun + (key + 1) * pauseMs - now())));
  }
  const all = await Promise.all(latencies);
  await close();
  return all;
}

interface Opened {
  /** Presses the next key; settles with its findings, or those of a later one. */
  press(): Promise<void>;
  close(): Promise<void>;
}

let documents = 0;

async function opened(connection: ProtocolConnection, text: string): Promise<Opened> {
  documents += 1;
  const uri = `untitled:年报${documents}.md`;
  const waiting = new Map<number, () => void>();
  const listening = connection.onNotification(PublishDiagnosticsNotification.type, ({ uri: told, version = 0 }) => {
    if (told !== uri) return;
    for (const [wanted, wake] of waiting) {
      if (wanted > version) continue;
      waiting.delete(wanted);
      wake();
    }
  });
  const published = (version: number) => new Promise<void>((resolve) => waiting.set(version, resolve));
  const first = published(1);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  await first;
  const cell = hand(FIGURE, placeIn(text, /\| 1\.属于国家秘密 \| /));
  const prose = hand(SENTENCE, placeIn(text, /（三）政府信息管理情况。/));
  let version = 1;
  const press = () => {
    version += 1;
    const change = (version % 2 === 0 ? cell : prose)();
    const findings = published(version);
    void connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [change] });
    return findings;
  };
  const close = async () => {
    listening.dispose();
    await connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  };
  return { press, close };
}

/** Linux tells what a process holds. */
function memoryOf({ pid }: ChildProcess): number | undefined {
  const path = `/proc/${pid}/status`;
  const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(existsSync(path) ? readFileSync(path, 'utf8') : '') ?? [];
  return kB === undefined ? undefined : Number(kB) / 1024;
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
function placeIn(text: string, words: RegExp): Position {
  const found = words.exec(text);
  if (found === null) throw new RangeError(`not in the draft: ${words.source}`);
  const before = text.slice(0, found.index + found[0].length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function ended(connection: ProtocolConnection, child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await gone;
  connection.dispose();
}
