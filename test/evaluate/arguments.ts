export interface Arguments {
  readonly folders: readonly string[];
  readonly errors: readonly { readonly file: string; readonly folder: string }[];
  readonly seed: number;
  readonly runs: number;
  readonly write: boolean;
  /** Drafts for each of the two proofs of sprinkled drafts; 0: the evaluation of all rules instead. */
  readonly sprinkled: number;
  /** The real reports alone, no drafts. */
  readonly real: boolean;
}

export function parseArguments(args: readonly string[]): Arguments {
  const folders: string[] = [];
  const errors: { file: string; folder: string }[] = [];
  const numbers = { seed: 1, runs: 3, sprinkled: 0 };
  let write = false;
  let real = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--write') write = true;
    else if (arg === '--real') real = true;
    else if (arg === '--seed') numbers.seed = count(arg, args[++i]);
    else if (arg === '--runs') numbers.runs = count(arg, args[++i]);
    else if (arg === '--sprinkled') numbers.sprinkled = count(arg, args[++i]);
    else if (arg === '--errors') errors.push({ file: operand(arg, args[++i]), folder: operand(arg, args[++i]) });
    else if (arg.startsWith('-')) throw new Error(`no option ${arg}`);
    else folders.push(arg);
  }
  if (write && real) throw new Error('what is written is measured on drafts too');
  return { folders, errors, ...numbers, write, real };
}

function operand(option: string, text: string | undefined): string {
  if (text === undefined) throw new Error(`${option} wants more`);
  return text;
}

function count(option: string, text: string | undefined): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${option} wants a whole number from 1`);
  return value;
}
