import type { Io, Terminal } from './io.js';

/** Where the result goes: the terminal, or a file that appears only when it is complete. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  /** Nobody reads it any more. */
  readonly closed: boolean;
  /** Settles when more may be written; what is written goes out with the next turn of the process, or when there is a block of it. */
  write(text: string): Promise<void>;
  /** Settles when all that was written is out. */
  flush(): Promise<void>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

/** Characters. A write for each small result would take longer than the result itself. */
const BLOCK = 64 * 1024;

/** Rejects where the file cannot be made. */
export async function openOutput(path: string | undefined, io: Io): Promise<Output> {
  if (path === undefined) return inBlocks(io.stdout);
  const draft = await io.files.create(path);
  const output = inBlocks({ isTTY: false, columns: undefined, closed: false, write: (text) => draft.write(text) });
  return {
    ...output,
    commit: async () => {
      await output.flush();
      await draft.commit();
    },
    abandon: () => draft.abandon(),
  };
}

/** The file appears only when it is complete. Rejects where it cannot be written. */
export async function writeFile(path: string, content: string | Uint8Array, io: Io): Promise<void> {
  const draft = await io.files.create(path);
  try {
    await draft.write(content);
    await draft.commit();
  } catch (error) {
    await draft.abandon();
    throw error;
  }
}

function inBlocks(terminal: Terminal): Output {
  let waiting: string[] = [];
  let length = 0;
  let timer: NodeJS.Immediate | undefined;
  /** Writes one after the other; what failed once fails whoever writes next. */
  let last = Promise.resolve();
  const send = (): Promise<void> => {
    clearImmediate(timer);
    timer = undefined;
    const text = waiting.join('');
    waiting = [];
    length = 0;
    if (text !== '' && !terminal.closed) last = last.then(() => terminal.write(text));
    return last;
  };
  const later = () => void send().catch(() => undefined);
  return {
    isTTY: terminal.isTTY,
    columns: terminal.columns,
    get closed() {
      return terminal.closed;
    },
    async write(text) {
      if (text === '' || terminal.closed) return;
      waiting.push(text);
      length += text.length;
      if (length >= BLOCK) await send();
      else timer ??= setImmediate(later);
    },
    flush: send,
    commit: send,
    abandon: () => Promise.resolve(),
  };
}
