/** What the suite uses of node:timers/promises, where there is no Node. */
export function setTimeout(milliseconds: number): Promise<void> {
  return new Promise((done) => void globalThis.setTimeout(done, milliseconds));
}
