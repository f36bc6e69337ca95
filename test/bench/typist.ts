import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import {
  type CancellationToken,
  CancellationTokenSource,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LSPErrorCodes,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { median, now } from './measure.js';

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
  /** Opens the draft and types so many keys, one every so many milliseconds, whether anything has come back or not. */
  hurry(draft: string, keys: number, pauseMs: number): Promise<Hurry>;
  /** Ends the server and waits until its process is gone. */
  end(): Promise<void>;
}

/** What a server makes of keys that do not wait for it. */
export interface Hurry {
  /** From the last key to its findings. */
  readonly lastMs: number;
  /** Versions of which findings came from the last key on, its own among them. */
  readonly lastTold: number;
  /** As an editor asks at each key, and cancels when the next comes: how long each took that was answered. */
  readonly answers: readonly number[];
  /** From a key to its findings where nothing else waits: one analysis. */
  readonly aloneMs: number;
  /** Versions of which findings came. */
  readonly told: number;
  /** The most memory that the server's process has held, in MB; undefined where the system does not tell. */
  readonly peakMB: number | undefined;
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
    hurry: async (draft, keys, pauseMs) => ({ ...(await hurried(connection, draft, keys, pauseMs)), peakMB: peakOf(child) }),
    end: () => ended(connection, child),
  };
}

async function typed(connection: ProtocolConnection, text: string, keys: number): Promise<number[]> {
  const { press } = await opened(connection, text);
  const latencies: number[] = [];
  for (let key = 0; key < keys; key += 1) {
    const sent = now();
    await press().told;
    latencies.push(now() - sent);
  }
  return latencies;
}

/** Keys that are pressed alone before the hurry, to know what one analysis takes. */
const ALONE = 9;

async function hurried(connection: ProtocolConnection, text: string, keys: number, pauseMs: number): Promise<Omit<Hurry, 'peakMB'>> {
  const { press, told } = await opened(connection, text);
  const alone: number[] = [];
  for (let key = 0; key < ALONE; key += 1) {
    const sent = now();
    await press().told;
    alone.push(now() - sent);
  }
  const before = told();
  const answers: number[] = [];
  const asked: Promise<void>[] = [];
  let last = { sent: now(), before: told(), told: Promise.resolve() };
  let source = new CancellationTokenSource();
  for (let key = 0; key < keys; key += 1) {
    source.cancel();
    source = new CancellationTokenSource();
    last = { sent: now(), before: told(), told: press().told };
    asked.push(askedOf(connection, source.token, answers));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  await last.told;
  const [lastMs, lastTold] = [now() - last.sent, told() - last.before];
  await Promise.all(asked);
  return { lastMs, lastTold, answers, aloneMs: median(alone), told: told() - before };
}

/** What is shown beside the draft at each key. */
async function askedOf(connection: ProtocolConnection, token: CancellationToken, answers: number[]): Promise<void> {
  const sent = now();
  await connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: URI } }, token).then(
    () => void answers.push(now() - sent),
    (error) => {
      if (error.code !== LSPErrorCodes.RequestCancelled) throw error;
    },
  );
}

interface Opened {
  /** Presses the next key: `told` settles with its findings, or those of a later one. */
  press(): { readonly told: Promise<void> };
  /** How many versions the server has told findings of. */
  told(): number;
}

async function opened(connection: ProtocolConnection, text: string): Promise<Opened> {
  const waiting = new Map<number, () => void>();
  let told = 0;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ version = 0 }) => {
    told += 1;
    for (const [wanted, wake] of waiting) {
      if (wanted > version) continue;
      waiting.delete(wanted);
      wake();
    }
  });
  const published = (version: number) => new Promise<void>((resolve) => waiting.set(version, resolve));
  const first = published(1);
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'markdown', version: 1, text },
  });
  await first;
  const cell = hand(FIGURE, placeIn(text, '| 1.属于国家秘密 | '));
  const prose = hand(SENTENCE, placeIn(text, '依据《中华人民共和国政府信息公开条例》第五十条'));
  let version = 1;
  const press = () => {
    version += 1;
    const change = (version % 2 === 0 ? cell : prose)();
    const findings = published(version);
    void connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges: [change],
    });
    return { told: findings };
  };
  return { press, told: () => told };
}

/** Linux keeps the most that a process has ever held. */
function peakOf({ pid }: ChildProcess): number | undefined {
  const path = `/proc/${pid}/status`;
  const [, kB] = /^VmHWM:\s+(\d+) kB$/m.exec(existsSync(path) ? readFileSync(path, 'utf8') : '') ?? [];
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
