import type { Io } from './io.js';

/** Where the result goes: the terminal, or a file that appears only when it is complete. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly closed: boolean;
  write(text: string): Promise<void>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}

/** Rejects where the file cannot be made. */
export async function openOutput(path: string | undefined, io: Io): Promise<Output> {
  const nothing = () => Promise.resolve();
  if (path === undefined) {
    const { stdout } = io;
    return {
      isTTY: stdout.isTTY,
      columns: stdout.columns,
      get closed() {
        return stdout.closed;
      },
      write: (text) => stdout.write(text),
      commit: nothing,
      abandon: nothing,
    };
  }
  const draft = await io.files.create(path);
  return {
    isTTY: false,
    columns: undefined,
    closed: false,
    write: (text) => draft.write(text),
    commit: () => draft.commit(),
    abandon: () => draft.abandon(),
  };
}
