/**
 * The form pack that a configuration names, as it stands there; undefined where it names none. The server alone knows what a configuration
 * is: one that is commented out is handed over in vain, and does no harm.
 */
export function packNamedIn(text: string): string | undefined {
  const written = /"formPack"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (written === undefined) return undefined;
  try {
    const name: unknown = JSON.parse(written);
    return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
  } catch {
    return undefined;
  }
}
