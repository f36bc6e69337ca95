/** What the suite uses of node:assert/strict, where there is no Node. */
export function ok(value: unknown, message = 'not true'): asserts value {
  if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  ok(Object.is(actual, expected), message ?? `${shown(actual)} is not ${shown(expected)}`);
}

/** Of what JSON can say, and undefined. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  equal(shown(actual), shown(expected), message);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  ok(pattern.test(text), message ?? `${shown(text)} does not match ${pattern}`);
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (part === undefined ? '(undefined)' : sorted(part)), 1) ?? '(undefined)';
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
