const SAMPLE = 20_000;

/** A stretch of replacement characters: bytes of another encoding were forced into UTF-8. */
export function hasLostCharacters(source: string): boolean {
  const sample = source.slice(0, SAMPLE);
  let lost = 0;
  for (let i = sample.indexOf('\ufffd'); i >= 0; i = sample.indexOf('\ufffd', i + 1)) lost += 1;
  return lost > 30 && lost > sample.length * 0.05;
}
